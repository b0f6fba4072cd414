"""What the articles of a story tell of days: one date, the words that tell what happened on it, and how.

Days that only say when something was reported ("state media reported Friday"), date lines and stamps are left out;
durations, and days that the text gives no ground for, have no place in time, and words without a verb are no event.
Where a day hangs on a clause, that clause stands for it; a day of the news that only says which thing is meant is kept
as told by the way, since it may be all that is told of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.language.english.calendar import bounds
from briefing.language.english.dayclauses import clause_of, is_charge, is_nowadays, measures_aside, only_mentions
from briefing.language.english.meanings import meaning
from briefing.language.english.modifiers import which_one
from briefing.language.english.stems import WORD, little_words
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import words_of
from briefing.models import Article, DateMention, Evidence, Hedge, Reading, Span
from briefing.story.lists.happenings import is_measure_of_time, says_what_day_it_is, tells_something
from briefing.story.lists.reportdays import is_day_of_report
from briefing.story.origins.firmness import ORDER, hedge_of

NEAR = timedelta(days=8)
"""How far from the day of publication a day is one of the news itself."""

HEAD = 2
"""Sentences with which an article begins: before the first there may be the words below a picture."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FIGURES = re.compile(r"\d+(?:[.,-]\d+)*")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class DayTelling:
    """One date in one claim of one article.

    ``words`` are the meanings of all its words, ``names`` those that are capitalised, ``verb`` is the one by the date,
    ``standing`` is set where the claim tells what the day stands for, ``passing`` where the day only says which thing
    is meant, ``whole`` where the claim is told as it stands; ``figures`` are its numbers in digits, ``hedge`` is how
    firmly it is put; ``near`` says that the day is one of the news, ``heads`` that the article begins with it.
    """

    date: str
    surface: str
    evidence: Evidence
    words: frozenset[str]
    names: frozenset[str]
    verb: str
    standing: bool
    passing: bool = False
    whole: bool = True
    figures: frozenset[str] = frozenset()
    hedge: Hedge = Hedge.STATED
    near: bool = True
    heads: bool = False


def day_tellings(reading: Reading) -> Iterator[DayTelling]:
    """What an article tells of days, in the order of its text; nothing of one that copies another."""
    if reading.article.duplicate_of:
        return
    for mention in reading.analysis.dates:
        telling = _told(reading, mention)
        if telling is not None and (telling.near or not telling.passing):
            yield telling


def _told(reading: Reading, mention: DateMention) -> DayTelling | None:
    """What is told of a day; None where nothing happened on it, or something does every year."""
    span = bounds(mention.value) if mention.value and mention.kind != "duration" else None
    claim = holder(reading, mention) if span else None
    if span is None or claim is None or is_day_of_report(reading, mention) or not _is_told(reading, mention):
        return None
    if _only_tells_which(reading, mention, claim):
        return None
    telling = _telling(reading, mention, mention.value or "", claim, near=_is_near(reading.article, span))
    yearly = telling.standing and not _YEAR.search(telling.surface)
    return None if yearly else telling


def _is_near(article: Article, span: tuple[date, date]) -> bool:
    """Whether a day, or the days of a week, are of the time of the article."""
    published = article.published
    if published is None:
        return True
    return span[1] - span[0] < NEAR and published - NEAR <= span[1] and span[0] <= published + NEAR


def _telling(reading: Reading, mention: DateMention, day: str, claim: Span, *, near: bool) -> DayTelling:
    """What a claim tells of a day, taken apart without the words for it."""
    text = reading.article.text
    words, start, end = claim.of(text), mention.start - claim.start, mention.end - claim.start
    standing = says_what_day_it_is(words)
    passing = _is_by_the_way(words, start, end, near=near)
    clause = None if passing else clause_of(words, start, end, apart=not near or _has_other(reading, mention, claim))
    if clause is not None:
        claim = Span(claim.start + clause[0], claim.start + clause[1])
    before, behind = text[claim.start : mention.start], text[mention.end : claim.end]
    surface = " ".join(mention.of(text).split())
    content = [word for word in WORD.findall(f"{before} {behind}") if word.lower() not in little_words()]
    evidence = Evidence.of(reading.article, claim)
    return DayTelling(
        day,
        surface,
        evidence,
        frozenset(map(meaning, content)),
        frozenset(meaning(word) for word in content if word[0].isupper()),
        _verb_at(before, behind),
        standing,
        passing,
        clause is None,
        frozenset(_FIGURES.findall(f"{before} {behind}")),
        _hedge(reading, evidence, before),
        near,
        _heads(reading, mention),
    )


def _heads(reading: Reading, mention: DateMention) -> bool:
    """Whether a day stands in the first sentences of an article."""
    return any(one.contains(mention) for one in reading.analysis.sentences[:HEAD])


def _hedge(reading: Reading, evidence: Evidence, before: str) -> Hedge:
    """How firmly it is put that something happened on the day behind these words of the evidence."""
    hedge = hedge_of(reading, evidence)
    return max(hedge, Hedge.ALLEGED, key=ORDER.index) if is_charge(before) else hedge


def _is_by_the_way(words: str, start: int, end: int, *, near: bool) -> bool:
    return (
        only_mentions(words, start, end)
        or is_nowadays(words, start, end)
        or (not near and measures_aside(words[:start]))
    )


def _has_other(reading: Reading, mention: DateMention, claim: Span) -> bool:
    """Whether a claim tells another day than this one."""
    inside = (one for one in reading.analysis.dates if claim.contains(one) and one.value and one.kind != "duration")
    return any(one.value != mention.value for one in inside)


def _is_told(reading: Reading, mention: DateMention) -> bool:
    """Whether the sentence of a date tells something of it."""
    text = reading.article.text
    sentence = next((one for one in reading.analysis.sentences if one.contains(mention)), Span(0, len(text)))
    return tells_something(sentence.of(text)) and not is_measure_of_time(text[sentence.start : mention.start])


def _only_tells_which(reading: Reading, mention: DateMention, claim: Span) -> bool:
    """Whether a day says of which thing something is told: "was found guilty last month of the March 2005 killing".

    That is where it stands before a noun, and the verb has a day of its own or the noun is what it is for.
    """
    text = reading.article.text
    kind = which_one(text[claim.start : mention.start], text[mention.end : claim.end])
    if kind is None:
        return False
    others = (one for one in reading.analysis.dates if claim.contains(one) and one != mention and one.value)
    own = any(which_one(text[claim.start : one.start], text[one.end : claim.end]) is None for one in others)
    return own or kind == "for"


def _verb_at(before: str, after: str) -> str:
    """The meaning of the verb nearest before a date, else after it; empty for a light one and where none is seen."""
    for match in (*reversed(list(_WORD.finditer(before))), *_WORD.finditer(after)):
        word = match[0].lower()
        if is_past(word):
            return "" if word in words_of("light_verbs") else meaning(word)
    return ""


def holder(reading: Reading, span: Span) -> Span | None:
    """The claim, or else the sentence, that holds ``span`` whole."""
    for layer in (reading.analysis.claims, reading.analysis.sentences):
        holding = [one for one in layer if one.contains(span)]
        if holding:
            return min(holding, key=lambda one: (one.end - one.start, one.start))
    return None
