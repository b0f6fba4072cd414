"""The engine for large archives: tantivy, as the extra ``large``, under the language and the words of ours.

Its files are its own; ``state.json`` beside them says which articles they hold, and names the state of tantivy's own
table by a hash: where the two do not fit, everything is built again (``tantivy_disk``). The best hits come by tantivy's
BM25 with weights chosen for it; of equal ones the smaller id is first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import tantivy
from tantivy import DocAddress, Document, Query, Schema, Searcher

from briefing.index.answer import StoppedError
from briefing.index.arrays import NO_DAY, STEMMED
from briefing.index.build import PATIENCE, Progress, Teller, told
from briefing.index.facets import count_facets
from briefing.index.generations import BusyError
from briefing.index.guess import did_you_mean
from briefing.index.hits import Hit, LateHit, hit_of, needs_kept
from briefing.index.language import QueryError
from briefing.index.marked import IN_TEXT, GivenNames, Marked, Names, by_story
from briefing.index.query import SearchOptions, SearchResult, best_reading, limits_of
from briefing.index.shelving import Head, fingerprint, head_of, kept_of, texts_of
from briefing.index.snippets import Wanted, find_hits
from briefing.index.tantivy_disk import Disk, State, TornError
from briefing.index.tantivy_query import Translator
from briefing.index.tantivy_words import streams
from briefing.index.terms import means
from briefing.index.tree import ANYWHERE, BODY, FIELDS, OUTLET, TITLE, And, Fuzzy, Node, Phrase, explain
from briefing.index.words import stem
from briefing.models import Article, Reading
from briefing.models.kept import borrowed

_HEAP = 128_000_000
_NUMBERS = ("day", "month", "number")


@dataclass(frozen=True, slots=True)
class _Asked:
    node: Node
    query: Query
    total: int


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the index is to hold, and who is told of it."""

    readings: tuple[Reading, ...]
    names: Names
    articles: dict[str, str]
    tell: Teller
    source: str


class TantivyIndex:
    """As ``SearchIndex``, for collections of a hundred thousand articles and more."""

    def __init__(self, folder: Path | None) -> None:
        """``folder`` None keeps the index in memory; so does one that is not safe, and ``note`` says so."""
        self.note: str | None = None
        self._articles: dict[str, Article] = {}
        self._wish: _Wish | None = None
        self._disk: Disk | None = None
        self._by_number: dict[int, str] = {}
        self._use(tantivy.Index(_schema()), State())
        if folder is not None:
            try:
                self._disk = Disk(folder)
            except OSError as error:
                self.note = f"no search index in {folder} ({told(error)}); searching in memory"
            self._open_current()

    @property
    def stamp(self) -> str:
        """None: nobody knows what it holds without a look."""
        return ""

    def hold(self, readings: Sequence[Reading], names: Names, progress: Progress | None = None) -> None:
        """As ``update``."""
        self.update(readings, names, progress)

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
        """Make the index hold exactly ``readings``; as ``SearchIndex.update``."""
        known = GivenNames(names) if isinstance(names, Mapping) else names
        wanted = {reading.article.id: fingerprint(reading, known) for reading in readings}
        self._articles = {reading.article.id: reading.article for reading in readings}
        wish = self._wish = _Wish(tuple(readings), known, wanted, Teller(progress), source)
        if self._holds(wish) and not rebuild:
            return 0
        if self._disk is None:
            return self._build(wish, self._index)
        try:
            with self._disk.building(patience, lambda: wish.tell(0, len(readings))):
                return self._update_disk(self._disk, wish, rebuild=rebuild)
        except BusyError:
            if self._state.articles:
                self.note = "another briefing is updating the search index; results are from before its changes"
                return 0
            self.note = "another briefing is building the search index; searching in memory meanwhile"
        except BaseException as error:
            if wish.tell.stopped or not _is_a_fault(error):
                raise
            self.note = f"the search index can't be written ({_told(error)}); searching in memory"
        return self._update_memory(wish)

    def _update_disk(self, disk: Disk, wish: _Wish, *, rebuild: bool) -> int:
        # Another process may have built meanwhile what is wanted here, or something to begin with.
        known = not rebuild and self._open_current()
        if known and self._holds(wish):
            return 0
        if not known:
            self._use(disk.anew(_schema()), State())
        return self._build(wish, self._index)

    def _update_memory(self, wish: _Wish) -> int:
        self._disk = None
        self._use(tantivy.Index(_schema()), State())
        return self._build(wish, self._index)

    def _holds(self, wish: _Wish) -> bool:
        held = {name: print_ for name, (print_, _) in self._state.articles.items()}
        return held == wish.articles and self.stands(wish.source)

    def _build(self, wish: _Wish, index: tantivy.Index) -> int:
        held = {name: print_ for name, (print_, _) in self._state.articles.items()}
        changed = {name for name, print_ in wish.articles.items() if held.get(name) != print_}
        gone = set(held) - set(wish.articles)
        free = max([number for _, number in self._state.articles.values()], default=-1) + 1
        numbers = {name: number for name, (_, number) in self._state.articles.items() if name in wish.articles}
        numbers.update({name: free + at for at, name in enumerate(sorted(changed))})
        try:
            writer = index.writer(heap_size=_HEAP, num_threads=1)
        except ValueError as error:
            if "Busy" in str(error):  # an earlier briefing, which knows no lock of ours
                raise BusyError from error
            raise
        try:
            for name in gone | changed:
                writer.delete_documents_by_term("id", name)
            fresh = by_story([one for one in wish.readings if one.article.id in changed], wish.names)
            for done, reading in enumerate(borrowed(fresh), 1):
                name = reading.article.id
                writer.add_document(_document(reading, wish.names.of(name), wish.names.story(name), numbers[name]))
                wish.tell(done, len(changed))
            writer.commit()
        except BaseException:
            with suppress(ValueError, OSError):  # of a full disk there is nothing to take back
                writer.rollback()
            raise
        writer.wait_merging_threads()
        index.reload()
        state = State(source=wish.source, articles={n: (p, numbers[n]) for n, p in wish.articles.items()})
        self._use(index, self._disk.keep(state) if self._disk is not None else state)
        return len(changed) + len(gone)

    def _open_current(self) -> bool:
        """Take what is on disk; False where nothing is that can be used."""
        if self._disk is None:
            return False
        try:
            found = self._disk.read()
        except (OSError, TornError):
            self.note = "the search index was damaged and is rebuilt"
            found = None
        self._use(*(found or (tantivy.Index(_schema()), State())))
        return found is not None

    def _use(self, index: tantivy.Index, state: State) -> None:
        self._index, self._state = index, state
        self._by_number = {number: name for name, (_, number) in state.articles.items()}

    def search(self, query: str, options: SearchOptions | None = None) -> SearchResult:
        """Hits for a query; one that can't be read gives ``error`` and no hits.

        An index that fails while it is asked is built again, once, and ``note`` says so.
        """
        try:
            return self._ask(query, options or SearchOptions())
        except BaseException as error:
            if not _is_a_fault(error):
                raise
        self.note = "the search index was damaged and is rebuilt"
        wish = self._wish
        if wish is None:  # whoever asked what is at hand sees the note and brings the articles
            return SearchResult(query, 0, ())
        self.update(wish.readings, wish.names, wish.tell.progress, rebuild=True, source=wish.source)
        return self._ask(query, options or SearchOptions())

    def _ask(self, query: str, asked: SearchOptions) -> SearchResult:
        if not query.strip() and not limits_of(asked.filters) and asked.among is None:
            return SearchResult(query, 0, ())
        searcher = self._index.searcher()
        translator = Translator(self._index.schema, searcher, partial(self._judge, searcher))
        try:
            words = _Words(self, searcher, translator)
            reading, note = best_reading(query, asked, partial(_read, searcher, translator, asked), words.matching)
            rows, matching = self.rows(searcher, reading, asked)
            hits = []
            wanted = Wanted.of(reading.node)
            for place, row in enumerate(rows[: asked.limit]):
                if asked.stop():
                    raise StoppedError
                make = partial(self._hit, searcher, row, reading.node, wanted)
                article = self._articles.get(row[1]) if asked.is_late(place) else None
                hits.append(make() if article is None else LateHit.of(article, row[0], make))
        except QueryError as error:
            return SearchResult(query, 0, (), str(error))
        except StoppedError:
            return SearchResult(query, 0, (), stopped=True)
        if not reading.total:
            note = "; ".join(filter(None, (note, did_you_mean(words, reading.node))))
        facets = count_facets(_heads(searcher, rows)) if asked.facets else {}
        meaning = explain(reading.node)
        return SearchResult(query, len(rows), tuple(hits), None, matching, note, meaning, facets=facets)

    def stands(self, source: str) -> bool:
        """Whether the index holds what was read from this source; also where no source is named, or it is in memory."""
        return not source or self._disk is None or self._state.source == source

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

    def _hit(self, searcher: Searcher, row: tuple[float, str, DocAddress], node: Node, wanted: Wanted) -> Hit:
        score, name, address = row
        article = self._articles.get(name)
        wanted_print = self._wish.articles.get(name) if self._wish is not None else None
        stale = name not in self._state.articles or self._state.articles[name][0] != wanted_print
        head = _head(searcher, address) if needs_kept(article, node, stale=stale) else None
        return hit_of(name, article, head, score, node, wanted)

    def _judge(self, searcher: Searcher, query: Query, name: str, phrase: Phrase) -> list[str]:
        count = _number(searcher, query)
        wanted = Wanted((), (Phrase(phrase.parts, phrase.within, ANYWHERE),))
        found = []
        for _, address in searcher.search(query, max(1, count)).hits:
            document = searcher.doc(address)
            if any(find_hits(text, wanted) for text in _texts(head_of(bytes(document["kept"][0])), name)):
                found.append(str(document["id"][0]))
        return found


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


def _texts(head: Head, name: str) -> Sequence[str]:
    """The texts of a field, as they are kept."""
    if name in IN_TEXT:
        return [text for mark in head.marked if mark.field == name for text in mark.texts]
    return {BODY: [head.text], TITLE: [head.title], OUTLET: [head.outlet or ""]}.get(name, [])


def _told(error: BaseException) -> str:
    """An error in few words; tantivy's own begin with what is wrong."""
    return told(error) if isinstance(error, OSError) else str(error).partition("\n")[0][:120]


def _is_a_fault(error: BaseException) -> bool:
    """Whether it is one of the disk or of tantivy, which panics beside Python's usual exceptions."""
    return isinstance(error, (OSError, ValueError)) or type(error).__name__ == "PanicException"
