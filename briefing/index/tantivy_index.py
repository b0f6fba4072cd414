"""The engine for large archives: tantivy, as the extra ``large``, under the language and the words of ours.

Its files are its own; ``state.json`` beside them says which articles they hold, and names the state of tantivy's own
table by a hash: where the two do not fit, everything is built again. The best hits come by tantivy's BM25 with the
weights of ``briefing.index.answer``; of equal ones the smaller id is first.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path

import msgspec
import tantivy
from tantivy import DocAddress, Document, IndexWriter, Query, Schema, Searcher

from briefing.index.answer import StoppedError
from briefing.index.arrays import NO_DAY, STEMMED
from briefing.index.build import Progress
from briefing.index.facets import count_facets
from briefing.index.folder import OwnFolder
from briefing.index.guess import did_you_mean
from briefing.index.language import QueryError
from briefing.index.marked import IN_TEXT, GivenNames, Marked, Names
from briefing.index.query import SearchOptions, SearchResult, best_reading, hit_of, limits_of
from briefing.index.shelving import LAYOUT, Head, fingerprint, head_of, kept_of, texts_of
from briefing.index.snippets import Wanted, find_hits
from briefing.index.tantivy_query import Translator
from briefing.index.tantivy_words import streams
from briefing.index.terms import means
from briefing.index.tree import ANYWHERE, BODY, FIELDS, OUTLET, TITLE, And, Fuzzy, Node, Phrase, explain
from briefing.index.words import stem
from briefing.models import Article, Reading

_VERSION = version("tantivy")
STATE, META = "state.json", "meta.json"
_HEAP = 128_000_000
_NUMBERS = ("day", "month", "number")


@dataclass(frozen=True, slots=True)
class _State:
    """What the index holds: a fingerprint and a number per article id; ``meta`` is the hash of tantivy's own table."""

    layout: str = LAYOUT
    version: str = _VERSION
    meta: str = ""
    source: str = ""
    articles: dict[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Asked:
    node: Node
    query: Query
    total: int


class TantivyIndex:
    """As ``SearchIndex``, for collections of a hundred thousand articles and more."""

    def __init__(self, folder: Path | None) -> None:
        """``folder`` None keeps the index in memory."""
        self.folder = folder
        self.note: str | None = None
        self._articles: dict[str, Article] = {}
        self._state = _State()
        self._index = self._opened()
        self._by_number: dict[int, str] = {}
        self._taken()

    def update(
        self,
        readings: Sequence[Reading],
        names: Names | Mapping[str, Sequence[str]],
        progress: Progress | None = None,
        *,
        rebuild: bool = False,
        source: str = "",
    ) -> int:
        """Make the index hold exactly ``readings``; as ``SearchIndex.update``."""
        known = GivenNames(names) if isinstance(names, Mapping) else names
        wanted = {reading.article.id: fingerprint(reading, known) for reading in readings}
        self._articles = {reading.article.id: reading.article for reading in readings}
        if rebuild:
            self._state, self._index = _State(), self._made()
        held = {name: print_ for name, (print_, _) in self._state.articles.items()}
        if held == wanted and self.stands(source):
            return 0
        changed = {name for name, print_ in wanted.items() if held.get(name) != print_}
        gone = set(held) - set(wanted)
        try:
            writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        except ValueError:
            self.note = "another briefing is building the search index; results are from before its changes"
            return 0
        try:
            self._write(writer, [one for one in readings if one.article.id in changed], gone | changed, known, progress)
        except BaseException:
            writer.rollback()
            raise
        numbers = {name: number for name, (_, number) in self._state.articles.items() if name in wanted}
        free = max([number for _, number in self._state.articles.values()], default=-1) + 1
        numbers.update({name: free + at for at, name in enumerate(sorted(changed))})
        self._keep(_State(source=source, articles={n: (p, numbers[n]) for n, p in wanted.items()}))
        return len(changed) + len(gone)

    def search(self, query: str, options: SearchOptions | None = None) -> SearchResult:
        """Hits for a query; one that can't be read gives ``error`` and no hits."""
        asked = options or SearchOptions()
        if not query.strip() and not limits_of(asked.filters) and asked.among is None:
            return SearchResult(query, 0, ())
        searcher = self._index.searcher()
        translator = Translator(self._index.schema, searcher, partial(self._judge, searcher))
        try:
            reading, note = best_reading(query, asked, partial(_read, searcher, translator, asked))
            rows, matching = self.rows(searcher, reading, asked)
            hits = []
            wanted = Wanted.of(reading.node)
            for score, name, address in rows[: asked.limit]:
                if asked.stop():
                    raise StoppedError
                head = _head(searcher, address)
                hits.append(hit_of(name, self._articles.get(name), head, score, reading.node, wanted))
        except QueryError as error:
            return SearchResult(query, 0, (), str(error))
        except StoppedError:
            return SearchResult(query, 0, (), stopped=True)
        note = note or ("" if reading.total else did_you_mean(_Words(self, searcher, translator), reading.node))
        facets = count_facets(_heads(searcher, rows)) if asked.facets else {}
        meaning = explain(reading.node)
        return SearchResult(query, len(rows), tuple(hits), None, matching, note, meaning, facets=facets)

    def stands(self, source: str) -> bool:
        """Whether the index holds what was read from this source; also where no source is named, or it is in memory."""
        return not source or self.folder is None or self._state.source == source

    def rows(
        self,
        searcher: Searcher,
        asked: _Asked,
        options: SearchOptions,
    ) -> tuple[list[tuple[float, str, DocAddress]], frozenset[str]]:
        """Score, id and address of what is found, in order; and the ids of all, whether ``among`` names them or not."""
        found = searcher.search(asked.query, max(1, asked.total)).hits if asked.total else []
        addresses = [address for _, address in found]
        names = [self._by_number[int(number)] for number in _column(searcher, "number", addresses)]
        days = _column(searcher, "day", addresses) if options.by_day else [0] * len(names)
        keyed = sorted(
            (
                (-day, -round(score, 5), name, address)
                for (score, address), name, day in zip(found, names, days, strict=True)
                if options.among is None or name in options.among
            ),
            key=lambda row: row[:3],
        )
        return [(-score, name, address) for _, score, name, address in keyed], frozenset(names)

    def _judge(self, searcher: Searcher, query: Query, name: str, phrase: Phrase) -> list[str]:
        count = _number(searcher, query)
        wanted = Wanted((), (Phrase(phrase.parts, phrase.within, ANYWHERE),))
        found = []
        for _, address in searcher.search(query, max(1, count)).hits:
            document = searcher.doc(address)
            if any(find_hits(text, wanted) for text in _told(head_of(bytes(document["kept"][0])), name)):
                found.append(str(document["id"][0]))
        return found

    def _write(
        self,
        writer: IndexWriter,
        readings: Sequence[Reading],
        without: set[str],
        names: Names,
        progress: Progress | None,
    ) -> None:
        free = max([number for _, number in self._state.articles.values()], default=-1) + 1
        number_of = {name: free + at for at, name in enumerate(sorted(one.article.id for one in readings))}
        for name in without:
            writer.delete_documents_by_term("id", name)
        for done, reading in enumerate(readings, 1):
            article = reading.article
            writer.add_document(
                _document(reading, names.of(article.id), names.story(article.id), number_of[article.id])
            )
            if progress is not None:
                progress(done, len(readings))
        writer.commit()
        writer.wait_merging_threads()

    def _keep(self, state: _State) -> None:
        self._index.reload()
        self._state = state
        if self.folder is not None:
            kept = _State(state.layout, state.version, _hash(self.folder / META), state.source, state.articles)
            aside = self.folder / f"{STATE}.new"
            aside.write_bytes(msgspec.json.encode(kept))
            aside.replace(self.folder / STATE)
            self._state = kept
        self._taken()

    def _taken(self) -> None:
        self._by_number = {number: name for name, (_, number) in self._state.articles.items()}

    def _opened(self) -> tantivy.Index:
        """What is on disk where it is whole, by this layout, and the user's own; else something new."""
        if self.folder is None:
            return self._made()
        try:
            OwnFolder.open(self.folder, create=True).close()
            state = msgspec.json.decode((self.folder / STATE).read_bytes(), type=_State)
            fits = (state.layout, state.version) == (LAYOUT, _VERSION)
            if fits and state.meta == _hash(self.folder / META):
                index = tantivy.Index.open(str(self.folder))
                self._state = state
                return index
            self.note = "the search index was damaged and is rebuilt" if fits else None
        except FileNotFoundError:
            pass
        except OSError as error:
            self.note = f"no search index in {self.folder} ({error}); searching in memory"
            self.folder = None
        except ValueError:  # also what msgspec and tantivy say of a file that is none of theirs
            self.note = "the search index was damaged and is rebuilt"
        return self._made()

    def _made(self) -> tantivy.Index:
        if self.folder is None:
            return tantivy.Index(_schema())
        with suppress(FileNotFoundError):
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True, mode=0o700)
        return tantivy.Index(_schema(), path=str(self.folder))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of an index, for guesses."""

    index: TantivyIndex
    searcher: Searcher
    translator: Translator

    def known(self, form: str, field: str) -> bool:
        return self.searcher.doc_freq(f"{field}_l", f"~{stem(form)}" if field in STEMMED else f"={form}") > 0

    def near(self, term: Fuzzy, field: str) -> dict[str, int]:
        found = self.searcher.terms_with_prefix(f"{field}_l", f"={term.form[:1]}")
        return {word[1:]: int(often) for word, often in found if means(term, word[1:])}

    def matching(self, node: Node) -> frozenset[str]:
        query = self.translator.query(node)
        total = _number(self.searcher, query)
        return self.index.rows(self.searcher, _Asked(node, query, total), SearchOptions())[1]


def _schema() -> Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace")
        builder.add_text_field(f"{name}_l", tokenizer_name="whitespace", index_option="freq")
    for name in _NUMBERS:
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_bytes_field("kept", stored=True)
    return builder.build()


def _document(reading: Reading, names: Sequence[Marked], story: str, number: int) -> Document:
    article, document = reading.article, Document()
    document.add_text("id", article.id)
    for name, texts in texts_of(reading, names).items():
        told, lookups = streams(name, texts)
        document.add_text(name, told)
        document.add_text(f"{name}_l", lookups)
    document.add_integer("day", article.published.toordinal() if article.published else NO_DAY)
    document.add_integer("month", article.published.month if article.published else 0)
    document.add_integer("number", number)
    document.add_bytes("kept", kept_of(reading, names, story))
    return document


def _read(searcher: Searcher, translator: Translator, options: SearchOptions, node: Node) -> _Asked:
    if options.stop():
        raise StoppedError
    query = translator.query(And((node, *limits_of(options.filters))))
    return _Asked(node, query, _number(searcher, query))


def _head(searcher: Searcher, address: DocAddress) -> Head:
    return head_of(bytes(searcher.doc(address)["kept"][0]))


def _heads(searcher: Searcher, rows: Sequence[tuple[float, str, DocAddress]]) -> Iterator[Head]:
    return (_head(searcher, address) for _, _, address in rows)


def _number(searcher: Searcher, query: Query) -> int:
    return int(searcher.search(query, 1).count)  # type: ignore[attr-defined]  # its stubs leave it out


def _column(searcher: Searcher, name: str, addresses: Sequence[DocAddress]) -> list[int]:
    return [int(value or 0) for value in searcher.fast_field_values(name, list(addresses))] if addresses else []


def _told(head: Head, name: str) -> Sequence[str]:
    """The texts of a field, as they are kept."""
    if name in IN_TEXT:
        return [text for mark in head.marked if mark.field == name for text in mark.texts]
    return {BODY: [head.text], TITLE: [head.title], OUTLET: [head.outlet or ""]}.get(name, [])


def _hash(path: Path) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
