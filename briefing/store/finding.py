"""Finding anchors again: in the same bytes, in the same address's new version, or wherever the words stand now."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from difflib import SequenceMatcher

from briefing.models import Article, Evidence, Reading, Span
from briefing.records import dataclass
from briefing.store.anchors import Anchor, Quote, Source
from briefing.store.pointing import (
    FEWEST,
    WORD,
    Opening,
    addresses_of,
    contents_of,
    of_source,
    opening_of,
    openings,
    short,
)

ENOUGH = 0.8
"""Share of a quotation's words that must stand in one stretch, in their order, for it to be the same statement."""
MOST = 50
"""Articles that one source may be, and places in one that are weighed: a name that more share tells nothing."""
SEARCHED = 300
"""Articles up to which words are looked for in all of them; in more, only where a name of the source leads."""
_PARTS = 50
"""Openings that an article may be thought to have."""
_LOOSE = 1.4
"""How many times as long as the quotation the stretch may be."""


_Named = dict[str, list[Reading]]
"""Articles by the names that they have."""


@dataclass(slots=True)
class Library:
    """Articles in which anchors are looked for, by all the names that a source may have."""

    readings: Sequence[Reading]
    _by_content: _Named | None = None
    _by_address: _Named | None = None
    _by_opening: dict[Opening, list[Reading]] | None = None
    _words: dict[str, tuple[list[str], list[Span]]] = field(default_factory=dict)
    _names: frozenset[int] | None = None
    _found: dict[Anchor, tuple[Evidence, ...]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many names the articles have, the openings of their parts guessed at: those cost most to count."""
        return (
            len(self._contents())
            + len(self._addresses())
            + (_PARTS * len(self.readings) if len(self.readings) <= SEARCHED else 0)
        )

    @property
    def names(self) -> frozenset[int]:
        """The names by which anchors may be found in these articles."""
        if self._names is None:
            every: tuple[str | Opening, ...] = (*self._contents(), *self._addresses(), *self._openings())
            self._names = frozenset(map(short, every))
        return self._names

    def sources(self, source: Source) -> tuple[Reading, ...]:
        """The articles that may be this source: its own text or else bytes, else what has its address now."""
        for names, places in zip(of_source(source), (self._contents, self._contents, self._addresses), strict=True):
            found = {reading.article.id: reading for name in names if name for reading in places().get(name, ())}
            if found:
                return tuple(found.values()) if len(found) <= MOST else ()
        return ()

    def _contents(self) -> _Named:
        if self._by_content is None:
            self._by_content = _named(self.readings, contents_of)
        return self._by_content

    def _addresses(self) -> _Named:
        """Asked only where no bytes are the same: to take ten thousand paths apart costs more than all the rest."""
        if self._by_address is None:
            self._by_address = _named(self.readings, addresses_of)
        return self._by_address

    def find(self, anchor: Anchor) -> tuple[Evidence, ...]:
        """The words in every article that holds them as this source; empty where they can't be found again."""
        known = self._found.get(anchor)
        if known is None:
            known = self._found[anchor] = self._find(anchor)
        return known

    def _find(self, anchor: Anchor) -> tuple[Evidence, ...]:
        readings = self.sources(anchor.source)
        found = [Evidence.of(item.article, span) for item in readings if (span := self.place(item, anchor.quote))]
        if not found:
            elsewhere = [item for item in self._opening_with(anchor.quote) if item not in readings]
            found = [Evidence.of(item.article, span) for item in elsewhere if (span := self.place(item, anchor.quote))]
        return tuple(found)

    def place(self, reading: Reading, quote: Quote) -> Span | None:
        """Where the quotation stands in the article: word for word, else but for spelling, else nearly."""
        if not quote.exact:
            return None
        return _exactly(reading.article.text, quote) or self._by_words(reading, quote) or self._nearly(reading, quote)

    def _tokens(self, reading: Reading) -> tuple[list[str], list[Span]]:
        known = self._words.get(reading.article.id)
        if known is None:
            known = self._words[reading.article.id] = _tokens(reading.article.text)
        return known

    def _by_words(self, reading: Reading, quote: Quote) -> Span | None:
        wanted = _tokens(quote.exact)[0]
        words, spans = self._tokens(reading)
        places = list(_runs(words, wanted)) if wanted else []
        if not places:
            return None
        hint = quote.start or 0
        first = min(places, key=lambda at: abs(spans[at].start - hint))
        return Span(spans[first].start, _with_mark(reading.article.text, spans[first + len(wanted) - 1].end))

    def _nearly(self, reading: Reading, quote: Quote) -> Span | None:
        wanted = _tokens(quote.exact)[0]
        words, spans = self._tokens(reading)
        if len(wanted) < FEWEST or not _may_hold(wanted, words):
            return None
        text = reading.article.text
        starts, ends = [span.start for span in spans], [span.end for span in spans]
        best: tuple[float, Span] | None = None
        for stretch in _stretches(reading, len(quote.exact)):
            first_word, after = bisect_left(starts, stretch.start), bisect_right(ends, stretch.end)
            there = words[first_word:after]
            if not _may_hold(wanted, there):
                continue
            blocks = SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks()[:-1]
            share = sum(block.size for block in blocks) / len(wanted)
            first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
            if share >= ENOUGH and last - first <= _LOOSE * len(wanted) and (best is None or share > best[0]):
                end = min(_with_mark(text, ends[first_word + last - 1]), stretch.end)
                best = (share, Span(starts[first_word + first], end))
        return best[1] if best else None

    def _opening_with(self, quote: Quote) -> Sequence[Reading]:
        opening = opening_of(quote)
        return self._openings().get(opening, ()) if opening else ()

    def _openings(self) -> dict[Opening, list[Reading]]:
        if self._by_opening is None:
            self._by_opening = {}
            for reading in self.readings if len(self.readings) <= SEARCHED else ():
                for key in openings(reading):
                    if len(key) == FEWEST:
                        self._by_opening.setdefault(key, []).append(reading)
        return self._by_opening


def _named(readings: Sequence[Reading], names: Callable[[Article], Iterable[str]]) -> _Named:
    found: _Named = {}
    for reading in readings:
        for name in set(names(reading.article)):
            found.setdefault(name, []).append(reading)
    return found


def _may_hold(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether enough of the wanted words stand among these, in whatever order: most stretches end here, cheaply."""
    if len(words) < ENOUGH * len(wanted):
        return False
    kinds = set(wanted)
    if len(kinds.intersection(words)) < ENOUGH * len(kinds):
        return False
    return (Counter(wanted) & Counter(words)).total() >= ENOUGH * len(wanted)


def _exactly(text: str, quote: Quote) -> Span | None:
    size = len(quote.exact)
    if quote.start is not None and _stands(text, quote, quote.start):
        return Span(quote.start, quote.start + size)
    ranks: list[tuple[int, int, int]] = []
    if quote.start is not None and text.startswith(quote.exact, quote.start):
        ranks.append(_rank(text, quote, quote.start))
    at = text.find(quote.exact)
    while at >= 0 and len(ranks) <= MOST:
        ranks.append(_rank(text, quote, at))
        at = text.find(quote.exact, at + size)
    return Span(min(ranks)[2], min(ranks)[2] + size) if ranks else None


def _stands(text: str, quote: Quote, at: int) -> bool:
    """Whether nothing can be nearer: there, and with all that stood around it."""
    whole = quote.prefix + quote.exact + quote.suffix
    return at >= len(quote.prefix) and text.startswith(whole, at - len(quote.prefix))


def _rank(text: str, quote: Quote, at: int) -> tuple[int, int, int]:
    # The place with most of the same words around it is best, then the one nearest to where they stood.
    end = at + len(quote.exact)
    before, after = text[max(0, at - len(quote.prefix)) : at], text[end : end + len(quote.suffix)]
    context = _common_start(before[::-1], quote.prefix[::-1]) + _common_start(after, quote.suffix)
    return (-context, abs(at - (quote.start or 0)), at)


def _common_start(text: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))


def _stretches(reading: Reading, length: int) -> Iterator[Span]:
    # Sentences, and where the quotation is longer than one, runs of them up to its length.
    sentences = reading.analysis.sentences or reading.article.paragraphs
    for number, first in enumerate(sentences):
        yield first
        for last in sentences[number + 1 :]:
            if last.end - first.start > _LOOSE * length + 1:
                break
            yield Span(first.start, last.end)


def _runs(words: Sequence[str], wanted: Sequence[str]) -> Iterator[int]:
    first, size = wanted[0], len(wanted)
    for at, word in enumerate(words[: len(words) - size + 1]):
        if word == first and words[at : at + size] == wanted:
            yield at


def _tokens(text: str) -> tuple[list[str], list[Span]]:
    matches = list(WORD.finditer(text))
    return [match[0].casefold() for match in matches], [Span(*match.span()) for match in matches]


def _with_mark(text: str, end: int) -> int:
    # The full stop and a closing quotation mark belong to the words before them.
    while end < len(text) and text[end] in ".!?…\"'”’»)":
        end += 1
    return end
