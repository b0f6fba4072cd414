"""Lands, peoples and capitals in a text, and "the North" where it stands for a land."""

from __future__ import annotations

from briefing.analysis.names.tokens import NameFound, NameTokens
from briefing.language.english.lands import NORTH_SOUTH, look_up, phrases
from briefing.language.english.namelists import words
from briefing.models import EntityType

_CAPITALS = frozenset({"DPRK", "USSR"})
_AMBIGUOUS = words("ambiguous_lands")
"""Names that are as often a person's, a team's or a word; the tagger's word goes before the table's."""


def find_lands(names: NameTokens) -> list[NameFound]:
    """Every name of the table of lands, the longest at each place."""
    found = []
    place = 0
    while place < len(names.tokens):
        last = _longest(names, place)
        if last:
            known = look_up(names.text[names.tokens[place].start : names.tokens[last - 1].end])
            if known and names.plain(place, last) not in _AMBIGUOUS:
                found.append(NameFound(place, last, known.type))
            place = last
        else:
            place += 1
    return [*found, *_sides(names), *_sky(names)]


def _longest(names: NameTokens, place: int) -> int:
    """The end of the longest known name at ``place``, 0 where there is none."""
    for form in phrases().get(_plain_case(names.tokens[place].text), ()):
        last = place + len(form)
        fits = last <= len(names.tokens) and all(
            word in (names.tokens[at].text, _plain_case(names.tokens[at].text))
            for at, word in enumerate(form, start=place)
        )
        if fits and all(names.joined(at) for at in range(place, last - 1)):
            return last
    return 0


def _plain_case(word: str) -> str:
    """Write "PRAGUE" as "Prague"; short words in capitals may be acronyms."""
    return word.capitalize() if len(word) > 3 and word.isupper() and word.isalpha() and word not in _CAPITALS else word


def _sides(names: NameTokens) -> list[NameFound]:
    """Find "the North" and "the South" in a text that names the land they are part of; "North and South Korea" too."""
    lands = {token.text for token in names.tokens}
    if not lands & {"Korea", "Korean", "Koreas", "DPRK", "Pyongyang"}:
        return []
    found = []
    for place, token in enumerate(names.tokens[1:], start=1):
        if token.lower not in NORTH_SOUTH or not token.capital:
            continue
        previous = names.tokens[place - 1]
        following = names.tokens[place + 1] if place + 1 < len(names.tokens) else None
        alone = not (following and names.joined(place) and following.capital)
        coupled = bool(following and following.lower in ("and", "or") and _pair(names, place + 2))
        if alone and (previous.lower == "the" or coupled):
            found.append(NameFound(place, place + 1, EntityType.PLACE))
    return found


def _sky(names: NameTokens) -> list[NameFound]:
    """Find "the Moon"; without the article it is a family name."""
    return [
        NameFound(place, place + 1, EntityType.PLACE)
        for place, token in enumerate(names.tokens[1:], start=1)
        if token.text == "Moon"
        and names.tokens[place - 1].text == "the"
        and not names.plain(place, names.run(place))[4:]
    ]


def _pair(names: NameTokens, place: int) -> bool:
    return place + 1 < len(names.tokens) and names.plain(place, place + 2) in ("South Korea", "North Korea")


def is_ambiguous(surface: str) -> bool:
    """Whether a name of the table is too often something else to go before the tagger."""
    return surface in _AMBIGUOUS
