"""Readers: what a matched form of a date stands for, given the article's day and the tense around it.

A reader gives the ISO value and the kind of a match, or None where the words are no date after all; the value is None
where the text gives no ground for one. The forms themselves are in ``dateforms``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from briefing.language.english import calendar as cal
from briefing.language.english.feasts import feast_in, is_named_weekday
from briefing.language.english.periods import are_some, is_any, is_yearly, spans
from briefing.language.english.tense import FUTURE, PAST, UNKNOWN
from briefing.language.english.wordlists import ordered_list, values_of
from briefing.language.english.years import is_year


@dataclass(frozen=True, slots=True)
class Ground:
    """What a reader may lean on: the article's day and the tense around the match (-1, 0 or 1)."""

    base: date | None
    tense: int


_YEARLESS = 270
"""Days from the publication up to which a day without a year follows the tense; beyond, it is the nearest one."""

_FEASTLESS = 340
"""The same for a feast, which comes every year and is told without one: "gave birth on Valentine's Day"."""

_OTHER_YEAR = 1100
"""Days within which a weekday may tell the year of a day."""

_OLDEST = 1300
_FAR_AHEAD = 50
"""Four figures below the one, or more years ahead than the other, count something where little stands before them."""

Value = tuple[str | None, str]
Reader = Callable[[re.Match[str], Ground], Value | None]


_QUARTERS = {"¼": 0.25, "½": 0.5, "¾": 0.75, "1/4": 0.25, "1/2": 0.5, "3/4": 0.75}


def count_of(word: str) -> float | None:
    """The number that a word or figure stands for: ``four``, ``4.5``, ``4 1/2``, ``4½``."""
    lower = word.lower()
    for sign, part in _QUARTERS.items():
        if lower.endswith(sign) and lower != sign:
            return float(lower.removesuffix(sign)) + part
    if lower[0].isdigit():
        return float(lower)
    return values_of("number_words").get(lower)


def _month(word: str) -> int:
    return cal.MONTHS[word.lower().rstrip(".")]


def _weekday(word: str | None) -> int | None:
    """The number of a weekday in full or in short: "Tues"."""
    return next(at for name, at in cal.WEEKDAYS.items() if name.startswith(word.lower().rstrip("."))) if word else None


def _dated(year: str | None, month: int, day: int, weekday: str | None, ground: Ground) -> Value | None:
    if year:
        found = cal.make_day(int(year), month, day)
        return (found.isoformat(), "day") if found else None
    if cal.make_day(2000, month, day) is None:
        return None
    if ground.base is None:
        return None, "day"
    found = _without_year(ground.base, month, day, ground.tense, _weekday(weekday))
    return cal.iso_day(found), "day"


def _without_year(base: date, month: int, day: int, tense: int, weekday: int | None) -> date | None:
    """The day on the side that the tense says, unless that is so far off that a writer would have named the year.

    In the year of the publication nobody names it.
    """
    found = cal.near_day(base, month, day, tense, weekday)
    if weekday is not None and (found is None or abs((base - found).days) > _OTHER_YEAR):
        # the weekday of another day, or none that the calendar has near
        return _without_year(base, month, day, tense, None)
    if found is None or (abs((base - found).days) > _YEARLESS and (found.year != base.year or not tense)):
        return cal.near_day(base, month, day, UNKNOWN, weekday) or cal.near_day(base, month, day, UNKNOWN)
    return found


def read_iso(match: re.Match[str], ground: Ground) -> Value | None:
    """2023-07-27, with or without a time of day."""
    return _dated(match["y"], int(match["m"]), int(match["d"]), None, ground)


def read_month_day(match: re.Match[str], ground: Ground) -> Value | None:
    """July 27, Thursday, 27 July 2023, 26 January last year."""
    near = match.groupdict().get("q")
    if not match["y"] and is_yearly(match.string, match.end()):
        return None
    if near and not match["y"] and ground.base is not None:
        year = str(ground.base.year + _SHIFT.get(near.lower(), 0))
        return _dated(year, _month(match["m"]), int(match["d"]), None, ground)
    return _dated(match["y"], _month(match["m"]), int(match["d"]), match["w"], ground)


def read_day_range(match: re.Match[str], ground: Ground) -> Value | None:
    """July 3-5, 30 June to 2 July."""
    last_month = _month(match["m2"] or match["m"])
    month = _month(match["m"] or match["m2"])
    last = _dated(match["y"], last_month, int(match["d2"]), None, ground)
    if last is None:
        return None
    if last[0] is None:
        return None, "range"
    first = cal.make_day(int(last[0][:4]) - (month > last_month), month, int(match["d"]))
    value = cal.iso_range(first.isoformat(), last[0]) if first else None
    return (value, "range") if value else None


def read_numeric(match: re.Match[str], ground: Ground) -> Value | None:
    """7/8/07: taken only where one reading is a day, or where one alone does not lie ahead of the publication."""
    one, two, year = int(match["a"]), int(match["b"] or match["b2"]), int(match["y"] or match["y2"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    readings = {day for day in (cal.make_day(year, one, two), cal.make_day(year, two, one)) if day}
    if len(readings) > 1 and ground.base:
        readings = {day for day in readings if day <= ground.base}
    return (readings.pop().isoformat(), "day") if len(readings) == 1 else ((None, "day") if readings else None)


def read_row_day(match: re.Match[str], ground: Ground) -> Value | None:
    """Thu 11/21: day and month in the order in which the weekday is right."""
    if ground.base is None:
        return None, "day"
    one, two, weekday = int(match["a"]), int(match["b"]), _weekday(match["w"])
    found = {cal.near_day(ground.base, month, day, UNKNOWN, weekday) for month, day in ((one, two), (two, one))}
    near = [day for day in found if day and abs((day - ground.base).days) <= _YEARLESS]
    return (near[0].isoformat(), "day") if len(near) == 1 else None


def read_month_year(match: re.Match[str], ground: Ground) -> Value | None:
    """November 2022, Nov. '22: two figures are a year of the hundred up to ten years ahead."""
    year = int(match["y"].lstrip("'’‘"))
    if year < 100:
        year += 100 * ((ground.base.year + 10 - year) // 100) if ground.base else 2000
    return f"{year:04d}-{_month(match['m']):02d}", "month"


def read_month_near_year(match: re.Match[str], ground: Ground) -> Value | None:
    """June last year."""
    shift = {"last": -1, "this": 0, "next": 1}[match["q"].lower()]
    if ground.base is None:
        return None, "month"
    year = cal.iso_year(ground.base.year + shift)
    return (f"{year}-{_month(match['m']):02d}" if year else None), "month"


def read_month_range(match: re.Match[str], ground: Ground) -> Value | None:
    """From March to May; without a year, the one whose end is nearest."""
    low, high = _month(match["m"]), _month(match["m2"])
    if match["y"]:
        end: date | None = cal.make_day(int(match["y"]), high, 1)
    elif ground.base is None:
        return None, "range"
    else:
        end = cal.near_month(ground.base, high, ground.tense)
    start = cal.make_day(end.year - (low > high), low, 1) if end else None
    value = cal.iso_range(cal.iso_month(start) or "", cal.iso_month(end) or "")
    return (value, "range") if value else None


def read_month_year_range(match: re.Match[str], ground: Ground) -> Value | None:
    """From October 2020 to January 2021."""
    first, last = (f"{int(match[y]):04d}-{_month(match[m]):02d}" for m, y in (("m", "y"), ("m2", "y2")))
    value = cal.iso_range(first, last)
    return (value, "range") if value else None


def read_weekday_range(match: re.Match[str], ground: Ground) -> Value | None:
    """From Monday to Wednesday; "open Monday through Friday" are no days."""
    if "loose" in match.groupdict() and ground.tense == UNKNOWN:
        return None
    if ground.base is None:
        return None, "range"
    first, last = cal.WEEKDAYS[match["w"].lower()], cal.WEEKDAYS[match["w2"].lower()]
    if ground.tense == FUTURE:
        start = cal.near_weekday(ground.base, first, 1)
    else:
        end = cal.near_weekday(ground.base, last, -1)
        start = cal.add_days(end, -((last - first) % 7)) if end else None
    end = cal.add_days(start, (last - first) % 7) if start else None
    return (cal.iso_range(start.isoformat(), end.isoformat()) if start and end else None), "range"


def read_year_range(match: re.Match[str], ground: Ground) -> Value | None:
    """1950-1953, 1950-53, and 2022-11, which is a month."""
    first, last = match["y"], match["y2"]
    if int(first) < _OLDEST:  # "rose from 1061 to 1128"
        return None
    if len(last) == 2:
        if int(first[2:]) >= int(last):
            return _iso_month(match)
        last = first[:2] + last
    return (f"{first}/{last}", "range") if int(first) <= int(last) else None


def _iso_month(match: re.Match[str]) -> Value | None:
    month = int(match["y2"])
    return (f"{match['y']}-{month:02d}", "month") if 1 <= month <= 12 and "-" in match[0] else None


_SHIFT = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


def read_relative(match: re.Match[str], ground: Ground) -> Value | None:
    """Last week, this year, later this month: the period that holds the publication, moved by one or none.

    "The past year" is how long, "the last week of the fair" is not counted from the publication.
    """
    unit, q = match["u"].lower(), match["q"].lower()
    shift = _SHIFT.get(q, 0)
    before = match.string[max(0, match.start() - 16) : match.start()].lower()
    if q in ("last", "past") and before.endswith("the "):
        if match.string.startswith(" of ", match.end()) and q == "last":
            return None
        if unit != "weekend" and (q == "past" or spans(before)):
            return _ISO_UNITS.get(unit, "P{}Y").format(1), "duration"
    kind = "range" if unit == "weekend" else unit
    base = ground.base
    if base is None:
        return None, kind
    if unit == "year":
        return cal.iso_year(base.year + shift), kind
    if unit == "month":
        return cal.iso_month(cal.add_months(base, shift)), kind
    near = cal.add_days(base, 7 * shift)
    if unit == "week":
        return cal.iso_week(near), kind
    if unit == "weekend" and shift == 0 and ground.tense == PAST and base.weekday() < 5:
        near = cal.add_days(base, -7)
    week = cal.week_of(near) if near else None
    saturday = cal.add_days(week[1], -1) if week else None
    return (f"{saturday.isoformat()}/{week[1].isoformat()}" if week and saturday else None), kind


def read_ago(match: re.Match[str], ground: Ground) -> Value | None:
    """Two days ago, a month ago."""
    unit, count = match["u"].lower(), count_of(match["n"])
    if count is None:
        return None
    kind = {"fortnight": "week", "night": "day", "hour": "day", "minute": "day"}.get(unit, unit)
    if ground.base is None or count != int(count) or match["half"]:
        return None, kind
    return shifted(ground.base, unit, -int(count)), kind


def shifted(base: date, unit: str, count: int) -> str | None:
    """``base`` moved by ``count`` units, at the precision of the unit: a day, a week, a month, a year, a decade."""
    if unit in {"minute", "hour"}:
        return base.isoformat() if unit == "minute" or abs(count) < 6 else None
    if unit in {"day", "night"}:
        return cal.iso_day(cal.add_days(base, count))
    if unit in {"week", "fortnight"}:
        return cal.iso_week(cal.add_days(base, count * (7 if unit == "week" else 14)))
    if unit == "month":
        return cal.iso_month(cal.add_months(base, count))
    if unit == "year":
        return cal.iso_year(base.year + count)
    decade = (base.year + count * 10) // 10 * 10
    return cal.iso_range(cal.iso_year(decade) or "", cal.iso_year(decade + 9) or "") if decade > 0 else None


def read_weekday(match: re.Match[str], ground: Ground) -> Value | None:
    """Last Tuesday, Thursday night, Monday next week; without more words, by the tense of the verb."""
    if is_named_weekday(match.string, match.start("w"), match.end("w")):
        return None
    weekday, q = _weekday(match["w"]) or 0, (match["q"] or match[0].split()[0]).lower()
    week = (match["week"] or "").lower()
    base = ground.base
    if base is None:
        return None, "day"
    if week:
        near = cal.add_days(base, 7 * {"last": -1, "next": 1}.get(week, 0))
        monday = cal.week_of(near) if near else None
        return cal.iso_day(cal.add_days(monday[0], weekday) if monday else None), "day"
    if q in {"last", "past", "previous"}:
        return cal.iso_day(cal.near_weekday(base, weekday, -1, today=False)), "day"
    if q in {"next", "coming"} or ground.tense == FUTURE:
        return cal.iso_day(cal.near_weekday(base, weekday, 1, today=q not in {"next", "coming"})), "day"
    return cal.iso_day(cal.near_weekday(base, weekday, -1)), "day"


def read_today(match: re.Match[str], ground: Ground) -> Value | None:
    """Today, last night, tomorrow."""
    word = match["n"].lower()
    shift = -1 if word.startswith(("yesterday", "last")) else 1 if word.startswith("tomorrow") else 0
    return (cal.iso_day(cal.add_days(ground.base, shift)) if ground.base else None), "day"


def read_feast(match: re.Match[str], ground: Ground) -> Value | None:
    """Feasts by name: in the year that is told, else the nearest one on the side that the tense says."""
    if match["y"]:
        return cal.iso_day(feast_in(match["n"], int(match["y"]))), "day"
    base = ground.base
    if base is None:
        return None, "day"
    if match["q"]:
        return cal.iso_day(feast_in(match["n"], base.year + _SHIFT.get(match["q"].lower(), 0))), "day"
    found = [day for year in range(base.year - 1, base.year + 2) if (day := feast_in(match["n"], year))]
    kept = [day for day in found if (day - base).days * ground.tense >= 0]
    near = min(kept, key=lambda day: abs((day - base).days), default=None)
    if near is None or abs((near - base).days) > _FEASTLESS:
        near = min(found, key=lambda day: abs((day - base).days), default=None)
    return cal.iso_day(near), "day"


def read_bare_month(match: re.Match[str], ground: Ground) -> Value | None:
    """In April, last June: the nearest one, on the side that the tense says."""
    if is_any(match.string, match.start("m")) or is_yearly(match.string, match.end("m")):
        return None
    q = (match["q"] or "").lower()
    if ground.base is None:
        return None, "month"
    direction = {"last": PAST, "past": PAST, "next": FUTURE, "coming": FUTURE, "since": PAST}.get(q, ground.tense)
    base: date | None = ground.base
    if q in {"last", "next"} and ground.base.month == _month(match["m"]):
        base = cal.add_months(ground.base, -1 if q == "last" else 1)
    return cal.iso_month(cal.near_month(base, _month(match["m"]), direction) if base else None), "month"


def read_year(match: re.Match[str], ground: Ground) -> Value | None:
    """A year in figures, no time ("1344 GMT"); behind a weak preposition a count before a plural, or a house."""
    weak, year = _WEAK.search(match.string, max(0, match.start()), match.start("y")), int(match["y"])
    if _CLOCK.match(match.string, match.end("y")):
        return None
    if weak and (year < _OLDEST or (ground.base is not None and year > ground.base.year + _FAR_AHEAD)):
        return None
    if weak and are_some(weak[0], match.string, match.end("y")):
        return None
    if weak and (_PLURAL.match(match.string, match.end()) or _STREET.match(match.string, match.end())):
        return None
    return match["y"], "year"


def read_bare_year(match: re.Match[str], ground: Ground) -> Value | None:
    """As strong as 2018, a planned 2024 landing: figures that stand bare, where what goes with them makes a year."""
    base = ground.base.year if ground.base else None
    return (match["y"], "year") if is_year(match.string, match.start("y"), match.end("y"), base) else None


def read_short_year(match: re.Match[str], ground: Ground) -> Value | None:
    """The class of '98."""
    year = int(match["y"]) + 1900
    return f"{year + 100 if year < 1930 else year:04d}", "year"


def read_sure_year(match: re.Match[str], ground: Ground) -> Value | None:
    """The year 2012, the end of the year 2012."""
    return match["y"], "year"


_WEAK = re.compile(r"(?:\b(?:for|to|of|and|or|between|around|as|from)[\s-]+)\Z", re.I)
_STREET = re.compile(
    r"\s(?:[A-Z0-9][\w.'’-]{0,20}\s){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Parkway|Court|Terrace)\b"
)
_CLOCK = re.compile(rf"\s?(?:{'|'.join(ordered_list('readers.clock'))})\b")
_PLURAL = re.compile(r"\s[a-z]{3,}[^s\W]s\b")
_LASTING = re.compile(r"\b(?:for|within|over|nearly|about|almost|than|lasted|lasting|under|takes?|took|last)\s\Z", re.I)
_ISO_UNITS = {"minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "night": "P{}D", "week": "P{}W", "month": "P{}M"}


def read_duration(match: re.Match[str], ground: Ground) -> Value | None:
    """Three days, a 27-year ban, the past decade: an ISO 8601 duration.

    "A year" alone is mostly a rate and left out.
    """
    words, unit = match.groupdict(), match["u"].lower()
    number = (words["n"] or "one").lower()
    if number in {"a", "an"} and not _LASTING.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    count = count_of(number)
    if count is None:
        return None
    count += 0.5 if words.get("half") or words.get("more") else 0.0
    factor = {"decade": 10, "centurie": 100, "century": 100, "fortnight": 2}.get(unit, 1)
    form = "P{}W" if unit == "fortnight" else _ISO_UNITS.get(unit, "P{}Y")
    return form.format(f"{count * factor:g}"), "duration"


def read_vague(match: re.Match[str], ground: Ground) -> Value | None:
    """Several years: how long, without a number."""
    return None, "duration"
