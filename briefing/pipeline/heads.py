"""The heads of a collection's articles, kept in one piece: all that lists, groups and the index need of them.

A file that stands as it stood costs a look at its size and time. Texts and analyses stay in the store until somebody
asks for one (``Fetcher``).
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec

from briefing.analysis import analyse
from briefing.corpus.cleaning.repetition import Ends, without
from briefing.corpus.discover import Listed
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Analysis, Article, PublishedFrom, Reading, Skipped
from briefing.models.kept import LIGHT, KeptArticle, KeptReading, kinds_of
from briefing.pipeline.archived import Shelf
from briefing.pipeline.state import HEADS, READER, analyser, comparer
from briefing.store import Store, StoreError, content_key

_FILES = 4
"""Files whose articles are at hand after one of them was asked for: in an export all stand in one."""


class Kept(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An article without its text, as it was read, and what was made of it.

    ``kept`` are the paragraphs that stay where its outlet repeats the others; ``content``, ``size`` and ``kinds`` are
    of what stays. ``guess`` is a day that its story gave it: on what ground, which, and the content by that day.
    """

    id: str
    path: str
    digest: str
    title: str
    outlet: str | None
    published: date | None
    published_from: PublishedFrom | None
    url: str | None
    language: str | None
    byline: str | None
    dateline: str | None
    credits: tuple[str, ...]
    title_inferred: bool
    duplicate_of: str | None
    version_of: str | None
    published_at: datetime | None
    place: str | None
    guid: str | None
    notes: tuple[str, ...]
    source: str
    details: tuple[tuple[str, str], ...]
    corrected: tuple[str, ...]
    ends: Ends | None
    kept: tuple[int, int] | None
    content: str
    size: int
    kinds: tuple[str, ...]
    guess: tuple[date | None, date, date, str] | None = None


class File(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file as it stood when it was read."""

    path: bytes
    shown: str
    size: int
    modified: int
    articles: tuple[Kept, ...]
    skipped: tuple[Skipped, ...]

    @property
    def source(self) -> SourceFile:
        """The file, to be read."""
        return SourceFile(Path(os.fsdecode(self.path)), self.shown, self.size, self.modified)

    def is_as(self, source: SourceFile | Listed) -> bool:
        """Whether the file still stands so."""
        return (self.size, self.modified, self.shown) == (source.size, source.modified, source.shown)


def head_of(raw: Article, reading: Reading, ends: Ends | None, kept: tuple[int, int] | None) -> Kept:
    """The head of an article as it was read; ``reading`` is what stays of it."""
    values: dict[str, Any] = {name: getattr(raw, name) for name in LIGHT}
    made: dict[str, Any] = {
        "content": content_key(reading.article),
        "size": len(reading.article.text),
        "kinds": kinds_of(reading),
    }
    return Kept(**values, ends=ends, kept=kept, **made)


def known_heads(store: Store, collection: str) -> tuple[dict[bytes, File], str]:
    """The files of a collection as they stood when it was read last, by their paths; a name for all that is kept."""
    content = store.known_bytes(HEADS, collection, version())
    if content is None:
        return {}, ""
    try:
        return {file.path: file for file in _DECODER.decode(content)}, _name(content)
    except (msgspec.DecodeError, UnicodeError):
        return {}, ""


def keep_heads(store: Store, collection: str, files: Iterable[File]) -> str:
    """Keep them for the next time; the name of what is kept."""
    content = _ENCODER.encode(list(files))
    store.keep_bytes(HEADS, collection, version(), content)
    return _name(content)


def _name(content: bytes) -> str:
    return f"{version()} {blake2b(content, digest_size=12).hexdigest()}"


def version() -> str:
    """The code that made them: it reads, analyses, and gives days."""
    return f"{READER} {analyser()} {comparer()}"


_DECODER = msgspec.msgpack.Decoder(list[File])
_ENCODER = msgspec.msgpack.Encoder()


class ChangedError(StoreError):
    """A file is not as it was when its collection was read, and the store keeps what stands there now."""


class Fetcher:
    """Gets what belongs to a head, out of the store, or out of its file where that keeps it no longer."""

    def __init__(self, store: Store, max_bytes: int, shelf: Shelf | None = None) -> None:
        """It may be asked by any thread. ``store`` raises nothing. ``shelf`` gives articles that are in no files."""
        self._store: Store | None = store
        self._shelf = shelf
        self._lock = Lock()
        self._max_bytes = max_bytes
        self._analyser = analyser()
        self._files: OrderedDict[bytes, Mapping[str, Article]] = OrderedDict()

    def close(self) -> None:
        """Let go of the store; from now on files are read."""
        with self._lock:
            self._store = None
            if self._shelf is not None:
                self._shelf.close()

    def reading(self, file: File, head: Kept) -> KeptReading:
        """The reading of a head; its text and its analysis come when they are asked for."""
        article = KeptArticle.of(head, partial(self.article, file, head))
        return KeptReading.of(article, partial(self._analysis, article, head.content), head.kinds)

    def article(self, file: File, head: Kept) -> Article:
        """The whole article, without what its outlet repeats."""
        return without(self.raw(file, head), head.kept)

    def raw(self, file: File, head: Kept) -> Article:
        """The whole article as it was read.

        Raises:
            ChangedError: where it is nowhere any more: the collection must be read again.
        """
        with self._lock:
            articles = self._articles(file)
        if head.id not in articles:
            raise ChangedError(f"{head.path}: changed while it was open")
        return articles[head.id]

    def _articles(self, file: File) -> Mapping[str, Article]:
        known = self._files.get(file.path)
        if known is None:
            known = self._files[file.path] = {article.id: article for article in self._read(file)}
            while len(self._files) > _FILES:
                self._files.popitem(last=False)
        return known

    def _read(self, file: File) -> Iterable[Article]:
        if self._shelf is not None:
            return self._shelf.named([head.id for head in file.articles]).values()
        found = self._stored(file.source)
        if found is not None:
            return found
        from briefing.corpus.reading import read_file  # noqa: PLC0415  # knows all formats
        from briefing.corpus.worker import Limits, Workers  # noqa: PLC0415

        with Workers(limits=Limits(max_bytes=self._max_bytes)) as workers:
            items = read_file(file.source, max_bytes=self._max_bytes, run=workers.run)
        return [item for item in items if isinstance(item, Article)]

    def _stored(self, source: SourceFile) -> Iterable[Article] | None:
        found = self._store.known_file(source, READER) if self._store is not None else None
        return found.articles if found is not None else None

    def _analysis(self, article: Article, content: str) -> Analysis:
        with self._lock:
            known = self._store.known_analysis(content, self._analyser) if self._store is not None else None
        return analyse(article) if known is None else known
