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
    for place in range(len(names.tokens)):
        item = _by_head(names, place) if place not in taken else None
        if item and not any(item.overlaps(other) for other in found):
            found.append(item)
    return with_kinds(names, found)


def _by_head(names: NameTokens, place: int) -> NameFound | None:
    """What is named before or after a word for equipment at ``place``."""
    token = names.tokens[place]
    item = None
    if token.text in words("ship_prefixes"):
        item = _ship(names, place)
    elif token.text in ("Telescope", "Rover", "Shuttle", "Spacecraft", "Fighter"):
        item = _capital_head(names, place)
    if item is None and token.lower in _STRONG:
        item = _before_head(names, place)
    if item is None and token.lower in _VESSELS and not token.capital:
        item = _after_head(names, place)
    return item


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
    at = [place for place, token in enumerate(names.tokens) if token.capital and token.lower in _FIRST_OF_KNOWN]
    if not at or leaning(token.lower for token in names.tokens) <= 0:
        return []
    found = []
    for place in at:
        run = names.run(place)
        if names.tokens[place].sentence in names.headlines or _goes_on_a_name(names, place):
            continue
        row = " ".join(token.lower for token in names.tokens[place:run])
        if run - place <= 2 and row in words("weapon_names"):
            found.append(NameFound(place, run, EntityType.WEAPON))
    return found


def _goes_on_a_name(names: NameTokens, place: int) -> bool:
    """Whether a capital stands before that is no land and no weapon, so that both are one name."""
    if place == 0 or not names.joined(place - 1) or not names.tokens[place - 1].capital:
        return False
    before = names.tokens[place - 1]
    return look_up(before.text) is None and before.lower not in words("weapon_names")


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
