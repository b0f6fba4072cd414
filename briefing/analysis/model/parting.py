"""Part names that ran into one: a nationality and a body, an owner and what it owns, a list, names around a verb."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefing.analysis.model.gazetteer import BITS, PLACES, Gazetteer

Entity = tuple[int, int, str]
Words = Sequence[str]
PLACE_WORDS = BITS["country"] | BITS["region"]
PEOPLE = BITS["first"] | BITS["last"] | BITS["syllable"]
HEADS = BITS["is_org"] | BITS["is_place"] | BITS["is_event"]
_SIDES = frozenset({"North", "South", "West", "East"})
_LINKS = frozenset({"and", "or", ",", "/", "-", "&"})
_INSIDE = frozenset(
    [
        "of",
        "for",
        "and",
        "the",
        "in",
        "on",
        "to",
        "a",
        "an",
        "or",
        "with",
        "without",
        "at",
        "by",
        "from",
        "as",
        "against",
        "over",
        "under",
        "upon",
        "de",
        "la",
        "le",
        "du",
        "des",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "der",
        "den",
        "van",
        "von",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "et",
        "und",
        "que",
        "sur",
        "am",
        "no",
        "not",
        "is",
        "me",
        "you",
        "we",
        "us",
        "my",
        "our",
        "all",
    ]
)
"""Small words that stand inside names."""


def parted(words: Words, entity: Entity, table: Gazetteer) -> Iterator[Entity]:
    """The name itself, or the names that it is made of; ``words`` have plain quotes."""
    for part in _PARTERS:
        found = part(words, entity, table)
        if found:
            yield found[0]
            for rest in found[1:]:
                yield from parted(words, rest, table)
            return
    yield entity


def mask_of(words: Words, start: int, end: int, table: Gazetteer) -> int:
    """The classes of the words as a whole; 0 where the table has no such name."""
    if end - start == 1:
        return table.words.get(words[start], 0)
    length, mask = table.longest(words, start)
    return mask if length == end - start else 0


def known_label(words: Words, place: int, length: int, mask: int) -> str | None:
    """The label of a name of the table, if it can have no other."""
    if mask & BITS["group"] and not mask & (PLACES | BITS["org"]):
        return None if length == 1 and mask & (PEOPLE | BITS["is_title"]) else "NORP"
    if mask & BITS["country"] and not mask & (PEOPLE | BITS["city"] | BITS["group"] | BITS["org"]):
        return "LOC"
    if length > 1 and mask & BITS["region"] and not mask & (BITS["org"] | BITS["group"]):
        return "LOC"
    if length > 1 and mask & BITS["org"] and not mask & (PLACES | BITS["group"]):
        return "ORG" if all(map(_is_of_name, words[place : place + length])) else None
    return None


def _is_of_name(word: str) -> bool:
    """Whether a word is written as those of names are: with a capital, or in small letters throughout."""
    return word[:1].isupper() or word.islower()


def _group_and_body(words: Words, entity: Entity, table: Gazetteer) -> list[Entity]:
    """A nationality before an organisation of one word ("Russian Wagner"), which is no name as a whole."""
    start, end, label = entity
    if end - start != 2 or label != "ORG" or table.longest(words, start)[0]:
        return []
    first, second = (table.words.get(word, 0) for word in words[start:end])
    if not first & BITS["group"] or not second & BITS["org"] or table.of(words[start + 1]) & HEADS:
        return []
    return [(start, start + 1, "NORP"), (start + 1, end, label)]


def _owner_and_owned(words: Words, entity: Entity, table: Gazetteer) -> list[Entity]:
    """A place or an organisation, and what it owns ("Baku's Defense Ministry", "the Harbour Institute's Board")."""
    start, end, label = entity
    for place in range(start + 1, end - 1):
        if words[place] != "'s" or table.longest(words, start)[0] > place - start:
            continue
        owner = _owner(words, start, place, table)
        rest = place + 1
        while rest < end and not words[rest][:1].isupper():
            rest += 1
        city = owner == "LOC" and not mask_of(words, start, place, table) & PLACE_WORDS and words[start] not in _SIDES
        if not owner or (city and not any(table.of(word) & BITS["is_org"] for word in words[rest:end])):
            return []
        return [(start, place, owner), *([(rest, end, label)] if rest < end else [])]
    return []


def _owner(words: Words, start: int, end: int, table: Gazetteer) -> str | None:
    """The label of the words before "'s", if they are known to be able to own a body."""
    mask = mask_of(words, start, end, table)
    if (mask & PLACES and not mask & BITS["org"]) or words[start] in _SIDES:
        return "LOC"
    named = end - start > 1 and any(table.of(word) & BITS["is_org"] for word in words[start:end])
    return "ORG" if named else None


def _listed(words: Words, entity: Entity, table: Gazetteer) -> list[Entity]:
    """Two countries or peoples with a link between them, or a country with "the" after another name."""
    start, end, label = entity
    if table.longest(words, start)[0] == end - start:
        return []
    for place in range(start + 1, end - 1):
        before, after = mask_of(words, start, place, table), mask_of(words, place + 1, end, table)
        if words[place] == "the" and words[place - 1][:1].isupper() and after & BITS["country"]:
            return [(start, place, label), (place + 1, end, "LOC")]
        if words[place] in _LINKS and _is_land(before) and _is_land(after):
            first = known_label(words, start, place - start, before) or label
            return [
                (start, place, first),
                (place + 1, end, known_label(words, place + 1, end - place - 1, after) or label),
            ]
    return []


def _around_verb(words: Words, entity: Entity, table: Gazetteer) -> list[Entity]:
    """The names to both sides of an ordinary word in small letters ("Harbour Party leads Reform")."""
    start, end, label = entity
    if label == "MISC" or table.longest(words, start)[0] == end - start:
        return []
    for place in range(start + 1, end - 1):
        word = words[place]
        small = word.islower() and word.isalpha() and word not in _INSIDE
        if small and table.of(word) & BITS["is_common"] and not table.of(word) & HEADS:
            rest = place + 1
            while rest < end and not words[rest][:1].isupper():
                rest += 1
            return [(start, place, label), *([(rest, end, label)] if rest < end else [])]
    return []


def _is_land(mask: int) -> bool:
    return bool(mask & (BITS["country"] | BITS["group"]))


_PARTERS: tuple[Callable[[Words, Entity, Gazetteer], list[Entity]], ...] = (
    _group_and_body,
    _owner_and_owned,
    _listed,
    _around_verb,
)
