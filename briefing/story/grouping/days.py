"""Days of articles that state none, taken from the other articles of the story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefing.analysis import redate
from briefing.corpus.cleaning.days import StatedDay, find_days
from briefing.models import Article, ParagraphKind, PublishedFrom, Reading

MAX_LAG = 3
"""A report names the weekday of what was said up to so many days before it was published."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_REPORTED = re.compile(
    r"\b(?:said|says|reported|announced|told|confirmed|released|issued|published|stated|tweeted|posted|declared)\b"
    rf"(?:\s+[^\s.;:]+){{0,6}}?\s+(?P<when>{'|'.join(_WEEKDAYS)})\b",
    re.IGNORECASE,
)
_NOT_PAST = re.compile(
    r"\b(?:next|coming|by|until|till|before|from|will|would|scheduled|planned|due|to)\b", re.IGNORECASE
)


def infer_days(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with a day for each article, where the story gives ground for one.

    A dateline without year takes the year that brings it nearest to the story. An article without any day takes the day
    that most of the others state, moved by up to three days where it dates a statement with a weekday that had not come
    by then. Where no article states a day, none is given.
    """
    ground = days_of_story([reading.article for reading in readings])
    return tuple(readings) if ground is None else tuple(date_reading(reading, ground) for reading in readings)


@dataclass(frozen=True, slots=True)
class DaysOfStory:
    """What a story says of the days of its articles: the usual one, and those by which datelines give the year."""

    usual: date
    placed: Mapping[str, date]


def days_of_story(articles: Sequence[Article]) -> DaysOfStory | None:
    """None where no article states a day. It needs no texts."""
    stated = sorted(day for article in articles if (day := article.published) and _is_stated(article))
    if not stated:
        return None
    # Datelines first: the days that they give count for those that have none.
    near = _usual(stated)
    placed = {article.id: day for article in articles if (day := _by_dateline(article, near))}
    return DaysOfStory(_usual(sorted([*stated, *placed.values()])), placed)


def _is_stated(article: Article) -> bool:
    return article.published_from not in {PublishedFrom.STORY, PublishedFrom.FILE}


def date_reading(reading: Reading, ground: DaysOfStory) -> Reading:
    """The reading with a day, if it has none."""
    article = reading.article
    if article.published:
        return reading
    day = ground.placed.get(article.id) or _consistent(article, ground.usual)
    return redate(replace(reading, article=replace(article, published=day, published_from=PublishedFrom.STORY)))


def _usual(days: Sequence[date]) -> date:
    """The day most of them state; of several the one nearest to the median, then the earlier."""
    counts = Counter(days)
    median = days[(len(days) - 1) // 2]
    return min(counts, key=lambda day: (-counts[day], abs(day - median), day))


def _by_dateline(article: Article, near: date) -> date | None:
    """The day of a dateline that leaves the year out, in the year that brings it nearest to ``near``."""
    day = None if article.published else _dateline_day(article)
    if day is None:
        return None
    found = [on for year in (near.year - 1, near.year, near.year + 1) if (on := day.on(year))]
    return min(found, key=lambda on: (abs(on - near), on), default=None)


def _dateline_day(article: Article) -> StatedDay | None:
    days = find_days(article.dateline or "")
    return days[0] if days else None


def _consistent(article: Article, usual: date) -> date:
    """``usual``, or the nearest day by which each weekday had come that the article dates a statement with."""
    reported = _reported_weekdays(article)
    shifts = sorted(range(-MAX_LAG, MAX_LAG + 1), key=lambda shift: (abs(shift), -shift))
    for shift in shifts:
        day = usual + timedelta(days=shift)
        if all((day.weekday() - weekday) % 7 <= MAX_LAG for weekday in reported):
            return day
    return usual


def _reported_weekdays(article: Article) -> set[int]:
    weekdays = set()
    for paragraph in article.paragraphs:
        if paragraph.kind in {ParagraphKind.BODY, ParagraphKind.CAPTION}:
            for match in _REPORTED.finditer(paragraph.of(article.text)):
                if not _NOT_PAST.search(match[0]):
                    weekdays.add(_WEEKDAYS.index(match["when"].lower()))
    return weekdays
