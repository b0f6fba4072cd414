"""How old somebody is, where several articles tell it: "Jo Roe, 59" and "a 59-year-old woman".

Of such a claim only the words that tell it are evidence: the rest of the sentence may be anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.language.english.ages import Age, ages_in, may_be_one
from briefing.language.english.meanings import meaning
from briefing.language.english.nationals import National, nationals, of_other_lands
from briefing.language.english.words import tokens_of
from briefing.models import Entity, EntityType, Evidence, Reading, Span
from briefing.story.statements.names import Name, same_name
from briefing.story.statements.units import Unit


@dataclass(frozen=True, slots=True)
class _Told:
    """An age where it is told: of which entity, where he is named, and what else the claims around it hold.

    ``order`` is the number of the article.
    """

    order: int
    age: Age
    evidence: Evidence
    holder: str
    around: frozenset[str]

    @property
    def lands(self) -> tuple[National, ...]:
        """From where the one comes who is so old, where the words that tell it say so."""
        text = self.evidence.text
        return tuple(nationals(text, tokens_of(text, Span(0, len(text)), ())))


def same_ages(readings: Sequence[Reading], entities: Sequence[Entity], units: Sequence[Unit]) -> list[list[Evidence]]:
    """The places that tell one age of one person, where two articles or more do, each group in the order of the texts.

    Who is not named is who else is told to be so old, where the story names one person at most of this age, the nouns
    for him may mean the same, and the claims around share a word.
    """
    persons = _places_of_persons(entities)
    by_years: dict[int, list[_Told]] = {}
    for order, reading in enumerate(readings):
        own = persons.get(reading.article.id, [])
        for told in _told_in(order, reading, own, units):
            by_years.setdefault(told.age.years, []).append(told)
    groups = [group for _, told in sorted(by_years.items()) for group in _of_one(told)]
    return [[told.evidence for told in group] for group in groups if len({told.evidence.article for told in group}) > 1]


def _places_of_persons(entities: Sequence[Entity]) -> dict[str, list[tuple[int, int, str]]]:
    """For each article the mentions of persons in their order: where each starts and ends, and whose it is."""
    places: dict[str, list[tuple[int, int, str]]] = {}
    for entity in entities:
        for one in entity.mentions if entity.type is EntityType.PERSON else ():
            places.setdefault(one.article, []).append((one.start, one.end, entity.id))
    return {name: sorted(own) for name, own in places.items()}


def statement_of(group: Sequence[Evidence]) -> str:
    """The words of a group that tell most: those that name somebody, the shortest of them."""
    return max(
        group, key=lambda one: (sum(word[:1].isupper() for word in one.text.split()[1:]) > 0, -len(one.text))
    ).text


def _told_in(
    order: int, reading: Reading, persons: Sequence[tuple[int, int, str]], units: Sequence[Unit]
) -> Iterator[_Told]:
    article = reading.article
    ids = {start: name for start, _, name in persons}
    found = sorted(ages_in(article.text, [Span(start, end) for start, end, _ in persons]), key=lambda one: one.start)
    own = [unit for unit in units if unit.article == order] if found else []
    for age in found:
        around = [unit for unit in own if unit.claim.contains(age)]
        if not around:
            continue
        words = frozenset().union(*(unit.words for unit in around)) - frozenset(map(meaning, ("year", "old", age.noun)))
        holder = ids[age.name.start] if age.name else ""
        yield _Told(order, age, Evidence.of(article, age), holder, words)


def _of_one(told: Sequence[_Told]) -> list[list[_Told]]:
    """Those of one age parted by whom they tell it of."""
    groups = _by_name([one for one in told if one.holder])
    if len(groups) > 1:
        return groups
    for one in (one for one in told if not one.holder):
        near = next((group for group in groups if _fits(one, group)), None)
        if near is None:
            groups.append([one])
        else:
            near.append(one)
    return [sorted(group, key=lambda one: (one.order, one.age.start)) for group in groups]


def _by_name(told: Sequence[_Told]) -> list[list[_Told]]:
    groups: list[list[_Told]] = []
    for one in told:
        same = next((group for group in groups if _is_named_so(one, group)), None)
        if same is None:
            groups.append([one])
        else:
            same.append(one)
    return groups


def _is_named_so(one: _Told, group: Sequence[_Told]) -> bool:
    """Whether the others name the same one, be it in another spelling."""
    return any(other.holder == one.holder or same_name(_name(one), _name(other)) for other in group)


def _name(told: _Told) -> Name:
    assert told.age.name is not None  # noqa: S101 - it has a holder
    start = told.age.name.start - told.age.start
    text = told.evidence.text[start : start + told.age.name.end - told.age.name.start]
    return Name(text, EntityType.PERSON, told.age.name)


def _fits(one: _Told, group: Sequence[_Told]) -> bool:
    """Whether somebody without a name may be who the others tell of."""
    alike = all(may_be_one(one.age, other.age) and not of_other_lands(one.lands, other.lands) for other in group)
    return alike and any(one.around & other.around for other in group)
