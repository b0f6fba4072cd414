"""Repairs of the tagger's names within one sentence: their ends, offices and lists that ran into them, known names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.model.features import style_of
from briefing.analysis.model.gazetteer import BITS, Gazetteer
from briefing.analysis.model.parting import HEADS, PEOPLE, Entity, Words, known_label, mask_of, parted

_ORDINARY = HEADS | BITS["is_common"] | BITS["is_title"]
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
    titled = style_of(words) > 0
    for entity in entities:
        for part in parted(words, entity, table):
            kept.extend(_mended(words, part, table))
    if not titled:
        kept = [_with_surname(words, entity, table) for entity in kept]
    return _with_known(words, kept, table)


def _trimmed(words: Words, entity: Entity) -> Entity:
    """A name without articles before it and signs behind it, but for the stop of "Inc." and the like."""
    start, end, label = entity
    while end - start > 1 and words[end - 1] in ("'s", "'", ",", "."):
        if words[end - 1] == "." and words[end - 2].lower() in ("inc", "corp", "co", "ltd", "jr", "sr"):
            break
        end -= 1
    while end - start > 1 and words[start] in ("the", "The", "a") and label not in ("ORG", "MISC"):
        start += 1
    return start, end, label


def _mended(words: Words, entity: Entity, table: Gazetteer) -> Iterator[Entity]:
    """One name without titles, possessives and ordinary words at its ends, apart from the office of a person in it."""
    start, end, label = _trimmed(words, entity)
    if not _is_name(words, start, end, table):
        return
    if label == "PER":
        start = _after_title(words, start, end, table)
    elif end - start >= 3 and (office := _office_inside(words, start, end, table)):
        before = _before_office(words, start, office)
        if before > start:
            yield (start, before, label)
        start, label = office + 1, "PER"
    elif _is_person(words, start, end, table):
        label = "PER"
    if label == "MISC" and end - start == 1 and table.words.get(words[start], 0) & BITS["group"]:
        label = "NORP"
    yield _without_tail(words, (start, end, label), table)


def _is_person(words: Words, start: int, end: int, table: Gazetteer) -> bool:
    """Whether the words after an owner are a first name and more, with no head of another kind ("Chile's Ana Soto")."""
    if start == 0 or words[start - 1] != "'s" or not 2 <= end - start <= 5 or table.longest(words, start)[0]:
        return False
    first = table.words.get(words[start], 0)
    rest = words[start + 1 : end]
    heads = any(table.of(word) & (HEADS | BITS["is_product"]) and word[:1].isupper() for word in rest)
    return bool(first & BITS["first"]) and not first & (BITS["org"] | BITS["group"]) and not heads


def _with_surname(words: Words, entity: Entity, table: Gazetteer) -> Entity:
    """A first name with the capitalised word after it, which can only be the family name ("Steve Case said")."""
    start, end, label = entity
    if label != "PER" or end - start > 1 or end >= len(words):
        return entity
    after = words[end]
    other = BITS["is_title"] | BITS["is_date"] | BITS["is_starter"] | BITS["group"] | BITS["country"]
    fits = after[:1].isupper() and after[1:].islower() and after.isalpha() and not table.of(after) & other
    first = table.words.get(words[start], 0) & BITS["first"]
    return (start, end + 1, label) if fits and first else entity


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
    known = known_label(words, start, cut - start, mask_of(words, start, cut, table))
    heads = table.of(words[end - 1]) & (BITS["is_org"] | BITS["is_place"])
    if known and not (heads and end - cut == 1):
        return start, cut, known
    return entity if heads or label == "MISC" else (start, cut, label)


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
    return word[:1].isupper() and bool(mask & PEOPLE or not mask & (HEADS | BITS["is_common"]))


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
        start, end, label = _as_war(words, (place, place + length, known_label(words, place, length, mask) or ""))
        if label and all(start <= first and last <= end for first, last, _ in settled.touching(start, end)):
            settled.put((start, end, label))
        place += length
    return settled.entities()


def _as_war(words: Words, entity: Entity) -> Entity:
    """A people with "War" or "Revolution" behind it is no people: "the Russian Revolution"."""
    start, end, label = entity
    if label == "NORP" and end < len(words) and words[end] in ("War", "Revolution"):
        return start, end + 1, "MISC"
    return entity
