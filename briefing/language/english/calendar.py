"""Arithmetic on days and their ISO 8601 forms at the precision that a text gives.

A value is ``2023-07-27``, ``2022-11``, ``1953`` or a range of two such (``1950/1953``); a week is the range of its
days. Nothing here raises: whatever falls outside the calendar is None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta

from briefing.language.tables import tables_of

_TABLES = tables_of("en")
MONTHS: Mapping[str, int] = _TABLES.months if _TABLES else {}
"""Lower-case names and usual short forms, without the full stop."""

WEEKDAYS: Mapping[str, int] = _TABLES.weekdays if _TABLES else {}
"""Monday is 0, as in ``date.weekday``."""

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")
_YEARS_AROUND = 8
"""How far a day without a year is looked for; 29 February may be eight years off (1896 to 1904)."""


def is_day_word(word: str) -> bool:
    """Whether a word names a day of the week or a month, in any case."""
    return word.lower() in WEEKDAYS or word.lower() in MONTHS


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def add_days(day: date, count: int) -> date | None:
    """``day`` moved by ``count`` days."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def add_months(day: date, count: int) -> date | None:
    """The first day of the month ``count`` months from that of ``day``."""
    months = day.year * 12 + day.month - 1 + count
    return make_day(months // 12, months % 12 + 1, 1)


def week_of(day: date) -> tuple[date, date] | None:
    """Monday and Sunday of the week that holds ``day``."""
    monday = add_days(day, -day.weekday())
    sunday = add_days(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def iso_range(first: str, last: str) -> str | None:
    """``first/last``, None where the end lies before the beginning."""
    low, high = bounds(first), bounds(last)
    if low is None or high is None or low[0] > high[1]:
        return None
    return first if first == last else f"{first}/{last}"


def iso_week(day: date | None) -> str | None:
    """The days of the week that holds ``day``, as a range."""
    week = week_of(day) if day else None
    return f"{week[0].isoformat()}/{week[1].isoformat()}" if week else None


def iso_month(day: date | None) -> str | None:
    """The month that holds ``day``."""
    return f"{day.year:04d}-{day.month:02d}" if day else None


def iso_year(year: int) -> str | None:
    """The year in four digits."""
    return f"{year:04d}" if MINYEAR <= year <= MAXYEAR else None


def iso_day(day: date | None) -> str | None:
    """The day itself."""
    return day.isoformat() if day else None


def bounds(value: str) -> tuple[date, date] | None:
    """First and last day of an ISO value of any precision; None for durations and for what is no day."""
    first, slash, last = value.partition("/")
    low = _point_bounds(first)
    high = _point_bounds(last) if slash else low
    if low is None or high is None:
        return None
    return low[0], high[1]


def _point_bounds(value: str) -> tuple[date, date] | None:
    match = _POINT.match(value)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if day:
        exact = make_day(year, month, day)
        return (exact, exact) if exact else None
    if month:
        first = make_day(year, month, 1)
        following = add_months(first, 1) if first else None
        if first is None:
            return None
        return first, (add_days(following, -1) if following else None) or date(year, month, 31)
    start, end = make_day(year, 1, 1), make_day(year, 12, 31)
    return (start, end) if start and end else None


def near_weekday(base: date, weekday: int, direction: int, *, today: bool = True) -> date | None:
    """The closest ``weekday`` before (-1) or after (+1) ``base``; ``base`` itself counts only if ``today``."""
    away = (base.weekday() - weekday) % 7 if direction < 0 else (weekday - base.weekday()) % 7
    if away == 0 and not today:
        away = 7
    return add_days(base, direction * away)


def near_day(base: date, month: int, day: int, direction: int, weekday: int | None = None) -> date | None:
    """The day of that name closest to ``base``: not after it (-1), not before it (+1), or on either side (0).

    Where the text gives the weekday too, only a year in which they meet will do.
    """
    years = range(base.year - _YEARS_AROUND, base.year + _YEARS_AROUND + 1)
    days = [found for year in years if (found := make_day(year, month, day)) is not None]
    if weekday is not None:
        days = [found for found in days if found.weekday() == weekday]
    kept = [found for found in days if (found - base).days * direction >= 0] if direction else days
    return min(kept, key=lambda found: (abs((found - base).days), found), default=None)


def near_month(base: date, month: int, direction: int) -> date | None:
    """The first day of the month of that name closest to that of ``base``, which itself counts either way."""
    here = base.year * 12 + base.month - 1
    years = (base.year - 1, base.year, base.year + 1)
    months = [year * 12 + month - 1 for year in years]
    kept = [found for found in months if (found - here) * direction >= 0] if direction else months
    best = min(kept, key=lambda found: (abs(found - here), found))
    return make_day(best // 12, best % 12 + 1, 1)


_NEXT = re.compile(r"\bnext\s(?P<day>[a-z]+)\Z", re.IGNORECASE)


def in_either_week(text: str) -> bool:
    """Whether the words of a day leave open in which of two weeks it lies: "next Sunday", said on a Friday."""
    match = _NEXT.search(text)
    return match is not None and match["day"].lower() in WEEKDAYS


def a_week_on(value: str) -> str | None:
    """The same weekday of the next week, of a day as it is written: 2024-05-05; None of anything else."""
    ends = bounds(value)
    later = add_days(ends[0], 7) if ends and ends[0] == ends[1] else None
    return later.isoformat() if later else None
