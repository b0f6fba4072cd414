"""The work behind the screen: one thread for the session and its store, one for the search index.

Where the articles are part of an archive its server answers, and what the opened ones can be limited by is counted in a
third.

Neither touches a widget: they post messages, and the screen changes itself.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from briefing.models import Noted, Reading
from briefing.models.kept import KeptReading
from briefing.tui import messages
from briefing.tui.calm import Calm
from briefing.tui.catalog import Catalog
from briefing.tui.everywhere import Whole, as_opened, is_nothing, not_yet, of_opened
from briefing.tui.notes import Notes
from briefing.tui.question import Question
from briefing.tui.searching import LeftError, Shelf, learn, make_shelf, noted_by
from briefing.tui.sessions import SessionLike

if TYPE_CHECKING:
    from briefing.pipeline import Collection, Event
    from briefing.pipeline.storyfacts import StoryFacts
    from briefing.store import Notebook
    from briefing.store.desks import LeftDesk

Post = Callable[[Message], object]
FIRST_SHOWN = 8
"""So many articles are shown as they come, before they are compared; the rest waits in the list."""

BETWEEN = 0.05
"""Seconds between two tellings of how far the work is; a screen can't show more."""

_log = logging.getLogger(__name__)


class Backstage:
    """Runs the slow work and tells what comes of it."""

    def __init__(self, open_session: Callable[[], SessionLike], post: Post) -> None:
        """``open_session`` runs in the thread: what it loads must not keep the screen from being drawn."""
        self.open_session = open_session
        self.post = post
        self._session: SessionLike | None = None
        self._opening = threading.Lock()
        self.notes = Notes(self._notebook, self._post, self._tell_faults, self._hears)
        self.calm = Calm()
        self._stop = threading.Event()
        self._unwatch = threading.Event()
        self._work = ThreadPoolExecutor(1, thread_name_prefix="session")
        self._search = ThreadPoolExecutor(1, thread_name_prefix="search")
        self._count = ThreadPoolExecutor(1, thread_name_prefix="catalog")
        self.catalog: Catalog | None = None
        self.unsent = 0
        self.is_part = False
        self._whole: Whole | None = None
        self._shelf: Shelf | None = None
        self._story_facts: StoryFacts | None = None
        self._turn = 0
        self._tell_at = 0.0
        self._tell_index_at = 0.0
        self.growth: messages.IndexGrows | None = None
        self._closed = False
        self._looked_back = False
        self._came: list[Reading] = []
        self._read: Collection | None = None
        self._unindexed: Sequence[Reading] | None = None
        self._unopened: Sequence[Reading] | None = None
        self._told: set[str] = set()
        self._heavy = (self._load, self._compare, self._reach, self._find_index, self._open_index, self._build_catalog)

    # What the screen asks for. Each returns at once.

    def load(self) -> None:
        """Read everything; ``StoriesFound`` and ``CollectionRead`` come when it is done."""
        self._stop.clear()
        self._came = []
        self.notes.read()
        self._work.submit(self._guard, self._load)

    def reach(self, article: str) -> None:
        """Bring in the story of an article of the archive that was not opened; ``StoryReached`` follows."""
        self._work.submit(self._guard, self._reach, article)

    def story(self, group_id: str) -> None:
        """Compare a group; ``StoryCame`` follows."""
        self._work.submit(self._guard, self._compare, group_id)

    def watch(self, paths: Sequence[Path]) -> None:
        """Read again whenever files below the paths change, or articles come into the archive, until ``close``."""
        threading.Thread(target=self._guard, args=(self._watch, tuple(paths)), name="watch", daemon=True).start()

    def search(self, question: Question) -> int:
        """Ask the index; ``SearchDone`` with the number returned follows, unless a newer question came before."""
        self._turn += 1
        self._search.submit(self._guard, self._ask, self._turn, question)
        return self._turn

    def cancel(self) -> None:
        """Stop the reading as soon as it can be."""
        self._stop.set()

    def open_index(self) -> None:
        """Open the index that stands, since somebody is about to ask it."""
        self._search.submit(self._guard, self._open_index)

    @property
    def searchable(self) -> bool:
        """Whether the index stands, or a server answers."""
        return self.is_part or self._shelf is not None or self._unopened is not None

    def close(
        self, places: Mapping[str, int] | None = None, left: Callable[[], LeftDesk | None] = lambda: None
    ) -> None:
        """Stop everything, remember the reader's places (offsets by id) and the desk, and close the store."""
        self._closed = True
        self._stop.set()
        self._unwatch.set()
        for pool in (self._search, self._count):
            pool.shutdown(wait=False, cancel_futures=True)
        opened = self._session is not None
        self.notes.close(places or {} if opened else {}, left() if opened else None)
        self._work.shutdown(wait=True)
        if self._session is not None:
            if self._read is not None:
                self._session.visit(reading.article for reading in self._read.readings.values())
            self._session.close()
            self.unsent = self._session.unsent
        self.calm.close()

    # What runs in the threads.

    def _post(self, message: Message) -> None:
        if not self._closed:
            self.post(message)

    def _guard(self, work: Callable[..., None], *arguments: object) -> None:
        """Run it; whatever goes wrong is told to the reader rather than lost with the thread."""
        if self._closed:
            return
        self._tell_faults(work, *arguments)

    def _tell_faults(self, work: Callable[..., None], *arguments: object) -> None:
        try:
            with self.calm if work in self._heavy else nullcontext():
                work(*arguments)
        except LeftError:
            pass
        except Exception as error:
            if work == self._load or not self._read_again(error):
                _log.exception("work behind the screen")
                self._post(messages.WentWrong(f"{type(error).__name__}: {error}", fatal=work == self._load))

    def _read_again(self, error: Exception) -> bool:
        """Where it was a file that has changed, read everything again; it is told once for each file."""
        from briefing.pipeline.heads import ChangedError  # noqa: PLC0415  # as below

        if not isinstance(error, ChangedError):
            return False
        if str(error) not in self._told:
            self._told.add(str(error))
            self._post(messages.WentWrong(f"{error}; reading again"))
        self.load()
        return True

    @property
    def _opened(self) -> SessionLike:
        with self._opening:
            if self._session is None:
                self._session = self.open_session()
            return self._session

    def _hears(self) -> bool:
        return self._session is not None and self._session.hears

    def _notebook(self) -> Notebook:
        return self._opened.notebook(self._listen)

    def _load(self) -> None:
        from briefing.pipeline import Cancelled  # noqa: PLC0415  # a third of a second: not before the first picture

        if self._opened.is_part and not self.is_part:
            self.is_part = True
            self._post(messages.IndexReady(0))
        try:
            collection = self._opened.load(self._listen, self._stop.is_set)
        except Cancelled:
            self._post(messages.Stopped())
            return
        self._read = collection
        if self.is_part:
            self._opened.hear(self.notes.hear, lambda text: self._post(messages.ServerAway(text)))
        self._post(messages.CollectionRead(collection))
        self._unindexed = tuple(collection.readings.values())
        if not collection.groups:
            self._begin_index()

    def _reach(self, article: str) -> None:
        from briefing.store import StoreError  # noqa: PLC0415  # as above

        try:
            group = self._opened.reach(article)
        except StoreError as error:
            self._post(messages.WentWrong(str(error)))
            return
        self._read = self._opened.collection
        self._post(messages.StoryReached(group, self._read))

    def _compare(self, group_id: str) -> None:
        story = self._opened.story(group_id)
        self._post(messages.StoryCame(story, self.notes.places(self._notebook(), story.readings)))
        self._begin_index()

    def _begin_index(self) -> None:
        """Build the index, after the first story: the two would only slow each other down."""
        readings, self._unindexed = self._unindexed, None
        if readings is not None and self.is_part:
            self._shelf = None
            self._count.submit(self._guard, self._build_catalog, readings)
        elif readings is not None:
            self._search.submit(self._guard, self._find_index, readings)

    def _listen(self, event: Event) -> None:
        from briefing.pipeline import events as of  # noqa: PLC0415  # as above

        match event:
            case of.Progress(stage, done, total, detail):
                now = time.monotonic()
                if now >= self._tell_at or done == total:
                    self._tell_at = now + BETWEEN
                    self._post(messages.Advanced(stage, done, total, detail))
            case of.Arrived(reading):
                if len(self._came) < FIRST_SHOWN:
                    self._came.append(reading)
                    known = all(isinstance(one, KeptReading) for one in self._came)
                    self._post(messages.ArticlesCame(tuple(self._came), known))
            case of.Passed(skipped):
                self._post(messages.FileSkipped(skipped))
            case of.Grouped(groups):
                left = self._left()
                groups = self._opened.collection.groups if self.is_part else groups
                self._post(messages.StoriesFound(groups, left))
            case of.Noticed(message):
                self._post(messages.WentWrong(message))
            case _:
                pass

    def _left(self) -> LeftDesk | None:
        """How the desk was left, at the first reading."""
        from briefing.store.desks import find_desk  # noqa: PLC0415  # as above
        from briefing.store.finding import Library  # noqa: PLC0415

        desks = self._notebook().state.desks
        if self._looked_back or not desks:
            return None
        self._looked_back = True
        self._reach_back(desks.last(1)[0].says.get("article"))
        return find_desk(desks, Library(tuple(self._opened.collection.readings.values())))

    def _reach_back(self, article: object) -> None:
        """Bring in the story that was left, where it is not among what is opened."""
        from briefing.store import StoreError  # noqa: PLC0415  # as above

        if self.is_part and isinstance(article, str):
            with suppress(StoreError):  # gone since, or the server is away: then the reader begins elsewhere
                self._opened.reach(article)

    def _build_catalog(self, readings: Sequence[Reading]) -> None:
        self.catalog = self._catalog(readings, known=False)
        self._post(messages.IndexReady(len(readings)))

    def _find_index(self, readings: Sequence[Reading]) -> None:
        """Build the index; one that stands is opened when somebody begins to search: that takes a tenth of a second."""
        if self._opened.standing().on_disk():
            self.catalog = self._catalog(readings, known=True)
            self._unopened = readings
            self._post(messages.IndexReady(len(readings)))
        else:
            self._index_anew(readings)

    def _open_index(self) -> None:
        readings, self._unopened = self._unopened, None
        if readings is not None:
            self._build_index(readings)

    def _index_anew(self, readings: Sequence[Reading]) -> None:
        self._post(messages.IndexReady(len(readings), self._build_index(readings).note))

    def _build_index(self, readings: Sequence[Reading]) -> Shelf:
        from briefing.pipeline import Collection, StoryNames, index_folder  # noqa: PLC0415  # as above

        stamp = (standing := self._opened.standing()).stamp()
        self.catalog = self._catalog(readings, known=bool(stamp))
        folder = index_folder(self._opened.paths) if self._opened.keep else None
        names = StoryNames(self._read or Collection())
        shelf = make_shelf(readings, names, self.catalog, folder, self._tell_index, self._noted)
        shelf.fill(stamp)
        standing.keep(shelf.index.stamp)
        self._story_facts = self._opened.story_facts()
        self._shelf = made = replace(shelf, facts=self._story_facts)
        if made.note:
            self._post(messages.WentWrong(made.note))
        return made

    def _catalog(self, readings: Sequence[Reading], *, known: bool) -> Catalog:
        """Names that are not ``known`` are counted now: that needs texts, and takes its time."""
        table = partial(self._opened.mentions().table, readings)
        counted = None if known else table()
        return Catalog(readings, lambda: counted or table())

    def _noted(self) -> tuple[Noted, ...]:
        """Notes and tags, for the search."""
        return noted_by(self._notebook(), tuple(self._held().values()))

    def _tell_index(self, done: int, total: int, note: str) -> None:
        """Tell how far the index is; raises ``LeftError`` where nobody waits for it any more."""
        if self._closed:
            raise LeftError
        now = time.monotonic()
        if now >= self._tell_index_at or (done == total and self.growth and self.growth.done < total):
            self._tell_index_at = now + BETWEEN
            self.growth = messages.IndexGrows(done, total, note)
            self._post(self.growth)

    def _watch(self, paths: Sequence[Path]) -> None:
        from briefing.corpus.watch import watch  # noqa: PLC0415  # as above

        if self._opened.is_part:
            for number in self._opened.arrivals(self._unwatch):
                self._post(messages.FilesChanged(number, "article"))
            return
        for changes in watch(paths, self._unwatch):
            if changes and not self._closed:
                self._post(messages.FilesChanged(len(changes)))

    def _ask(self, turn: int, question: Question) -> None:
        if turn != self._turn or not self.searchable:
            return
        from briefing.index import asks_facts  # noqa: PLC0415  # as above

        self._open_index()
        shelf = self._shelf_for(question)
        note = shelf.note if shelf is not None else ""
        result = shelf.ask(question, lambda: turn != self._turn) if shelf is not None else not_yet(question)
        if shelf is not None and shelf.note and shelf.note != note:
            self._post(messages.WentWrong(shelf.note))
        looser = None
        if isinstance(shelf, Whole):
            looser = shelf.looser(question) if is_nothing(result) else None
        elif self.is_part:
            result = of_opened(result, len(self._held()))
        self._post(messages.SearchDone(turn, result, looser))
        if self._story_facts is not None and not result.stopped and asks_facts(question.words):
            again = partial(self._search.submit, self._guard, self._ask_more, turn, question)
            self._work.submit(
                self._guard, learn, self._story_facts, lambda: turn == self._turn and not self._closed, again
            )

    def _ask_more(self, turn: int, question: Question) -> None:
        if turn == self._turn and self._shelf is not None:
            result = self._shelf.ask(question, lambda: turn != self._turn)
            if not result.stopped:
                self._post(messages.SearchDone(turn, of_opened(result, len(self._held())) if self.is_part else result))

    def _shelf_for(self, question: Question) -> Shelf | Whole | None:
        """Who answers. What no server knows is asked of an index of the opened articles, made when it is needed."""
        if not self.is_part:
            return self._shelf
        from briefing.index import fields_asked  # noqa: PLC0415  # as above
        from briefing.index.tree import FACT, OF_TEXTS  # noqa: PLC0415

        if not fields_asked(question.words) & (OF_TEXTS | {FACT}):
            return self._server()
        if self._shelf is None and self._read is not None:
            self._index_anew(tuple(self._read.readings.values()))
        return self._shelf

    def _server(self) -> Whole | None:
        if self._whole is None:
            server = self._opened.everywhere(as_opened(self._held))
            if server is not None:
                self._whole = Whole(server, self._held, lambda: self.catalog, self._noted)
        return self._whole

    def _held(self) -> Mapping[str, Reading]:
        return self._read.readings if self._read is not None else {}
