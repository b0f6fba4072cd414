"""The forms in which English news writes quarters, halves, seasons, fiscal and school years, weekends, "the year"."""

from __future__ import annotations

YEAR = r"(?:1[0-9]\d\d|20\d\d)"

SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
"""How far a word moves a period from the one that holds the publication."""

ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3, "final": 3}

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which each season begins, on the northern half of the globe."""

_PART = r"(?:(?:early|late|mid)[\s-])?"
_SEASON = r"(?P<s>spring|summer|autumn|fall|winter)"
_BOOKS = r"(?:fiscal|financial|school|academic)"

QUARTER = (
    r"\b(?:the\s+)?(?P<f>fiscal\s+)?(?P<n>first|second|third|fourth|final|last|next|this)[\s-]+(?P<f2>fiscal\s+)?quarter\b(?!-?final|\s?finals?\b)"
    rf"(?:\s+of\s+(?:the\s+)?(?P<y>(?:fiscal\s+)?{YEAR}|this\s+year|last\s+year|next\s+year)|,?\s+(?P<y3>{YEAR})\b)?"
)
SHORT_QUARTER = rf"\bQ(?P<q>[1-4])\b(?:\s+(?:of\s+)?(?P<y>{YEAR})\b)?"
HALF = rf"\b(?:the\s+)?(?P<n>first|second)[\s-]half\s+of\s+(?P<y>{YEAR}|(?:this|last|next|the)\s+year)\b"
SEASON_OF_YEAR = rf"\b(?:the\s+)?{_PART}{_SEASON}\s+(?:of\s+)?(?P<y>{YEAR})\b"
NEAR_SEASON = rf"\b{_PART}(?P<q>last|this|next|past|coming)\s+{_SEASON}\b(?!-)"
SEASON = (
    rf"\b(?:in|since|during|until|by|before|after)\s+(?:the\s+)?{_PART}"
    r"(?P<x>(?:the\s+)?(?P<s>spring|summer|autumn|winter))\b(?!-|\s+(?:olympic|game|sport|palace|school|break))"
)
DOUBLE_YEAR = rf"\b(?:the\s+)?(?P<y>{YEAR})[-–/](?P<y2>{YEAR}|\d\d)\s+{_BOOKS}\s+year\b"
FISCAL_YEAR = (
    rf"\b(?:{_BOOKS}(?:\s+year)?\s+|FY\s?)(?P<y>{YEAR})\b"
    rf"|\b(?:the\s+)?(?P<q>last|this|next|previous|current|coming|{YEAR})\s+{_BOOKS}\s+year\b"
)
SURE_YEAR = rf"\b(?:the\s+(?:very\s+)?(?:beginning|start|middle|turn|end)\s+of\s+)?the\s+year\s+(?P<y>{YEAR})\b"
DAY_IN_YEAR = rf"\s+(?:day|morning|night|afternoon|evening|weekend)\s+(?:in|of)\s+(?P<y>{YEAR})\b"
WEEKEND = r"\b(?:over|at|on|during|this\s+past)\s+(?P<x>the\s+weekend|weekend)\b(?!-)"

DOUBLE_SEASON = rf"(?<![\d.,$€£/-])\b(?P<y>{YEAR})/(?P<y2>\d\d)\b(?![/\d-])"

_MOST = r"(?:first|second|third|fourth|fifth|last|only|best|worst|most|least|(?:[a-z]{2,10}-)?[a-z]{3,10}est)"
_SHARE = (
    r"(?:rest|remainder|balance|course|close|(?:first|second|third|fourth|last|final|early|late)\s+(?:[a-z]+\s+)?"
    r"(?:quarters?|months?|weeks?|days?|part|half|third))"
)
THE_YEAR: tuple[str, ...] = (
    rf"\b{_SHARE}\s+of\s+(?P<x>the\s+(?P<u>year|month))\b",
    rf"\b{_MOST}(?:\s+(?!time\b)[a-z][a-z-]*){{1,4}}\s+of\s+(?P<x>the\s+(?P<u>year))\b(?!-)",
    r"\b(?P<x>the\s+(?P<u>year|month))\s+(?:so\s+far|thus\s+far|to\s+date|comes\s+to|draws\s+to|ends|ended)\b",
    rf"\bthe\s+(?P<u>year)['’]s\s+(?:end|top|{_MOST})\b",
    r"\b(?:by|at|before|until|through)\s+(?:the\s+)?(?P<x>(?P<u>year)(?:[-\s]end|['’]s\s+end))\b",
    r"\b(?P<u>year)[-\s]to[-\s]date\b",
    r"\b(?:earlier|later)\s+in\s+(?P<x>the\s+(?P<u>week))\b",
)
"""The year, month or week of the publication itself: "the rest of the year", "the first snow of the year"."""

_OFTEN_NAME = r"(?P<m>March|April|May|June)"
_OFTEN_SURE = r"(?P<m>January|February|March|July|September|October|November|December)"
BARE_MONTH: tuple[str, ...] = (
    rf"(?:\b(?:the|its|their|his|her|our|an?)|['’]s)\s(?P<q>)(?P<x>{_OFTEN_NAME})(?=\s[a-z])(?!\s(?:on|for|of|to|against)\b)",
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
