"""The forms in which English news writes quarters, halves, seasons, fiscal and school years, weekends, "the year"."""

from __future__ import annotations

import re

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
    r"|(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
    r"|(?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
FULL_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
YEAR = r"(?:1[0-9]\d\d|20\d\d)"

DECADES: tuple[str, ...] = (
    r"\b(?:the\s+)?(?:(?:early|late|mid)[\s-])?(?P<y>(?:1[0-9]|20)\d0)['’]?s\b",
    r"\bthe\s+(?:(?:early|late|mid)[\s-])?['‘’](?P<y>[2-9]0)s\b",
    r"(?<!\w)(?:(?:early|late|mid)[\s-])?['‘’](?P<y>[2-9]0)s\b",
)
BARE_DECADE = (
    r"\b(?:the|an?|early|late|mid)[\s-](?P<x>(?P<y>[5-9]0)s)\b(?P<bare>)(?!\s?(?:°|degrees|percent|mph|[FC]\b))"
)
_WEATHER = re.compile(
    r"\b(?:temperatures?|highs?|lows?|degrees|mercury|thermometers?|weather|warm|hot|cold|cool|sunny|forecast|aged?|shot|scored"
    r"|in\s(?:his|her|their|my|your))\b",
    re.I,
)


def is_of_weather(text: str, start: int) -> bool:
    """Whether "the 80s" are degrees, ages or points: the words just before tell."""
    return _WEATHER.search(text, max(0, start - 60), start) is not None


WORDY_DECADE = (
    r"\bthe\s+(?:(?:early|late|mid)[\s-])?"
    r"(?P<tens>(?:[Tt]wen|[Tt]hir|[Ff]or|[Ff]if|[Ss]ix|[Ss]even|[Ee]igh|[Nn]ine)ties)\b"
)
CENTURIES = {
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}
WORDY_CENTURY = rf"\b(?:the\s+)?(?P<n>{'|'.join(CENTURIES)})[\s-]century\b"
TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
NEAR_YEAR = r"(?:,?\s+(?:of\s+)?(?P<q>last|this|next)\s+year\b(?!['’]))?"
LOOSE_YEARS = (
    r"(?<![\d.,$€£-])\b(?P<y>(?:19|20)\d\d)\s(?:to|through|thru)\s(?P<y2>(?:19|20)\d\d)\b"
    r"(?![.,]\d|\s?%|\s(?:[a-z]+\s)?[a-z]{3,}s\b)"
)
MONTHS_WITH_YEARS = (
    rf"\b(?:[Ff]rom|[Bb]etween)\s+(?P<x>(?P<m>{MONTH})\s+(?P<y>{YEAR})\s+(?:to|until|through|and)"
    rf"\s+(?P<m2>{MONTH})\s+(?P<y2>{YEAR}))\b"
)
ON_THE_NTH = (
    r"(?<=\bon\s)the\s(?P<nth>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)"
    r"(?=\s?[.,;)]|\s(?:of\s(?:(?P<m>the|that|this|last|next)\smonth\b)|and\b|after\b|when\b))"
)

SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
"""How far a word moves a period from the one that holds the publication."""

LATE = frozenset({"last", "final"})

ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "final": 3}

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which each season begins, on the northern half of the globe."""

_PART = r"(?:(?:early|late|mid)[\s-])?"
_SEASON = r"(?P<s>spring|summer|autumn|fall|winter)"
_BOOKS = r"(?:fiscal|financial|school|academic)"
_YEAR_SAID = rf"(?:{YEAR}|(?:this|last|next|the)\s+year)"

QUARTER = (
    r"\b(?:the\s+)?(?P<f>fiscal\s+)?(?P<n>first|second|third|fourth|final|last|next|this|current|coming|previous)[\s-]+(?P<f2>fiscal\s+)?quarter\b(?!-?final|\s?finals?\b)"
    rf"(?:\s+of\s+(?:the\s+(?=\S*\d))?(?P<y>(?:fiscal\s+)?{YEAR}|(?:this|last|next|the)\s+year)|,?\s+(?P<y3>{YEAR})\b)?"
)
SHORT_QUARTER = (
    r"\bQ(?P<q>[1-4])(?:(?:\s?[-/]|\s+(?:of\s+)?)?\s?(?:(?P<f>(?:of\s+)?(?:the\s+)?(?:FY|fiscal)\s?['’]?\d\d(?:\d\d)?)"
    rf"|(?P<y>{YEAR})\b))?(?!\w)"
    r"|\b(?P<q2>[1-4])Q\s?['’]?(?P<y2>(?:20)?\d\d)\b"
)
HALF = (
    rf"\b(?:the\s+)?(?P<n>first|second)[\s-]half\s+of\s+(?P<y>{_YEAR_SAID})\b"
    r"|\b(?P<n2>first|second)-half(?=\s(?:[a-z-]+\s){0,2}?"
    r"(?:profits?|loss(?:es)?|sales|revenues?|earnings|results?|income|output|figures|turnover|exports|production)\b)"
    rf"|\bH(?P<h>[12])\s?[-/]?\s?(?:of\s)?(?P<y2>{YEAR})\b|\b(?P<h2>[12])H\s?(?P<y3>20\d\d)\b"
)
FIRST_MONTHS = (
    r"\b(?:the\s+)?(?P<e>first|opening|last|final)\s+(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01])\s+months\s+(?:of|in)"
    rf"\s+(?P<y>{_YEAR_SAID})\b"
)
DOUBLE_WINTER = (
    rf"\b(?:the\s+)?(?P<s>winter|summer)(?:\s+of)?\s+(?P<y>{YEAR})[-–/]\d\d(?:\d\d)?\b"
    rf"|\b(?:the\s+)?(?P<y2>{YEAR})[-–/]\d\d(?:\d\d)?\s+(?P<s2>winter|summer)\b"
)
DECADE = (
    r"\b(?P<x>(?P<q>this|last|next)\s+(?P<u>decade|century))\b(?!-)"
    r"|\b(?:end|beginning|start|middle|rest|turn|half|most|course)\s+of\s+(?:the\s+(?P<u2>decade))\b(?!\s+(?:of|from|to|between|in|before|after|that)\b)"
)
SEASON_OF_YEAR = rf"\b(?:the\s+)?{_PART}{_SEASON}\s+(?:of\s+)?(?P<y>{YEAR}|['‘’]\d\d)\b"
NEAR_SEASON = rf"\b{_PART}(?P<q>last|this|next|past|coming)\s+{_SEASON}\b(?!-)"
SEASON = (
    rf"\b(?:in|since|during|until|by|before|after)\s+(?:the\s+)?{_PART}"
    r"(?P<x>(?:the\s+)?(?P<s>spring|summer|autumn|winter))\b(?!-|\s+(?:olympic|game|sport|palace|school|break))"
    r"|\b(?:over|throughout|all|through)\s+(?P<x2>(?:the\s+)?(?P<s2>summer|winter|autumn))\b(?!-|\s+[a-z]+s\b)"
    r"|\bin\s+(?P<x3>the\s+(?P<s3>fall))(?=\s?[.,;)]|\s(?:when|and|but|to|at|with|from|after)\b|\Z)"
)
DOUBLE_YEAR = rf"\b(?:the\s+)?(?P<y>{YEAR})[-–/](?P<y2>{YEAR}|\d\d)\s+{_BOOKS}\s+year\b"
FISCAL_YEAR = (
    rf"\b(?:{_BOOKS}(?:\s+year)?\s+|FY\s?)(?P<y>{YEAR})(?:[-–/](?P<y2>\d\d))?\b"
    r"|\bFY\s?['’]?(?P<y3>[0-4]\d)(?:[-–/](?P<y4>\d\d))?\b"
    rf"|\b(?:the\s+)?(?P<q>last|this|next|previous|current|coming|{YEAR})\s+{_BOOKS}\s+year\b"
)
SAME_LAST = (
    r"\b(?:the\s+)?same\s+(?:month|quarter|period|time|week|stretch|three\s+months)\s+(?:of\s+|in\s+|a\s+)?"
    r"(?:last\s+year|(?:the\s+)?(?:previous|prior|preceding)\s+year|the\s+year\s+(?:before|earlier)|(?:a\s+|one\s+)?year\s+(?:ago|earlier|before))\b"
)
SURE_YEAR = rf"\b(?:the\s+(?:very\s+)?(?:beginning|start|middle|turn|end)\s+of\s+)?the\s+year\s+(?P<y>{YEAR})\b"
DAY_IN_YEAR = rf"\s+(?:day|morning|night|afternoon|evening|weekend)\s+(?:in|of)\s+(?P<y>{YEAR})\b"
WEEKEND = (
    r"(?<!last )(?<!next )\b(?P<x>(?:this\s+)?(?P<ahead>coming|upcoming)\s+weekend"
    r"|the\s+(?:(?P<ahead2>coming|upcoming)\s+)?weekend)\b(?!-|\s+of\s+[A-Z\d])"
    r"|\b(?:over|at|on|during|for|this\s+past)\s+(?P<x2>weekend)\b(?!-)"
)

DOUBLE_SEASON = rf"(?<![\d.,$€£/-])\b(?P<y>{YEAR})/(?P<y2>{YEAR}|\d\d)\b(?![/\d-])"

_MOST = r"(?:first|second|third|fourth|fifth|last|only|best|worst|most|least|(?:[a-z]{2,10}-)?[a-z]{3,10}est)"
_SHARE = (
    r"(?:rest|remainder|balance|course|close|(?:first|second|third|fourth|last|final|early|late)\s+(?:[a-z]+\s+)?"
    r"(?:quarters?|months?|weeks?|days?|part|half|third))"
)
_FAR_AGO = r"(?P<n>an?|one|two|three|four|five|six|[2-9])\s+(?P<u>week|fortnight|month|year)s?\s+"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_ORDER = r"(?i:first|second|third|fourth|fifth|last)"
COUNTED_DAYS: tuple[str, ...] = (
    r"\b[Tt]he\s+(?P<d>day\s+before\s+yesterday|day\s+after\s+tomorrow)\b",
    rf"\b(?i:{_FAR_AGO}(?P<way>ago|from)),?\s+(?:(?P<on>on)\s+)?(?P<w>today|yesterday|tomorrow|{_WEEKDAY})\b",
    rf"\b(?i:{_FAR_AGO}(?P<way>on))\s+(?P<w>{_WEEKDAY})\b",
    rf"\b(?P<w>{_WEEKDAY})\s(?P<u>week)(?=\s?[.,;)]|\s+(?:at|in|when|for|after|and)\b)(?P<n>)(?P<way>)",
)
"""Days told by others: "the day before yesterday", "a week ago Friday", "Thursday week"."""

DAY_IN_MONTH = (
    rf"\b(?:the\s+)?(?P<nth>{_ORDER})\s+(?P<w>{_WEEKDAY}|day)\s+(?:of|in)\s+(?P<m>{FULL_MONTH})\b"
    rf"(?:,?\s+(?P<y>{YEAR})\b)?"
)
"""A day by its month: "the last Sunday in May". It is tried before the months, which would take "May 2018" of it."""

THE_YEAR: tuple[str, ...] = (
    rf"\b{_SHARE}\s+of\s+(?P<x>the\s+(?P<u>year|month|week))\b",
    rf"\b{_MOST}(?:\s+(?!time\b)[a-z][a-z-]*){{1,4}}\s+of\s+(?P<x>the\s+(?P<u>year))\b(?!-)",
    r"\b(?P<x>the\s+(?P<u>year|month))\s+(?:so\s+far|thus\s+far|to\s+date|comes\s+to|draws\s+to|ends|ended)\b",
    rf"\bthe\s+(?P<u>year)['’]s\s+(?:end|top|{_MOST})\b",
    r"\b(?:by|at|before|until|through)\s+(?:the\s+)?(?P<x>(?P<u>year)(?:[-\s]end|['’]s\s+end))\b",
    r"\b(?P<u>year)[-\s]to[-\s]date\b",
    r"\b(?:earlier|later)\s+in\s+(?P<x>the\s+(?P<u>week))\b",
)
"""The year, month or week of the publication itself: "the rest of the year", "the first snow of the year"."""

WEEK_OF = (
    r"\b(?:the\s+)?weeks?\s+(?P<way>of|beginning|starting|commencing)\s+(?:on\s+)?(?:[A-Z][a-z]+day,?\s+)?"
    rf"(?:(?P<m>{MONTH})\s+(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
    rf"|(?P<d2>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{MONTH}))\b(?!:\d)(?:,?\s+(?P<y>{YEAR})\b)?"
)
WEEK_IN = rf"\b(?:the\s+)?(?P<nth>{_ORDER})\s+week\s+(?:of|in)\s+(?P<m>{FULL_MONTH})\b(?:,?\s+(?P<y>{YEAR})\b)?"
"""Weeks by a day or a month: "the week of Nov. 18", "the first week of December"."""

AHEAD = (
    r"\b(?:(?P<in>in)\s+(?:(?:about|just|only|around|roughly|less\s+than|under)\s+)?)?"
    r"(?P<x>(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?P<u>day|week|month|year)s?"
    r"(?P<time>['’]s?\s+time\b|\s+from\s+(?:now|today)\b)?)\b(?![-'’]|\s+(?:before|after|earlier|later|ago|of|old)\b)"
)
_NOT_AHEAD = re.compile(
    r"\b(?:first|last|only|[a-z]{3,}est|more|most|least|once|twice|times|never|win|loss|drop|rise)\b[^.;]{0,50}\Z", re.I
)


def counts_what_was(before: str) -> bool:
    """Whether "in two weeks" behind ``before`` tells of the time up to now: "the first visit in two weeks"."""
    return _NOT_AHEAD.search(before) is not None


_OFTEN_NAME = r"(?P<m>March|April|May|June)"
_OFTEN_SURE = r"(?P<m>January|February|March|July|September|October|November|December)"
BARE_MONTH: tuple[str, ...] = (
    rf"(?:\b(?:[Tt]he|[Ii]ts|their|his|her|our|[Aa]n?)|['’]s)\s(?P<q>)(?P<x>{_OFTEN_NAME})(?=\s[a-z])(?!\s(?:on|for|of|to|against)\b)",
    rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ll]ate|[Ee]arly|[Mm]id)[\s-](?P<q>)(?P<x>{_OFTEN_SURE})(?=\s[A-Z])",
)
"""Months whose names may be other words: "the March high"; and such before a capital: "In September Roe left"."""


def series(month: str, day: str) -> str:
    """The pattern of several days of one month, joined by "and", from the patterns of a month and a day.

    What follows tells that the last number counts nothing: "June 9 and 10 in Lund", not "June 9 and 10 people".
    """
    return (
        rf"\b(?P<m>{month})\s+{day}(?P<more>(?:,\s+{day}){{0,8}},?\s+(?:and|&)\s+{day})\b"
        rf"(?=\s*(?:[.;)@\n]|,\s+(?:{YEAR}|[a-z])|\Z)|\s+(?:at|in|for|with|on|from|as)\b)(?![.,]\d)"
    )


_GAME = re.compile(
    r"\b(?:touchdowns?|fouls?|rebounds?|quarterbacks?|yards|\d+[\s-]yards?|turnovers?|halftime|layups?|dunks?|outscored|scored|fumbles?"
    r"|interceptions?|three-pointers?|3-pointers?|left\sthe\s(?:court|field|game)|free\sthrows?|basket|\d{1,3}-\d{1,3}\slead)\b"
)
_GAME_AROUND = 110


def is_of_a_game(text: str, start: int, end: int) -> bool:
    """Whether a quarter is one of a match: "got a technical foul in the third quarter"."""
    return _GAME.search(text, max(0, start - _GAME_AROUND), end + _GAME_AROUND) is not None


_ANY = re.compile(r"\b(?:every|each|any)\s(?:[a-z]+\s)?\Z", re.I)


_OF_THE_YEAR_ROUND = re.compile(r"\s(?:is|are)\s(?!to\b|expected|likely|forecast|going)")


def is_said_of_any(text: str, end: int) -> bool:
    """Whether a quarter that ends there is one of any year: "the first quarter is usually the weakest"."""
    return _OF_THE_YEAR_ROUND.match(text, end) is not None


def is_any(text: str, start: int) -> bool:
    """Whether what begins there is no one month or season: "every November"."""
    return _ANY.search(text, max(0, start - 20), start) is not None


_SPANNING = re.compile(r"\b(?:in|over|for|during|within|throughout|across)\sthe\s\Z")


def spans(before: str) -> bool:
    """Whether ``before``, in small letters, makes of "last year" how long something took: "over the last year"."""
    return _SPANNING.search(before) is not None


_JOINS = re.compile(r"\b(?:and|or)\s\Z", re.I)
_MANY = re.compile(r"\s(?:were|are|have)\b")


def are_some(joint: str, text: str, end: int) -> bool:
    """Whether figures behind "and" are a number of people or things: "some 2000 marched and 1990 were held"."""
    return _JOINS.search(joint) is not None and _MANY.match(text, end) is not None


_YEARLY = re.compile(r"\s(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:(?:every|each)\s(?:[a-z]+\s)?year|annually)\b")


def is_yearly(text: str, end: int) -> bool:
    """Whether a day or a month is that of any year: "on November 26 every year"."""
    return _YEARLY.match(text, end) is not None
