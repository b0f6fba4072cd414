"""Days as people type them in a query."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from briefing.corpus.cleaning.days import parse_day
from briefing.index.tree import Days
from briefing.language.english.calendar import MONTHS, WEEKDAYS, bounds

_DIGITS = re.compile(r"(\d{4})(?:[-/]?(\d\d?))?(?:[-/]?(\d\d?))?")
_MONTH_YEAR = re.compile(r"([^\W\d_]+)\.?,? +(\d{4})")
_RANGE = re.compile(r"\s+to\s+|\s*\.\.+\s*", re.IGNORECASE)


def read_days(text: str, today: Callable[[], date] = date.today) -> Days:
    """One day or a longer time: ``2023-07-28``, ``202307``, ``july``, ``27 July 2023``, ``yesterday``, ``>20230728``.

    Raises:
        ValueError: where it is none.
    """
    text = text.strip()
    for sign in (">=", "<=", ">", "<"):
        if text.startswith(sign):
            return _compared(sign, _one(text.removeprefix(sign).strip(), today))
    ends = _RANGE.split(text)
    if len(ends) == 2:
        return read_range(ends[0], ends[1], today=today)
    return _one(text, today)


def read_range(
    first: str, last: str, *, open_: bool = False, closing: bool = False, today: Callable[[], date] = date.today
) -> Days:
    """From one to the other, whichever comes first; ``open_`` and ``closing`` leave out the first and the last one."""
    low, high = (_one(end.strip(), today) if end.strip() else Days() for end in (first, last))
    if low.month or high.month:
        raise ValueError("a month in a range needs its year")
    if low.first and high.last and low.first > high.last:
        low, high, open_, closing = high, low, closing, open_
    start = _after(low.last) if open_ else low.first
    return Days(start, _before(high.first) if closing else high.last)


def _compared(sign: str, days: Days) -> Days:
    if days.month:
        raise ValueError("a month to compare with needs its year")
    if sign.startswith(">"):
        return Days(days.first if sign == ">=" else _after(days.last))
    return Days(None, days.last if sign == "<=" else _before(days.first))


def _one(text: str, today: Callable[[], date]) -> Days:
    word = text.lower()
    now = today()
    spans = {
        "today": (now, now),
        "yesterday": (now - timedelta(1), now - timedelta(1)),
        "this week": (now - timedelta(now.weekday()), now),
        "last week": (now - timedelta(now.weekday() + 7), now - timedelta(now.weekday() + 1)),
        "this month": (now.replace(day=1), now),
        "last month": ((now.replace(day=1) - timedelta(1)).replace(day=1), now.replace(day=1) - timedelta(1)),
        "this year": (now.replace(month=1, day=1), now),
        "last year": (date(now.year - 1, 1, 1), date(now.year - 1, 12, 31)),
    }
    if word in spans:
        return Days(*spans[word])
    if word in MONTHS:
        return Days(month=MONTHS[word])
    if word in WEEKDAYS:
        day = now - timedelta((now.weekday() - WEEKDAYS[word]) % 7)
        return Days(day, day)
    return _dated(text)


def _dated(text: str) -> Days:
    digits = _DIGITS.fullmatch(text)
    named = _MONTH_YEAR.fullmatch(text)
    span = None
    if digits:
        span = bounds("-".join(part.zfill(2) for part in digits.groups() if part))
    elif named and named[1].lower() in MONTHS:
        span = bounds(f"{named[2]}-{MONTHS[named[1].lower()]:02}")
    elif (day := parse_day(text)) is not None:
        span = (day, day)
    if span is None:
        raise ValueError(f'{text!r} is no day; write 2023-07-28, 2023-07, july, "27 July 2023" or yesterday')
    return Days(*span)


def _after(day: date | None) -> date | None:
    return day + timedelta(1) if day is not None and day < date.max else day


def _before(day: date | None) -> date | None:
    return day - timedelta(1) if day is not None and day > date.min else day
