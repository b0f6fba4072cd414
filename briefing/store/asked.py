"""Searches in a notebook: those that are pinned are events of its log, the others a short history beside it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from briefing.store.anchors import Target
from briefing.store.events import SEARCH, UNDO, Event, State
from briefing.store.values import SavedSearch

HISTORY = 100
"""Searches that are remembered without a pin."""


class Searches(ABC):
    """The half of a notebook that every engine shares; where the history is kept is the engine's matter."""

    _lock: AbstractContextManager[Any]

    @property
    @abstractmethod
    def state(self) -> State:
        """What holds now, as far as it was read."""

    @abstractmethod
    def add(
        self,
        kind: str,
        about: Target | None = None,
        says: Mapping[str, Any] | None = None,
        undoes: Sequence[str] = (),
    ) -> Event:
        """Write an event down."""

    @abstractmethod
    def _history(self) -> list[tuple[str, str]]:
        """Words and limits of what was asked, the newest first."""

    @abstractmethod
    def _asked(self, query: str, limits: str) -> None:
        """Put a search at the head of the history."""

    @abstractmethod
    def _forget(self, query: str, limits: str) -> None:
        """Take a search out of the history."""

    def searches(self) -> tuple[SavedSearch, ...]:
        """Saved searches, then the last ones asked, each newest first."""
        with self._lock:
            saved = list(dict.fromkeys(_search(event) for event in reversed(self.state.searches)))
            rest = [pair for pair in self._history() if pair not in saved]
            return tuple(
                SavedSearch(query, kept, limits)
                for kept, pairs in ((True, saved), (False, rest))
                for query, limits in pairs
            )

    def remember_search(self, query: str, saved: bool | None = None, limits: str = "") -> None:
        """Note that the query was asked; ``saved`` pins it or takes the pin away, None leaves it."""
        query = query.strip()
        if not query and not limits:
            return
        with self._lock:
            self._asked(query, limits)
            pins = self._pins(query, limits)
            if saved and not pins:
                self.add(SEARCH, says={"query": query, "limits": limits})
            elif saved is False and pins:
                self.add(UNDO, undoes=pins)

    def forget_search(self, query: str, limits: str = "") -> None:
        """Take a query out of what was asked and out of what is saved."""
        query = query.strip()
        with self._lock:
            self._forget(query, limits)
            pins = self._pins(query, limits)
            if pins:
                self.add(UNDO, undoes=pins)

    def _pins(self, query: str, limits: str) -> tuple[str, ...]:
        return tuple(event.id for event in self.state.searches if _search(event) == (query, limits))


def _search(event: Event) -> tuple[str, str]:
    return str(event.says.get("query", "")), str(event.says.get("limits", ""))
