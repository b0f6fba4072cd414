"""The second look, over a whole document: a name that is clear once decides the places where it is not.

What one sentence cannot tell: that "Kang" is the person named in full above, that a short form was missed, or which
of two labels most places of one name have.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefing.analysis.model.features import normal_word, style_of
from briefing.analysis.model.gazetteer import BITS, Gazetteer
from briefing.analysis.model.parting import PLACE_WORDS, Entity, Words
from briefing.analysis.model.repair import Row, repaired

Name = tuple[str, ...]
_ORDINARY = BITS["is_common"] | BITS["is_title"] | BITS["is_org"] | BITS["is_starter"] | BITS["is_place"]


class KnownNames(NamedTuple):
    """The names of a document with their labels, the lengths of those that begin with a word, longest first."""

    labels: Mapping[Name, str]
    lengths: Mapping[str, Sequence[int]]
    surnames: frozenset[str]

    def name_at(self, words: Words, place: int) -> Name | None:
        """The longest name that begins at a word, None where none does."""
        rows = (words[place : place + length] for length in self.lengths.get(words[place], ()))
        return next((tuple(row) for row in rows if tuple(row) in self.labels), None)


def second_look(sentences: Sequence[Words], found: Sequence[Sequence[Entity]], table: Gazetteer) -> list[list[Entity]]:
    """The entities of a document made consistent; both arguments have one row a sentence."""
    plain = [[normal_word(word) for word in words] for words in sentences]
    rows = [repaired(words, entities, table) for words, entities in zip(plain, found, strict=True)]
    labels, _ = _decided(plain, rows, table)
    rows = [_unjoined(words, entities, labels, table) for words, entities in zip(plain, rows, strict=True)]
    labels, surnames = _decided(plain, rows, table)
    small = {word for words in plain for word in words if word.islower()}
    known = _known_names(labels, surnames)
    return [
        _completed(words, _relabelled(words, entities, labels), known, small, table)
        for words, entities in zip(plain, rows, strict=True)
    ]


def _unjoined(words: Words, entities: Sequence[Entity], labels: Mapping[Name, str], table: Gazetteer) -> list[Entity]:
    """Two names that "and" joins as two, where the document names one of them alone."""
    parted: list[Entity] = []
    for start, end, label in entities:
        joint = next((place for place in range(start + 1, end - 1) if words[place] == "and"), 0)
        first, second = tuple(words[start:joint]), tuple(words[joint + 1 : end])
        known = joint and (labels.get(first) or labels.get(second))
        if known and not table.of(words[end - 1]) & _ORDINARY and table.longest(words, start)[0] != end - start:
            parted.append((start, joint, labels.get(first, known)))
            parted.append((joint + 1, end, labels.get(second, known)))
        else:
            parted.append((start, end, label))
    return parted


def _relabelled(words: Words, entities: Sequence[Entity], labels: Mapping[Name, str]) -> list[Entity]:
    return [(start, end, labels.get(tuple(words[start:end]), label)) for start, end, label in entities]


def _decided(
    sentences: Sequence[Words], rows: Sequence[Sequence[Entity]], table: Gazetteer
) -> tuple[dict[Name, str], set[str]]:
    """The label of each name by most votes, and the family names of the persons who are named in full."""
    votes: defaultdict[Name, Counter[str]] = defaultdict(Counter)
    for words, entities in zip(sentences, rows, strict=True):
        for start, end, label in entities:
            if any(word[0].isalpha() for word in words[start:end]):
                votes[tuple(words[start:end])][label] += 1
    labels = {name: _most(counts) for name, counts in votes.items()}
    surnames = _surnames((name for name, label in labels.items() if label == "PER"), table)
    labels.update({name: "PER" for name in labels if len(name) == 1 and name[0] in surnames})
    return labels, surnames


def _surnames(persons: Iterable[Name], table: Gazetteer) -> set[str]:
    """The family names of persons who are named in full, without those that are names of places."""
    found: set[str] = set()
    for name in (name for name in persons if len(name) > 1):
        found.add(name[-1])
        if table.words.get(name[0], 0) & BITS["last"] and _east_asian(name, table):
            found.add(name[0])
    written = {name for name in found if len(name) > 1 and name[0].isupper()}
    return {name for name in written if not table.words.get(name, 0) & PLACE_WORDS}


def _east_asian(name: Name, table: Gazetteer) -> bool:
    """Whether the family name comes first, as far as the lists tell."""
    given = [piece.capitalize() for part in name[1:] for piece in part.split("-")]
    if all(table.words.get(piece, 0) & BITS["syllable"] for piece in given):
        return True
    return len(name) <= 3 and not table.words.get(name[0], 0) & BITS["first"]


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda label: (-counts[label], label))


def _known_names(labels: Mapping[Name, str], surnames: set[str]) -> KnownNames:
    names: dict[Name, str] = {(surname,): "PER" for surname in surnames}
    names.update(labels)
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[0]].add(len(name))
    ordered = {word: sorted(found, reverse=True) for word, found in lengths.items()}
    return KnownNames(names, ordered, frozenset(surnames))


def _completed(
    words: Words, entities: Sequence[Entity], known: KnownNames, small: set[str], table: Gazetteer
) -> list[Entity]:
    """With the names that are tagged elsewhere in the document and were missed or cut short here."""
    row = Row(len(words), entities)
    titled = style_of(words) > 0
    for place, word in enumerate(words):
        if not word[:1].isupper() or (name := known.name_at(words, place)) is None:
            continue
        end = place + len(name)
        touching = row.touching(place, end)
        if any(first < place or end < last or last - first >= len(name) for first, last, _ in touching):
            continue
        capital = word.lower() not in small or (place > 0 and word in known.surnames and not titled)
        if touching or (capital and _stands_for_itself(words, place, name, known, table)):
            row.put((place, end, known.labels[name]))
    return row.entities()


def _stands_for_itself(words: Words, place: int, name: Name, known: KnownNames, table: Gazetteer) -> bool:
    """Whether the name is no single word that may as well be another kind of word, and no part of something longer."""
    if len(name) == 1 and name[0] not in known.surnames and table.of(name[0]) & _ORDINARY:
        return False
    return _alone(words, place, place + len(name), table)


def _alone(words: Words, start: int, end: int, table: Gazetteer) -> bool:
    """Whether no other capitalised word beside it makes it a part of something longer."""
    after = words[end] if end < len(words) else ""
    before = words[start - 1] if start > 1 else ""
    if after[:1].isupper() and not table.of(after) & (BITS["is_starter"] | BITS["is_date"]):
        return False
    plain = BITS["is_title"] | BITS["is_starter"] | BITS["is_common"] | BITS["group"]
    return not before[:1].isupper() or bool(table.of(before) & plain)
