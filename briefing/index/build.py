"""A collection's index: brought up to date, asked, and built again where anything is wrong with it.

It holds nothing that the articles do not, so no fault of its files is worse than the time to build it again: aside,
while the old one stays in use, or in memory where the folder can't be written to or is not safe (see ``folder``).
``note`` says what happened.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh.searching import Searcher
from whoosh.writing import IndexWriter

from briefing.index.generations import BusyError, DamagedError, Generation, Shelf
from briefing.index.pool import sort_in_pieces
from briefing.index.query import Asked, SearchOptions, SearchResult, run_query
from briefing.index.schema import LAYOUT, make_schema
from briefing.index.storage import FolderStorage, MemoryStorage
from briefing.models import Article, Reading
from briefing.paths import UnsafeFolderError, cache_folder, cache_path

PATIENCE = 30.0
"""Seconds to wait for another process that builds, before the old generation is asked, or one in memory."""
_ENDLESS = 1 << 20

Progress = Callable[[int, int], None]
Names = Mapping[str, Sequence[str]]
"""Names of entities per article id, for the ``entity`` field."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the index is to hold, by whom it is told of, and how long it waits for another process."""

    readings: tuple[Reading, ...]
    entities: Names
    articles: dict[str, str]
    patience: float
    tell: _Teller


class _Teller:
    """Tells of progress, and knows whether what it was told ended the work."""

    def __init__(self, progress: Progress | None) -> None:
        self.progress = progress
        self.stopped = False

    def __call__(self, done: int, total: int) -> None:
        if self.progress is None:
            return
        try:
            self.progress(done, total)
        except BaseException:
            self.stopped = True
            raise


class _Opened:
    """An index that can be asked. Its folder is held as long as it is in use, or asked by some thread."""

    def __init__(self, index: Any, articles: Mapping[str, str], generation: Generation | None = None) -> None:  # noqa: ANN401
        self.index = index
        self.articles = articles
        self.generation = generation
        self._users = 1
        self._lock = Lock()

    def take(self) -> bool:
        """Begin to use it; False where it is closed already."""
        with self._lock:
            if self._users:
                self._users += 1
                return True
            return False

    def let_go(self) -> None:
        """End to use it. The last one closes the folder: left to the collector it might be held for long."""
        with self._lock:
            self._users -= 1
            if not self._users and self.generation is not None:
                self.generation.folder.close()


class SearchIndex:
    """A collection's index, brought up to date by ``update`` and asked by ``search``.

    Searches may run in several threads at once: each opens a searcher of its own, since a shared one answers wrongly.
    """

    def __init__(self, folder: Path | None) -> None:
        """``folder`` None keeps the index in memory; so does one that is not safe, and ``note`` says so."""
        self.folder = folder
        self.note: str | None = None
        self._shelf: Shelf | None = None
        self._opened: _Opened | None = None
        self._wish: _Wish | None = None
        self._articles: dict[str, Article] = {}
        self._ids: tuple[object, list[str]] = (None, [])
        if folder is not None:
            try:
                if cache_path() in folder.parents:
                    cache_folder()
                self._shelf = Shelf(folder, LAYOUT)
            except OSError as error:
                self.note = f"no search index in {folder} ({_told(error)}); searching in memory"
            self._open_current()

    def update(
        self,
        readings: Sequence[Reading],
        entities: Names,
        progress: Progress | None = None,
        *,
        rebuild: bool = False,
        patience: float = PATIENCE,
    ) -> int:
        """Make the index hold exactly ``readings``.

        Args:
            readings: all articles of the collection.
            entities: names per article id, for the ``entity`` field.
            progress: told how many of how many changed articles are in, and while they are put in order that all
                are; also while another process builds. What it raises ends the update, and the index stays as it was.
            rebuild: build it again even where it seems to be up to date.
            patience: seconds to wait for another process that builds.

        Returns:
            How many articles were added, changed or taken out; 0 where nothing was touched.
        """
        wanted = {reading.article.id: _fingerprint(reading, entities) for reading in readings}
        wish = _Wish(tuple(readings), entities, wanted, patience, _Teller(progress))
        self._wish = wish
        self._articles = {reading.article.id: reading.article for reading in readings}
        if self._opened is not None and self._opened.articles == wanted and not rebuild:
            return 0
        if self._shelf is None or (self._opened is not None and self._opened.generation is None):
            return self._update_memory(wish)
        try:
            with self._shelf.building(patience, lambda: wish.tell(0, len(readings))):
                touched = self._update_disk(self._shelf, wish, rebuild=rebuild)
                self._shelf.clean()
                return touched
        except BusyError:
            if self._opened is not None:
                self.note = "another briefing is updating the search index; results are from before its changes"
                return 0
            self.note = "another briefing is building the search index; searching in memory meanwhile"
        except Exception as error:  # a full disk, or whatever Whoosh makes of one
            if wish.tell.stopped:
                raise
            self.note = f"the search index can't be written ({_told(error)}); searching in memory"
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
                self.update(wish.readings, wish.entities, wish.tell.progress, rebuild=True, patience=wish.patience)
            return self._ask(query, options or SearchOptions())
        except Exception as error:
            if self._wish is not None and self._wish.tell.stopped:
                raise
            return SearchResult(query, 0, (), f"the search failed: {type(error).__name__}: {error}")

    def forget(self) -> None:
        """Let go of what is open: the next ``update`` builds everything again."""
        self._use(None)
        self._ids = (None, [])

    def _ask(self, query: str, options: SearchOptions) -> SearchResult:
        opened = self._opened
        while opened is not None and not opened.take():
            opened = self._opened  # another one came into use at this moment
        if opened is None:
            return SearchResult(query, 0, ())
        try:
            with contextlib.closing(opened.index.searcher()) as searcher:
                stale = self._wish is not None and opened.articles != self._wish.articles
                return run_query(Asked(searcher, self._articles, self._ids_in(opened, searcher), stale), query, options)
        finally:
            opened.let_go()

    def _use(self, opened: _Opened | None) -> None:
        before, self._opened = self._opened, opened
        if before is not None and before is not opened:
            before.let_go()

    def _ids_in(self, opened: _Opened, searcher: Searcher) -> list[str]:
        # The same as long as nothing is written: read once, since it means every document's stored fields.
        state = (opened, opened.index.latest_generation())
        known, ids = self._ids
        if known != state:
            numbers = {number: fields["id"] for number, fields in searcher.reader().iter_docs()}
            ids = [numbers.get(number, "") for number in range(searcher.doc_count_all())]
            self._ids = (state, ids)
        return ids

    def _open_current(self) -> None:
        self._use(None)
        if self._shelf is None:
            return
        try:
            generation = self._shelf.current()
            if generation is not None:
                self._use(_open(generation))
        except UnsafeFolderError as error:
            self.note = f"the search index on disk is not safe to open ({error}); it is rebuilt"
        except Exception as error:  # whatever is wrong with it, it can be built again
            self.note = f"the search index was damaged ({_told(error)}) and is rebuilt"

    def _condemn(self, error: Exception) -> None:
        generation = self._opened.generation if self._opened is not None else None
        reason = _told(error)
        with contextlib.suppress(OSError, DamagedError):
            reason = next(iter(generation.faults()), reason) if generation is not None else reason
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
        if not changed:
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

    def _build(self, shelf: Shelf, wish: _Wish, base: _Opened | None) -> int:
        generation = base.generation if base is not None else None
        place = shelf.begin(generation)
        try:
            storage = FolderStorage(place)
            create = storage.create_index if base is None else storage.open_index
            changed = _changed(wish, base)
            _write(create(schema=make_schema()).writer(), wish, changed)
            published = shelf.publish(place, wish.articles, generation)
        except BaseException:
            shelf.drop(place)
            raise
        self._use(_open(published))
        return len(changed)

    def _update_memory(self, wish: _Wish) -> int:
        opened = self._opened if self._opened is not None and self._opened.generation is None else None
        changed = _changed(wish, opened)
        index = MemoryStorage().create_index(make_schema()) if opened is None else opened.index
        _write(index.writer(limitmb=_ENDLESS), wish, changed)
        if opened is None:
            self._use(_Opened(index, wish.articles))
        else:
            opened.articles = wish.articles
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
        return [_told(error)]


def remove_index(folder: Path) -> None:
    """Remove the index in a folder, unless the folder is not safe or another process builds there."""
    with contextlib.suppress(OSError, BusyError):
        shelf = Shelf(folder, LAYOUT)
        with shelf.building(0, lambda: None):
            shelf.forget()


def _open(generation: Generation) -> _Opened:
    index = FolderStorage(generation.folder).open_index(schema=make_schema())
    return _Opened(index, generation.manifest.articles, generation)


def _changed(wish: _Wish, base: _Opened | None) -> tuple[str, ...]:
    """Ids of the articles that are new, changed or gone."""
    known = base.articles if base is not None else {}
    gone = set(known) - set(wish.articles)
    return (*(key for key, value in wish.articles.items() if known.get(key) != value), *sorted(gone))


def _write(writer: IndexWriter, wish: _Wish, changed: Sequence[str]) -> None:
    named = frozenset(changed)
    added = [reading for reading in wish.readings if reading.article.id in named]
    total = len(added)
    sort_in_pieces(writer, lambda: wish.tell(total, total))
    try:
        for article_id in changed:
            writer.delete_by_term("id", article_id)
        for done, reading in enumerate(added, 1):
            writer.add_document(**_document(reading, wish.entities.get(reading.article.id, ())))
            wish.tell(done, total)
        writer.commit()
    except BaseException:
        with contextlib.suppress(Exception):  # on a full disk giving up fails as well
            writer.cancel()
        raise


def _document(reading: Reading, names: Iterable[str]) -> dict[str, object]:
    article = reading.article
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet or "",
        "date": datetime.combine(article.published, time()) if article.published else None,
        "entity": " ⁂ ".join(names),
        "type": ",".join(sorted({mention.type.value for mention in reading.analysis.mentions})),
        "body": article.text,
        "stems": f"{article.title}\n{article.text}",
    }


def _fingerprint(reading: Reading, entities: Names) -> str:
    article = reading.article
    names = "\0".join((*entities.get(article.id, ()), article.title))
    short = blake2b(names.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{article.digest[:24]} {article.published} {article.outlet} {len(article.text)} {short}"


def _told(error: Exception) -> str:
    if isinstance(error, (UnsafeFolderError, DamagedError)):
        return str(error)
    if isinstance(error, OSError):
        return error.strerror or str(error) or type(error).__name__
    return type(error).__name__
