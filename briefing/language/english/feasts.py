"""Feasts and days of commerce that a text calls by their names, and weekdays that are part of another name."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from briefing.language.english.calendar import make_day
from briefing.language.english.wordlists import lines_of

FEAST = (
    r"\b(?<!Orthodox )(?P<n>Christmas (?:Eve|Day)|Boxing Day|New Year['’]s (?:Eve|Day)|Thanksgiving(?: (?:Day|Eve))?"
    r"|Black Friday|Cyber Monday|Giving Tuesday|Good Friday|Easter (?:Sunday|Monday)|Ash Wednesday|Palm Sunday"
    r"|Labor Day|Memorial Day|Presidents['’]? Day|Martin Luther King(?:,? Jr\.?)? Day|MLK Day|Columbus Day|Election Day"
    r"|Father['’]s Day|(?:the )?Fourth of July|Diwali|(?:Chinese|Lunar) New Year|Veterans Day|Halloween"
    r"|Valentine['’]s Day|St\.? Patrick['’]s Day)\b"
    r"(?:,?\s+(?:(?:in|of)\s+)?(?:(?P<y>(?:19|20)\d\d)|(?P<q>last|this|next)\s+year)\b(?!['’]))?"
)
AT_CHRISTMAS = (
    r"\b(?:[Aa]t|[Bb]y|[Oo]n|[Bb]efore|[Aa]fter|[Ss]ince|[Uu]ntil|[Tt]ill|last|next|this)\s(?P<x>(?P<n>Christmas|Easter)(?P<y>)(?P<q>))(?![\w’'-])"
    r"(?!\s(?:[A-Z]|cards?|trees?|lights?|gifts?|presents?|dinner|part(?:y|ies)|shopp|markets?|movie|album|song|carol))"
)

_FIXED = {
    "christmas": (12, 25),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "st patrick's day": (3, 17),
    "veterans day": (11, 11),
    "fourth of july": (7, 4),
}
_AFTER_THANKSGIVING = {
    "thanksgiving": 0,
    "thanksgiving day": 0,
    "thanksgiving eve": -1,
    "black friday": 1,
    "cyber monday": 4,
    "giving tuesday": 5,
}
_BY_THE_MOON = {"diwali": "diwali", "chinese new year": "lunar new year", "lunar new year": "lunar new year"}
_NTH = {
    "labor day": (9, 0, 0, 0),
    "memorial day": (5, 0, 4, 0),
    "presidents day": (2, 0, 2, 0),
    "martin luther king day": (1, 0, 2, 0),
    "mlk day": (1, 0, 2, 0),
    "columbus day": (10, 0, 1, 0),
    "election day": (11, 0, 0, 1),
    "fathers day": (6, 6, 2, 0),
}
"""Month, weekday, which of them from 0 and days behind it; a fifth one that the month lacks is the last one."""
_AFTER_EASTER = {
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "good friday": -2,
    "palm sunday": -7,
    "ash wednesday": -46,
}


def feast_in(name: str, year: int) -> date | None:
    """The day of a feast that ``FEAST`` knows in a year; None where the calendar has none."""
    low = " ".join(name.lower().replace("’", "'").replace(".", "").split()).removeprefix("the ")
    if low in _FIXED:
        return make_day(year, *_FIXED[low])
    if not 1900 <= year <= 2100:
        return None
    if low in _AFTER_THANKSGIVING:
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21 + _AFTER_THANKSGIVING[low])
    if low in _AFTER_EASTER:
        return _easter(year) + timedelta(days=_AFTER_EASTER[low])
    if low in _BY_THE_MOON:
        return next((date.fromisoformat(day) for day in _moon_days()[_BY_THE_MOON[low]] if day[:4] == str(year)), None)
    month, weekday, which, more = _NTH[low.replace(",", "").replace(" jr", "").replace("'", "")]
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * which + more)
    return day if day.month == month else day - timedelta(days=7)


@cache
def _moon_days() -> dict[str, tuple[str, ...]]:
    """The days of feasts that follow the moon, from the data file."""
    return {line.split(":")[0]: tuple(line.split(":")[1].split()) for line in lines_of("moon_feasts")}


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


_NAMED_BEFORE = re.compile(
    r"(?:\b(?:Black|Cyber|Giving|Good|Bloody|Super|Fat|Holy|Big|Ruby|Freaky|Ash|Palm|Wild|Casual|Small\sBusiness|Mail\son)"
    r"|\b(?:every|each|any)|\bon\san?)\s\Z"
)
_NAMED_BEHIND = re.compile(
    r"\s(?:Times|Mirror|Telegraph|Express|Mail|Herald|World|Post|Independent|Tribune|Sun|Star|Mercury|Brunch"
    r"|(?:Night|Morning)\s(?:Live|Lights)|(?:night|morning|evening|afternoon)s|the\s13th)\b"
)


def is_named_weekday(text: str, start: int, end: int) -> bool:
    """Whether a weekday is no day: part of a name ("Super Tuesday"), or any one ("every Friday", "Friday nights")."""
    if _NAMED_BEFORE.search(text[max(0, start - 16) : start]):
        return True
    weekday = re.match(r"\w+", text[start:end])
    return weekday is not None and _NAMED_BEHIND.match(text, start + weekday.end()) is not None
