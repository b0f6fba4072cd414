"""Readers of days that are counted from others: "a week ago Friday", "Thursday week", "the last Sunday in May"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing.analysis.dates.readers import Ground, Value, count_of, shifted
from briefing.language.english import calendar as cal
from briefing.language.english.periods import ORDER, counts_what_was
from briefing.language.english.tense import FUTURE, UNKNOWN

_WEEKS = {"week": 7, "fortnight": 14}


def read_counted(match: re.Match[str], ground: Ground) -> Value | None:
    """The day that is meant; a day of the month in the year on the side that the tense says."""
    words, base = match.groupdict(), ground.base
    if words.get("nth"):
        return _nth(words, ground)
    if base is None:
        return None, "day"
    if words.get("d"):
        return cal.iso_day(cal.add_days(base, 2 if "after" in match[0].lower() else -2)), "day"
    return cal.iso_day(_moved(words, base)), "day"


def read_week_of(match: re.Match[str], ground: Ground) -> Value | None:
    """The week of November 18, the week beginning March 2: the seven days from that day on."""
    words = match.groupdict()
    month = cal.MONTHS[(words["m"] or words["m2"]).lower().rstrip(".")]
    day = int(words["d"] or words["d2"])
    if words["y"]:
        known = cal.make_day(int(words["y"]), month, day)
    elif ground.base is None:
        return None, "week"
    else:
        known = cal.near_day(ground.base, month, day, UNKNOWN)
    last = cal.add_days(known, 6) if known else None
    return (cal.iso_range(known.isoformat(), last.isoformat()), "week") if known and last else None


def read_week_in(match: re.Match[str], ground: Ground) -> Value | None:
    """The first week of December: seven days."""
    month, order = cal.MONTHS[match["m"].lower()], match["nth"].lower()
    if match["y"]:
        start = cal.make_day(int(match["y"]), month, 1)
    elif ground.base is None:
        return None, "week"
    else:
        start = cal.near_month(ground.base, month, ground.tense)
    following = cal.add_months(start, 1) if start else None
    if start is None or following is None or order == "fifth":
        return None
    first = cal.add_days(following, -7) if order == "last" else cal.add_days(start, 7 * ORDER[order])
    last = cal.add_days(first, 6) if first else None
    return (cal.iso_range(first.isoformat(), last.isoformat()) if first and last else None), "week"


def read_ahead(match: re.Match[str], ground: Ground) -> Value | None:
    """In three days, two weeks from now: where the verb speaks of what is to come; else how long something takes."""
    sure = match["time"] is not None
    if not sure and (not match["in"] or ground.tense != FUTURE or counts_what_was(match.string[: match.start()][-90:])):
        return None
    unit = match["u"].lower()
    if ground.base is None:
        return None, unit
    return shifted(ground.base, unit, int(count_of(match["n"]) or 1)), unit


def _moved(words: dict[str, str | None], base: date) -> date | None:
    """A day of the week, or today, moved by weeks, months or years."""
    name, unit, way = (words["w"] or "").lower(), (words["u"] or "").lower(), (words["way"] or "").lower()
    count = int(count_of(words["n"] or "a") or 1) * (-1 if way == "ago" else 1)
    days = _WEEKS.get(unit, 0) * count
    if words.get("on") and way == "ago" and days:  # "two weeks ago, on Friday" is the Friday nearest to that day
        near = cal.add_days(base, days + 3)
        return cal.near_weekday(near, cal.WEEKDAYS[name], -1) if near else None
    if name in cal.WEEKDAYS:
        start = cal.near_weekday(base, cal.WEEKDAYS[name], -1 if way == "ago" else 1, today=way != "ago")
    else:
        start = cal.add_days(base, {"yesterday": -1, "tomorrow": 1}.get(name, 0))
    if start is None or days:
        return cal.add_days(start, days) if start else None
    months = cal.add_months(start, count * (12 if unit == "year" else 1))
    return cal.make_day(months.year, months.month, start.day) if months and name not in cal.WEEKDAYS else None


def _nth(words: dict[str, str | None], ground: Ground) -> Value | None:
    """The last Sunday in May, the first day of July."""
    order, name, month = (
        (words["nth"] or "").lower(),
        (words["w"] or "").lower(),
        cal.MONTHS[(words["m"] or "").lower()],
    )
    if words["y"]:
        found = _nth_in(order, name, int(words["y"]), month)
        return (found.isoformat(), "day") if found else None
    if ground.base is None:
        return None, "day"
    near = cal.near_month(ground.base, month, ground.tense)
    found = _nth_in(order, name, near.year, month) if near else None
    return cal.iso_day(found), "day"


def _nth_in(order: str, name: str, year: int, month: int) -> date | None:
    first = cal.make_day(year, month, 1)
    if first is None:
        return None
    if order == "last":
        following = cal.add_months(first, 1)
        last = cal.add_days(following, -1) if following else None
        return last if last is None or name == "day" else cal.near_weekday(last, cal.WEEKDAYS[name], -1)
    start = first if name == "day" else cal.near_weekday(first, cal.WEEKDAYS[name], 1)
    found = start + timedelta(days=ORDER[order] * (1 if name == "day" else 7)) if start else None
    return found if found is not None and found.month == month else None
