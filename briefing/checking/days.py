"""Days of a draft, resolved as each source would resolve them, since a draft has no day of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from briefing.analysis.dates.finding import find_dates_in
from briefing.analysis.dates.forms import ANCHORED
from briefing.checking.aligning import Aligner, Line, Near, Sentences, terms_of
from briefing.checking.settling import Item, settle
from briefing.checking.values import Finding, Kind
from briefing.language.english.calendar import WEEKDAYS, bounds
from briefing.models import DateMention, Reading, Span
from briefing.story.lists.reportdays import is_day_of_report
from briefing.story.statements.clocks import Clock, find_clocks

_YEAR = re.compile(r"\d{4}")
_MOST_DAYS = 40
"""Days of publication by which a draft's days are resolved."""


class DraftDays:
    """The draft's days by the day from which they are looked at."""

    def __init__(self, draft: Reading) -> None:
        self._draft = draft
        self._known: dict[date | None, dict[int, DateMention]] = {}

    def seen_from(self, published: date | None) -> dict[int, DateMention]:
        """The draft's days by their place, as an article of that day would mean them."""
        own = self._draft.article.published or published
        if own not in self._known:
            if len(self._known) >= _MOST_DAYS:
                own = next(iter(self._known))
            else:
                found = find_dates_in(self._draft.article.text, own, self._draft.analysis.sentences)
                self._known[own] = {one.start: one for one in found}
        return self._known[own]


def check_days(draft: Reading, sentences: Sentences, aligner: Aligner) -> Iterator[Finding | None]:
    """The findings on every day, month, year and time of day outside quotations."""
    text, days = draft.article.text, DraftDays(draft)
    for sentence in draft.analysis.sentences:
        for own in draft.analysis.dates:
            if own.kind == "duration" or not sentence.contains(own) or sentences.is_quoted(own):
                continue
            yield settle(text, _day_item(draft, sentence, own, sentences, days), aligner)
        for clock in find_clocks(text, sentence, {}):
            if not sentences.is_quoted(clock.span):
                terms = terms_of(draft, sentence, (clock.span, *sentences.quoted))
                item = Item(
                    Kind.DAY,
                    clock.span,
                    terms,
                    partial(_same_clock, own=clock),
                    partial(_other_clock, own=clock),
                )
                yield settle(text, item, aligner)


def _day_item(draft: Reading, sentence: Span, own: DateMention, sentences: Sentences, days: DraftDays) -> Item:
    text, place, report = draft.article.text, Span(own.start, own.end), is_day_of_report(draft, own)
    terms = terms_of(draft, sentence, (own, *sentences.quoted))
    stands = partial(_stands, at=place, text=text, days=days)
    words = place.of(text)
    if ANCHORED.fullmatch(words):
        # From what a draft counts "three days after" cannot be told: only another such distance differs.
        other = partial(_other_distance, own=words)
        return Item(Kind.DAY, place, terms, partial(stands, report=True), other, known=lambda _: True)
    return Item(
        Kind.DAY,
        place,
        terms,
        partial(stands, report=report),
        partial(_other_day, at=place, text=text, days=days, report=report),
        telling=_YEAR.search(words) is not None and own.kind == "day",
        known=lambda line: stands(line, report=True) is not None,
    )


def _other_distance(near: Near, own: str) -> tuple[Span, str] | None:
    """Another time in the same direction: "three days after" in the place of "two days after"."""
    text = near.line.text.article.text
    for one in near.line.dates:
        words = one.of(text)
        if ANCHORED.fullmatch(words) and words.split()[1:] == own.split()[1:] and words.lower() != own.lower():
            return Span(one.start, one.end), words
    return None


def _stands(line: Line, at: Span, text: str, days: DraftDays, *, report: bool) -> Span | None:
    """Where the line has the day; the day on which a source says it is no day of what it says."""
    reading = line.text.reading
    own = days.seen_from(reading.article.published).get(at.start)
    words = at.of(text)
    for one in line.dates:
        if one.kind == "duration" or not _same_day(own, words, one, reading):
            continue
        if report or not is_day_of_report(reading, one):
            return Span(one.start, one.end)
    return None


def _same_day(own: DateMention | None, words: str, other: DateMention, reading: Reading) -> bool:
    if other.of(reading.article.text).lower() == words.lower():
        return True
    if own is None or other.value is None:
        return False
    if own.value is not None and _gives(own.value, other.value, between=other.kind == "range"):
        return True
    weekday = WEEKDAYS.get(words.split(maxsplit=1)[0].lower()) if words.split() else None
    days = bounds(other.value)
    alone = weekday is not None and not any(character.isdigit() for character in words)
    return alone and days is not None and days[0] == days[1] and days[0].weekday() == weekday


def _gives(own: str, other: str, *, between: bool) -> bool:
    """Whether the source's value is the draft's or lies in it; of a range of years, either end does for a year."""
    mine, theirs = bounds(own), bounds(other)
    if mine is None or theirs is None:
        return False
    if "/" in own:
        return mine == theirs
    if between:
        return mine[0] <= theirs[0] <= mine[1] or mine[0] <= theirs[1] <= mine[1]
    return mine[0] <= theirs[0] and theirs[1] <= mine[1]


def _other_day(near: Near, at: Span, text: str, days: DraftDays, *, report: bool) -> tuple[Span, str] | None:
    """Another day in its place: one of the same kind, and a day of report only for a day of report."""
    reading = near.line.text.reading
    own = days.seen_from(reading.article.published).get(at.start)
    for one in near.line.dates:
        if one.kind != (own.kind if own else "day") or _same_day(own, at.of(text), one, reading):
            continue
        if report or not is_day_of_report(reading, one):
            return Span(one.start, one.end), one.value or one.of(reading.article.text)
    return None


def _clocks(line: Line) -> tuple[Clock, ...]:
    return find_clocks(line.text.article.text, line.sentence, {})


def _same_clock(line: Line, own: Clock) -> Span | None:
    return next((one.span for one in _clocks(line) if one.minute == own.minute), None)


def _other_clock(near: Near, own: Clock) -> tuple[Span, str] | None:
    return next(((one.span, one.shown) for one in _clocks(near.line) if one.zone == own.zone), None)
