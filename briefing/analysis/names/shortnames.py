"""Short names that a text gives itself, in whatever letters: "the Northern Grain Pact, known as Nograp"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.names.tokens import NameFound, NameTokens, is_starter
from briefing.language.english.lands import look_up
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType

_CALLED = word_list("shortnames.called")
"""Words that lead from the whole name to the short one."""
_BETWEEN = word_list("shortnames.between")
_SMALL = word_list("organisations.small")
_LONGEST = 8
"""Words of a whole name, and letters of a short one."""


def find_short_names(names: NameTokens, known: Sequence[NameFound]) -> list[NameFound]:
    """The short names with those that they are short for, and wherever else they stand, all of one type.

    That is the type of ``known`` names of the same words, else an organisation.
    """
    found = []
    for place, token in enumerate(names.tokens):
        if token.lower not in _CALLED or place == 0 or place + 1 >= len(names.tokens):
            continue
        at = place + 1
        while at < min(place + 4, len(names.tokens) - 1) and names.tokens[at].text in _BETWEEN:
            at += 1
        short = names.tokens[at]
        first = _whole(names, place - 1, short.text)
        if first is None or short.sentence != token.sentence or short.gap in (" ", "-"):
            continue
        kind = next((one.type for one in known if (one.first, one.last) == (first, place)), EntityType.ORG)
        found.append(NameFound(first, place, kind))
        found += [NameFound(other, other + 1, kind) for other in _everywhere(names, short.lower)]
    return found


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
