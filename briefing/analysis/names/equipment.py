"""Weapons, aircraft, ships and spacecraft by their designations and by the words beside their names.

Which of them are weapons is left to ``armaments``.
"""

from __future__ import annotations

import re

from briefing.analysis.names.armaments import leaning, with_kinds
from briefing.analysis.names.tokens import NameFound, NameTokens, is_starter
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.models import EntityType

_SINGLE = frozenset("ABCEFKMSTVXJRP")
"""Letters that stand alone before the number of a weapon or an aircraft."""
_NOT_EQUIPMENT = words("not_equipment")
_ROADS = words("numbered_things")
_STRONG = words("weapon_heads") | words("craft_heads")
_VESSELS = words("vessel_heads")
_MODIFIERS = words("weapon_modifiers")
_CONTEXT = words("equipment_heads")
_FIRST_OF_KNOWN = frozenset(name.split()[0] for name in words("weapon_names"))


def find_equipment(names: NameTokens) -> list[NameFound]:
    """Named equipment; designations count only in a text that speaks of equipment at all."""
    spoken = any(token.lower in _CONTEXT for token in names.tokens)
    found = [] if not spoken else [*_designations(names), *_well_known(names)]
    taken = {place for item in found for place in range(item.first, item.last)}
    for place, token in enumerate(names.tokens):
        if place in taken:
            continue
        item = None
        if token.text in words("ship_prefixes"):
            item = _ship(names, place)
        elif token.text in ("Telescope", "Rover", "Shuttle", "Spacecraft", "Fighter"):
            item = _capital_head(names, place)
        if item is None and token.lower in _STRONG:
            item = _before_head(names, place)
        if item is None and token.lower in _VESSELS and not token.capital:
            item = _after_head(names, place)
        if item and not any(item.overlaps(other) for other in found):
            found.append(item)
    return with_kinds(names, found)


def _designations(names: NameTokens) -> list[NameFound]:
    """Find "Hwasong-18", "F-16", "MQ-9 Reaper", "Falcon 9"."""
    found: list[NameFound] = []
    for place in range(len(names.tokens) - 1):
        prefix, number = names.tokens[place], names.tokens[place + 1]
        if not prefix.capital or not re.fullmatch(r"\d{1,3}[A-Z]{0,2}s?", number.text) or not names.joined(place):
            continue
        hyphen = prefix.gap in ("-", "‑")
        last = place + 2
        beside = {_next_lower(names, last - 1), names.tokens[place - 1].lower if place else ""}
        if not _can_designate(prefix.text) or beside & _ROADS:
            continue
        if not hyphen and not _head_near(names, place, last):
            continue
        if last < len(names.tokens) and names.joined(last - 1) and _nickname(names, last):
            last += 1
        found.append(NameFound(place, last, EntityType.WEAPON))
    return found


def _well_known(names: NameTokens) -> list[NameFound]:
    """Names of weapons that everybody knows, in an article that speaks of arms: many are words of the language too."""
    known = words("weapon_names")
    at = [place for place, token in enumerate(names.tokens) if token.capital and token.lower in _FIRST_OF_KNOWN]
    if not at or leaning(token.lower for token in names.tokens) <= 0:
        return []
    found = []
    for place in at:
        if names.tokens[place].sentence in names.headlines:
            continue
        run = names.run(place)
        inside = place > 0 and names.joined(place - 1) and names.tokens[place - 1].capital
        if inside and look_up(names.tokens[place - 1].text) is None and names.tokens[place - 1].lower not in known:
            continue
        for last in (place + 2, place + 1):
            if last == run and " ".join(token.lower for token in names.tokens[place:last]) in known:
                found.append(NameFound(place, last, EntityType.WEAPON))
                break
    return found


def _can_designate(prefix: str) -> bool:
    if not prefix.isalpha():
        return False
    if len(prefix) == 1:
        return prefix in _SINGLE
    return prefix.lower() not in _NOT_EQUIPMENT


def _nickname(names: NameTokens, place: int) -> bool:
    token = names.tokens[place]
    return (
        token.capital
        and token.text.isalpha()
        and token.lower not in _CONTEXT
        and not is_starter(names, place)
        and token.sentence not in names.headlines
        and token.text != token.text.upper()
    )


def _next_lower(names: NameTokens, place: int) -> str:
    return names.tokens[place + 1].lower if place + 1 < len(names.tokens) and names.tokens[place].gap == " " else ""


def _head_near(names: NameTokens, first: int, last: int) -> bool:
    around = names.tokens[max(0, first - 2) : first] + names.tokens[last : last + 4]
    return any(token.lower in _CONTEXT for token in around if token.sentence == names.tokens[first].sentence)


def _ship(names: NameTokens, place: int) -> NameFound | None:
    last = names.run(place)
    return NameFound(place, min(last, place + 4), EntityType.WEAPON) if last > place + 1 else None


def _capital_head(names: NameTokens, head: int) -> NameFound | None:
    """Find "James Webb Space Telescope"."""
    first = head
    while first > 0 and head - first < 5 and names.joined(first - 1) and _names_equipment(names, first - 1):
        first -= 1
    row = head - first
    return (
        NameFound(first, head + 1, EntityType.WEAPON)
        if 0 < row < 5 and names.tokens[head].sentence not in names.headlines
        else None
    )


def _before_head(names: NameTokens, head: int) -> NameFound | None:
    """The capitalised words before "missiles", "tank": "Javelin anti-tank missiles"."""
    last = head
    while last > 0 and head - last < 8 and names.joined(last - 1) and names.tokens[last - 1].lower in _MODIFIERS:
        last -= 1
    first = last
    while first > 0 and last - first < 4 and names.joined(first - 1) and _names_equipment(names, first - 1):
        first -= 1
    if first == last or last - first > 3 or names.tokens[head].sentence in names.headlines:
        return None
    return NameFound(first, last, EntityType.WEAPON)


def _names_equipment(names: NameTokens, place: int) -> bool:
    token = names.tokens[place]
    other = token.lower in words("titles") | words("org_heads") | words("not_names") or look_up(token.text) is not None
    return token.capital and not other and not is_starter(names, place)


def _is_warship(names: NameTokens, place: int) -> bool:
    """A carrier of aircraft; others are airlines."""
    return place > 0 and names.tokens[place - 1].lower == "aircraft"


def _after_head(names: NameTokens, head: int) -> NameFound | None:
    """The capitalised words after "the ferry", "the destroyer"."""
    first = head + 1
    if not names.joined(head) or not names.tokens[first].capital or names.tokens[head].gap != " ":
        return None
    if names.tokens[head].lower == "carrier" and not _is_warship(names, head):
        return None
    last = min(names.run(first), first + 3)
    if names.tokens[first].lower in words("not_names") | words("titles"):
        return None
    return NameFound(first, last, EntityType.WEAPON)
