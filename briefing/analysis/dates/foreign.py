"""Days in languages other than English, by the tables of ``briefing.language``.

Read are days with their month, months with their year, weekdays and words such as "yesterday". A weekday is the last
one, unless a word for what is to come stands near it; a day without a year is the nearest one, or the last one where
that lies far ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from briefing.language.english import calendar as cal
from briefing.language.tables import Tables, tables_of
from briefing.models import DateMention

_SHORTEST = 4
"""Letters of a weekday from which on it is no other word, in scripts that part words."""
_YEAR = r"(?:1[5-9]|20)\d\d"
_AHEAD = 80
_BEHIND = 12
"""Characters before and behind a weekday in which a word for what is to come may stand."""
_FAR = 120
"""Days from which on a day without a year that lies ahead is the one gone by, as news is mostly of that."""


def read_days(text: str, language: str, published: date | None) -> Iterator[DateMention]:
    """The days of a text in the order of its forms; overlaps are left to the caller. Nothing without tables."""
    tables = tables_of(language)
    if tables is None or language == "en":
        return
    for kind, pattern in _patterns(language):
        for match in pattern.finditer(text):
            value = _value(kind, match, tables, published, text)
            if value is not None:
                yield DateMention(match.start(), match.end(), *value)


def _value(
    kind: str, match: re.Match[str], tables: Tables, base: date | None, text: str
) -> tuple[str | None, str] | None:
    """What a match stands for; None where it is no day of the calendar."""
    if kind == "day":
        return _dated(match, tables, base)
    if kind == "month":
        month = tables.months.get(match["m"].lower()) or int(match["m"])
        return (f"{int(match['y']):04d}-{month:02d}", "month") if 1 <= month <= 12 else None
    if kind == "year":
        return f"{int(match['y']):04d}", "year"
    if base is None:
        return None, "day"
    if kind == "word":
        return cal.iso_day(cal.add_days(base, tables.days[match["d"].lower()])), "day"
    around = text[max(0, match.start() - _AHEAD) : match.end() + _BEHIND].casefold() + " "
    ahead = any(word in around for word in tables.ahead)
    return cal.iso_day(cal.near_weekday(base, tables.weekdays[match["w"].lower()], 1 if ahead else -1)), "day"


def _dated(match: re.Match[str], tables: Tables, base: date | None) -> tuple[str | None, str] | None:
    month = tables.months.get(match["m"].lower()) or int(match["m"])
    day, year = int(match["d"]), match["y"]
    if year:
        found = cal.make_day(int(year) + (2000 if len(year) == 2 else 0), month, day)
        return (found.isoformat(), "day") if found else None
    if cal.make_day(2000, month, day) is None:
        return None
    found = cal.near_day(base, month, day, 0) if base else None
    if base and found and (found - base).days > _FAR:
        found = cal.near_day(base, month, day, -1)
    return cal.iso_day(found), "day"


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of a language, the longest first, each with what it tells."""
    tables = tables_of(language)
    if tables is None:
        return ()
    found = list(_signed(tables) if tables.marks else _written(tables))
    edge = "" if tables.marks else r"(?<![^\W_])"
    end = "" if tables.marks else r"(?![^\W_])"
    days = _any(tables.days)
    weekdays = _cased(word for word in tables.weekdays if tables.marks or len(word) >= _SHORTEST)
    found += [("word", f"{edge}(?P<d>{days}){end}"), ("weekday", f"{edge}(?P<w>{weekdays}){end}")]
    return tuple((kind, re.compile(pattern)) for kind, pattern in found)


def _signed(tables: Tables) -> Iterator[tuple[str, str]]:
    """Dates with signs behind year, month and day."""
    year, month, day = (_any(tables.marks[name]) for name in ("year", "month", "day"))
    yield "day", rf"(?:(?P<y>{_YEAR})\s?(?:{year})\s?)?(?P<m>\d{{1,2}})\s?(?:{month})\s?(?P<d>\d{{1,2}})\s?(?:{day})"
    yield "month", rf"(?P<y>{_YEAR})\s?(?:{year})\s?(?P<m>\d{{1,2}})\s?(?:{month})"
    yield "year", rf"(?<!\d)(?P<y>{_YEAR})\s?(?:{year})"


def _written(tables: Tables) -> Iterator[tuple[str, str]]:
    """Dates with the names of months, and those in figures with dots or strokes."""
    months = _cased(tables.months)
    joints = _any(sorted(tables.joints | {"."}))
    joint = rf"(?:\s?(?:{joints})(?![^\W_]))?"
    year = rf"(?:,?{joint}\s+(?P<y>{_YEAR})(?!\d))?"
    yield "day", rf"(?<!\d)(?P<d>\d{{1,2}})(?:\.|er|re|º|ª|°)?{joint}\s+(?P<m>{months})\b{year}"
    yield "day", r"(?<![\d./-])(?P<d>\d{1,2})([./])(?P<m>\d{1,2})\2(?P<y>20\d\d|19\d\d)(?![\d/]|\.\d)"
    yield "month", rf"(?<![^\W_])(?P<m>{months}){joint}\s+(?P<y>{_YEAR})(?!\d)"


def _any(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _cased(words: Iterable[str]) -> str:
    """Any of the words, in small letters or with a capital."""
    return _any({form for word in words for form in (word, word.capitalize())})
