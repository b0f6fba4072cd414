"""Sentences that tell nothing to be so: questions, and what somebody supposes for the sake of the argument."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.language.english.wordlists import words_of

_VERBS = r"(?:suppose|imagine|assume|pretend|presume)"
_SUPPOSED = re.compile(
    r"(?:\A|[“\"‘.,:;—–]\s?|\s['’])(?:(?:and|but|so|now|just|well|then|okay|ok|even)\b,?\s){0,2}"
    rf"(?:let(?:\sus|['’]s)\s(?:\w+\s)?(?:say|{_VERBS})\b|(?:{_VERBS}|supposing|assuming)\b(?!\soffice)|what\sif\b)",
    re.IGNORECASE,
)


@lru_cache(50_000)
def tells_nothing(text: str) -> bool:
    """Whether a claim only asks or supposes: "Is it safe?" she asked; "let us say that it is safe"."""
    return "?" in text or _SUPPOSED.search(text) is not None


_WITNESSED = re.compile(
    r"\bcould\s(?:also\s|still\s|clearly\s)?be\s(?:also\s|still\s|clearly\s)?(?:seen|heard|felt|smelt|smelled)\b(?!\sas\b|\sto\b)",
    re.IGNORECASE,
)


def leaves_open(text: str) -> bool:
    """Whether a claim only says what may be, or asks: "the dam could burst", not "smoke could be seen"."""
    return text.endswith("?") or not words_of("open").isdisjoint(_WITNESSED.sub("", text).split())


_IF = re.compile(r"\b(?:if|unless|should|whether|provided|once)\b", re.IGNORECASE)
_ONLY_IF = re.compile(r"\A[“\"‘'\s]*(?:(?:and|but|so)\s)?if\s", re.IGNORECASE)


def hangs_on(text: str, other: str) -> bool:
    """Whether the one claim begins with what it hangs on, and the other hangs on nothing: "if there are rules, …"."""
    return _ONLY_IF.match(text) is not None and _IF.search(other) is None
