"""Repairs of the tagger's names within one sentence: their ends, offices and lists that ran into them, known names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.model.gazetteer import BITS, PLACES, Gazetteer

Entity = tuple[int, int, str]
Words = Sequence[str]
PLACE_WORDS = BITS["country"] | BITS["region"]
PEOPLE = BITS["first"] | BITS["last"] | BITS["syllable"]
_HEADS = BITS["is_org"] | BITS["is_place"] | BITS["is_event"]
_ORDINARY = _HEADS | BITS["is_common"] | BITS["is_title"]
_OFFICE = frozenset(
    [
        "prime",
        "vice",
        "deputy",
        "foreign",
        "defense",
        "defence",
        "interior",
        "finance",
        "health",
        "former",
        "acting",
        "assistant",
        "first",
        "national",
        "general",
        "affairs",
        "press",
        "state",
        "chief",
    ]
)
_KEPT_TITLES = frozenset(
    [
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "lady",
        "saint",
        "st",
        "st.",
        "duke",
        "duchess",
        "father",
        "mother",
        "sister",
        "brother",
    ]
)
_TITLE_NAMES = frozenset(["President", "Minister", "General", "Judge", "Chancellor", "Governor", "Mayor", "Senator"])
_SIDES = frozenset({"North", "South", "West", "East"})
_LINKS = frozenset({"and", "or", ",", "/", "-", "&"})


class Row:
    """The names of a sentence by the words that they hold; no two share a word."""

    def __init__(self, length: int, entities: Sequence[Entity]) -> None:
        self._holder: list[Entity | None] = [None] * length
        for entity in entities:
            self.put(entity)

    def touching(self, start: int, end: int) -> list[Entity]:
        """The names that share a word with the range, in order."""
        found = dict.fromkeys(entity for entity in self._holder[start:end] if entity)
        return list(found)

    def put(self, entity: Entity) -> None:
        """Add a name in the place of all that it touches."""
        for start, end, _ in self.touching(entity[0], entity[1]):
            self._holder[start:end] = [None] * (end - start)
        self._holder[entity[0] : entity[1]] = [entity] * (entity[1] - entity[0])

    def entities(self) -> list[Entity]:
        """The names in order."""
        return self.touching(0, len(self._holder))


def repaired(words: Words, entities: Sequence[Entity], table: Gazetteer) -> list[Entity]:
    """The names of one sentence with their faults mended; ``words`` have plain quotes."""
    kept: list[Entity] = []
    for entity in entities:
        for part in _parted(words, entity, table):
            kept.extend(_mended(words, part, table))
    return _with_known(words, kept, table)


def _mended(words: Words, entity: Entity, table: Gazetteer) -> Iterator[Entity]:
    """One name without titles, possessives and ordinary words at its ends, apart from the office of a person in it."""
    start, end, label = entity
    while end - start > 1 and words[end - 1] in ("'s", "'", ",", "."):
        if words[end - 1] == "." and words[end - 2].lower() in ("inc", "corp", "co", "ltd", "jr", "sr"):
            break
        end -= 1
    while end - start > 1 and words[start] in ("the", "The", "a") and label not in ("ORG", "MISC"):
        start += 1
    if not _is_name(words, start, end, table):
        return
    if label == "PER":
        start = _after_title(words, start, end, table)
    elif end - start >= 3:
        office = _office_inside(words, start, end, table)
        if office:
            before = _before_office(words, start, office)
            if before > start:
                yield (start, before, label)
            start, label = office + 1, "PER"
    yield _without_tail(words, (start, end, label), table)


def _is_name(words: Words, start: int, end: int, table: Gazetteer) -> bool:
    """Not all in small letters, and no general term in capitals ("ICBM")."""
    if end - start == 1 and table.of(words[start]) & BITS["is_generic"]:
        return bool(table.words.get(words[start], 0) & BITS["org"])
    return end - start == 1 or not all(word.islower() for word in words[start:end])


def _without_tail(words: Words, entity: Entity, table: Gazetteer) -> Entity:
    """Without small words at the end, unless they are the head of the name ("Korean peninsula", "Labour party")."""
    start, end, label = entity
    cut = end
    while cut - start > 1 and words[cut - 1].islower() and table.of(words[cut - 1]) & _ORDINARY:
        cut -= 1
    if cut == end:
        return entity
    known = _known_label(words, start, cut - start, _mask(words, start, cut, table))
    heads = table.of(words[end - 1]) & (BITS["is_org"] | BITS["is_place"])
    if known and not (heads and end - cut == 1):
        return start, cut, known
    return entity if heads or label == "MISC" else (start, cut, label)


def _mask(words: Words, start: int, end: int, table: Gazetteer) -> int:
    if end - start == 1:
        return table.words.get(words[start], 0)
    length, mask = table.longest(words, start)
    return mask if length == end - start else 0


def _parted(words: Words, entity: Entity, table: Gazetteer) -> Iterator[Entity]:
    """The name itself; or its parts, where it is a list of known places or a place with something that it owns."""
    start, end, label = entity
    if end - start == 2 and label == "ORG" and _is_group_and_body(words, start, table):
        yield (start, start + 1, "NORP")
        yield (start + 1, end, label)
        return
    for place in range(start + 1, end - 1):
        before = _mask(words, start, place, table)
        owner = bool(before & PLACE_WORDS) or words[start] in _SIDES
        if words[place] == "'s" and owner and not table.longest(words, start)[0] > place - start:
            yield (start, place, "LOC")
            rest = place + 1
            while rest < end and not words[rest][:1].isupper():
                rest += 1
            if rest < end:
                yield from _parted(words, (rest, end, label), table)
            return
        after = _mask(words, place + 1, end, table)
        linked = words[place] in _LINKS and table.longest(words, start)[0] != end - start
        if linked and _country_like(before) and _country_like(after):
            yield (start, place, _known_label(words, start, place - start, before) or label)
            yield (place + 1, end, _known_label(words, place + 1, end - place - 1, after) or label)
            return
    yield entity


def _is_group_and_body(words: Words, start: int, table: Gazetteer) -> bool:
    """A nationality before an organisation of one word ("Russian Wagner"), which is no name as a whole."""
    first, second = (table.words.get(word, 0) for word in words[start : start + 2])
    plain = first & BITS["group"] and second & BITS["org"] and not table.of(words[start + 1]) & _HEADS
    return bool(plain) and not table.longest(words, start)[0]


def _country_like(mask: int) -> bool:
    return bool(mask & (BITS["country"] | BITS["group"]))


def _after_title(words: Words, start: int, end: int, table: Gazetteer) -> int:
    """Where a person's name begins after the titles in front of it."""
    for place in range(end - 2, start - 1, -1):
        word = words[place].lower()
        if table.words.get(word, 0) & BITS["is_title"] and word not in _KEPT_TITLES:
            mask = table.words.get(words[place], 0)
            if place == start and mask & PEOPLE and words[place] not in _TITLE_NAMES:
                continue
            return place + 1
    return start


def _office_inside(words: Words, start: int, end: int, table: Gazetteer) -> int:
    """The place of an office before a person's name ("… Bureau Director Jong Kyong Thaek"); 0 for none."""
    for place in range(end - 2, start, -1):
        if not table.words.get(words[place].lower(), 0) & BITS["is_title"]:
            continue
        name = words[place + 1 : end]
        if len(name) <= 3 and all(_can_be_person(word, table) for word in name):
            return place
    return 0


def _can_be_person(word: str, table: Gazetteer) -> bool:
    mask = table.of(word)
    return word[:1].isupper() and bool(mask & PEOPLE or not mask & (_HEADS | BITS["is_common"]))


def _before_office(words: Words, start: int, office: int) -> int:
    while office - 1 >= start and words[office - 1].lower() in _OFFICE:
        office -= 1
    return office


def _with_known(words: Words, entities: Sequence[Entity], table: Gazetteer) -> list[Entity]:
    """Countries, peoples and long names of the table, where the tagger gave them nothing or something else alone."""
    settled = Row(len(words), entities)
    place = 0
    while place < len(words):
        length, mask = table.longest(words, place)
        if not length:
            length, mask = 1, table.words.get(words[place], 0)
        label = _known_label(words, place, length, mask)
        if label:
            end = place + length
            if label == "NORP" and end < len(words) and words[end] in ("War", "Revolution"):
                end, label = end + 1, "MISC"
            if all(place <= first and last <= end for first, last, _ in settled.touching(place, end)):
                settled.put((place, end, label))
        place += length
    return settled.entities()


def _known_label(words: Words, place: int, length: int, mask: int) -> str | None:
    """The label of a name of the table, if it can have no other."""
    if mask & BITS["group"] and not mask & (PLACES | BITS["org"]):
        return None if length == 1 and mask & (PEOPLE | BITS["is_title"]) else "NORP"
    if mask & BITS["country"] and not mask & (PEOPLE | BITS["city"] | BITS["group"] | BITS["org"]):
        return "LOC"
    if length > 1 and mask & BITS["region"] and not mask & (BITS["org"] | BITS["group"]):
        return "LOC"
    if length > 1 and mask & BITS["org"] and not mask & (PLACES | BITS["group"]):
        return "ORG" if all(word[:1].isupper() or word.islower() for word in words[place : place + length]) else None
    return None
