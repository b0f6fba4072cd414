"""Places, peoples, events, weapons, works and the rest: one key for each way to write them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from briefing.language.english.lands import NORTH_SOUTH, LandName, look_up, state_behind
from briefing.language.english.namelists import words
from briefing.language.english.spelling import content, initials, is_acronym, parts, sound
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType
from briefing.story.entities.mentions import Group, Named, Sets
from briefing.story.entities.variants import whole_places

_PLACE_WORDS = frozenset(
    ["mt", "volcano", "province", "prefecture", "oblast", "region", "city", "town", "village", "mountains", "desert"]
)
STORMS = frozenset(
    ["hurricane", "typhoon", "cyclone", "storm", "tropical", "superstorm", "depression", "super", "post"]
)
"""Words before the name of a storm."""
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
_CALLED = word_list("shortnames.called")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
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
    short: dict[tuple[EntityType, str], str] = {}
    wholes = whole_places(named)
    for item in named:
        state = _state(item)
        whole = item if state else wholes.get((item.type, parts(item.text)), item)
        known = look_up(state) if state else land_of(whole, korean)
        row = parts(state) if state else _place_row(whole)
        key = (known.type, known.name) if known else (item.type, " ".join(row))
        found[key].append(item)
        if known:
            lands[key] = known
        elif state:
            short.setdefault(key, state)
        else:
            short[key] = ""
    return [_land_group(*key, items, lands.get(key), short.get(key)) for key, items in found.items()]


def _state(item: Named) -> str | None:
    """The state that a place in short stands for: "Colo." behind a town."""
    return state_behind(item.text, item.before, item.after) if item.type is EntityType.PLACE else None


def _land_group(kind: EntityType, key: str, items: Sequence[Named], known: LandName | None, state: str | None) -> Group:
    """``state`` is the whole name of one that the story only has in short: "Colorado" for "Colo."."""
    if known is None:
        return Group(kind, key, tuple(items), state or None)
    related = ((EntityType.PLACE, known.land),) if known.kind in ("people", "capital") and known.land else ()
    name = key if known.kind != "people" and any(item.text.removeprefix("the ") == key for item in items) else None
    return Group(kind, key, tuple(items), name, related)


def _place_row(item: Named) -> tuple[str, ...]:
    row = parts(item.text)
    if item.type is EntityType.GROUP and len(row[-1]) > 4:
        return (*row[:-1], row[-1].removesuffix("s"))
    return named_row(item.text)


def named_row(text: str) -> tuple[str, ...]:
    """The words of a place without those that only say what it is: "Lund city"; "Mount Lund Village" is no mountain."""
    row = parts(text)
    dropped = _PLACE_WORDS if row[:1] != ("mt",) or row[-1] not in _PLACE_WORDS else {"mt"}
    kept = tuple(word for word in row if word not in dropped)
    return kept or row


def link_by(named: Sequence[Named], row_of: Callable[[Named], tuple[str, ...]]) -> list[Group]:
    """One group for every row of words that ``row_of`` gives.

    A row that begins or ends one longer row only joins that one, a single word only where an article has both.
    """
    rows = _by_year(named, [row_of(item) for item in named])
    first: dict[tuple[str, ...], int] = {}
    sets = Sets(len(named))
    for index, row in enumerate(rows):
        sets.join(first.setdefault(row, index), index)
    _join_shortened(named, rows, first, sets)
    _join_acronyms(named, sets)
    for one, other in explained(named):
        sets.join(one, other)
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(len(named)):
        members[sets.top(index)].append(index)
    groups = []
    for indices in members.values():
        longest = min((rows[index] for index in indices), key=lambda row: (-len(row), row))
        groups.append(Group(named[indices[0]].type, " ".join(longest), tuple(named[index] for index in indices)))
    return groups


def _by_year(named: Sequence[Named], rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows with the years that part them: the cup of 2012 is not that of 2016, where a story has both."""
    years = [match[0] if (match := _YEAR.search(item.text)) else "" for item in named]
    several: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row, year in zip(rows, years, strict=True):
        several[row] |= {year} - {""}
    return [
        (*row, year) if year and len(several[row]) > 1 and year not in row else row
        for row, year in zip(rows, years, strict=True)
    ]


def _join_shortened(
    named: Sequence[Named], rows: Sequence[tuple[str, ...]], first: dict[tuple[str, ...], int], sets: Sets
) -> None:
    """Join "Africa Cup" to "Africa Cup of Nations", "A380" to "Airbus A380", "Webb" to its telescope."""
    ends, single = _by_shortened_and_word(first)
    readings: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for item, row in zip(named, rows, strict=True):
        readings[row].add(item.reading)
    for row, index in sorted(first.items(), key=lambda item: -len(item[0])):
        tops = {sets.top(other) for other in ends.get(row, ())}
        if len(row) == 1 and not tops:
            tops = {sets.top(at) for at in single.get(row[0], ()) if readings[rows[at]] & readings[row]}
        if len(tops) == 1:
            sets.join(index, tops.pop())


def _by_shortened_and_word(
    first: dict[tuple[str, ...], int],
) -> tuple[dict[tuple[str, ...], list[int]], dict[str, list[int]]]:
    """The names by what they may be shortened to, and by each long word behind their first."""
    ends: dict[tuple[str, ...], list[int]] = defaultdict(list)
    single: dict[str, list[int]] = defaultdict(list)
    for row, index in first.items():
        for short in _shortened(row):
            ends[short].append(index)
        for word in (word for word in row[1:] if len(word) > 3):
            single[word].append(index)
    return ends, single


def _shortened(row: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What a name may be shortened to: its beginnings and ends, a word alone only with a figure or of a storm."""
    cut = [short for size in range(1, len(row)) for short in (row[size:], row[:-size])]
    return [short for short in cut if len(short) > 1 or row[0] == "storm" or any(map(str.isdigit, short[0]))]


def _join_acronyms(named: Sequence[Named], sets: Sets) -> None:
    """Join "JWST" to the one name whose first letters it is."""
    whole: dict[str, set[int]] = defaultdict(set)
    for index, item in enumerate(named):
        letters = initials(item.text)[0]
        if len(parts(item.text)) > 1 and letters not in parts(item.text):  # "IE 5" is no name in full
            whole[letters].add(index)
    for index, item in enumerate(named):
        if is_acronym(item.text):
            tops = {sets.top(other) for other in whole.get("".join(parts(item.text)), ())}
            if len(tops) == 1:
                sets.join(index, tops.pop())


def explained(named: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """Names that a text gives in two forms ("known as Nograp", "(Nograp)"), with all places of the short one."""
    rows = [parts(item.text) for item in named]
    for at in range(len(named) - 1):
        one, other = named[at], named[at + 1]
        if (
            (one.reading, one.sentence) != (other.reading, other.sentence)
            or len(rows[at]) < 2
            or len(rows[at + 1]) != 1
        ):
            continue
        short = rows[at + 1]
        letters = iter("".join(rows[at]))
        spelt = rows[at][0][:1] == short[0][:1] and all(letter in letters for letter in short[0])
        gap = other.before[one.mention.end - other.mention.start :]
        between = parts(gap)
        bracketed = gap == " (" and other.after[:1] == ")" and one.type is not EntityType.PERSON
        if spelt and (bracketed or (set(between) & _CALLED and len(between) < 4)):
            yield from ((at, place) for place, row in enumerate(rows) if row == short)


def event_row(item: Named) -> tuple[str, ...]:
    """The words of an event without years; storms by their name alone, a pandemic by its disease."""
    row = parts(item.text)
    if any(_DISEASE.match(word) for word in row) and row[-1] in ("pandemic", "outbreak", "epidemic"):
        return ("covid", "pandemic")
    if len(row) > 1 and row[0] in STORMS:
        return ("storm", *(word for word in row if word not in STORMS))
    kept = tuple(word for word in row if not re.fullmatch(r"(?:19|20)\d\d|of|the", word))
    row = kept or row
    row = (*row[:-1], row[-1].removesuffix("s")) if row[-1] == "awards" else row
    row = tuple(word.removesuffix("s") if word in ("games", "championships", "olympics") else word for word in row)
    return _SAME_EVENT.get(row, row)


def weapon_row(item: Named) -> tuple[str, ...]:
    """The letters and digits of a designation run together, without the plural and the nickname after it."""
    row = [word for word in parts(item.text) if word not in words("equipment_heads")] or list(parts(item.text))
    if len(row) > 1 and row[0].upper() in words("ship_prefixes"):
        row = row[1:]
    if len(row) > 1 and re.fullmatch(r"\d+[a-z]{0,2}", row[1]):
        return ("".join(row[:2]).removesuffix("s"),)
    return tuple(
        word.removesuffix("s") if len(word) > 4 or word[0].isdigit() or word[-2:-1].isdigit() else word for word in row
    )


def work_row(item: Named) -> tuple[str, ...]:
    """The words of a law's or book's name without the small ones."""
    return content(item.text)


def other_row(item: Named) -> tuple[str, ...]:
    """The words by their sound where there is one only, so that two spellings meet."""
    row = parts(item.text)
    if _DISEASE.match(row[0]) if row else False:
        return ("covid",)
    row = tuple(word[:-1] if word[-2:-1].isdigit() and word.endswith("s") else word for word in row)
    return tuple(sound(word) if len(word) > 6 else word for word in row) or (item.text,)
