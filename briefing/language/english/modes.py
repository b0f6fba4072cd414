"""Whether a verb tells what is done, or what may, must or would be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefing.language.english.denial import word_classes
from briefing.language.english.exchanged import words
from briefing.language.english.words import Token

_REACH = 5
"""Words before a verb among which what goes with it stands."""


def mode_of(tokens: Sequence[Token], at: int) -> str | None:
    """``may``, ``must`` or ``would`` for the verb at a place; empty for what is told plainly.

    None stands for what is told behind "to", unless somebody has to do it, or may: "requires the firm to close". Of a
    "not" nothing is said: who could not do it did not. What somebody had to do, he did; and "would" is "will" in what
    somebody said, but not in what he says.
    """
    for place in range(at - 1, max(-1, at - _REACH), -1):
        low = tokens[place].low
        if low not in _beside() and not low.endswith("ly"):
            return _mode_by(tokens, place)
    return ""


@cache
def _beside() -> frozenset[str]:
    """Words that may stand between a verb and what makes it be done."""
    classes = word_classes()
    return classes["be"] | classes["have"] | classes["adverb"] | words("once") | words("at_some_time")


def _mode_by(tokens: Sequence[Token], place: int) -> str | None:
    """What the word before a verb makes of it."""
    low, before = tokens[place].low, tokens[place - 1].low if place else ""
    if low in words("chances"):
        return "may"
    if low in words("duties"):
        return "must"
    if low == "to":
        return "must" if before in words("having") else _made_to(tokens[:place])
    return "would" if low == "would" and _is_unsaid(tokens[:place]) else ""


def _made_to(before: Sequence[Token]) -> str | None:
    """``must`` or ``may`` where what stands not far before "to" says so."""
    for token in reversed(before[-_REACH - 2 :]):
        if token.low in words("requiring"):
            return "must"
        if token.low in words("allowing"):
            return "may"
    return None


def _is_unsaid(before: Sequence[Token]) -> bool:
    """Whether somebody says now what he would do; in what somebody said, "would" stands for "will"."""
    return any(token.low in words("saying_now") for token in before)
