"""Short names that a text gives itself, in whatever letters: "the Northern Grain Pact, known as Nograp"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.model.gazetteer import BITS, load_gazetteer
from briefing.analysis.names.tokens import NameFound, NameTokens, is_starter
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType

_CALLED = word_list("shortnames.called")
"""Words that lead from the whole name to the short one."""
_BETWEEN = word_list("shortnames.between")
_SMALL = word_list("organisations.small")
_LONGEST = 8
"""Words of a whole name, and letters of a short one."""


def _type_of(names: NameTokens, first: int, last: int, known: Sequence[NameFound]) -> EntityType | None:
    """What a name is that is known already, or whose last word tells."""
    kind = next((one.type for one in known if (one.first, one.last) == (first, last)), None)
    return kind or _by_head(names.tokens[last - 1].lower)


def find_short_names(names: NameTokens, known: Sequence[NameFound]) -> list[NameFound]:
    """The short names with those that they are short for, and wherever else they stand, all of one type.

    That is the type of ``known`` names of the same words, else an organisation.
    """
    found = []
    for place, token in enumerate(names.tokens):
        at = _short_at(names, place) if token.lower in _CALLED or token.gap[:1] == ")" else None
        if at is None:
            continue
        short = names.tokens[at]
        first = _whole(names, place - 1, short.text)
        if first is None or short.sentence != token.sentence or _is_somebody(names, first, place):
            continue
        kind = _type_of(names, first, place, known)
        if kind is None and at == place:
            continue  # what stands in brackets behind a name that no pattern knows may be anything
        kind = kind or EntityType.ORG
        found.append(NameFound(first, place, kind))
        found += [NameFound(other, other + 1, kind) for other in _everywhere(names, short.lower)]
    return found


def _short_at(names: NameTokens, place: int) -> int | None:
    """Where the short name stands if the words at ``place`` lead to one: behind "known as", or there in brackets."""
    if place == 0 or place + 1 >= len(names.tokens):
        return None
    if names.tokens[place - 1].gap == " (" and names.tokens[place].gap.startswith(")"):
        return place
    if names.tokens[place].lower not in _CALLED:
        return None
    at = place + 1
    while at < min(place + 4, len(names.tokens) - 1) and names.tokens[at].text in _BETWEEN:
        at += 1
    return at if names.tokens[at].gap not in (" ", "-") else None


def _by_head(head: str) -> EntityType | None:
    """The type that the last word of a whole name tells."""
    if head in words("work_heads"):
        return EntityType.WORK
    return EntityType.ORG if head in words("org_heads") else None


def _is_somebody(names: NameTokens, first: int, last: int) -> bool:
    """Whether the whole name is a person's: "Thomas Roe, known as Tom"."""
    heads = words("org_heads") | words("work_heads") | words("event_heads") | words("place_heads")
    row = names.tokens[first:last]
    given = load_gazetteer().of(row[0].text) & BITS["first"] or row[0].lower in words("titles")
    return bool(given) and not any(token.lower in heads for token in row)


def _everywhere(names: NameTokens, low: str) -> Iterator[int]:
    """Where the short name stands, in any letters but small ones."""
    return (at for at, token in enumerate(names.tokens) if token.lower == low and token.capital)


def _whole(names: NameTokens, last: int, short: str) -> int | None:
    """Where the row of capitalised words that ends at ``last`` begins, if it may be called so."""
    if not (short[:1].isupper() and short.isalpha() and 3 <= len(short) <= _LONGEST) or look_up(short):
        return None
    if not names.tokens[last].capital or names.tokens[last].gap not in (", ", " ", " (", ", or "):
        return None
    first = last
    while first > 0 and last - first < _LONGEST and names.joined(first - 1) and _goes_back(names, first - 1):
        first -= 1
    while first < last and (not names.tokens[first].capital or is_starter(names, first)):
        first += 1
    row = names.tokens[first : last + 1]
    letters = iter("".join(token.lower for token in row))
    spelt = row[0].lower[:1] == short[0].lower() and all(letter in letters for letter in short.lower())
    return first if spelt and sum(token.capital for token in row) > 1 else None


def _goes_back(names: NameTokens, place: int) -> bool:
    token = names.tokens[place]
    return token.capital or (token.text in _SMALL and place > 0 and names.tokens[place - 1].capital)
