"""Which article makes a statement, and where in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from briefing.language.english.calendar import a_week_on, bounds, in_either_week
from briefing.language.english.meanings import meaning
from briefing.language.english.reporting import reporting_verbs
from briefing.language.english.stems import WORD, little_words
from briefing.language.english.tense import tense_at
from briefing.language.english.wordlists import word_list
from briefing.models import Analysis, DateMention, Entity, Evidence, Reading, Span
from briefing.story.lists.reportdays import is_day_of_report
from briefing.story.statements.amounts import find_amounts, nearest_verb
from briefing.story.statements.clocks import find_clocks
from briefing.story.statements.names import Name, NameBook
from briefing.story.statements.saying import saying_ends
from briefing.story.statements.statement import Slots, Statement, Statements, When, moved

_S = TypeVar("_S", bound=Span)


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement in its place: ``said`` is what the words at ``evidence`` say.

    ``around`` are all names of the article, ``order`` is its place in the story. Claims told to the letter alike have
    one ``said``; all places in it are counted from the first character of the evidence.
    """

    article: str
    order: int
    evidence: Evidence
    around: tuple[Name, ...]
    said: Statement

    def place(self, span: Span) -> Span:
        """Where something of the statement stands in the text of the article."""
        return Span(span.start + self.evidence.start, span.end + self.evidence.start)


def tellings_of(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Telling, ...]:
    """The tellings of all articles, in the order of the articles and of their texts."""
    book, made = NameBook.of(entities), Statements()
    return tuple(one for order, reading in enumerate(readings) for one in take_apart(reading, order, book, made))


def take_apart(reading: Reading, order: int, book: NameBook, made: Statements | None = None) -> Iterator[Telling]:
    """The tellings of one article, ``order`` its place in the story: its claims, and sentences that hold several.

    ``made`` are the statements of the articles before.
    """
    analysis, text = reading.analysis, reading.article.text
    made = made or Statements()
    names = book.names_of(reading)
    around = tuple({name.text: name for name in names}.values())
    name_spans = [name.span for name in names]
    said = (part for one in analysis.attributions for part in (one.source, one.cue))
    sources = sorted({*said, *saying_ends(analysis, text)}, key=_start)
    reports = {day for day in analysis.dates if is_day_of_report(reading, day)}
    for span in _spans(analysis):
        dates, numbers = _within(analysis.dates, span), _within(analysis.numbers, span)
        low, high = _range(name_spans, span)
        worded = made.worded(text, span, [*dates, *numbers, *name_spans[low:high]])
        verbs = {span.start + at: verb for at, verb in worded.verbs.items()}
        slots = Slots(
            published=reading.article.published,
            names=moved(names[low:high], -span.start),
            cited=tuple(Span(part.start - span.start, part.end - span.start) for part in _within(sources, span)),
            attributed=_attributed(analysis, span, text),
            amounts=moved(find_amounts(text, span, numbers, dates, verbs), -span.start),
            days=moved([*_days((day for day in dates if day not in reports), verbs, text, span)], -span.start),
            clocks=moved(find_clocks(text, span, verbs), -span.start),
        )
        evidence = Evidence.of(reading.article, span)
        yield Telling(reading.article.id, order, evidence, around, made.of(evidence.text, worded, slots))


def _spans(analysis: Analysis) -> list[Span]:
    """The claims and the sentences, each place once, in their order."""
    return [Span(*ends) for ends in sorted({(one.start, one.end) for one in (*analysis.claims, *analysis.sentences)})]


def _sentence_of(analysis: Analysis, span: Span) -> Span:
    """The sentence that holds a claim."""
    place = bisect_left(analysis.sentences, span.end, key=_start) - 1
    return analysis.sentences[place] if place >= 0 else span


def _said_behind(text: str, sentence: Span) -> Span | None:
    """Who says it at the end of a sentence: ", former mechanics say"; of ", says a guard" with the verb."""
    tail = _saying_tail(sentence.of(text))
    return None if tail is None else Span(sentence.start + tail.start, sentence.start + tail.end)


@lru_cache(10_000)
def _saying_tail(sentence: str) -> Span | None:
    """Where in a sentence that stands; kept, since a sentence is asked once for each of its claims and its copies."""
    tail = _TAIL.search(sentence)
    if tail is None:
        return None
    low, high = tail.span(1)
    words = ((one.start(), one[0].lower()) for one in WORD.finditer(tail[1]))
    verb = next((start for start, word in words if word in _SAYING or word in reporting_verbs()), None)
    return None if verb is None else Span(low, low + verb if verb else high)


def _attributed(analysis: Analysis, span: Span, text: str) -> frozenset[str]:
    """The words of those to whom most of a span is put down, in it or outside: "…, former mechanics say"."""
    size = (span.end - span.start) / 2
    parts = [one.source for one in analysis.attributions if min(one.end, span.end) - max(one.start, span.start) > size]
    tail = _said_behind(text, _sentence_of(analysis, span))
    if tail is not None and tail.start - span.start > size:
        parts.append(tail)
    return frozenset(
        meaning(word)
        for part in parts
        for word in WORD.findall(text, part.start, part.end)
        if word.lower() not in little_words() and word.lower() not in reporting_verbs()
    )


_JOINING = "|".join(sorted(word_list("tellings.joining")))
_TAIL = re.compile(rf",[”\"]?\s(?!(?:{_JOINING})\w*\s)((?:[\w'’-]+\s){{1,9}}[\w'’-]+)[.!?]?[”\"]?\s*\Z")
"""What stands behind the last comma of a sentence."""

_SAYING = frozenset(word_list("tellings.saying"))
"""Verbs that put a claim down to somebody only behind a comma: "…, a panel decided"."""


def _start(span: Span) -> int:
    return span.start


def _range(layer: Sequence[Span], span: Span) -> tuple[int, int]:
    low = bisect_left(layer, span.start, key=_start)
    high = bisect_left(layer, span.end, key=_start)
    return low, high


def _within(layer: Sequence[_S], span: Span) -> list[_S]:
    low, high = _range(layer, span)
    return [one for one in layer[low:high] if one.end <= span.end]


def _days(dates: Iterable[DateMention], verbs: Mapping[int, str], text: str, span: Span) -> Iterator[When]:
    for day in dates:
        ends = bounds(day.value) if day.value and day.kind != "duration" else None
        if ends and day.value:
            tense = tense_at(text, day.start, day.end, span.start, span.end)
            later = a_week_on(day.value) if in_either_week(day.of(text)) else None
            low, high = ends[0], (bounds(later) or ends)[1] if later else ends[1]
            yield When(day.value, low, high, Span(day.start, day.end), nearest_verb(day, verbs), tense)
