"""Words that matter where two claims run alike but for one exchanged word."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from briefing.language.english.meanings import irregular_bases
from briefing.language.english.tense import is_past
from briefing.language.english.words import Token


@cache
def _data() -> dict[str, Any]:
    source = resources.files("briefing.language.english") / "data" / "exchanged.toml"
    return tomllib.loads(source.read_text("utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """A list of the file.

    ``quantities``, ``certainties``, ``weighty``, ``general``, ``turning``, ``negators``, ``mutual``, ``prepositions``,
    ``stand_ins``, ``titles``, ``at_some_time``, ``rounding``, ``pronouns``, ``single``,
    ``unreal``, ``unreal_words``, ``calling``, ``calling_on``, ``real``, ``real_words``, ``asking``, ``wishing``,
    ``passed``, ``leading_to``, ``determiners``, ``no_places``, ``wholes``, ``conditions``, ``no_condition``,
    ``halfway``, ``chances``, ``duties``, ``having``, ``requiring``, ``allowing``, ``perceived``,
    ``saying_now``, ``lower``, ``once``,
    ``open_to``, ``open_for``, ``happening``, ``surely``, ``beginning``, ``being``, ``times``, ``ways``,
    ``shares``, ``females``, ``males``, ``particles``, ``leading_in``, ``owners``, ``supplies``,
    ``excepting``, ``bounds``, ``pretending``, ``away``, ``open_with``,
    ``suspected``, ``harmed``, ``youngest``, ``grown``.
    """
    return frozenset(_data()[name].split())


def tells(token: Token) -> bool:
    """Whether a word of content tells anything: no title, nor a "later" that names no day."""
    return bool(token.meaning) and token.low not in words("titles") and token.low not in words("at_some_time")


@cache
def heaps() -> dict[str, tuple[float, float]]:
    """Words for numbers that are told roughly, with what they count at least and at most."""
    return {word: (low, high) for word, (low, high) in _data()["heaps"].items()}


def as_spoken(low: str) -> str:
    """A modal as it is said, where it may be in reported speech: "will" for "would"."""
    return str(_data()["reported"].get(low, low))


@cache
def _pronouns() -> dict[str, frozenset[str]]:
    """For each pronoun behind a verb those that may stand for the same: "him" and "he"."""
    groups = [frozenset(row.split()) for row in _data()["persons"]]
    return {word: group for group in groups for word in group}


def is_same_pronoun(one: str, two: str) -> bool:
    """Whether two words are not pronouns for different persons: "him" and "her", "himself" and "others"."""
    known = _pronouns()
    return one not in known or two not in known or two in known[one]


@lru_cache(50_000)
def looks_like_verb(low: str) -> bool:
    """Whether the form of a lower-case word is that of a verb in the past or of a participle."""
    return is_past(low) or low in irregular_bases() or low.endswith("ing")
