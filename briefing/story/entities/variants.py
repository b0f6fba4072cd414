"""Other ways to write what the story has otherwise: misprints, a place with its land, a city's nickname, a street."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from briefing.analysis.model.gazetteer import NAMES, PLACES, load_gazetteer
from briefing.language.english.lands import look_up
from briefing.language.english.namelists import words
from briefing.language.english.spelling import parts
from briefing.language.english.wordlists import ordered_list, word_list
from briefing.models import EntityType
from briefing.story.entities.localities import is_region
from briefing.story.entities.mentions import Named

Row = tuple[str, ...]
_NICKNAMES = {
    tuple(short.split("_")): tuple(whole.split("_"))
    for short, whole in (entry.split("=") for entry in ordered_list("variants.cities"))
}
"""What cities are called beside their names."""
_LEAST = 7
"""Letters of a word that a misprint leaves unlike all others."""
_FEW = 2
"""Articles that may share a misprint."""
_OFTENER = 2
"""How many times oftener than its misprint the right word stands in the story."""
_SPELT = (EntityType.PERSON, EntityType.PLACE)


def as_spelt(named: Sequence[Named], types: Sequence[EntityType]) -> tuple[list[Named], list[EntityType]]:
    """The mentions with the right words in the place of misprints, and their types.

    A misprint is a lone word of two articles at most that no table has and that no longer name holds; it is one letter
    from a word that the story has more often, or has two letters of it changed about. Beginnings and endings stay.
    """
    right = _misprints(named, types)
    if not right:
        return list(named), list(types)
    spelt = [replace(item, text=right[item.text][0]) if item.text in right else item for item in named]
    return spelt, [right[item.text][1] if item.text in right else kind for item, kind in zip(named, types, strict=True)]


@dataclass(slots=True)
class _Words:
    """The words of a story's people and the lone words of its other names: how often, in which articles, of what."""

    counts: Counter[str] = field(default_factory=Counter)
    articles: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    kinds: dict[str, EntityType] = field(default_factory=dict)
    lone: dict[str, EntityType] = field(default_factory=dict)

    def add(self, item: Named, kind: EntityType) -> None:
        """Count one mention."""
        row = item.text.split()
        if len(row) > 1 and kind is not EntityType.PERSON:
            return
        self.counts.update(row)
        for word in row:
            self.articles[word].add(item.reading)
            self.kinds[word] = kind
        if len(row) == 1 and kind in (*_SPELT, EntityType.OTHER):
            self.lone[item.text] = kind

    def is_sure(self, word: str) -> bool:
        """Whether several articles have a word for somebody or a place."""
        return self.kinds[word] in _SPELT and len(self.articles[word]) > 1

    def is_rare(self, word: str) -> bool:
        """Whether a lone word may be a misprint: few articles have it, and no table."""
        return len(self.articles[word]) <= _FEW and _is_unknown(word)

    def is_meant(self, word: str, other: str) -> bool:
        """Whether a lone word is a misprint of another one."""
        together = not self.articles[word].isdisjoint(self.articles[other])
        often = self.counts[other] > _OFTENER * self.counts[word]
        alike = self.lone[word] in (self.kinds[other], EntityType.OTHER)
        return often and alike and is_misprint(word, other, together=together)


def _misprints(named: Sequence[Named], types: Sequence[EntityType]) -> dict[str, tuple[str, EntityType]]:
    """The misprints with the right word and what it is."""
    told = _Words()
    for item, kind in zip(named, types, strict=True):
        told.add(item, kind)
    inner = {word for item in named if " " in item.text for word in item.text.split()}
    sure = sorted(filter(lambda word: told.is_sure(word) or (word in inner and told.kinds[word] in _SPELT), told.kinds))
    rare = sorted(filter(lambda word: told.is_rare(word) and word not in inner, told.lone))
    found = {}
    for word in rare:
        fitting = tuple(filter(partial(told.is_meant, word), sure))
        if len(fitting) == 1:
            found[word] = (fitting[0], told.kinds[fitting[0]])
    return found


def _is_unknown(word: str) -> bool:
    return len(word) >= _LEAST and word.istitle() and not load_gazetteer().of(word) & NAMES and look_up(word) is None


def is_misprint(word: str, other: str, *, together: bool) -> bool:
    """Whether a word is another one with two letters changed about, or with one letter less, more or otherwise.

    One article that has both (``together``) may tell of two people, so only letters changed about count there.
    """
    if word[0] != other[0] or word[-1] != other[-1] or abs(len(word) - len(other)) > 1 or word == other:
        return False
    at = next(at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two)
    if word[at : at + 2] == other[at : at + 2][::-1] and word[at + 2 :] == other[at + 2 :]:
        return True
    rest, following = word[at:], other[at:]
    return not together and (rest == following[1:] or rest[1:] in (following, following[1:]))


def whole_places(named: Sequence[Named]) -> Mapping[tuple[EntityType, Row], Named]:
    """The places that the story also writes otherwise, by type and words: "Tarn Ohio" is Tarn, "Philly" its city."""
    places: dict[Row, Named] = {}
    for item in named:
        if item.type is EntityType.PLACE:
            places.setdefault(parts(item.text), item)
    streets = {row[:1]: item for row, item in places.items() if _is_street(row)}
    found = {(EntityType.PLACE, row): _otherwise(item, places, streets) for row, item in places.items()}
    return {key: whole for key, whole in found.items() if whole is not None}


def _otherwise(item: Named, places: Mapping[Row, Named], streets: Mapping[Row, Named]) -> Named | None:
    """The mention of a place of the story by which one is called in full."""
    row = parts(item.text)
    whole = places.get(_NICKNAMES.get(row, ()))
    if whole is not None or look_up(item.text) is not None:
        return whole
    town = load_gazetteer().of(item.text) & PLACES or item.before.endswith(("in ", "from "))  # "in Tarn", of Tarn Road
    return next((places[one] for one in before_land(item.text) if one in places), None if town else streets.get(row))


def before_land(text: str) -> Iterator[Row]:
    """The words of a place before the land or state that ends it: "Tarn" of "Tarn Ohio"."""
    row = text.split()
    for at in range(1, len(row)):
        if at + 2 >= len(row) and is_region(row[at], " ".join(row[at + 1 :])):
            yield parts(" ".join(row[:at]))


def _is_street(row: Row) -> bool:
    return len(row) == 2 and row[1] in word_list("surroundings.streets")


def named_by_places(
    named: Sequence[Named], best: Mapping[Row, EntityType], taken: Collection[str]
) -> dict[Row, EntityType]:
    """Lone words by which the story's streets and capes go, and names of its places that lack the "Mount", as places.

    So is what a city of the story is called beside its name.
    ``taken`` are the surnames of the story. What stands before each lone word must be what stands before places.
    """
    places = [row for row, kind in best.items() if kind is EntityType.PLACE and len(row) > 1]
    opened = [row[1:] for row in places if row[0] in words("place_openers")]
    lone = {row[0] for row in places if _is_street(row)} | {row[0] for row in opened if len(row) == 1}
    called = {row for row, whole in _NICKNAMES.items() if row in best and best.get(whole) is EntityType.PLACE}
    longer = {row for row in opened if len(row) > 1 and best.get(row) in (EntityType.ORG, EntityType.OTHER)}
    return dict.fromkeys(_led(named, best, lone - set(taken)) | longer | called, EntityType.PLACE)


def _led(named: Sequence[Named], best: Mapping[Row, EntityType], lone: Collection[str]) -> set[Row]:
    """The names of these single words, of unsure types, that always stand behind what stands before places."""
    led: dict[Row, bool] = {}
    for item in named:
        row = parts(item.text)
        if len(row) == 1 and row[0] in lone and best[row] in (EntityType.PERSON, EntityType.OTHER):
            before = item.before.rstrip().rpartition(" ")[2].lower()
            led[row] = led.get(row, True) and before in word_list("variants.leading")
    return {row for row, every in led.items() if every}
