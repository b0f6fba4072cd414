"""Whom a text brings in by the land that he comes from: "a British climber", "a 34-year-old Norwegian engineer"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.language.english.ages import names_somebody
from briefing.language.english.exchanged import words
from briefing.language.english.kinds import PERSON, kinds_of
from briefing.language.english.lands import look_up, table
from briefing.language.english.wordlists import word_list
from briefing.language.english.words import Token

BEFORE = 3
"""Words before the name of a people among which the article is."""

BEHIND = 3
"""Words behind it among which stands who it is: "an Australian ski mountaineer"."""


@dataclass(frozen=True, slots=True)
class National:
    """A country or region, and the noun for who is of it."""

    land: str
    noun: Token


def nationals(text: str, tokens: Sequence[Token]) -> Iterator[National]:
    """Single people told of as new, each by his land; ``tokens`` are the words of ``text`` in their order."""
    for at, token in enumerate(tokens):
        known = look_up(text[token.start : token.end]) if token.capital else None
        if known is None or known.kind != "people" or not known.land or not _brought_in(tokens, at):
            continue
        noun = _noun(tokens[at + 1 : at + 1 + BEHIND])
        if noun is not None:
            yield National(known.land, noun)


def of_other_lands(one: Sequence[National], two: Sequence[National]) -> bool:
    """Whether both bring in people of countries, and nobody of the same one."""
    lands = [{national.land for national in own} for own in (one, two)]
    return all(lands) and lands[0].isdisjoint(lands[1]) and all(map(_is_of_itself, lands[0] | lands[1]))


def _is_of_itself(land: str) -> bool:
    """Whether it is a country whose people are called after no other: a Scottish climber is British too."""
    known = table().get(land)
    shared = word_list("nationals.shared")
    return known is not None and known.kind == "land" and land.replace(" ", "_") not in shared


def _brought_in(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article or number of one stands before a word, or nothing does, as in a headline."""
    return not at or any(token.low in words("single") for token in tokens[max(0, at - BEFORE) : at])


def _noun(behind: Sequence[Token]) -> Token | None:
    for token in behind:
        if token.low in words("linking") or token.low in words("prepositions"):
            return None
        if PERSON in kinds_of(token.low) or names_somebody(token.low):
            return token
    return None
