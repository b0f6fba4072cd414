"""Places, peoples, events, weapons, works and the rest: one key for each way to write them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from briefing.analysis.lands import NORTH_SOUTH, LandName, look_up
from briefing.analysis.namelists import words
from briefing.models import EntityType
from briefing.story.mentionlist import Group, Named, Sets
from briefing.story.surfaces import content, parts, sound

_PLACE_WORDS = frozenset("mt volcano province prefecture oblast region city town village".split())
_STORMS = frozenset("hurricane typhoon cyclone storm tropical superstorm depression super post".split())
_SAME_EVENT = {
    ("second", "world", "war"): ("world", "war", "ii"),
    ("world", "war", "two"): ("world", "war", "ii"),
    ("world", "war", "2"): ("world", "war", "ii"),
    ("wwii",): ("world", "war", "ii"),
    ("ww2",): ("world", "war", "ii"),
    ("first", "world", "war"): ("world", "war", "i"),
    ("world", "war", "one"): ("world", "war", "i"),
    ("world", "war", "1"): ("world", "war", "i"),
    ("wwi",): ("world", "war", "i"),
}
_DISEASE = re.compile(r"covid|corona")


def land_of(item: Named, korean: frozenset[int]) -> LandName | None:
    """What the table knows of a place or people; "North" is North Korea in the articles of ``korean``."""
    bare = item.text.lower().removeprefix("the ")
    if bare in NORTH_SOUTH and item.reading in korean:
        land = NORTH_SOUTH[bare]
        return LandName(land, "land", land)
    return look_up(item.text)


def korean_articles(named: Sequence[Named]) -> frozenset[int]:
    """The articles that speak of Korea, where "the North" has a land to mean."""
    found = set()
    for item in named:
        known = look_up(item.text)
        if known and known.land.endswith("Korea"):
            found.add(item.reading)
    return frozenset(found)


def link_places(named: Sequence[Named]) -> list[Group]:
    """Places and peoples: lands by the table, others by their words."""
    korean = korean_articles(named)
    found: dict[tuple[EntityType, str], list[Named]] = defaultdict(list)
    lands: dict[tuple[EntityType, str], LandName] = {}
    for item in named:
        known = land_of(item, korean)
        key = (known.type, known.name) if known else (item.type, " ".join(_place_row(item)))
        found[key].append(item)
        if known:
            lands[key] = known
    groups = []
    for (kind, key), items in found.items():
        groups.append(_land_group(kind, key, items, lands.get((kind, key))))
    return groups


def _land_group(kind: EntityType, key: str, items: Sequence[Named], known: LandName | None) -> Group:
    if known is None:
        return Group(kind, key, tuple(items))
    related = ((EntityType.PLACE, known.land),) if known.kind in ("people", "capital") and known.land else ()
    name = key if known.kind != "people" and any(item.text.removeprefix("the ") == key for item in items) else None
    return Group(kind, key, tuple(items), name, related)


def _place_row(item: Named) -> tuple[str, ...]:
    row = parts(item.text)
    if item.type is EntityType.GROUP and len(row[-1]) > 4:
        return (*row[:-1], row[-1].removesuffix("s"))
    kept = tuple(word for word in row if word not in _PLACE_WORDS)
    return kept or row


def link_by(named: Sequence[Named], row_of: Callable[[Named], tuple[str, ...]]) -> list[Group]:
    """One group for every row of words that ``row_of`` gives; a row that ends one longer row only joins that one."""
    rows = [row_of(item) for item in named]
    first: dict[tuple[str, ...], int] = {}
    sets = Sets(len(named))
    for index, row in enumerate(rows):
        sets.join(first.setdefault(row, index), index)
    tails: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row, index in first.items():
        for size in range(1, len(row)):
            if len(row) - size > 1:
                tails[row[size:]].append(index)
    for row, index in first.items():
        tops = {sets.top(other) for other in tails.get(row, ())}
        if len(tops) == 1:
            sets.join(index, tops.pop())
    members: dict[int, list[Named]] = defaultdict(list)
    longest: dict[int, tuple[str, ...]] = {}
    for index, item in enumerate(named):
        top = sets.top(index)
        members[top].append(item)
        longest[top] = max(longest.get(top, ()), rows[index], key=lambda row: (len(row), row))
    return [Group(items[0].type, " ".join(longest[top]), tuple(items)) for top, items in members.items()]


def event_row(item: Named) -> tuple[str, ...]:
    """The words of an event without years; storms by their name alone, a pandemic by its disease."""
    row = parts(item.text)
    if any(_DISEASE.match(word) for word in row) and row[-1] in ("pandemic", "outbreak", "epidemic"):
        return ("covid", "pandemic")
    if len(row) > 1 and row[0] in _STORMS:
        return ("storm", *(word for word in row if word not in _STORMS))
    kept = tuple(word for word in row if not re.fullmatch(r"(?:19|20)\d\d|of|the", word))
    row = kept or row
    row = tuple(word.removesuffix("s") if word in ("games", "championships", "olympics") else word for word in row)
    return _SAME_EVENT.get(row, row)


def weapon_row(item: Named) -> tuple[str, ...]:
    """The letters and digits of a designation run together, without the plural and the nickname after it."""
    row = [word for word in parts(item.text) if word not in words("equipment_heads")] or list(parts(item.text))
    if len(row) > 1 and row[0].upper() in words("ship_prefixes"):
        row = row[1:]
    if len(row) > 1 and re.fullmatch(r"\d+[a-z]{0,2}", row[1]):
        return ("".join(row[:2]).removesuffix("s"),)
    return tuple(word.removesuffix("s") if len(word) > 4 else word for word in row)


def work_row(item: Named) -> tuple[str, ...]:
    """The words of a law's or book's name without the small ones."""
    return content(item.text)


def other_row(item: Named) -> tuple[str, ...]:
    """The words by their sound where there is one only, so that two spellings meet."""
    row = parts(item.text)
    if _DISEASE.match(row[0]) if row else False:
        return ("covid",)
    return tuple(sound(word) if len(word) > 6 else word for word in row) or (item.text,)
