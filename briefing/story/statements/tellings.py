"""Claims taken apart: the slots that they fill, and the words by which two are seen to be of one event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TypeVar

from briefing.language.english.allegations import speaks_of_claim
from briefing.language.english.calendar import bounds
from briefing.language.english.denial import (
    NEGATIVE,
    Cue,
    Kind,
    find_cues,
    negated_words,
    words_of_text,
    words_of_tokens,
)
from briefing.language.english.disputes import Denied, denied
from briefing.language.english.meanings import irregular_bases, meaning
from briefing.language.english.polarity import Affirmed, affirmed
from briefing.language.english.reporting import reporting_verbs, verbs_for
from briefing.language.english.stems import WORD, little_words
from briefing.language.english.tense import is_past, tense_at
from briefing.language.english.wordlists import word_list, words_of
from briefing.language.english.words import Token, tokens_of
from briefing.models import Analysis, DateMention, Entity, Evidence, Reading, Span
from briefing.story.lists.timeline import is_day_of_report
from briefing.story.statements.acts import Act, find_acts
from briefing.story.statements.amounts import Amount, find_amounts, nearest_verb
from briefing.story.statements.clocks import Clock, find_clocks
from briefing.story.statements.names import Name, NameBook

_MODALS = frozenset(("will", "would", "to", "can", "could", "may", "might", "must", "should", "shall"))

WINDOW = 12
"""Words on either side of a verb that are looked at for who does what to whom."""

_S = TypeVar("_S", bound=Span)


@dataclass(frozen=True, slots=True)
class When:
    """A day on which something is told to have been, from ``low`` to ``high``.

    ``anchor`` is the meaning of the nearest verb, ``tense`` is -1 for what has been and 1 for what is to come.
    """

    value: str
    low: date
    high: date
    span: Span
    anchor: str
    tense: int


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim taken apart.

    ``words`` are the meanings outside names, numbers and days, ``verbs`` those of its verbs. ``cited`` are the words
    and ``sources`` the names that only say who reports it, ``attributed`` the words of those to whom it is put down.
    ``around`` are all names of the article. ``denied`` is what it says not to be so; ``left_open`` whether it says that
    something may be so. ``of_claim`` is whether it speaks of an allegation or a report without making it.
    ``affirmed`` is what it tells beside all that it says not to be so.
    """

    article: str
    order: int
    published: date | None
    evidence: Evidence
    tokens: tuple[Token, ...]
    words: frozenset[str]
    cited: frozenset[str]
    attributed: frozenset[str]
    verbs: frozenset[str]
    names: tuple[Name, ...]
    sources: frozenset[Name]
    around: tuple[Name, ...]
    amounts: tuple[Amount, ...]
    days: tuple[When, ...]
    acts: tuple[Act, ...]
    negated: frozenset[tuple[str, str]]
    negative: bool
    denied: Denied
    left_open: bool
    accuses: bool
    denies: bool
    clocks: tuple[Clock, ...] = ()
    of_claim: bool = False
    affirmed: Affirmed | None = None


def narrowed(telling: Telling, place: int) -> Telling:
    """The words and names around the token at ``place``, up to the next comma on either side."""
    text, offset = telling.evidence.text, telling.evidence.start
    low = high = place
    while low > max(0, place - WINDOW) and "," not in _between(telling, low - 1, text, offset):
        low -= 1
    while high < min(len(telling.tokens) - 1, place + WINDOW) and "," not in _between(telling, high, text, offset):
        high += 1
    tokens = telling.tokens[low : high + 1]
    span = Span(tokens[0].start, tokens[-1].end)
    return replace(
        telling,
        tokens=tokens,
        words=frozenset(token.meaning for token in tokens if token.meaning),
        names=tuple(name for name in telling.names if span.contains(name.span)),
    )


def _between(telling: Telling, at: int, text: str, offset: int) -> str:
    return text[telling.tokens[at].end - offset : telling.tokens[at + 1].start - offset]


def tellings_of(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Telling, ...]:
    """The tellings of all articles, in the order of the articles and of their texts."""
    book = NameBook.of(entities)
    return tuple(one for order, reading in enumerate(readings) for one in take_apart(reading, order, book))


def take_apart(reading: Reading, order: int, book: NameBook) -> Iterator[Telling]:
    """The tellings of one article, ``order`` its place in the story: its claims, and sentences that hold several."""
    analysis, text = reading.analysis, reading.article.text
    reports = {day for day in analysis.dates if is_day_of_report(reading, day)}
    sources = sorted((part for one in analysis.attributions for part in (one.source, one.cue)), key=_start)
    names = book.names_of(reading)
    around = tuple({name.text: name for name in names}.values())
    name_spans = [name.span for name in names]
    for span in _spans(analysis):
        dates, numbers = _within(analysis.dates, span), _within(analysis.numbers, span)
        inner_sources, (low, high) = _within(sources, span), _range(name_spans, span)
        tokens = tokens_of(text, span, [*dates, *numbers, *name_spans[low:high]])
        cues, pauses = find_cues(words_of_tokens(tokens)), _pauses(tokens, text)
        verbs = {token.start: token.meaning for token in _verbs(tokens)}
        yield Telling(
            article=reading.article.id,
            order=order,
            published=reading.article.published,
            evidence=Evidence.of(reading.article, span),
            tokens=tokens,
            words=frozenset(token.meaning for token in tokens if token.meaning and not _reports(token)),
            cited=_meanings_in(inner_sources, tokens),
            attributed=_attributed(analysis, span, text),
            verbs=frozenset(verbs.values()),
            names=tuple(names[low:high]),
            sources=_named_in(inner_sources, names[low:high]),
            around=around,
            amounts=find_amounts(text, span, numbers, dates, verbs),
            days=tuple(_days((day for day in dates if day not in reports), verbs, text, span)),
            acts=find_acts(tokens),
            negated=negated_words(tokens, cues),
            negative=_holds(cues, *NEGATIVE, Kind.OPEN),
            denied=denied(tokens, cues, pauses),
            left_open=_holds(cues, Kind.SILENCE, Kind.OPEN),
            accuses=_holds(cues, Kind.CLAIM),
            denies=_holds(cues, Kind.DENIAL),
            clocks=find_clocks(text, span, verbs),
            of_claim=speaks_of_claim(words_of_text(text[span.start : span.end])),
            affirmed=affirmed(tokens, cues, pauses),
        )


def _holds(cues: Sequence[Cue], *kinds: Kind) -> bool:
    return any(cue.kind in kinds for cue in cues)


def _spans(analysis: Analysis) -> list[Span]:
    """The claims and the sentences, each place once, in their order."""
    return [Span(*ends) for ends in sorted({(one.start, one.end) for one in (*analysis.claims, *analysis.sentences)})]


def _sentence_of(analysis: Analysis, span: Span) -> Span:
    """The sentence that holds a claim."""
    place = bisect_left(analysis.sentences, span.end, key=_start) - 1
    return analysis.sentences[place] if place >= 0 else span


def _pauses(tokens: Sequence[Token], text: str) -> frozenset[int]:
    """The places of the words behind which a mark stands."""
    pairs = enumerate(pairwise(tokens))
    return frozenset(at for at, (one, two) in pairs if _MARK.search(text, one.end, two.start))


_MARK = re.compile(r"[^\w\s'’-]|\s-\s")


def _meanings_in(parts: Sequence[Span], tokens: Sequence[Token]) -> frozenset[str]:
    inside = (token for token in tokens if any(part.contains(token) for part in parts))
    return frozenset(token.meaning for token in inside if token.meaning)


def _attributed(analysis: Analysis, span: Span, text: str) -> frozenset[str]:
    """The words of those to whom most of a span is put down, in it or outside: "…, former mechanics say"."""
    size = (span.end - span.start) / 2
    parts = [one.source for one in analysis.attributions if min(one.end, span.end) - max(one.start, span.start) > size]
    sentence = _sentence_of(analysis, span)
    if tail := _TAIL.search(text, sentence.start, sentence.end):
        low, high = tail.span(1)
        verb = next(
            (one for one in WORD.finditer(tail[1]) if one[0].lower() in _SAYING or one[0].lower() in reporting_verbs()),
            None,
        )
        if low - span.start > size and verb:
            parts.append(Span(low, low + verb.start() if verb.start() else high))
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


def _named_in(parts: Sequence[Span], names: Sequence[Name]) -> frozenset[Name]:
    return frozenset(name for name in names if any(part.contains(name.span) for part in parts))


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
            yield When(day.value, *ends, Span(day.start, day.end), nearest_verb(day, verbs), tense)


def _reports(token: Token) -> bool:
    verb = reporting_verbs().get(token.low)
    return verb is not None and verb.takes == "clause" and verb.lemma in verbs_for("plain")


def _verbs(tokens: Sequence[Token]) -> Iterator[Token]:
    """Words that are verbs by their form or by the word before them; light ones and those of reporting left out."""
    light = words_of("light_verbs")
    for before, token in zip((None, *tokens), tokens, strict=False):
        if not token.meaning or token.low in light or _reports(token):
            continue
        base = irregular_bases().get(token.low, token.low)
        if base in light:
            continue
        if is_past(token.low) or (before is not None and before.low in _MODALS):
            yield token
