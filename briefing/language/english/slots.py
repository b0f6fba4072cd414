"""What a claim gives a value of: which side of a thing is measured, the first since when, how firmly."""

from __future__ import annotations

import re
from functools import cache

from briefing.language.english.meanings import forms_of, meaning
from briefing.language.english.wordlists import word_list

DIMENSIONS = ("depth", "height", "width", "length")
"""What a length may be of a thing."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """For every dimension what stands before its figure ("a depth of") and what stands behind ("deep")."""
    found = []
    about = "|".join(sorted(word_list("slots.about")))
    for name in DIMENSIONS:
        nouns, behind = ("|".join(sorted(word_list(f"slots.{name}_{side}"))) for side in ("noun", "behind"))
        before = re.compile(rf"\b(?:{nouns})\s(?:of|was|is|at)(?:\s(?:{about}))*\s\Z", re.IGNORECASE)
        after = re.compile(rf"\s(?:{behind.replace('_', ' ')})\b(?!-)", re.IGNORECASE)
        found.append((name, before, after))
    return tuple(found)


def dimension_at(text: str, start: int, end: int) -> str:
    """What the figure at a place measures, by the words beside it: the depth in "a depth of 3 km"; else empty."""
    before = text[max(0, start - 60) : start]
    for name, noun, behind in _patterns():
        if noun.search(before) or behind.match(text, end):
            return name
    return ""


@cache
def dimension_words(name: str) -> frozenset[str]:
    """The meanings of the words by which a claim gives a value of a dimension: they say nothing of what is measured."""
    both = (*word_list(f"slots.{name}_noun"), *word_list(f"slots.{name}_behind"))
    return frozenset(meaning(word) for entry in both for word in entry.split("_"))


_SINCE = re.compile(r"\b(?P<what>first\b[^.;:!?]{0,90}?)\bsince\s(?P<when>[^.;:!?,]{3,90})", re.IGNORECASE)
_BEHIND = re.compile(r"\s(?:that|when|who|which|and|but)\s", re.IGNORECASE)


_BEFORE = 3
"""Words behind "first" among which those are that narrow it."""


def first_since(text: str) -> tuple[int, int] | None:
    """Where a claim says since when something was the first of its kind: behind "since", up to what goes on."""
    match = _SINCE.search(text)
    if match is None:
        return None
    start, end = match.span("when")
    goes_on = _BEHIND.search(text, start, end)
    return start, goes_on.start() if goes_on else end


def first_of_what(text: str) -> str:
    """What a claim tells to be the first since something: "first visit by officials"; empty for a mere "first time"."""
    match = _SINCE.search(text)
    what = match["what"].strip(" ,") if match else ""
    return "" if what.lower() == "first time" else what


def narrowing_words(text: str) -> frozenset[str]:
    """The words before what a claim tells to be the first that make it the first of fewer: "high-ranking"."""
    words = first_of_what(text).lower().split()[1 : 1 + _BEFORE]
    return word_list("slots.narrowing").intersection(words)


@cache
def _strengths() -> tuple[frozenset[str], frozenset[str]]:
    """The forms of words of accusing, and those of words that only worry."""
    accusing, worrying = (
        frozenset(form for word in word_list(f"slots.{name}") for form in forms_of(word))
        for name in ("accusing", "worrying")
    )
    return accusing, worrying


def accusing_word(words: tuple[str, ...]) -> tuple[str, bool] | None:
    """The word by which a claim accuses (True) or only worries (False); None where it does neither or both."""
    accusing, worrying = _strengths()
    strong, weak = ([word for word in words if word in forms] for forms in (accusing, worrying))
    if bool(strong) == bool(weak):
        return None
    return (strong[0], True) if strong else (weak[0], False)
