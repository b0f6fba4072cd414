"""Days that lean on others near them: rows of a programme, a month of the year before, "the year" of a year told.

A list of concerts or matches goes through the year once, so that one row that is certain, or what is said above the
list, gives the years of all. "Sold 30 in October, down from 40 a year ago" compares with the October before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from briefing.language.english import calendar as cal
from briefing.language.english.periods import SAME_LAST as _SAME_LAST
from briefing.language.english.rows import (
    ENDS_BETWEEN,
    ENDS_ON,
    TIME_AGO,
    YEAR_ITSELF,
    announces,
    bare_comparison,
    compares,
)
from briefing.models import DateMention, Span

SAME_LAST = re.compile(_SAME_LAST, re.I)
_LEAST_ROWS = 3
_ROW = 260
"""Characters from one row's day to the next one's."""
_ABOVE = 300
"""Characters above a list that say what it is of."""
_HEAD = re.compile(r"[\s•*·–—|-]*\Z")
_QUARTER = re.compile(r"(\w+)[\s-]quarter\Z")
_STILL = 10
"""Days of a month that still belong to a quarter of whole weeks."""
_DAYS_OFF = 8
_BESIDE = re.compile(r"\s?[,(]\s?(?:on\s)?")
_FIGURES = re.compile(r"\d")
_FIGURED = re.compile(r"\d{4}")
_YEAR = re.compile(r"\b(20\d\d)\b")


def lean(text: str, mentions: Sequence[DateMention], sentences: Sequence[Span], base: date | None) -> list[DateMention]:
    """The mentions, in their order, with the values of those that lean on others."""
    found = list(mentions)
    if base is None:
        return found
    for run in _runs(text, found):
        for at, value in zip(run, _row_values(text, [found[at] for at in run], base), strict=True):
            found[at] = replace(found[at], value=value)
    _by_neighbours(text, found, sentences)
    _by_figures(text, found)
    _by_their_ends(text, found)
    return found


def _by_their_ends(text: str, found: list[DateMention]) -> None:
    """Give "the third quarter" the months of a firm's own that the text tells: "the third quarter ended Nov. 3"."""
    told: dict[str, str] = {}
    for one, two in pairwise(found):
        name = _QUARTER.search(one.of(text).lower())
        if name and two.kind == "day" and two.value and ENDS_ON.fullmatch(text[one.end : two.start]):
            end = date.fromisoformat(two.value)
            last = cal.add_months(end, -1 if end.day <= _STILL else 0)
            first = cal.add_months(last, -2) if last else None
            value = cal.iso_range(cal.iso_month(first) or "", cal.iso_month(last) or "")
            told |= {name[1]: value} if value else {}
    for at, one in enumerate(found):
        name = _QUARTER.search(one.of(text).lower())
        if name and name[1] in told and not _FIGURES.search(one.of(text)):
            found[at] = replace(one, value=told[name[1]])


def _by_figures(text: str, found: list[DateMention]) -> None:
    """Give "today (Nov. 18)" and "yesterday, November 18," the day that stands in figures behind the word."""
    for at, (one, two) in enumerate(pairwise(found)):
        if not one.kind == two.kind == "day" or one.value is None or two.value is None:
            continue
        if _FIGURES.search(one.of(text)) or not _FIGURES.search(two.of(text)):
            continue
        away = abs((date.fromisoformat(one.value) - date.fromisoformat(two.value)).days)
        if 0 < away <= _DAYS_OFF and _BESIDE.fullmatch(text[one.end : two.start]) and not _has_weekday(one.of(text)):
            found[at] = replace(one, value=two.value)


def _runs(text: str, found: Sequence[DateMention]) -> Iterator[list[int]]:
    """The indices of days without a year that each begin a line, of three such lines and more after one another."""
    run: list[int] = []
    for at, one in enumerate(found):
        if one.kind != "day" or one.value is None or not re.search(r"\d", one.of(text)):
            continue
        line = text.rfind("\n", 0, one.start) + 1
        if not _HEAD.match(text[line : one.start]) or _FIGURED.search(one.of(text)):
            continue
        if run and one.start - found[run[-1]].start > _ROW:
            if len(run) >= _LEAST_ROWS:
                yield run
            run = []
        run.append(at)
    if len(run) >= _LEAST_ROWS:
        yield run


def _row_values(text: str, rows: Sequence[DateMention], base: date) -> list[str]:
    """The days of a list that goes through the year once, forwards or backwards."""
    values = [row.value or "" for row in rows]
    days = [(int(value[5:7]), int(value[8:])) for value in values]
    falling = sum(one > two for one, two in pairwise(days)) > (len(days) - 1) / 2
    if falling:
        days.reverse()
        values.reverse()
        rows = rows[::-1]
    steps = [0]
    for one, two in pairwise(days):
        steps.append(steps[-1] + (two < one))
    if steps[-1] > 1:
        return values[::-1] if falling else values
    above = text[max(0, min(row.start for row in rows) - _ABOVE) : min(row.start for row in rows)]
    first = _first_year(text, rows, steps, values, above, base)
    made = [cal.make_day(first + step, *day) for step, day in zip(steps, days, strict=True)]
    found = [day.isoformat() if day else value for day, value in zip(made, values, strict=True)]
    return found[::-1] if falling else found


def _first_year(
    text: str, rows: Sequence[DateMention], steps: Sequence[int], values: Sequence[str], above: str, base: date
) -> int:
    """The year of the first row: by a weekday in a row, a year above, what is announced, else as it was read."""
    for row, step, value in zip(rows, steps, values, strict=True):
        if _has_weekday(row.of(text)):
            return int(value[:4]) - step
    told = [int(year) for year in _YEAR.findall(above) if abs(int(year) - base.year) <= 1]
    if told:
        return told[-1]
    first = int(values[0][:4])
    if announces(above):
        last = date.fromisoformat(values[-1])
        return base.year - steps[-1] + (last.replace(year=base.year, day=min(last.day, 28)) < base)
    return first


def _has_weekday(words: str) -> bool:
    """Whether a day is told with its weekday, in full or in short."""
    return words[:3].lower() in {name[:3] for name in cal.WEEKDAYS}


def _by_neighbours(text: str, found: list[DateMention], sentences: Sequence[Span]) -> None:
    """Change the values of those that lean on an earlier day of their sentence."""
    starts = [one.start for one in sentences]
    for at, one in enumerate(found):
        place = bisect_right(starts, one.start) - 1
        low = starts[place] if place >= 0 else 0
        before = [other for other in found[max(0, at - 6) : at] if other.start >= low and other.value]
        value = _leaning(text, one, before)
        if value is not None:
            found[at] = replace(one, value=value, kind=_kind(value))


def _kind(value: str) -> str:
    return "range" if "/" in value else {4: "year", 7: "month"}.get(len(value), "day")


def _leaning(text: str, one: DateMention, before: Sequence[DateMention]) -> str | None:
    """The value of a mention by those before it in its sentence; None where it keeps its own."""
    if not before:
        return None
    words = one.of(text)
    if one.kind == "year" and TIME_AGO.fullmatch(words):
        value = _year_before(text, before) if compares(text, one.start, one.end) else None
        # "in the third quarter rose from a year earlier" is set against the year, "from $2 billion a year ago" is not
        bare = value is not None and "/" in value and bare_comparison(text, one.start)
        return None if bare else value
    if one.kind == "year" and SAME_LAST.fullmatch(words):
        return _year_before(text, before)
    if one.kind == "year" and YEAR_ITSELF.search(words):
        year = next((other.value for other in reversed(before) if _FIGURED.search(other.of(text))), None)
        return year[:4] if year is not None and _FIGURED.match(year) else None
    return _next_year(text, one, before[-1])


def _next_year(text: str, one: DateMention, last: DateMention) -> str | None:
    """The day in the year after, where the one before it begins what this one ends: "from June 9 … to January 3"."""
    words = one.of(text)
    if not one.kind == last.kind == "day" or one.value is None or last.value is None or _has_weekday(words):
        return None
    figures = all(re.search(r"\d", part) and not _FIGURED.search(part) for part in (words, last.of(text)))
    if not figures or not ENDS_BETWEEN.search(text[last.end : one.start]):
        return None
    first, second = date.fromisoformat(last.value), date.fromisoformat(one.value)
    later = cal.make_day(second.year + 1, second.month, second.day) if second < first else None
    return later.isoformat() if later is not None else None


def _year_before(text: str, before: Sequence[DateMention]) -> str | None:
    """The month or quarter last told in the sentence, a year earlier; None where a year in figures was told since."""
    for other in reversed(before):
        value = other.value or ""
        if other.kind == "month":
            return f"{int(value[:4]) - 1:04d}{value[4:]}"
        bounds = cal.bounds(value) if other.kind == "range" else None
        if bounds is not None and 80 < (bounds[1] - bounds[0]).days < 100:
            return "/".join(f"{int(part[:4]) - 1:04d}{part[4:]}" for part in value.split("/"))
        if other.kind == "year" and _FIGURED.search(other.of(text)):
            return None
    return None
