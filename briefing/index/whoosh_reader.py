"""Whoosh over the same arrays: its queries, matchers and searcher, with a reader of ours beneath them.

So there is one index on disk, made by one cutting of words, and nothing that could get out of step with it; and Whoosh
finds no file that it would unpickle. ``briefing.index.answer`` answers from the arrays directly, since it counts and
scores in one pass; this answers the same tree word by word, as any library of its kind does: it says what
matches in collections of an ordinary size, and is the other engine of the contract.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from whoosh import query as wq
from whoosh.fields import TEXT, Schema
from whoosh.matching import LeafMatcher, ListMatcher, ReadTooFar
from whoosh.query import spans
from whoosh.reading import IndexReader, TermInfo, TermNotFound
from whoosh.searching import Searcher
from whoosh.util import make_binary_tree

from briefing.index import pickles  # noqa: F401  # whatever Whoosh reads, it reads with our unpickler
from briefing.index.answer import Library, Mask, find, never
from briefing.index.arrays import STEMMED
from briefing.index.terms import exact_ranges, stem_ranges
from briefing.index.tree import BODY, FIELDS, TITLE, Among, And, Days, Node, Not, Or, Phrase, Prefix, Term, Word

_NOTHING = type(wq.NullQuery)
MOST_WORDS = 100
"""A beginning that stands for more words is looked up in the arrays: Whoosh would walk a row for each of them."""

Spot = tuple[int, int]
"""The number of a segment, and the place of a word in its lexicon."""


class LibraryReader(IndexReader):  # type: ignore[misc]  # Whoosh has no types
    """The whole library as one reader, its documents numbered as the library numbers them."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.schema = Schema(**{name: TEXT(phrase=True) for name in FIELDS})

    def __contains__(self, term: tuple[str, Any]) -> bool:
        return any(True for _ in self._spots(*term))

    def indexed_field_names(self) -> Sequence[str]:
        """The fields."""
        return FIELDS

    def all_terms(self) -> Iterator[tuple[str, bytes]]:
        """Every word of every field."""
        for name in FIELDS:
            lexicons = [segment.lexicon(name) for segment in self.library.segments]
            words = {word for lexicon in lexicons for word in lexicon.between(0, len(lexicon))}
            for word in sorted(one.encode("utf-8", "surrogatepass") for one in words):
                yield name, word

    def has_deletions(self) -> bool:
        """Whether some document is gone."""
        return self.library.count < len(self.library.ids)

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one is gone."""
        return not self.library.live[docnum]

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """The article's id."""
        return {"id": self.library.ids[docnum]}

    def doc_count_all(self) -> int:
        """All documents."""
        return len(self.library.ids)

    def doc_count(self) -> int:
        """Those that are not gone."""
        return self.library.count

    def frequency(self, fieldname: str, text: object) -> float:
        """How often a word stands in a field."""
        return float(self.term_info(fieldname, text).weight())

    def doc_frequency(self, fieldname: str, text: object) -> int:
        """In how many documents."""
        return sum(len(docs) for docs, _, _ in self._rows(fieldname, text))

    def term_info(self, fieldname: str, text: object) -> TermInfo:
        """Both, with the rest set wide open, since nothing is skipped by it."""
        rows = list(self._rows(fieldname, text))
        if not rows:
            raise TermNotFound(f"{fieldname}:{text!r}")
        weights = np.concatenate([counts for _, counts, _ in rows])
        return TermInfo(weight=float(weights.sum()), df=len(weights), minlength=0, maxweight=float(weights.max()))

    def field_length(self, fieldname: str) -> int:
        """Positions of all documents."""
        return int(self.library.lengths(fieldname)[0].sum())

    def min_field_length(self, fieldname: str) -> int:
        """Positions of the shortest document."""
        return int(self.library.lengths(fieldname)[0].min(initial=0))

    def max_field_length(self, fieldname: str) -> int:
        """Positions of the longest document."""
        return int(self.library.lengths(fieldname)[0].max(initial=0))

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Positions of one document."""
        return int(self.library.lengths(fieldname)[0][docnum]) or default

    def postings(self, fieldname: str, text: object, scorer: object = None) -> LeafMatcher:
        """The documents of a word."""
        rows = list(self._rows(fieldname, text))
        if not rows:
            raise TermNotFound(f"{fieldname}:{text!r}")
        return _Row((fieldname, text), rows, scorer)

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        """There are none."""
        return False

    def vector(self, docnum: int, fieldname: str, format_: object = None) -> None:
        """There are none."""
        raise KeyError(fieldname)

    def _spots(self, name: str, text: object) -> Iterator[Spot]:
        word = text.decode("utf-8", "surrogatepass") if isinstance(text, bytes) else str(text)
        for number, segment in enumerate(self.library.segments):
            at = segment.lexicon(name).find(word)
            if at is not None:
                yield number, at

    def _rows(self, name: str, text: object) -> Iterator[tuple[Any, Any, Any]]:
        for number, at in self._spots(name, text):
            found = self.library.segments[number].postings(name, at, at + 1, places=True)
            yield found.docs.astype(np.int64) + int(self.library.bases[number]), found.counts, found.places


class _Row(LeafMatcher):  # type: ignore[misc]
    """The postings of one word, walked document by document."""

    def __init__(self, term: tuple[str, object], rows: Sequence[tuple[Any, Any, Any]], scorer: object) -> None:
        self._term, self._rows, self.scorer = term, rows, scorer
        self.format = TEXT(phrase=True).format
        self._ids = np.concatenate([docs for docs, _, _ in rows]).tolist()
        counts = np.concatenate([counts for _, counts, _ in rows]).astype(np.int64)
        self._counts = counts.tolist()
        self._ends = np.cumsum(counts).tolist()
        self._places = np.concatenate([places for _, _, places in rows]).tolist()
        self._at = 0

    def copy(self) -> _Row:
        """Another one at the same document."""
        other = _Row(self._term, self._rows, self.scorer)
        other._at = self._at
        return other

    def is_active(self) -> bool:
        """Whether there is a document to look at."""
        return self._at < len(self._ids)

    def reset(self) -> None:
        """Back to the first."""
        self._at = 0

    def id(self) -> int:
        """The document."""
        return int(self._ids[self._at])

    def all_ids(self) -> Iterator[int]:
        """All documents."""
        return iter(self._ids)

    def next(self) -> bool:
        """On to the next document."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return False

    def skip_to(self, id: int) -> None:  # noqa: A002  # as Whoosh calls it
        """On to this document, or the next one after it."""
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._ids, id, self._at)

    def weight(self) -> float:
        """How often the document has the word."""
        return float(self._counts[self._at])

    def supports_block_quality(self) -> bool:
        """No: Whoosh's skipping by quality gives a wrong top ten now and then."""
        return False

    def value_as(self, astype: str) -> list[int]:
        """The positions in the document."""
        assert astype == "positions"  # noqa: S101  # nothing else is asked of it
        end = self._ends[self._at]
        return list(self._places[end - self._counts[self._at] : end])


class _InDocs(wq.Query):  # type: ignore[misc]
    """Documents that are known already."""

    def __init__(self, docs: Sequence[int]) -> None:
        self.numbers = list(docs)

    def matcher(self, searcher: Searcher, context: object = None) -> ListMatcher:
        """Walk them."""
        return ListMatcher(self.numbers, [1.0] * len(self.numbers))

    def estimate_size(self, ixreader: IndexReader) -> int:
        """How many there are."""
        return len(self.numbers)


class _EitherMatcher(spans.SpanOr.SpanOrMatcher):  # type: ignore[misc]
    """Whoosh's own makes one place of two words side by side, and then none of them stands behind the other."""

    def _get_spans(self) -> list[spans.Span]:
        active = [one for one in (self.a, self.b) if one.is_active()]
        here = min(one.id() for one in active)
        return sorted({span for one in active if one.id() == here for span in one.spans()})


class _Either(spans.SpanOr):  # type: ignore[misc]
    """Whoosh's own can't say how much it may find, and is asked for it inside other queries."""

    def matcher(self, searcher: Searcher, context: object = None) -> Any:  # noqa: ANN401  # Whoosh has no types
        """Walk the documents of any of them, with each place."""
        return make_binary_tree(_EitherMatcher, [query.matcher(searcher, context) for query in self.subqs])

    def estimate_size(self, ixreader: IndexReader) -> int:
        """At most so many."""
        return int(sum(query.estimate_size(ixreader) for query in self.subqs))


def translate(library: Library, node: Node) -> wq.Query:
    """A tree as a query of Whoosh. Days, words near each other and what is noted are looked up in the arrays."""
    match node:
        case And(children):
            return _all_of([translate(library, child) for child in children])
        case Or(children):
            return _either([translate(library, child) for child in children])
        case Not(child):
            # Whoosh's own "and not" lets an excluded document through where both sides are unions.
            return _InDocs(sorted(set(range(len(library.ids))) - _numbers(library, child)))
        case Days() | Among():
            return _looked_up(library, node)
        case Phrase(parts, within, name):
            if within is not None or Prefix("", name) in parts:
                return _looked_up(library, node)
            return _either([_side_by_side(library, parts, one) for one in _fields(name)])
        case _:
            return _any_word(library, node)


def _fields(name: str) -> list[str]:
    return [name] if name else [BODY, TITLE]


def _any_word(library: Library, node: Term | Prefix) -> wq.Query:
    """A word, its forms, or all words that begin so; where they are too many they are looked up in the arrays."""
    words = {name: _words(library, node, name, inflected=_inflects(node, name)) for name in _fields(node.field)}
    if sum(map(len, words.values())) > MOST_WORDS:
        return _looked_up(library, node)
    return _either([wq.Term(name, word) for name, row in words.items() for word in row])


def matching(library: Library, node: Node) -> set[str]:
    """The ids of all articles that Whoosh finds."""
    return {library.ids[number] for number in _numbers(library, node) if library.live[number]}


def matching_mask(library: Library, node: Node) -> Mask:
    """The same for every document of the library, whether it matches."""
    mask = np.zeros(len(library.ids), bool)
    mask[list(_numbers(library, node))] = True
    return np.asarray(mask & library.live)


def _numbers(library: Library, node: Node) -> set[int]:
    return set(Searcher(LibraryReader(library)).docs_for_query(translate(library, node)))


def _all_of(queries: Sequence[wq.Query]) -> wq.Query:
    return wq.NullQuery if any(isinstance(one, _NOTHING) for one in queries) else wq.And(queries or [wq.Every()])


def _either(queries: Sequence[wq.Query]) -> wq.Query:
    found = [query for query in queries if not isinstance(query, _NOTHING)]
    return wq.Or(found) if found else wq.NullQuery  # Whoosh takes an Or of nothing for no limit at all


def _looked_up(library: Library, node: Node) -> wq.Query:
    return _InDocs(np.flatnonzero(find(library, node, never).mask).tolist())


def _inflects(term: Term, name: str) -> bool:
    return isinstance(term, Word) and name in STEMMED


def _side_by_side(library: Library, parts: Sequence[Term], name: str) -> wq.Query:
    rows = [[wq.Term(name, word) for word in _words(library, part, name)] for part in parts]
    if not all(rows):
        return wq.NullQuery
    either = [row[0] if len(row) == 1 else _Either(row) for row in rows]
    return either[0] if len(either) == 1 else spans.SpanNear2(either)


def _words(library: Library, term: Term, name: str, *, inflected: bool = False) -> list[str]:
    words: set[str] = set()
    for segment in library.segments:
        ranges = exact_ranges(term, segment, name)
        if inflected and isinstance(term, Word):
            ranges = [*ranges, *stem_ranges(term, segment, name)]
        for first, last in ranges:
            words.update(segment.lexicon(name).between(first, last))
    return sorted(words)
