"""Words that tell what somebody means to do, and that what was planned comes at another time."""

from __future__ import annotations

import re
from functools import cache

from briefing.language.english.meanings import forms_of, meaning

_CHANGED = re.compile(
    r"\b(?:earlier|sooner|later|faster|longer)\sthan\s(?:first\s|originally\s|previously\s|initially\s|had\sbeen\s)?"
    r"(?:planned|expected|announced|scheduled|said|thought|intended|promised|foreseen|hoped|agreed|anticipated|envisaged)\b"
    r"|\b(?:ahead\sof|behind)\sschedule\b"
    r"|\b(?:brought|moved|pushed|put)\s(?:forward|back|up|off)\b|\b(?:moved|pushed)\s(?:to|from)\s(?-i:(?=[A-Z\d]))"
    r"|\b(?:postponed|rescheduled|delayed|deferred)\s(?:to|until|till)\b|\binstead\sof\s(?:in|on|at)\b"
    r"|\b(?:not|n['’]t)\s(?:\w+\s){1,4}?(?:until|till|before)\b|\b(?:now|only)\s(?:on|in)\s(?-i:(?=[A-Z\d]))",
    re.IGNORECASE,
)


_NOT_BEFORE = re.compile(r"\b(?:not|n['’]t)\s(?:\w+\s){1,4}?(?:until|till|before)\b", re.IGNORECASE)


def not_before(text: str) -> bool:
    """Whether a claim tells by "not" that something comes later: "will not open until June"."""
    return _NOT_BEFORE.search(text) is not None


def plan_changed(text: str) -> bool:
    """Whether a claim says that something comes sooner or later than was planned."""
    return _CHANGED.search(text) is not None


_END = re.compile(r"\b(?:end|close)\sof\b", re.IGNORECASE)


def is_end(text: str) -> bool:
    """Whether the words of a time mean its end: "the end of the year"."""
    return _END.search(text) is not None


_WILL = frozenset(("will", "would", "shall", "'ll", "going"))
_STILL = frozenset(("still", "also", "now", "again", "fully", "definitely", "certainly"))


@cache
def _intending() -> frozenset[str]:
    return _WILL.union(*(forms_of(verb) for verb in ("plan", "intend", "aim", "mean")))


@cache
def intentions() -> frozenset[str]:
    """The meanings of the words by which somebody means to do something."""
    return frozenset(map(meaning, _intending()))


def means_to(low: str) -> bool:
    """Whether a lower-case word says that something will be done, or that somebody means to: "will", "plans"."""
    return low in _intending()


def only_stresses(low: str) -> bool:
    """Whether a lower-case word leaves an intention as it is: "still plans to"."""
    return low in _STILL
