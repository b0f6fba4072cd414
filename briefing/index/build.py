"""A collection's index: brought up to date, asked, and built again where anything is wrong with it.

It holds nothing that the articles do not, so no fault of its files is worse than the time to build it again: aside,
while the old one stays in use, or in memory where the folder can't be written to or is not safe (see ``folder``).
``note`` says what happened.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from briefing.index.arrays import InFile, InMemory, Segment
from briefing.index.generations import LAYOUT, BusyError, DamagedError, Generation, Shelf
from briefing.index.marked import GivenNames, Names, by_story
from briefing.index.nearest import Kept, nearest
from briefing.index.opened import Opened
from briefing.index.query import Asked, SearchOptions, SearchResult, run_query
from briefing.index.shelving import Part, fingerprint, plan, segments
from briefing.models import Article, Reading
from briefing.paths import UnsafeFolderError, cache_folder, cache_path
from briefing.records import dataclass

PATIENCE = 30.0
"""Seconds to wait for another process that builds, before the old generation is asked, or one in memory."""
_PARTS = "parts.json"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the index is to hold, by whom it is told of, and how long it waits for another process."""

    readings: tuple[Reading, ...]
    names: Names
    articles: dict[str, str]
    patience: float
    tell: Teller
    source: str = ""


class Teller:
    """Tells of progress, and knows whether what it was told ended the work."""

    def __init__(self, progress: Progress | None) -> None:
        self.progress = progress
        self.stopped = False

    def __call__(self, done: int, total: int) -> None:
        """Tell how many of how many are done."""
        if self.progress is None:
            return
        try:
            self.progress(done, total)
        except BaseException:
            self.stopped = True
            raise


class SearchIndex:
    """A collection's index, brought up to date by ``update`` and asked by ``search``.

    Searches may run in several threads at once, and beside an update: each asks what was in use when it began.
    """

    def __init__(self, folder: Path | None) -> None:
        """``folder`` None keeps the index in memory; so does one that is not safe, and ``note`` says so."""
        self.folder = folder
        self.note: str | None = None
        self._shelf: Shelf | None = None
        self._opened: Opened | None = None
        self._wish: _Wish | None = None
        self._trusted: Opened | None = None
        self._articles: dict[str, Article] = {}
        self._made = 0
        if folder is not None:
            try:
                if cache_path() in folder.parents:
                    cache_folder()
                self._shelf = Shelf(folder, LAYOUT)
            except OSError as error:
                self.note = f"no search index in {folder} ({told(error)}); searching in memory"
            self._open_current()

    def update(
        self,
        readings: Sequence[Reading],
        names: Names | Mapping[str, Sequence[str]],
        progress: Progress | None = None,
        *,
        rebuild: bool = False,
        patience: float = PATIENCE,
        source: str = "",
    ) -> int:
        """Make the index hold exactly ``readings``.

        Args:
            readings: all articles of the collection.
            names: names per article id, for the ``entity`` field.
            progress: told how many of how many changed articles are in, and while they are put in order that all
                are; also while another process builds. What it raises ends the update, and the index stays as it was.
            rebuild: build it again even where it seems to be up to date.
            patience: seconds to wait for another process that builds.
            source: what the articles were read from, in the caller's own terms, for ``stands``.

        Returns:
            How many articles were added, changed or taken out; 0 where nothing was touched.
        """
        known = GivenNames(names) if isinstance(names, Mapping) else names
        self._articles = {reading.article.id: reading.article for reading in readings}
        self._trusted = None
        wanted = {reading.article.id: fingerprint(reading, known) for reading in readings}
        wish = self._wish = _Wish(tuple(readings), known, wanted, patience, Teller(progress), source)
        if self._opened is not None and self._opened.articles == wanted and not rebuild and self.stands(source):
            return 0
        if self._shelf is None or (self._opened is not None and self._opened.generation is None):
            return self._update_memory(wish)
        return self._update_shelf(self._shelf, wish, rebuild=rebuild)

    def hold(self, readings: Sequence[Reading], names: Names, progress: Progress | None = None) -> None:
        """Take these for what it holds, which the caller knows by its ``stamp``: ten thousand need no look then."""
        self._articles = {reading.article.id: reading.article for reading in readings}
        self._wish = _Wish(tuple(readings), names, {}, PATIENCE, Teller(progress))
        self._trusted = self._opened

    def _holds(self, wish: _Wish) -> bool:
        return self._opened is not None and self._opened.articles == wish.articles

    def _update_shelf(self, shelf: Shelf, wish: _Wish, *, rebuild: bool) -> int:
        """The same on disk; in memory where it can't be written, or another process builds and nothing is there yet."""
        try:
            with shelf.building(wish.patience, lambda: wish.tell(0, len(wish.readings))):
                touched = self._update_disk(shelf, wish, rebuild=rebuild)
                shelf.clean()
                return touched
        except BusyError:
            if self._holds(wish):
                return 0
            if self._opened is not None:
                self.note = "another briefing is updating the search index; results are from before its changes"
                return 0
            self.note = "another briefing is building the search index; searching in memory meanwhile"
        except Exception as error:  # a full disk, or whatever Whoosh makes of one
            if wish.tell.stopped:
                raise
            if self._holds(wish) and not rebuild:
                return 0  # only the name of its source is not kept
            self.note = f"the search index can't be written ({told(error)}); searching in memory"
        self.forget()
        return self._update_memory(wish)

    def search(self, query: str, options: SearchOptions | None = None) -> SearchResult:
        """Hits for a query; one that can't be read gives ``error`` and no hits.

        An index that fails while it is asked is built again, once, and ``note`` says so.
        """
        try:
            return self._ask(query, options or SearchOptions())
        except Exception as error:  # whatever is wrong with its files, it can be built again
            self._condemn(error)
        try:
            if self._wish is not None:
                wish = self._wish
                self._again(wish)
            return self._ask(query, options or SearchOptions())
        except Exception as error:
            if self._wish is not None and self._wish.tell.stopped:
                raise
            return SearchResult(query, 0, (), f"the search failed: {type(error).__name__}: {error}")

    def nearest(self, sentences: Sequence[str], most: int) -> list[Kept]:
        """At most ``most`` articles that share most with these sentences; none where the index fails."""
        opened = self._opened
        while opened is not None and not opened.take():
            opened = self._opened
        if opened is None:
            return []
        try:
            return nearest(opened.library, sentences, most)
        except (OSError, ValueError, DamagedError):
            return []
        finally:
            opened.let_go()

    @property
    def count(self) -> int:
        """How many articles it holds."""
        return self._opened.library.count if self._opened is not None else 0

    @property
    def stamp(self) -> str:
        """A name for what it holds, another one after each change; empty in memory."""
        return self._opened.stamp if self._opened is not None else ""

    def stands(self, source: str) -> bool:
        """Whether the index holds what was read from this source; also where no source is named, or it is in memory."""
        if self._opened is None:
            return False
        generation = self._opened.generation
        return not source or generation is None or generation.manifest.source == source

    def _again(self, wish: _Wish) -> None:
        self.update(
            wish.readings,
            wish.names,
            wish.tell.progress,
            rebuild=True,
            patience=wish.patience,
            source=wish.source,
        )

    def forget(self) -> None:
        """Let go of what is open: the next ``update`` builds everything again."""
        self._use(None)

    def _ask(self, query: str, options: SearchOptions) -> SearchResult:
        opened = self._opened
        while opened is not None and not opened.take():
            opened = self._opened  # another one came into use at this moment
        if opened is None:
            return SearchResult(query, 0, ())
        try:
            stale = self._wish is not None and opened is not self._trusted and opened.articles != self._wish.articles
            return run_query(Asked(opened.library, self._articles, stale), query, options)
        finally:
            opened.let_go()

    def _use(self, opened: Opened | None) -> None:
        before, self._opened = self._opened, opened
        if before is not None and before is not opened:
            before.let_go()

    def _open_current(self) -> None:
        self._use(None)
        if self._shelf is None:
            return
        generation = None
        try:
            generation = self._shelf.current()
            if generation is not None:
                self._use(_open(generation))
        except UnsafeFolderError as error:
            self.note = f"the search index on disk is not safe to open ({error}); it is rebuilt"
        except Exception as error:  # whatever is wrong with it, it can be built again
            self.note = f"the search index was damaged ({_reason(error, generation)}) and is rebuilt"

    def _condemn(self, error: Exception) -> None:
        reason = _reason(error, self._opened.generation if self._opened is not None else None)
        self.note = f"the search index was damaged ({reason}) and is rebuilt"
        self.forget()

    def _update_disk(self, shelf: Shelf, wish: _Wish, *, rebuild: bool) -> int:
        # Another process may have built meanwhile what is wanted here, or something to begin with.
        if not rebuild:
            self._open_current()
        base = self._opened
        changed = _changed(wish, base)
        if base is None or rebuild:
            return self._build(shelf, wish, None)
        if not changed and self.stands(wish.source):
            return 0
        if len(wish.articles.keys() & changed) <= len(wish.articles) // 2:
            try:
                return self._build(shelf, wish, base)
            except Exception as error:
                if wish.tell.stopped or isinstance(error, OSError):
                    raise
                self._condemn(error)
        self._build(shelf, wish, None)
        return len(changed)

    def _build(self, shelf: Shelf, wish: _Wish, base: Opened | None) -> int:
        generation = base.generation if base is not None else None
        changed = _changed(wish, base)
        planned = plan(base.parts if base is not None else (), changed, wish.articles)
        place = shelf.begin(generation, [part.file for part in planned.keep])
        try:
            parts = list(planned.keep)
            for number, content in enumerate(_written(wish, planned.write)):
                parts.append(Part(f"words-{place.path.name[4:]}-{number}.arrays"))
                place.write(parts[-1].file, content)
            place.write(_PARTS, [msgspec.json.encode(parts)])
            published = shelf.publish(place, wish.articles, generation, wish.source)
        except BaseException:
            shelf.drop(place)
            raise
        self._use(_open(published))
        return len(changed)

    def _update_memory(self, wish: _Wish) -> int:
        opened = self._opened if self._opened is not None and self._opened.generation is None else None
        changed = _changed(wish, opened)
        known = {part.file: segment for part, segment in opened.parts} if opened is not None else {}
        planned = plan(opened.parts if opened is not None else (), changed, wish.articles)
        parts = [(part, known[part.file]) for part in planned.keep]
        for content in _written(wish, planned.write):
            self._made += 1
            parts.append((Part(str(self._made)), Segment(InMemory(b"".join(content)))))
        self._use(Opened(parts, wish.articles))
        return len(changed)


def open_index(folder: Path | None) -> SearchIndex:
    """The index kept in ``folder``; in memory where that folder is None or not safe to use (``note`` says so)."""
    return SearchIndex(folder)


def check_index(folder: Path) -> list[str]:
    """What is wrong with the index in a folder, by the hashes of all its files; nothing is changed."""
    try:
        generation = Shelf(folder, LAYOUT).current()
        return generation.faults() if generation is not None else []
    except (OSError, DamagedError) as error:
        return [told(error)]


def remove_index(folder: Path) -> None:
    """Remove the index in a folder, unless the folder is not safe or another process builds there."""
    with contextlib.suppress(OSError, BusyError):
        shelf = Shelf(folder, LAYOUT)
        with shelf.building(0, lambda: None):
            shelf.forget()


def _open(generation: Generation) -> Opened:
    parts = msgspec.json.decode(generation.folder.read(_PARTS), type=tuple[Part, ...])
    opened = [(part, Segment(InFile(generation.folder.reading(part.file)))) for part in parts]
    return Opened(opened, generation=generation)


def _changed(wish: _Wish, base: Opened | None) -> tuple[str, ...]:
    """Ids of the articles that are new, changed or gone."""
    known = base.articles if base is not None else {}
    gone = set(known) - set(wish.articles)
    return (*(key for key, value in wish.articles.items() if known.get(key) != value), *sorted(gone))


def _written(wish: _Wish, ids: Sequence[str]) -> Iterator[Iterator[bytes | memoryview]]:
    named = frozenset(ids)
    return segments(by_story([r for r in wish.readings if r.article.id in named], wish.names), wish.names, wish.tell)


def _reason(error: Exception, generation: Generation | None) -> str:
    """What is wrong with the files, where their hashes show it; else what was raised."""
    with contextlib.suppress(OSError, DamagedError):
        return next(iter(generation.faults()), told(error)) if generation is not None else told(error)
    return told(error)


def told(error: BaseException) -> str:
    """An error in few words."""
    if isinstance(error, (UnsafeFolderError, DamagedError)):
        return str(error)
    if isinstance(error, OSError):
        return error.strerror or str(error) or type(error).__name__
    return type(error).__name__
