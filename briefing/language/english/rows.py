"""Words by which days lean on others: what announces a list of days, what compares with the year before."""

from __future__ import annotations

import re

_ANNOUNCING = re.compile(
    r"\b(?:tour|tickets?|dates|schedule|calendar|fixtures|upcoming|concerts?|shows|events|on\ssale|screenings|stops)\b",
    re.I,
)
TIME_AGO = re.compile(r"(?:a|one)\s+year\s+(?:ago|earlier|before)|the\s+year\s+(?:before|earlier)", re.I)
YEAR_ITSELF = re.compile(r"\bthe\s+year\Z", re.I)
"""The end of such as "the end of the year"."""
ENDS_BETWEEN = re.compile(
    r"\b(?:concludes?|ends?|ending|wraps?|closes?|finish(?:es)?|until|through|culminat\w+)\b", re.I
)
ENDS_ON = re.compile(r",?\s(?:(?:that|which)\s)?(?:ended|ending|to)\s(?:on\s)?", re.I)
"""What stands between a quarter and the day on which it ends."""
_COMPARED = re.compile(
    r"\b(?:from|than|with|to|versus|vs\.?|over|against|on)\s+(?:(?:about|nearly|roughly|just)\s+)?"
    r"(?:[$€£¥]?\d[\d.,]*\s*(?:%|percent|per\s+cent|million|billion|trillion|points?|cents)?\s+(?:[a-z]+\s+)?)?\Z",
    re.I,
)


def announces(above: str) -> bool:
    """Whether what stands above a list of days says that they are to come."""
    return _ANNOUNCING.search(above) is not None


def compares(text: str, start: int, end: int) -> bool:
    """Whether "a year ago" is what a figure is compared with: "down from 40 a year ago"."""
    return _COMPARED.search(text[max(0, start - 70) : start]) is not None


_BARE = re.compile(r"\b(?:from|than|with|to|over|against|on)\s\Z", re.I)


def bare_comparison(text: str, start: int) -> bool:
    """Whether no figure stands between "from" and "a year ago"."""
    return _BARE.search(text, max(0, start - 12), start) is not None
