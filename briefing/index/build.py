"""The index on disk: a folder per collection with generations and a pointer to the one in use.

A generation is built aside and taken into use by one atomic rename of the pointer. Opening a Whoosh index unpickles a
part of it, so a folder that is not the user's own, or that others may write to, is refused before it is opened.
Whatever fault shows, the index is built anew and ``note`` says so: it holds nothing that the store does not.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import LockError
from whoosh.searching import Searcher
from whoosh.writing import IndexWriter

from briefing.index.pool import sort_in_pieces
from briefing.index.query import Asked, SearchOptions, SearchResult, run_query
from briefing.index.schema import LAYOUT, make_schema
from briefing.models import Article, Reading
from briefing.paths import private_folder

_POINTER, _MANIFEST = "current", "manifest.json"
_LOCK_SECONDS = 5.0

Progress = Callable[[int, int], None]
Names = Mapping[str, Sequence[str]]
"""Names of entities per article id, for the ``entity`` field."""


@dataclass(frozen=True, slots=True)
class _Change:
    add: tuple[Reading, ...]
    drop: tuple[str, ...]


class _Memory(RamStorage):  # type: ignore[misc]
    """In memory but for what is sorted: that Whoosh puts into one folder of a known name, for all users and programs.

    One program would remove another's files, and what it reads back from there it unpickles.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folders: list[str] = []

    def temp_storage(self, name: str | None = None) -> FileStorage:
        """A folder of our own that nobody else may enter."""
        del name
        self.folders.append(tempfile.mkdtemp(prefix="briefing-"))
        return FileStorage(self.folders[-1])

    def clean(self) -> None:
        """Remove the folders, of which Whoosh leaves some behind."""
        for folder in self.folders:
            shutil.rmtree(folder, ignore_errors=True)
        self.folders.clear()


class SearchIndex:
    """A collection's index, brought up to date by ``update`` and asked by ``search``.

    A search always sees the state of the last finished ``update``: each one opens a fresh searcher, since refreshing an
    old one returns stale documents in Whoosh 2.7.5.
    """

    def __init__(self, folder: Path | None) -> None:
        """``folder`` None keeps the index in memory."""
        self.folder = folder
        self.note: str | None = None
        self._index: Any = None
        self._articles: dict[str, Article] = {}
        self._manifest: dict[str, str] = {}
        self._ids: list[str] = []
        self._ids_of: Any = None
        if folder is not None:
            self._open_current(folder)

    def update(self, readings: Sequence[Reading], entities: Names, progress: Progress | None = None) -> int:
        """Make the index hold exactly ``readings``.

        Args:
            readings: all articles of the collection.
            entities: names per article id, for the ``entity`` field.
            progress: told how many of how many changed articles are in, and while they are put in order that all
                are; what it raises ends the update, and the index stays as it was.

        Returns:
            How many articles were added, changed or taken out; 0 where nothing was touched.
        """
        self._articles = {reading.article.id: reading.article for reading in readings}
        wanted = {reading.article.id: _fingerprint(reading, entities) for reading in readings}
        changed = tuple(r for r in readings if self._manifest.get(r.article.id) != wanted[r.article.id])
        dropped = tuple(sorted(set(self._manifest) - set(wanted)))
        if self._index is not None and not changed and not dropped:
            return 0
        try:
            if self._index is None or len(changed) > len(wanted) // 2:
                self._rebuild(readings, entities, wanted, progress)
            else:
                self._write(self._index.writer(timeout=_LOCK_SECONDS), _Change(changed, dropped), entities, progress)
                self._save_manifest(self._index_folder(), wanted)
        except LockError:
            self.note = "another briefing is writing this index; searching in memory meanwhile"
            self._to_memory(readings, entities, progress)
        except OSError as error:
            self.note = f"the index can't be written ({error.strerror or error}); searching in memory"
            self._to_memory(readings, entities, progress)
        self._manifest = wanted
        return len(changed) + len(dropped)

    def search(self, query: str, options: SearchOptions | None = None) -> SearchResult:
        """Hits for a query; one that can't be read gives ``error`` and no hits."""
        if self._index is None:
            return SearchResult(query, 0, ())
        with contextlib.closing(self._index.searcher()) as searcher:
            asked = Asked(searcher, self._articles, self._ids_in(searcher))
            return run_query(asked, query, options or SearchOptions())

    def forget(self) -> None:
        """Take what was opened for broken: the next ``update`` builds everything anew."""
        self._index, self._manifest, self._ids_of = None, {}, None

    def _ids_in(self, searcher: Searcher) -> list[str]:
        # The same as long as nothing is written: read once, since it means every document's stored fields.
        state = (id(self._index), self._index.latest_generation())
        if self._ids_of != state:
            numbers = {number: fields["id"] for number, fields in searcher.reader().iter_docs()}
            self._ids = [numbers.get(number, "") for number in range(searcher.doc_count_all())]
            self._ids_of = state
        return self._ids

    def _open_current(self, folder: Path) -> None:
        try:
            generation = (folder / _POINTER).read_text(encoding="utf-8").strip()
        except OSError:
            return
        try:
            if "/" in generation or generation.startswith("."):
                raise ValueError(f"pointer to {generation!r}")
            place = private_folder(folder / generation)
            manifest = json.loads((place / _MANIFEST).read_text(encoding="utf-8"))
            if manifest["layout"] != LAYOUT:
                return
            # Memory-mapped, a large index takes 500 MB and a second to open; read as files, 14 MB and 20 ms.
            self._index = FileStorage(str(place), supports_mmap=False).open_index()
            self._manifest = dict(manifest["articles"])
        except Exception as error:  # whatever is wrong with it, it can be built again
            self._index = None
            self._manifest = {}
            self.note = f"the search index was damaged ({type(error).__name__}) and is built anew"

    def _index_folder(self) -> Path | None:
        storage = self._index.storage
        return Path(storage.folder) if isinstance(storage, FileStorage) else None

    def _rebuild(
        self,
        readings: Sequence[Reading],
        entities: Mapping[str, Sequence[str]],
        wanted: dict[str, str],
        progress: Progress | None,
    ) -> None:
        if self.folder is None:
            self._to_memory(readings, entities, progress)
            return
        private_folder(self.folder)
        old = sorted(path for path in self.folder.glob("gen-*") if path.is_dir())
        number = max((int(path.name[4:]) for path in old if path.name[4:].isdigit()), default=0) + 1
        place = private_folder(self.folder / f"gen-{number:06}")
        index = FileStorage(str(place), supports_mmap=False).create_index(make_schema())
        self._write(index.writer(timeout=_LOCK_SECONDS), _Change(tuple(readings), ()), entities, progress)
        self._save_manifest(place, wanted)
        pointer = self.folder / f"{_POINTER}.new"
        pointer.write_text(place.name, encoding="utf-8")
        pointer.replace(self.folder / _POINTER)
        self._index = index
        for path in old:
            shutil.rmtree(path, ignore_errors=True)

    def _to_memory(self, readings: Sequence[Reading], entities: Names, progress: Progress | None) -> None:
        index = _Memory().create_index(make_schema())
        self._write(index.writer(), _Change(tuple(readings), ()), entities, progress)
        self._index = index

    @staticmethod
    def _save_manifest(place: Path | None, wanted: dict[str, str]) -> None:
        if place is None:
            return
        new = place / f"{_MANIFEST}.new"
        new.write_text(json.dumps({"layout": LAYOUT, "articles": wanted}), encoding="utf-8")
        new.replace(place / _MANIFEST)

    @staticmethod
    def _write(writer: IndexWriter, change: _Change, entities: Names, progress: Progress | None) -> None:
        total = len(change.add)
        sort_in_pieces(writer, lambda: progress(total, total) if progress is not None else None)
        try:
            for article_id in change.drop:
                writer.delete_by_term("id", article_id)
            for done, reading in enumerate(change.add, 1):
                writer.update_document(**_document(reading, entities.get(reading.article.id, ())))
                if progress is not None:
                    progress(done, total)
            writer.commit()
        except BaseException:
            writer.cancel()
            raise
        finally:
            if isinstance(writer.storage, _Memory):
                writer.storage.clean()


def open_index(folder: Path | None) -> SearchIndex:
    """The index kept in ``folder``; in memory where that folder is None or not safe to use (``note`` says which)."""
    if folder is None:
        return SearchIndex(None)
    try:
        return SearchIndex(private_folder(folder))
    except OSError as error:
        index = SearchIndex(None)
        index.note = f"no index on disk ({error}); searching in memory"
        return index


def _document(reading: Reading, names: Iterable[str]) -> dict[str, object]:
    article = reading.article
    return {
        "id": article.id,
        "path": article.path,
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
    names = len(entities.get(article.id, ()))
    return f"{article.digest[:24]} {article.published} {article.outlet} {len(article.text)} {names}"
