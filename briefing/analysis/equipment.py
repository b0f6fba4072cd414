"""Weapons, aircraft, ships and spacecraft by their designations and by the words beside their names."""

from __future__ import annotations

import re

from briefing.analysis.nametokens import Found, Names, is_starter
from briefing.analysis.namelists import words
from briefing.models import EntityType

_SINGLE = frozenset("ABCEFKMSTVXJRP")
"""Letters that stand alone before the number of a weapon or an aircraft."""
_NOT_EQUIPMENT = frozenset(
    "covid sars cov mers cop article section chapter euro expo formula ligue serie vitamin omega carbon uranium cesium "
    "caesium iodine strontium polonium plutonium cobalt hydrogen oxygen phase level grade class under over top sub mid "
    "pre post non pm route highway flight gate platform room unit group pool day week figure table act part step type "
    "tier rank page item rule order plan h n g u i q o w y d l z brexit gen ps xbox windows iphone channel radio bbc espn "
    "sky hbo fc uefa fifa nba olympics tokyo paris london june july march april may world cup apollo".split()
)
_ROADS = frozenset(
    "highway motorway freeway interstate road corridor expressway visa visas form vitamin bus train".split()
)
_STRONG = frozenset(
    "missile missiles icbm icbms slbm rocket rockets torpedo drone drones uav uavs jet jets fighter fighters bomber "
    "bombers tank tanks howitzer howitzers launcher launchers rifle rifles pistol helicopter helicopters gunship".split()
)
_VESSELS = frozenset(
    "ferry tanker freighter yacht trawler submarine frigate destroyer carrier corvette cruiser warship spacecraft rover "
    "probe lander telescope satellite ship vessel icebreaker steamer liner schooner capsule".split()
)
_MODIFIERS = frozenset(
    "intercontinental ballistic cruise attack combat reconnaissance surveillance stealth main battle air defence defense "
    "hypersonic solid-fuel surface-to-air anti-tank anti-aircraft anti-ship long-range short-range medium-range "
    "intermediate-range multiple guided nuclear-powered armed unmanned aerial fighter strike transport kamikaze suicide "
    "military light heavy rocket missile the space".split()
)
_CONTEXT = words("equipment_heads")


def find_equipment(names: Names) -> list[Found]:
    """Named equipment; designations count only in a text that speaks of equipment at all."""
    spoken = any(token.lower in _CONTEXT for token in names.tokens)
    found = [] if not spoken else _designations(names)
    taken = {place for item in found for place in range(item.first, item.last)}
    for place, token in enumerate(names.tokens):
        if place in taken:
            continue
        item = None
        if token.text in words("ship_prefixes"):
            item = _ship(names, place)
        elif token.lower in _STRONG:
            item = _before_head(names, place)
        elif token.lower in _VESSELS and not token.capital:
            item = _after_head(names, place)
        if item and not any(item.overlaps(other) for other in found):
            found.append(item)
    return found


def _designations(names: Names) -> list[Found]:
    """ "Hwasong-18", "F-16", "MQ-9 Reaper", "Falcon 9"."""
    found: list[Found] = []
    for place in range(len(names.tokens) - 1):
        prefix, number = names.tokens[place], names.tokens[place + 1]
        if not prefix.capital or not re.fullmatch(r"\d{1,3}[A-Z]{0,2}s?", number.text) or not names.joined(place):
            continue
        hyphen = prefix.gap in ("-", "‑")
        last = place + 2
        if not _can_designate(prefix.text) or _next_lower(names, last - 1) in _ROADS:
            continue
        if not hyphen and not _head_near(names, place, last):
            continue
        if last < len(names.tokens) and names.joined(last - 1) and _nickname(names, last):
            last += 1
        found.append(Found(place, last, EntityType.WEAPON))
    return found


def _can_designate(prefix: str) -> bool:
    if len(prefix) == 1:
        return prefix in _SINGLE
    return prefix.lower() not in _NOT_EQUIPMENT


def _nickname(names: Names, place: int) -> bool:
    token = names.tokens[place]
    return (
        token.capital
        and token.text.isalpha()
        and token.lower not in _CONTEXT
        and not is_starter(names, place)
        and token.sentence not in names.headlines
        and token.text != token.text.upper()
    )


def _next_lower(names: Names, place: int) -> str:
    return names.tokens[place + 1].lower if place + 1 < len(names.tokens) and names.tokens[place].gap == " " else ""


def _head_near(names: Names, first: int, last: int) -> bool:
    around = names.tokens[max(0, first - 2) : first] + names.tokens[last : last + 3]
    return any(token.lower in _CONTEXT for token in around if token.sentence == names.tokens[first].sentence)


def _ship(names: Names, place: int) -> Found | None:
    last = names.run(place)
    return Found(place, min(last, place + 4), EntityType.WEAPON) if last > place + 1 else None


def _before_head(names: Names, head: int) -> Found | None:
    """The capitalised words before "missiles", "tank": "Javelin anti-tank missiles"."""
    last = head
    while last > 0 and names.joined(last - 1) and names.tokens[last - 1].lower in _MODIFIERS:
        last -= 1
    first = last
    while first > 0 and names.joined(first - 1) and _names_equipment(names, first - 1):
        first -= 1
    if first == last or last - first > 3 or names.tokens[head].sentence in names.headlines:
        return None
    return Found(first, last, EntityType.WEAPON)


def _names_equipment(names: Names, place: int) -> bool:
    token = names.tokens[place]
    return token.capital and token.lower not in words("titles") and not is_starter(names, place)


def _after_head(names: Names, head: int) -> Found | None:
    """The capitalised words after "the ferry", "the destroyer"."""
    first = head + 1
    if not names.joined(head) or not names.tokens[first].capital or names.tokens[head].gap != " ":
        return None
    last = min(names.run(first), first + 3)
    if names.tokens[first].lower in words("not_names") | words("titles"):
        return None
    return Found(first, last, EntityType.WEAPON)
