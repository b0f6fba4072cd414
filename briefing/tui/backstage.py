"""The work behind the screen: one thread for the session and its store, one for the search index.

Neither touches a widget: they post messages, and the screen changes itself.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from textual.message import Message

from briefing.models import Reading, Story
from briefing.pipeline import (
    Arrived,
    Cancelled,
    Collection,
    Event,
    Grouped,
    Listener,
    Noticed,
    Passed,
    Progress,
    entity_names,
    index_folder,
)
from briefing.store import SavedSearch, Store
from briefing.tui import messages

Post = Callable[[Message], object]
FIRST_SHOWN = 8
"""So many articles are shown as they come, before they are compared; the rest of a large collection waits in the list."""

_log = logging.getLogger(__name__)


class SessionLike(Protocol):
    """What the reader needs of ``briefing.pipeline.Session``."""

    paths: tuple[Path, ...]
    keep: bool
    collection: Collection

    def load(self, listener: Listener, cancelled: Callable[[], bool]) -> Collection:
        """Read and analyse everything."""
        ...

    def story(self, group_id: str) -> Story:
        """Compare the articles of a group."""
        ...

    def store(self, listener: Listener) -> Store | None:
        """The user's store."""
        ...

    def close(self) -> None:
        """Close the store."""
        ...


class Backstage:
    """Runs the slow work and tells what comes of it."""

    def __init__(self, session: SessionLike, post: Post) -> None:
        self.session = session
        self.post = post
        self._stop = threading.Event()
        self._work = ThreadPoolExecutor(1, thread_name_prefix="session")
        self._search = ThreadPoolExecutor(1, thread_name_prefix="search")
        self._index: object | None = None
        self._turn = 0
        self._came: list[Reading] = []

    # What the screen asks for. Each returns at once.

    def load(self) -> None:
        """Read everything; ``StoriesFound`` and ``CollectionRead`` come when it is done."""
        self._stop.clear()
        self._came = []
        self._work.submit(self._guard, self._load)

    def story(self, group_id: str) -> None:
        """Compare a group; ``StoryCame`` follows."""
        self._work.submit(self._guard, lambda: self._post(messages.StoryCame(self.session.story(group_id))))

    def with_store(self, work: Callable[[Store], None]) -> None:
        """Do something with the store, where there is one."""

        def run() -> None:
            store = self.session.store(self._listen)
            if store is not None:
                work(store)

        self._work.submit(self._guard, run)

    def searches(self) -> tuple[SavedSearch, ...]:
        """What was searched before. This one waits; the store answers in a millisecond once the reading is done."""
        store = self.session.store(self._listen)
        return store.searches() if store is not None else ()

    def search(self, query: str, options: object) -> int:
        """Ask the index; ``SearchDone`` with the number returned follows, unless a newer question came before."""
        self._turn += 1
        self._search.submit(self._guard, self._ask, self._turn, query, options)
        return self._turn

    def cancel(self) -> None:
        """Stop the reading as soon as it can be."""
        self._stop.set()

    @property
    def searchable(self) -> bool:
        """Whether the index stands."""
        return self._index is not None

    def close(self) -> None:
        """Stop everything and close the store."""
        self._stop.set()
        self._search.shutdown(wait=False, cancel_futures=True)
        self._work.shutdown(wait=True, cancel_futures=True)
        self.session.close()

    # What runs in the threads.

    def _post(self, message: Message) -> None:
        if not self._stop.is_set() or isinstance(message, messages.Stopped):
            self.post(message)

    def _guard(self, work: Callable[..., None], *arguments: object) -> None:
        """Run it; whatever goes wrong is told to the reader rather than lost with the thread."""
        try:
            work(*arguments)
        except Cancelled:
            self._post(messages.Stopped())
        except Exception as error:
            _log.exception("work behind the screen")
            self._post(messages.WentWrong(f"{type(error).__name__}: {error}", fatal=work == self._load))

    def _load(self) -> None:
        store = self.session.store(self._listen)
        if store is not None:
            self._post(messages.StarsRead(store.stars()))
        collection = self.session.load(self._listen, self._stop.is_set)
        self._post(messages.CollectionRead(collection))
        self._search.submit(self._guard, self._build_index, tuple(collection.readings.values()))

    def _listen(self, event: Event) -> None:
        match event:
            case Progress(stage, done, total, detail):
                self._post(messages.Advanced(stage, done, total, detail))
            case Arrived(reading):
                if len(self._came) < FIRST_SHOWN:
                    self._came.append(reading)
                    self._post(messages.ArticlesCame(tuple(self._came)))
            case Passed(skipped):
                self._post(messages.FileSkipped(skipped))
            case Grouped(groups):
                self._post(messages.StoriesFound(groups))
            case Noticed(message):
                self._post(messages.WentWrong(message))
            case _:
                pass

    def _build_index(self, readings: Sequence[Reading]) -> None:
        from briefing.index import open_index

        folder = index_folder(self.session.paths) if self.session.keep else None
        index = open_index(folder)
        index.update(readings, entity_names(readings))
        self._index = index
        if index.note:
            self._post(messages.WentWrong(index.note))
        self._post(messages.IndexReady(len(readings)))

    def _ask(self, turn: int, query: str, options: object) -> None:
        if turn != self._turn or self._index is None:
            return
        self._post(messages.SearchDone(turn, self._index.search(query, options)))  # type: ignore[attr-defined]
