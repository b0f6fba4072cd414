"""The second look, over a whole document: a name that is clear once decides the places where it is not.

What one sentence cannot tell: that "Kang" is the person named in full above, that a short form was missed, or which of two
labels most places of one name have. Names of countries and peoples that the tables know are settled here too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from briefing.analysis.model.features import normal_word
from briefing.analysis.model.gazetteer import BITS, PLACES, Gazetteer

Entity = tuple[int, int, str]
Words = Sequence[str]
_PLACE_WORDS = BITS["country"] | BITS["region"]
_PEOPLE = BITS["first"] | BITS["last"] | BITS["syllable"]
_OFFICE = frozenset(
    "prime vice deputy foreign defense defence interior finance health former acting assistant first national general "
    "affairs press state chief".split()
)
_KEPT_TITLES = frozenset("king queen prince princess pope lady saint st st. duke duchess father mother sister brother".split())
_JOINERS = frozenset("of de la el al bin ibn von van der den du da dos and for the & ' ' - 's".split())


def second_look(sentences: Sequence[Words], found: Sequence[Sequence[Entity]], table: Gazetteer) -> list[list[Entity]]:
    """The entities of a document made consistent; both arguments have one row a sentence."""
    rows = [
        settle_known(words, _repaired(words, entities, table), table)
        for words, entities in zip(sentences, found, strict=True)
    ]
    labels, surnames = _decided(sentences, rows, table)
    rows = [
        [(start, end, labels.get(_name(words, start, end), label)) for start, end, label in entities]
        for words, entities in zip(sentences, rows, strict=True)
    ]
    small = {word for words in sentences for word in words if word.islower()}
    known = {tuple(name.split(" ")): label for name, label in labels.items()}
    known.update({(surname,): "PER" for surname in surnames if (surname,) not in known})
    by_first: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for name, label in sorted(known.items(), key=lambda item: (-len(item[0]), item[0])):
        by_first[name[0]].append((name, label))
    return [_completed(words, entities, by_first, small, table) for words, entities in zip(sentences, rows, strict=True)]


def _name(words: Words, start: int, end: int) -> str:
    return " ".join(normal_word(word) for word in words[start:end])


def _repaired(words: Words, entities: Sequence[Entity], table: Gazetteer) -> list[Entity]:
    """Without articles, possessives and titles at the ends of names, and with offices parted from the persons in them."""
    kept: list[Entity] = []
    for start, end, label in entities:
        first, last = start, end
        while last - first > 1 and normal_word(words[last - 1]) in ("'s", "'"):
            last -= 1
        if label == "PER":
            first = _after_title(words, first, last, table)
        elif last - first >= 3:
            office = _office_inside(words, first, last, table)
            if office:
                before, first = _before_office(words, first, office), office + 1
                if before > start:
                    kept.append((start, before, label))
                label = "PER"
        kept.append((first, last, label))
    return kept


def _after_title(words: Words, start: int, end: int, table: Gazetteer) -> int:
    """Where a person's name begins after the titles in front of it."""
    for place in range(end - 2, start - 1, -1):
        word = words[place].lower()
        if table.words.get(word, 0) & BITS["is_title"] and word not in _KEPT_TITLES:
            mask = table.words.get(normal_word(words[place]), 0)
            if place == start and mask & _PEOPLE and not mask & BITS["is_title"] and words[place] not in _TITLE_NAMES:
                continue
            return place + 1
    return start


_TITLE_NAMES = frozenset("President Minister General Judge Chancellor Governor Mayor Senator".split())


def _office_inside(words: Words, start: int, end: int, table: Gazetteer) -> int:
    """The place of an office before a person's name ("… Bureau Director Jong Kyong Thaek"); 0 for none."""
    for place in range(end - 2, start, -1):
        if not table.words.get(words[place].lower(), 0) & BITS["is_title"]:
            continue
        name = words[place + 1 : end]
        heads = BITS["is_org"] | BITS["is_place"] | BITS["is_event"] | BITS["is_common"]
        if len(name) <= 3 and all(word[:1].isupper() and not table.of(word) & heads for word in name):
            return place
    return 0


def _before_office(words: Words, start: int, office: int) -> int:
    while office - 1 >= start and words[office - 1].lower() in _OFFICE:
        office -= 1
    return office


def settle_known(words: Words, entities: Sequence[Entity], table: Gazetteer) -> list[Entity]:
    """Countries and peoples as the table has them, where the tagger gave them nothing or something else alone."""
    plain = [normal_word(word) for word in words]
    settled = list(entities)
    place = 0
    while place < len(plain):
        length, mask = table.longest(plain, place)
        if not length:
            length, mask = 1, table.words.get(plain[place], 0)
        label = _known_label(plain, place, length, mask)
        if label:
            settled = _put(settled, (place, place + length, label))
        place += length
    return sorted(settled)


def _known_label(words: Words, place: int, length: int, mask: int) -> str | None:
    if mask & BITS["group"] and not mask & (PLACES | BITS["org"]):
        ambiguous = length == 1 and mask & (_PEOPLE | BITS["is_title"])
        return None if ambiguous else "NORP"
    if mask & BITS["country"] and not mask & (_PEOPLE | BITS["city"] | BITS["group"] | BITS["org"]):
        return "LOC"
    if length > 1 and mask & BITS["region"] and not mask & (BITS["org"] | BITS["group"]):
        return "LOC"
    return None


def _put(entities: list[Entity], known: Entity) -> list[Entity]:
    """The entities with ``known`` among them, unless a longer one holds it."""
    start, end, _ = known
    touching = [entity for entity in entities if entity[0] < end and start < entity[1]]
    if any(entity[0] <= start and end <= entity[1] and entity[1] - entity[0] > end - start for entity in touching):
        return entities
    if any(entity[0] < start or entity[1] > end for entity in touching):
        return entities
    return [*(entity for entity in entities if entity not in touching), known]


def _decided(
    sentences: Sequence[Words], rows: Sequence[Sequence[Entity]], table: Gazetteer
) -> tuple[dict[str, str], set[str]]:
    """The label of each name by most votes, and the family names of the persons who are named in full."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words, entities in zip(sentences, rows, strict=True):
        for start, end, label in entities:
            votes[_name(words, start, end)][label] += 1
    surnames: set[str] = set()
    for name, counts in votes.items():
        parts = name.split(" ")
        if len(parts) > 1 and _most(counts) == "PER":
            surnames.add(parts[-1])
            if table.words.get(parts[0], 0) & BITS["last"] and _east_asian(parts, table):
                surnames.add(parts[0])
    surnames = {name for name in surnames if len(name) > 1 and name[0].isupper() and not table.words.get(name, 0) & _PLACE_WORDS}
    labels = {name: "PER" if name in surnames else _most(counts) for name, counts in votes.items()}
    return labels, surnames


def _east_asian(parts: Sequence[str], table: Gazetteer) -> bool:
    given = [piece.capitalize() for part in parts[1:] for piece in part.split("-")]
    return len(parts) <= 3 and not table.words.get(parts[0], 0) & BITS["first"] or all(
        table.words.get(piece, 0) & BITS["syllable"] for piece in given
    )


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda label: (-counts[label], label))


def _completed(
    words: Words,
    entities: list[Entity],
    by_first: dict[str, list[tuple[tuple[str, ...], str]]],
    small: set[str],
    table: Gazetteer,
) -> list[Entity]:
    """With the names that are tagged elsewhere in the document and were missed here."""
    plain = [normal_word(word) for word in words]
    taken = {place for start, end, _ in entities for place in range(start, end)}
    added = list(entities)
    for place, word in enumerate(plain):
        if place in taken or word not in by_first or not word[:1].isupper() or word.lower() in small:
            continue
        for name, label in by_first[word]:
            end = place + len(name)
            if tuple(plain[place:end]) == name and not taken & set(range(place, end)) and _alone(plain, place, end, table):
                added.append((place, end, label))
                taken.update(range(place, end))
                break
    return sorted(added)


def _alone(words: Words, start: int, end: int, table: Gazetteer) -> bool:
    """Whether no other capitalised word beside it makes it a part of something longer."""
    after = words[end] if end < len(words) else ""
    before = words[start - 1] if start > 1 else ""
    if after[:1].isupper() and not table.of(after) & (BITS["is_starter"] | BITS["is_date"]):
        return False
    return not before[:1].isupper() or bool(table.of(before) & (BITS["is_title"] | BITS["is_starter"] | BITS["is_common"] | BITS["group"]))
