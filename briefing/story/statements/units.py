"""Claims as they are compared: their terms, names, days, figures and whether they deny."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from briefing.language.english.calendar import a_week_on, in_either_week
from briefing.language.english.denial import is_negative, words_of_text
from briefing.language.english.meanings import meaning
from briefing.language.english.measures import measures
from briefing.language.english.stems import WORD, little_words, stem
from briefing.language.english.suppositions import leaves_open
from briefing.language.english.tense import is_past, plans_to, will_be
from briefing.language.english.wordlists import words_of
from briefing.models import Analysis, Claim, DateMention, Entity, Evidence, Reading, Sentence, Span
from briefing.story.statements.abbreviations import shortened
from briefing.story.statements.amounts import days_of

NAME = "@"
"""What a term that stands for a linked entity starts with."""

DAY = "#"
"""What a term starts with that stands for a day, a month or a year."""

PART = "~"
"""What a term starts with that is a word of a name."""

VALUE = "="
"""What a term starts with that stands for a figure written in digits."""

DURATION = "duration"
"""The unit of a time that something takes, in days."""

FEWEST_TERMS = 3
"""A claim with fewer content words says nothing by itself."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One claim of one article.

    ``article`` is the place of the article in the story. ``content`` are the senses of its plain words, ``words`` each
    of them once, ``names`` the
    ids of the entities that it names and of those they point to, ``roots`` the latter where there are such ("Moscow"
    and "Russian" have one root), ``parts`` the stems of the words in names. ``days`` and ``numbers`` are the values,
    ``values`` the figures among them that are written in digits.
    ``alone`` is whether it reads on its own, ``hedged`` whether it only speaks of what may be. ``first`` is whether it
    tells that something was the first of its kind; None where the word stands in it with another meaning. ``named``
    are the places in the article's text where each root is named. ``opens`` is whether it stands in the first sentence,
    ``intends`` whether it tells what somebody means to do or will do.
    """

    article: int
    claim: Claim
    evidence: Evidence
    content: tuple[str, ...]
    words: frozenset[str]
    names: frozenset[str]
    roots: frozenset[str]
    parts: frozenset[str]
    days: frozenset[str]
    numbers: frozenset[tuple[str, float, float]]
    values: frozenset[str]
    denies: bool
    alone: bool
    hedged: bool
    first: bool | None = False
    named: tuple[tuple[int, str], ...] = ()
    opens: bool = False
    intends: bool = False

    @property
    def terms(self) -> tuple[str, ...]:
        """All that two claims can share, each kind with a mark of its own."""
        names = (NAME + name for name in sorted(self.names))
        days = (DAY + day for day in sorted(self.days))
        values = (VALUE + value for value in sorted(self.values))
        return (*self.content, *names, *days, *values, *(PART + part for part in sorted(self.parts)))


@dataclass(frozen=True, slots=True)
class _Named:
    """The mentions of linked entities in one article, by place, with the ids that each one stands for."""

    starts: list[int]
    mentions: list[tuple[int, int, tuple[str, ...]]]

    def within(self, span: Span) -> list[tuple[int, int, tuple[str, ...]]]:
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return [mention for mention in self.mentions[first:last] if mention[1] <= span.end]


def collect_units(readings: Sequence[Reading], entities: Sequence[Entity]) -> list[Unit]:
    """Every claim that says something, in the order of the articles and of their texts."""
    places: dict[str, list[tuple[int, int, tuple[str, ...]]]] = {}
    for entity in entities:
        for mention in entity.mentions:
            places.setdefault(mention.article, []).append((mention.start, mention.end, (entity.id, *entity.related)))
    shorts = shortened(reading.article.text for reading in readings)
    units: list[Unit] = []
    for index, reading in enumerate(readings):
        own = sorted(places.get(reading.article.id, []))
        named = _Named([start for start, _, _ in own], own)
        made = (_unit(index, reading, claim, named, shorts) for claim in reading.analysis.claims)
        units += filter(_says_something, made)
    return units


def _says_something(unit: Unit) -> bool:
    spelled = sum(word.isalpha() for word in unit.words)
    measured = any(name in measures() or name == DURATION for name, _, _ in unit.numbers)
    return bool(spelled) and spelled + len(unit.roots) + bool(unit.values) + measured >= FEWEST_TERMS


def _unit(index: int, reading: Reading, claim: Claim, named: _Named, shorts: Mapping[str, tuple[str, ...]]) -> Unit:
    evidence = Evidence.of(reading.article, claim)
    inside = named.within(claim)
    analysis = reading.analysis
    dated = [date for date in analysis.dates if date.start < claim.end and claim.start < date.end]
    figures = [one for one in analysis.numbers if one.kind != "ordinal" and claim.contains(one)]
    content: list[str] = []
    parts = []
    for match in WORD.finditer(evidence.text):
        word, start = match.group(), match.start() + claim.start
        if any(first <= start < last for first, last, _ in inside):
            parts.append(stem(word))
        elif _is_content(word, start, figures, dated):
            content += _meant(word, content, shorts)
    turned = _turned(evidence.text)
    return Unit(
        article=index,
        claim=claim,
        evidence=evidence,
        content=tuple(content),
        words=frozenset(content),
        names=frozenset(name for _, _, ids in inside for name in ids),
        roots=frozenset(ids[-1] for _, _, ids in inside),
        parts=frozenset(parts),
        days=_days(analysis, claim, reading.article.text),
        numbers=frozenset([*((one.unit, one.low, one.high) for one in figures), *_durations(dated)]),
        values=frozenset(f"{one.low:g}" for one in figures if evidence.text[one.start - claim.start].isdigit()),
        denies=turned.denies,
        alone=stands_alone(evidence.text, analysis.sentences[claim.sentence], claim),
        hedged=turned.hedged,
        first=turned.first,
        named=tuple((start, ids[-1]) for start, _, ids in inside),
        opens=claim.sentence == analysis.claims[0].sentence,
        intends=turned.intends,
    )


@dataclass(frozen=True, slots=True)
class _Turned:
    """What of a claim its words alone tell, wherever it stands."""

    denies: bool
    hedged: bool
    first: bool | None
    intends: bool


@lru_cache(10_000)
def _turned(text: str) -> _Turned:
    """Kept, since the articles of a story repeat one another."""
    is_open, plans = leaves_open(text), plans_to(text)
    return _Turned(
        denies=is_negative(words_of_text(text)),
        hedged=is_open or plans,
        first=tells_first(text),
        intends=not is_open and (plans or will_be(text)),
    )


def _is_content(word: str, start: int, figures: Sequence[Span], dated: Sequence[Span]) -> bool:
    """Whether a word tells of the matter: no little word, none of a figure, none of a day."""
    if word[0].isdigit() and any(one.start <= start < one.end for one in figures):
        return False
    return word.lower() not in little_words() and not any(date.start <= start < date.end for date in dated)


def _meant(word: str, known: Sequence[str], shorts: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What a word means: itself, or the words that its short form stands for and that are not there yet."""
    explained = shorts.get(stem(word)) if word[:-1].isupper() else None
    return [one for one in explained if one not in known] if explained else [meaning(word)]


def _durations(dates: Sequence[DateMention]) -> Iterator[tuple[str, float, float]]:
    for date in dates:
        days = days_of(date.value) if date.value and date.kind == DURATION else None
        if days:
            yield DURATION, days, days


def _days(analysis: Analysis, claim: Claim, text: str) -> frozenset[str]:
    """The days, months and years that the claim names; of "next Sunday" both that may be meant."""
    inside = [date for date in analysis.dates if date.kind != "duration" and claim.contains(date)]
    days = {date.value for date in inside if date.value}
    open_ones = (date.value for date in inside if date.value and in_either_week(date.of(text)))
    return frozenset(days | {later for value in open_ones if (later := a_week_on(value))})


_FIRST = re.compile(
    r"\b(?:mark(?:s|ed|ing)?|is|was|were|are|be|been|being|becomes?|became|becoming)\b(?:\W+\w+){0,3}?\W+"
    r"(?<!in the )(?<!on the )(?<!at the )(?<!of the )first\b"
    r"(?!\W+\w+(?:ed|en)\b)|\bfirst time\b",
    re.IGNORECASE,
)
"""That something was the first: "marked his first visit", "for the first time"; not "was first reported", "in the first
half"."""


def tells_first(text: str) -> bool | None:
    """Whether the words tell that something was the first of its kind; None where they only hold the word."""
    return True if _FIRST.search(text) else None if "first" in text.lower() else False


_PERSONAL = frozenset(("he", "she", "it", "they", "him", "them"))
"""Words that mean somebody named before; close behind the first word they do so in a sentence before: "In it he…"."""

_NEGATABLE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def stands_alone(text: str, sentence: Sentence, claim: Claim) -> bool:
    """Whether a reader understands the words without those before them."""
    first = _NEGATABLE.match(text.lstrip("“\"'‘«[("))
    opening = first.group().lower() if first else ""
    if opening in words_of("leaning"):
        return False
    words = [match.group() for match in islice(_NEGATABLE.finditer(text), 3)]
    named = next((at for at, word in enumerate(words) if word[0].isupper() and at), len(words))
    if any(word.lower() in _PERSONAL for word in words[1:named]):
        return False
    return claim.start == sentence.start or text[:1].isupper() or not (opening.endswith("ing") or is_past(opening))
