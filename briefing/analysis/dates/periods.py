"""Readers of longer stretches: quarters, halves, seasons, fiscal and school years, weekends."""

from __future__ import annotations

import re
from datetime import date

from briefing.analysis.dates.readers import Ground, Value, count_of
from briefing.language.english import calendar as cal
from briefing.language.english.periods import (
    CENTURIES,
    LATE,
    ORDER,
    SEASONS,
    SHIFTS,
    TENS,
    is_of_a_game,
    is_of_weather,
    is_said_of_any,
)
from briefing.language.english.tense import FUTURE, PAST, UNKNOWN


def _months(start: date | None, count: int) -> Value:
    """The range of ``count`` months from ``start`` on."""
    end = cal.add_months(start, count - 1) if start else None
    return cal.iso_range(cal.iso_month(start) or "", cal.iso_month(end) or ""), "range"


def _year_of(words: str | None, base: date | None) -> int | None:
    """The year that "2021", "last year" or "the year" gives; None where the words or the ground are missing."""
    low = (words or "").lower()
    if low[-4:].isdigit():
        return int(low[-4:])
    if low[-2:].isdigit():  # "'98"
        return int(low[-2:]) + (2000 if int(low[-2:]) < 30 else 1900)
    if base is None or not low:
        return None
    return base.year + next((shift for word, shift in SHIFTS.items() if low.startswith(word)), 0)


def _latest(base: date, month: int, tense: int) -> date | None:
    """The first of the month in the year in which it begins no later than ``base``; later ones where that is told."""
    start = cal.make_day(base.year, month, 1)
    if start is not None and start > base and tense != FUTURE:
        return cal.make_day(base.year - 1, month, 1)
    if start is not None and tense == FUTURE and cal.add_months(start, 3) is not None:
        end = cal.add_months(start, 3)
        return cal.make_day(base.year + 1, month, 1) if end and end <= base else start
    return start


def read_quarter(match: re.Match[str], ground: Ground) -> Value | None:
    """The first quarter of 2021, last quarter, third-quarter, Q3: three months.

    Without a year it is the latest one that has begun, unless the verb speaks of what is to come. Which months a firm's
    fiscal quarter has, its text seldom says.
    """
    words = match.groupdict()
    if is_of_a_game(match.string, *match.span()):
        return None
    if words.get("f") or words.get("f2"):
        return None, "range"
    short = words.get("y2")
    if short is not None:
        return _months(cal.make_day(int(f"20{short[-2:]}"), 3 * int(match["q2"]) - 2, 1), 3)
    which = (words.get("n") or "").lower()
    base = ground.base
    told = words.get("y") or words.get("y3")
    if which in SHIFTS and not (told and which == "last"):
        return _near_quarter(base, SHIFTS[which]) if base else (None, "range")
    place = int(words["q"]) - 1 if words.get("q") else ORDER["final" if which == "last" else which]
    year = _year_of(told, base)
    if year is not None:
        return _months(cal.make_day(year, 3 * place + 1, 1), 3)
    if base is None:
        return None, "range"
    tense = UNKNOWN if is_said_of_any(match.string, match.end()) else ground.tense
    return _months(_latest(base, 3 * place + 1, tense), 3)


def _near_quarter(base: date, shift: int) -> Value:
    """The quarter that holds ``base``, moved by ``shift``."""
    now = cal.make_day(base.year, (base.month - 1) // 3 * 3 + 1, 1)
    return _months(cal.add_months(now, 3 * shift) if now else None, 3)


def read_half(match: re.Match[str], ground: Ground) -> Value | None:
    """The first half of next year, first-half profit, H1 2023: six months."""
    if match["n2"]:
        start = _latest(ground.base, 1 + 6 * ORDER[match["n2"].lower()], ground.tense) if ground.base else None
        return _months(start, 6)
    year = _year_of(match["y"] or match["y2"] or match["y3"], ground.base)
    if year is None:
        return None, "range"
    which = int(match["h"] or match["h2"] or 0) - 1 if match["h"] or match["h2"] else ORDER[match["n"].lower()]
    return _months(cal.make_day(year, 1 + 6 * which, 1), 6)


def read_first_months(match: re.Match[str], ground: Ground) -> Value | None:
    """The first nine months of 2023, the last two months of the year."""
    year, count = _year_of(match["y"], ground.base), int(count_of(match["n"]) or 0)
    if year is None:
        return None, "range"
    late = match["e"].lower() in LATE
    return _months(cal.make_day(year, 13 - count if late else 1, 1), count)


def read_double_winter(match: re.Match[str], ground: Ground) -> Value | None:
    """The winter of 2010-11, and the southern summer: the three months over the turn of the year."""
    return _months(cal.make_day(int(match["y"] or match["y2"]), SEASONS["winter"], 1), 3)


def read_near_decade(match: re.Match[str], ground: Ground) -> Value | None:
    """This decade, the end of the decade, last century."""
    if ground.base is None:
        return None, "range"
    shift = SHIFTS[(match["q"] or "this").lower()]
    if (match["u"] or match["u2"]).lower() == "century":
        first = ((ground.base.year - 1) // 100 + shift) * 100 + 1
        return f"{first:04d}/{first + 99:04d}", "range"
    first = (ground.base.year // 10 + shift) * 10
    return f"{first:04d}/{first + 9:04d}", "decade"


def read_season(match: re.Match[str], ground: Ground) -> Value | None:
    """Last summer, this fall, the spring of 2012, in the winter: three months."""
    words, base = match.groupdict(), ground.base
    month = SEASONS[(words["s"] or words.get("s2") or words.get("s3") or "").lower()]
    year = _year_of(words.get("y"), base)
    if year is not None:
        return _months(cal.make_day(year, month, 1), 3)
    if base is None:
        return None, "range"
    begun = _latest(base, month, PAST)
    over = begun is not None and (cal.add_months(begun, 3) or base) <= base
    following = cal.add_months(begun, 12) if begun else None
    q = (words.get("q") or "").lower()
    if q in {"last", "past", "previous"}:
        return _months(begun if over else cal.add_months(begun, -12) if begun else None, 3)
    if q in {"next", "coming"} or (not q and ground.tense == FUTURE and over):
        return _months(following, 3)
    near = following if q == "this" and over and following and following.year == base.year else begun
    return _months(near, 3)


def read_fiscal(match: re.Match[str], ground: Ground) -> Value | None:
    """Fiscal 2022, this fiscal year, the 2012-13 school year: the year it is called by, a range where it has two."""
    words = match.groupdict()
    if words.get("y3"):
        words |= {"y": f"20{words['y3']}", "y2": words["y4"]}
    if words.get("y2"):
        first, last = words["y"], words["y2"]
        last = first[:2] + last if len(last) == 2 else last
        return (f"{first}/{last}", "range") if int(last) == int(first) + 1 else None
    year = _year_of(words.get("y") or words.get("q"), ground.base)
    return (cal.iso_year(year) if year is not None else None), "year"


def read_weekend(match: re.Match[str], ground: Ground) -> Value | None:
    """Over the weekend: the last one, or the one to come where the verb or "coming" says so."""
    if ground.base is None:
        return None, "range"
    ahead = ground.tense == FUTURE or match["ahead"] or match["ahead2"]
    near = cal.add_days(ground.base, 0 if ahead or ground.base.weekday() >= 5 else -7)
    week = cal.week_of(near) if near else None
    saturday = cal.add_days(week[1], -1) if week else None
    return (f"{saturday.isoformat()}/{week[1].isoformat()}" if week and saturday else None), "range"


def read_decade(match: re.Match[str], ground: Ground) -> Value | None:
    """The 1990s, the '90s."""
    if match.groupdict().get("tens"):
        first = 1920 + 10 * TENS.index(match["tens"].lower())
    else:
        first = int(match["y"]) if len(match["y"]) == 4 else 1900 + int(match["y"])
        if "bare" in match.groupdict() and is_of_weather(match.string, match.start()):
            return None
    return f"{first:04d}/{first + 9:04d}", "decade"


def read_century(match: re.Match[str], ground: Ground) -> Value | None:
    """The 19th century, as the hundred years up to its end."""
    number = match["n"].lower()
    last = (CENTURIES[number] if number in CENTURIES else int(number)) * 100
    return (f"{last - 99:04d}/{last:04d}", "range") if 100 <= last <= 2100 else None


def read_period(match: re.Match[str], ground: Ground) -> Value | None:
    """The end of the year, earlier in the month, year-to-date: the period of the publication itself."""
    unit = match["u"].lower()
    if ground.base is None:
        return None, unit
    if unit == "week":
        return cal.iso_week(ground.base), unit
    return (cal.iso_year(ground.base.year) if unit == "year" else cal.iso_month(ground.base)), unit


def read_same_last(match: re.Match[str], ground: Ground) -> Value | None:
    """The same month last year: that year; which month the sentence says, if it does."""
    return (cal.iso_year(ground.base.year - 1) if ground.base else None), "year"
