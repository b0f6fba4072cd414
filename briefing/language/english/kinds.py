"""What common nouns name: somebody, a group of people, a place or a thing."""

from __future__ import annotations

from functools import cache, lru_cache

from briefing.language.english.exchanged import words
from briefing.language.english.formtable import NOUN, FormTable
from briefing.language.english.wordlists import lines_of

PERSON = "person"
KINDS = (PERSON, "group", "place", "thing")
"""The kinds of ``kinds.txt``; the narrower ones of things stand in it beside."""

_PEOPLE = frozenset((PERSON, "group"))


@cache
def _kinds() -> FormTable[str]:
    rows: list[tuple[list[str], str, str]] = []
    kind = ""
    for line in lines_of("kinds"):
        if line.startswith("["):
            kind = line.strip("[]")
        else:
            rows.append((line.split(), NOUN, kind))
    return FormTable(rows)


@lru_cache(50_000)
def kinds_of(low: str) -> frozenset[str]:
    """The kinds of a lower-case noun, singular or plural; none of one that is not known."""
    return frozenset(_kinds().get(low))


def is_person(low: str) -> bool:
    """Whether a lower-case noun says what somebody is, by the table or, where that lacks it, by its ending."""
    return PERSON in kinds_of(low) or (len(low) > _SHORTEST and _acts(low))


def may_name_one(one: str, two: str) -> bool:
    """Whether one of two lower-case nouns is so general that it may stand for the other: "man" for "climber"."""
    return _stands_for(one, two) or _stands_for(two, one)


def _stands_for(general: str, other: str) -> bool:
    """Whether the first is a general noun, and the other names something of its kind that it may be."""
    if _other_person(general, other):
        return False
    return any(
        general in words(name) and (other in words(name) or _is_of(kind, general, other))
        for kind in KINDS
        for name in (f"general_{kind}",)
    )


def _is_of(kind: str, general: str, other: str) -> bool:
    """Whether a noun is of a kind, narrowly: "vehicle" stands for no house, and "group" for nothing that is a house."""
    own = kinds_of(other)
    if kind == "thing":
        return any(narrow in own for narrow in (general, general.removesuffix("s")))
    if kind == "group":
        return kind in own and own <= _PEOPLE
    return kind in own or (kind == PERSON and _acts(other))


def _other_person(one: str, two: str) -> bool:
    """Whether two nouns name a man and a woman, or two not one: "girl" and "husband", "suspect" and "victim"."""
    return any(
        (one in words(a) and two in words(b)) or (one in words(b) and two in words(a))
        for a, b in (("females", "males"), ("suspected", "harmed"), ("youngest", "grown"))
    )


def _acts(noun: str) -> bool:
    """Whether a noun that the table lacks is made like those for who does a thing: "dogwalker"."""
    return not kinds_of(noun) and noun.endswith(_DOERS)


_SHORTEST = 4
"""Letters of a noun that is too short to be told by its ending."""

_DOERS = tuple(f"{ending}{more}" for ending in ("er", "or", "ist", "ian", "man", "woman") for more in ("", "s"))
