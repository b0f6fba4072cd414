"""Which sentences of the sources speak of what a sentence of the draft speaks of.

A sentence is its terms: the meanings of its plain words, and the words of its names. What a source sentence shares
with the draft's is weighed by rarity, as a share of all that the draft's sentence says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log
from typing import TypeVar

from briefing.analysis.speech.marks import find_quoted
from briefing.checking.sources import BACKGROUND, Sources, SourceText
from briefing.language.english.meanings import meaning
from briefing.language.english.stems import WORD, commonness, little_words
from briefing.models import DateMention, Mention, NumberMention, Reading, Sentence, Span

NAME = "@"
"""What a term starts with that is a word of a name."""

Terms = frozenset[str]
_S = TypeVar("_S", bound=Span)


@dataclass(frozen=True)
class Line:
    """A sentence of a source with its figures, days and names; ``before`` and ``behind`` are its neighbours."""

    number: int
    text: SourceText
    sentence: Sentence
    terms: Terms
    before: int | None
    behind: int | None
    numbers: tuple[NumberMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """A line with how much of the draft's sentence it holds: alone, and with its neighbours (0 to 1 each)."""

    line: Line
    own: float
    wide: float


class Aligner:
    """All sentences of the sources, found by their terms."""

    def __init__(self, sources: Sources) -> None:
        self.lines: list[Line] = []
        self._firsts: dict[str, tuple[int, list[int]]] = {}
        for text in sources.texts:
            starts = [sentence.start for sentence in text.reading.analysis.sentences]
            self._firsts[text.article.id] = (len(self.lines), starts)
            self.lines += _lines(text, len(self.lines))
        self._places: dict[str, list[int]] = {}
        for line in self.lines:
            for term in line.terms:
                self._places.setdefault(term, []).append(line.number)
        self._around = [
            tuple(place for place in (line.before, line.number, line.behind) if place is not None)
            for line in self.lines
        ]

    @cached_property
    def titles(self) -> list[Terms]:
        """The terms of the headlines, which no sentence of a text holds."""
        texts = {line.text.article.id: line.text.article.title for line in self.lines}
        return [frozenset(_plain(title)) for _, title in sorted(texts.items())]

    def weight(self, term: str) -> float:
        """How much a term tells: more the fewer sentences and texts in general have it."""
        usual = commonness(term) if not term.startswith(NAME) else 0.0
        seen = len(self._places.get(term, ()))
        return log((2 + len(self.lines) + BACKGROUND) / (1 + seen + BACKGROUND * min(1.0, 10 * usual)))

    def total(self, terms: Iterable[str]) -> float:
        """The weight of several terms."""
        return sum(self.weight(term) for term in sorted(terms))

    def share(self, terms: Terms, held: Collection[str]) -> float:
        """How much of ``terms`` is among ``held``, 0 to 1."""
        whole = self.total(terms)
        return self.total(term for term in terms if term in held) / whole if whole else 0.0

    def line_at(self, text: SourceText, start: int) -> int | None:
        """The number of the line of a text in which a place lies."""
        first, starts = self._firsts[text.article.id]
        at = bisect_right(starts, start) - 1
        return first + at if at >= 0 and start < self.lines[first + at].sentence.end else None

    def beside(self, line: Line) -> list[Line]:
        """The neighbours of a line."""
        return [self.lines[number] for number in (line.before, line.behind) if number is not None]

    def nearest(self, terms: Terms, least: float) -> list[Near]:
        """Every line that holds at least this share of the terms by itself, the nearest first."""
        whole = self.total(terms)
        held: dict[int, float] = {}
        wide: dict[int, float] = {}
        for term in sorted(terms):
            weight, places = self.weight(term), self._places.get(term, ())
            for number in places:
                held[number] = held.get(number, 0.0) + weight
            for number in {place for own in places for place in self._around[own]}:
                wide[number] = wide.get(number, 0.0) + weight
        found = [
            Near(self.lines[number], weight / whole, wide[number] / whole)
            for number, weight in held.items()
            if weight / whole >= least
        ]
        return sorted(found, key=lambda near: (-near.own, -near.wide, near.line.number))


def _lines(text: SourceText, first: int) -> Iterator[Line]:
    """The sentences of a source, numbered from ``first``."""
    analysis = text.reading.analysis
    numbers, dates, mentions = deque(analysis.numbers), deque(analysis.dates), deque(analysis.mentions)
    count = len(analysis.sentences)
    for at, sentence in enumerate(analysis.sentences):
        number = first + at
        own = tuple(_taken(numbers, sentence)), tuple(_taken(dates, sentence)), tuple(_taken(mentions, sentence))
        terms = _terms(text.article.text, sentence, (*own[0], *own[1]), own[2])
        before, behind = (number - 1 if at else None), (number + 1 if at + 1 < count else None)
        yield Line(number, text, sentence, terms, before, behind, *own)


def _taken(waiting: deque[_S], sentence: Span) -> Iterator[_S]:
    """What of a layer lies in a sentence, taken off its front; what lies before it is dropped."""
    while waiting and waiting[0].start < sentence.end:
        one = waiting.popleft()
        if one.start >= sentence.start:
            yield one


def terms_of(reading: Reading, span: Span, without: Sequence[Span] = ()) -> Terms:
    """The terms of a stretch, figures and days left out, and what lies in ``without``."""
    analysis = reading.analysis
    values = [one for layer in (analysis.dates, analysis.numbers) for one in layer if one.overlaps(span)]
    names = [one for one in analysis.mentions if one.overlaps(span)]
    return _terms(reading.article.text, span, [*values, *without], names)


def _terms(text: str, span: Span, without: Iterable[Span], names: Iterable[Span]) -> Terms:
    silent = {at for one in without for at in range(max(one.start, span.start), min(one.end, span.end))}
    named = {at for one in names for at in range(one.start, one.end)}
    little = little_words()
    found = set()
    for match in WORD.finditer(text, span.start, span.end):
        word, at = match.group(), match.start()
        low = word.lower()
        if low in little or at in silent:
            continue
        if at in named:
            found.add(NAME + low.removesuffix("'s").removesuffix("’s"))
        elif not word[0].isdigit():
            found.add(_meaning(low))
    return frozenset(found)


_meaning = lru_cache(maxsize=100_000)(meaning)


def _plain(title: str) -> Iterable[str]:
    """The terms of a bare line: every word as a plain word, and as one of a name where it has a capital."""
    for match in WORD.finditer(title):
        word = match.group()
        if word.lower() not in little_words():
            yield meaning(word)
            if word[0].isupper():
                yield NAME + word.lower().removesuffix("'s").removesuffix("’s")


@dataclass(frozen=True)
class Sentences:
    """The draft's sentences, and which stretches of it stand between marks."""

    reading: Reading

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Whatever is checked as a quotation."""
        article = self.reading.article
        return tuple(one.outer for one in find_quoted(article.text, article.paragraphs))

    def is_quoted(self, span: Span) -> bool:
        """Whether a range lies between marks."""
        return any(one.contains(span) for one in self.quoted)

    def own(self, span: Span) -> list[Sentence]:
        """The sentences that overlap a range."""
        return [one for one in self.reading.analysis.sentences if one.overlaps(span)]
