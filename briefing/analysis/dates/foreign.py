"""Days in languages other than English, by the tables of ``briefing.language``.

Read are days with their month, months with their year, years, weekdays and words such as "yesterday". A weekday is the
last one, unless a word for what is to come stands near it; a day without a year is the nearest one, or the last one
where that lies far ahead.
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
_FAR_MONTH = 60
_FAR = 120
"""Days from which on a month, and a day, without its year that lies ahead is the one gone by: most news is of that."""


def read_days(text: str, language: str, published: date | None) -> Iterator[DateMention]:
    """The days of a text in the order of its forms; overlaps are left to the caller. Nothing without tables."""
    tables = tables_of(language)
    if tables is None or language == "en":
        return
    for kind, pattern in _patterns(language):
        for match in pattern.finditer(text):
            value = _value(kind, match, tables, published, text)
            if value is not None:
                group = "x" if "x" in match.groupdict() else 0
                yield DateMention(match.start(group), match.end(group), *value)


def _value(
    kind: str, match: re.Match[str], tables: Tables, base: date | None, text: str
) -> tuple[str | None, str] | None:
    """What a match stands for; None where it is no day of the calendar."""
    if kind == "day":
        return _dated(match, tables, base)
    if kind == "range":
        return _range(match, tables, base)
    if kind == "month":
        month = tables.months.get(match["m"].lower()) or int(match["m"])
        if not match.groupdict().get("y"):
            return _month_alone(month, base)
        return (f"{int(match['y']):04d}-{month:02d}", "month") if 1 <= month <= 12 else None
    if kind == "year":
        return f"{int(match['y']):04d}", "year"
    if base is None:
        return None, "day"
    if kind == "word":
        return cal.iso_day(cal.add_days(base, tables.days[match["d"].lower()])), "day"
    around = text[max(0, match.start() - _AHEAD) : match.end() + _BEHIND].casefold() + " "
    beside = text[max(0, match.start() - _BEHIND) : match.end() + _BEHIND].casefold()
    ahead = any(word in around for word in tables.ahead) and not any(word in beside for word in tables.gone)
    return cal.iso_day(cal.near_weekday(base, tables.weekdays[match["w"].lower()], 1 if ahead else -1)), "day"


def _month_alone(month: int, base: date | None) -> tuple[str | None, str] | None:
    """A month without its year: the nearest one, the last one where that lies far ahead."""
    if base is None or not 1 <= month <= 12:
        return (None, "month") if base is None else None
    found = cal.near_month(base, month, 0)
    if found and (found - base).days > _FAR_MONTH:
        found = cal.near_month(base, month, -1)
    return cal.iso_month(found), "month"


def _dated(match: re.Match[str], tables: Tables, base: date | None) -> tuple[str | None, str] | None:
    named = match["m"] or match.groupdict().get("m1") or ""
    month = tables.months.get(named.lower()) or int(named)
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


def _range(match: re.Match[str], tables: Tables, base: date | None) -> tuple[str | None, str] | None:
    """Days from the first to the last, whose month and year hold for both where the first has none."""
    last = _dated(match, tables, base)
    if last is None or last[0] is None:
        return None if last is None else (None, "range")
    end = date.fromisoformat(last[0])
    named = match.groupdict().get("m1")
    month = (tables.months.get(named.lower()) or int(named)) if named else end.month
    start = cal.make_day(end.year - (month > end.month), month, int(match["d1"]))
    value = cal.iso_range(start.isoformat(), last[0]) if start else None
    return (value, "range") if value else None


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of a language, the longest first, each with what it tells."""
    tables = tables_of(language)
    if tables is None:
        return ()
    found = list(_signed(tables) if tables.marks else _written(tables))
    edge = "" if tables.marks else r"(?<![^\W_])"
    end = "" if tables.marks else r"(?![^\W_])"
    days = _cased(tables.days)
    weekdays = _cased(word for word in tables.weekdays if tables.marks or len(word) >= _SHORTEST)
    part = f"(?:{_any(tables.parts)})?" if tables.parts else ""
    found += [
        ("word", f"{edge}(?P<d>{days}){end}"),
        ("weekday", f"{edge}(?P<w>{weekdays}){part}{end}{_dated_behind(tables)}"),
    ]
    return tuple((kind, re.compile(pattern)) for kind, pattern in found)


def _dated_behind(tables: Tables) -> str:
    """That no day with its month follows a weekday, which is that day: "Freitag, dem 17. Mai"."""
    if tables.marks:
        return ""
    joint = rf"(?:\s?(?:{_any(sorted(tables.joints | {'.'}))}))?"
    return rf"(?!,?\s(?:\w{{2,3}}\s)?\d{{1,2}}(?:\.|er|re|º|ª|°)?{joint}\s+(?:{_cased(tables.months)})\b)"


def _signed(tables: Tables) -> Iterator[tuple[str, str]]:
    """Dates with signs behind year, month and day."""
    year, month, day = (_any(tables.marks[name]) for name in ("year", "month", "day"))
    if tables.to:
        to = _any((*tables.to, "-", "–"))
        first = rf"(?:(?P<y>{_YEAR})\s?(?:{year})\s?)?(?P<m1>\d{{1,2}})\s?(?:{month})\s?(?P<d1>\d{{1,2}})\s?(?:{day})?"
        yield "range", rf"{first}\s?(?:{to})\s?(?:(?P<m>\d{{1,2}})\s?(?:{month})\s?)?(?P<d>\d{{1,2}})\s?(?:{day})"
    yield "day", rf"(?:(?P<y>{_YEAR})\s?(?:{year})\s?)?(?P<m>\d{{1,2}})\s?(?:{month})\s?(?P<d>\d{{1,2}})\s?(?:{day})"
    yield "month", rf"(?P<y>{_YEAR})\s?(?:{year})\s?(?P<m>\d{{1,2}})\s?(?:{month})"
    yield "year", rf"(?<!\d)(?P<y>{_YEAR})\s?(?:{year})"
    yield "month", rf"(?<![\d.])(?P<m>1[0-2]|[1-9])\s?(?:{month})(?!\s?\d)"


def _written(tables: Tables) -> Iterator[tuple[str, str]]:
    """Dates with the names of months, and those in figures with dots or strokes."""
    months = _cased(tables.months)
    joints = _any(sorted(tables.joints | {"."}))
    joint = rf"(?:\s?(?:{joints})(?![^\W_]))?"
    year = rf"(?:,?{joint}\s+(?P<y>{_YEAR})(?!\d))?"
    if tables.to:
        to = rf"(?:\s(?:{_any(tables.to)})\s|\s?[-–]\s?)"
        first = rf"(?<![\d.,])(?P<d1>\d{{1,2}})(?:\.|er|º|°)?(?:{joint}\s+(?P<m1>{months})\b)?"
        yield "range", rf"{first}{to}(?P<d>\d{{1,2}})(?:\.|er|re|º|ª|°)?{joint}\s+(?P<m>{months})\b{year}"
    yield "day", rf"(?<!\d)(?P<d>\d{{1,2}})(?:\.|er|re|º|ª|°)?{joint}\s+(?P<m>{months})\b{year}"
    yield "day", r"(?<![\d./-])(?P<d>\d{1,2})([./])(?P<m>\d{1,2})\2(?P<y>20\d\d|19\d\d)(?![\d/]|\.\d)"
    yield "month", rf"(?<![^\W_])(?P<m>{months}){joint}\s+(?P<y>{_YEAR})(?!\d)"
    if tables.in_month:
        long = _cased(name for name in tables.months if len(name) >= _SHORTEST or name in ("mai", "май", "mei"))
        yield "month", rf"(?i:(?<![^\W_])(?:{_any(tables.in_month)}))\s?(?P<x>(?P<m>{long}))(?![^\W_])"
    if tables.in_year:
        before = rf"(?i:(?<![^\W_])(?:{_any(tables.in_year)}))\s"
        yield "year", rf"{before}(?P<x>(?P<y>(?:19|20)\d\d))(?!\d|[.,:/-]\d|\s?[%€$])"
    if tables.year_signs:
        yield "year", rf"(?<![\d.,-])(?P<y>{_YEAR})\s(?:{_any(tables.year_signs)})(?![^\W_])"


def _any(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _cased(words: Iterable[str]) -> str:
    """Any of the words, in small letters or with a capital."""
    return _any({form for word in words for form in (word, word.capitalize())})
