"""What a session keeps on disk: its store and its notebook, opened when the first of them is asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from briefing.pipeline.archived import Kept, Origin, open_archived
from briefing.pipeline.events import Ear, Listener, ignore
from briefing.pipeline.keeping import open_kept
from briefing.pipeline.known import Known
from briefing.store import Notebook, Store, UnsavedNotebook


class Holding:
    """The notebook may be asked for, and used, by any thread."""

    def __init__(self, *, keep: bool, origin: Origin | None) -> None:
        """``keep`` False leaves nothing on disk; ``origin`` is an archive in the place of files."""
        self.keep = keep
        self.unsent = 0
        self._origin = origin
        self._store: Store | None = None
        self._notebook: Notebook | None = None
        self._opening = threading.Lock()
        self._ear = Ear()

    def store(self, listener: Listener = ignore) -> Store | None:
        """The user's store, or None where none is wanted or none can be had (the listener is told why).

        One that fails later says so to the last listener given, and goes on as if it were empty.
        """
        self._open(listener)
        return self._store

    def notebook(self, listener: Listener = ignore) -> Notebook:
        """The user's notebook; one for this session alone where none is wanted or none can be had."""
        self._open(listener)
        assert self._notebook is not None  # noqa: S101 - opened just now
        return self._notebook

    def _open(self, listener: Listener) -> None:
        with self._opening:
            if listener is not ignore:
                self._ear.listener = listener
            if self._notebook is None:
                opened = self._kept()
                self._store = opened.store if opened else None
                self._notebook = opened.notebook if opened else UnsavedNotebook()
                self.keep = self.keep and self._store is not None

    def _kept(self) -> Kept | None:
        if self._origin is not None:
            return open_archived(self._origin, self._ear.say)
        return open_kept(self._ear.say) if self.keep else None

    def _let_go(self, opened: Iterable[Known]) -> None:
        """Close both, and what reads from the store."""
        with self._opening:
            for known in opened:
                known.close()
            if self._store is not None:
                self._store.close()
            if self._notebook is not None:
                self._notebook.close()
                self.unsent = self._notebook.waiting
            self._store = self._notebook = None
