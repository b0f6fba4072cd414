"""A notebook for one session, where nothing is to be kept or nothing can be: it is gone with the process."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing.store.anchors import Target
from briefing.store.events import SEARCH, UNDO, Event, Record, State, event_of, new_record, state_of
from briefing.store.faults import StoreError
from briefing.store.mirror import Mirror
from briefing.store.values import SavedSearch


class UnsavedNotebook:
    """It begins with the records given, such as those of a notebook that can be read but not written."""

    warning: str | None = None
    lasting = False
    waiting = 0

    def __init__(self, records: Sequence[Record] = ()) -> None:
        self._lock = threading.RLock()
        self._records = {record.id: record for record in records}
        self._asked: list[tuple[str, str]] = []
        self._events: dict[str, Event] = {}
        self._state = State()
        self._compute()

    def _compute(self) -> None:
        read = (event_of(record) for record in self._records.values())
        self._events = {event.id: event for event in read if event is not None}
        self._state = state_of(self._events.values())

    def close(self) -> None:
        """Nothing to let go of."""

    @property
    def state(self) -> State:
        """What holds now."""
        return self._state

    def refresh(self) -> bool:
        """Nobody else writes here."""
        return False

    def add(
        self,
        kind: str,
        about: Target | None = None,
        says: Mapping[str, Any] | None = None,
        undoes: Sequence[str] = (),
    ) -> Event:
        """Note an event for this session."""
        record = new_record(kind, "reader", about, says, undoes)
        self.merge((record,))
        return self._events[record.id]

    def records(self) -> tuple[Record, ...]:
        """Every event of this session."""
        return tuple(self._records.values())

    def add_each(self, kind: str, abouts: Sequence[Target]) -> None:
        """Write down one event of this kind about each target, all of them or none."""
        self.merge([new_record(kind, "reader", about) for about in abouts])

    def merge(self, records: Sequence[Record]) -> int:
        """Take in the events that are not here yet; how many."""
        with self._lock:
            before = len(self._records)
            for record in records:
                self._records.setdefault(record.id, record)
            self._compute()
            return len(self._records) - before

    def searches(self) -> tuple[SavedSearch, ...]:
        """Saved searches, then the last ones asked, each newest first."""
        with self._lock:
            saved = dict.fromkeys((_part(event, "query"), _part(event, "limits")) for event in self._newest())
            rest = dict.fromkeys(item for item in reversed(self._asked) if item not in saved)
            pinned = tuple(SavedSearch(query, True, limits) for query, limits in saved)
            return pinned + tuple(SavedSearch(query, False, limits) for query, limits in rest)

    def remember_search(self, query: str, saved: bool | None = None, limits: str = "") -> None:
        """Note that the query was asked; ``saved`` pins it or takes the pin away, None leaves it."""
        query = query.strip()
        if not query and not limits:
            return
        with self._lock:
            self._asked.append((query, limits))
            pins = self._pins(query, limits)
            if saved and not pins:
                self.add(SEARCH, says={"query": query, "limits": limits})
            elif saved is False and pins:
                self.add(UNDO, undoes=pins)

    def forget_search(self, query: str, limits: str = "") -> None:
        """Take a query out of what was asked and out of what is saved."""
        query = query.strip()
        with self._lock:
            self._asked = [item for item in self._asked if item != (query, limits)]
            if pins := self._pins(query, limits):
                self.add(UNDO, undoes=pins)

    def check(self) -> tuple[str, ...]:
        """Nothing can be wrong with it."""
        return ()

    def _newest(self) -> Sequence[Event]:
        return self._state.searches[::-1]

    def _pins(self, query: str, limits: str) -> tuple[str, ...]:
        found = (
            event for event in self._newest() if (_part(event, "query"), _part(event, "limits")) == (query, limits)
        )
        return tuple(event.id for event in found)


def readable(path: Path) -> UnsavedNotebook:
    """What can be read of a notebook that can't be opened: the events of its mirror."""
    try:
        records, _ = Mirror(path.with_suffix(".jsonl")).read()
    except (OSError, StoreError):
        records = []
    return UnsavedNotebook(records)


def _part(event: Event, name: str) -> str:
    return str(event.says.get(name, ""))
