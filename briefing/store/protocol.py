"""What the rest of the program needs of a store and of a notebook, whatever engine is behind it.

``tests/store/contract`` holds what every engine must do. Each method raises ``StoreError`` where the engine can't do
it, and then nothing was changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from briefing.corpus.sourcefile import SourceFile
from briefing.models import Analysis, Story
from briefing.store.anchors import Target
from briefing.store.events import Event, Record, State
from briefing.store.values import Found, Groups, SavedSearch


class Store(Protocol):
    """Articles as read, and what was made of them: all of it can be made again.

    Values are kept by a key and by the version of the code that made them; of another version they are not known.
    """

    warning: str | None
    """What was mended at opening, in one sentence."""

    def close(self) -> None:
        """Let go of it."""

    def batch(self) -> AbstractContextManager[None]:
        """All writes inside are kept, or none of them."""

    def known_file(self, source: SourceFile, reader: str) -> Found | None:
        """What the file held, or None where it is new, has changed, or was read by another version."""

    def earlier_file(self, source: SourceFile, reader: str) -> Found | None:
        """What was kept of that path by that version, whether or not the file has changed since."""

    def keep_file(self, source: SourceFile, reader: str, found: Found) -> None:
        """Remember what the file held."""

    def known_analysis(self, key: str, version: str) -> Analysis | None:
        """The analysis of that content by that version of the analyser."""

    def keep_analysis(self, key: str, version: str, analysis: Analysis) -> None:
        """Remember an analysis; one by another version is replaced."""

    def known_groups(self, key: str, version: str) -> Groups | None:
        """Which articles of that collection belong together."""

    def keep_groups(self, key: str, version: str, groups: Groups) -> None:
        """Remember which articles belong together."""

    def known_story(self, key: str, version: str) -> Story | None:
        """The comparison of those articles."""

    def keep_story(self, key: str, version: str, story: Story) -> None:
        """Remember a comparison."""

    def known_bytes(self, kind: str, key: str, version: str) -> bytes | None:
        """What was kept of that kind in a writing of the caller's own, which it reads with care."""

    def keep_bytes(self, kind: str, key: str, version: str, value: bytes) -> None:
        """Remember something in a writing of the caller's own."""

    def forget_other_versions(self, versions: Mapping[str, str]) -> int:
        """Drop what other states of the code made: ``versions`` holds the present one of each kind. How many went."""

    def counts(self) -> dict[str, int]:
        """How many rows each table holds."""

    def check(self) -> tuple[str, ...]:
        """What is wrong with it; empty where nothing is."""

    def mend(self) -> None:
        """Go on with a new one, with all that can be had of this one, which showed damage (``StoreError.damaged``)."""


class Notebook(Protocol):
    """What the reader marked: a log of events that only grows. It may be used from several threads."""

    warning: str | None
    """What was mended at opening, in one sentence."""

    lasting: bool
    """Whether it outlives this process."""

    @property
    def waiting(self) -> int:
        """How many events are written down and not yet where they last; 0 but for a server that is away."""

    def close(self) -> None:
        """Let go of it."""

    @property
    def state(self) -> State:
        """What holds now, as far as it was read: ``refresh`` reads on."""

    def refresh(self) -> bool:
        """Read what others wrote meanwhile; whether there was anything."""

    def add(
        self,
        kind: str,
        about: Target | None = None,
        says: Mapping[str, Any] | None = None,
        undoes: Sequence[str] = (),
    ) -> Event:
        """Write an event down; when this returns, it is on the disk."""

    def add_each(self, kind: str, abouts: Sequence[Target]) -> None:
        """Write down one event of this kind about each target, all of them or none."""

    def records(self) -> tuple[Record, ...]:
        """Every event as it is written, in the order in which they came."""

    def merge(self, records: Sequence[Record]) -> int:
        """Take in the events that are not here yet; how many."""

    def searches(self) -> tuple[SavedSearch, ...]:
        """Saved searches, then the last ones asked, each newest first."""

    def remember_search(self, query: str, saved: bool | None = None, limits: str = "") -> None:
        """Note that the query was asked; ``saved`` pins it or takes the pin away, None leaves it."""

    def forget_search(self, query: str, limits: str = "") -> None:
        """Take a query out of what was asked and out of what is saved."""

    def check(self) -> tuple[str, ...]:
        """What is wrong with it; empty where nothing is."""
