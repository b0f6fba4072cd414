"""Days as people type them in a query."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from briefing.corpus.cleaning.days import parse_day
from briefing.index.tree import Days
from briefing.language.english.calendar import MONTHS, WEEKDAYS, add_days, add_months, bounds, make_day

_DIGITS = re.compile(r"(\d{4})(?:[-/]?(\d\d?))?(?:[-/]?(\d\d?))?")
_POINTS = re.compile(r"(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})")
_STROKES = re.compile(r"(\d\d?)[/-](\d\d?)[/-](\d{4})")
_MONTH_YEAR = re.compile(r"([^\W\d_]+)[.,]?[ -]*(\d{4})")
_OF_YEAR = re.compile(r"(\d\d?)/(\d{4})")
_NAMED = re.compile(
    r"(?:(?P<weekday>[^\W\d_]+)\.?,? )?(?:\d\d?(?:st|nd|rd|th|er|\.)?(?: (?:of|de))?[ -][^\W\d_]+[.,]?(?: de)?[ -]\d{4}"
    r"|[^\W\d_]+\.? \d\d?(?:st|nd|rd|th)?,? \d{4})",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(r"\d\d?(?:st|nd|rd|th)? [^\W\d_]+|[^\W\d_]+ \d\d?(?:st|nd|rd|th)?", re.IGNORECASE)
_SO_MANY = re.compile(r"(?:last|past) (\d{1,4}) (day|week|month|year)s?")
_RANGE = re.compile(
    r"\s+(?:to|until|till)\s+|\s*\.\.+\s*|\s*[–—]\s*|\s+-\s+|(?<=\d{4}-\d\d-\d\d)-(?=\d{4})", re.IGNORECASE
)
_BETWEEN = re.compile(r"between\s+(.+?)\s+and\s+(.+)", re.IGNORECASE)
_FROM = re.compile(r"from\s+(?=.*(?:\s(?:to|until|till)\s|\.\.|–))", re.IGNORECASE)
_SIGNS = re.compile(r"(>=|<=|>|<|(?:since|from|after|until|till|before)\b)\s*", re.IGNORECASE)
_DAYS_IN = {"day": 1, "week": 7}
_MEANS = {"since": ">=", "from": ">=", "after": ">", "until": "<=", "till": "<=", "before": "<"}


def read_days(text: str, today: Callable[[], date] = date.today) -> Days:
    """One day or a longer time: ``2023-07-28``, ``202307``, ``july``, ``27 July 2023``, ``yesterday``, ``>20230728``.

    Raises:
        ValueError: where it is none.
    """
    text = " ".join(text.split())
    if between := _BETWEEN.fullmatch(text):
        return read_range(between[1], between[2], today=today)
    text = _FROM.sub("", text)
    if sign := _SIGNS.match(text):
        return _compared(_MEANS.get(sign[1].lower(), sign[1]), _one(text[sign.end() :], today))
    ends = _RANGE.split(text)
    if len(ends) == 2:
        return read_range(ends[0], ends[1], today=today)
    return _one(text, today)


def read_range(
    first: str, last: str, *, open_: bool = False, closing: bool = False, today: Callable[[], date] = date.today
) -> Days:
    """From one to the other, whichever comes first; ``open_`` and ``closing`` leave out the first and the last one.

    An end that is missing, or a star, is open.
    """
    low, high = (_one(end.strip(), today) if end.strip(" *") else Days() for end in (first, last))
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
    if (span := _spoken(word, today())) is not None:
        return Days(*span)
    if word in MONTHS:
        return Days(month=MONTHS[word])
    if word in ("*", "any"):
        return Days()
    return _dated(text)


def _spoken(word: str, now: date) -> tuple[date, date] | None:
    """The days of words that stand for other days every day."""
    spans = {
        "today": (now, now),
        "yesterday": (now - timedelta(1), now - timedelta(1)),
        "tomorrow": (now + timedelta(1), now + timedelta(1)),
        "this week": (now - timedelta(now.weekday()), now),
        "last week": (now - timedelta(now.weekday() + 7), now - timedelta(now.weekday() + 1)),
        "this month": (now.replace(day=1), now),
        "last month": ((now.replace(day=1) - timedelta(1)).replace(day=1), now.replace(day=1) - timedelta(1)),
        "this year": (now.replace(month=1, day=1), now),
        "last year": (date(now.year - 1, 1, 1), date(now.year - 1, 12, 31)),
    }
    if word in spans:
        return spans[word]
    if word in WEEKDAYS:
        day = now - timedelta((now.weekday() - WEEKDAYS[word]) % 7)
        return day, day
    if many := _SO_MANY.fullmatch(word):
        return _back(now, int(many[1]), many[2]), now
    return None


def _back(now: date, many: int, unit: str) -> date:
    """The first of the last so many days, today among them; for months and years the same day so long ago."""
    if unit in _DAYS_IN:
        return add_days(now, 1 - many * _DAYS_IN[unit]) or date.min
    month = add_months(now, -many * (12 if unit == "year" else 1))
    if month is None:
        return date.min
    return next(day for day in (make_day(month.year, month.month, now.day - less) for less in range(4)) if day)


def _dated(text: str) -> Days:
    span = None
    if digits := _DIGITS.fullmatch(text):
        span = bounds("-".join(part.zfill(2) for part in digits.groups() if part))
    elif points := _POINTS.fullmatch(text):
        span = bounds(f"{points[3]}-{points[2]:0>2}-{points[1]:0>2}")
    elif strokes := _STROKES.fullmatch(text):
        span = _either(int(strokes[1]), int(strokes[2]), int(strokes[3]), text)
    elif of_year := _OF_YEAR.fullmatch(text):
        span = bounds(f"{of_year[2]}-{of_year[1]:0>2}")
    elif (named := _MONTH_YEAR.fullmatch(text)) and named[1].lower() in MONTHS:
        span = bounds(f"{named[2]}-{MONTHS[named[1].lower()]:02}")
    elif _NAMED.fullmatch(text) and (day := parse_day(text.replace("-", " "))) is not None:
        span = (day, day)
    elif _NO_YEAR.fullmatch(text) and not MONTHS.keys().isdisjoint(text.lower().split()):
        raise ValueError(f"{text!r} needs its year")
    if span is None:
        raise ValueError(f'{text!r} is no day; write 2023-07-28, 2023-07, july, "27 July 2023" or yesterday')
    return Days(*span)


def _either(one: int, other: int, year: int, text: str) -> tuple[date, date] | None:
    """Day and month where only one of them can be the month, or both are the same."""
    if one <= 12 and other <= 12 and one != other:
        a, b = f"{year}-{other:02}-{one:02}", f"{year}-{one:02}-{other:02}"
        raise ValueError(f"{text!r} may be {a} or {b}; write it so")
    month, day = (one, other) if one <= 12 else (other, one)
    return bounds(f"{year}-{month:02}-{day:02}")


def _after(day: date | None) -> date | None:
    return day + timedelta(1) if day is not None and day < date.max else day


def _before(day: date | None) -> date | None:
    return day - timedelta(1) if day is not None and day > date.min else day
