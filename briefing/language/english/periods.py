"""The forms in which English news writes quarters, halves, seasons, fiscal and school years, and weekends."""

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
    r"\b(?:the\s+)?(?P<n>first|second|third|fourth|final|last|next|this)[\s-]+quarter\b(?!-?final|\s?finals?\b)"
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
