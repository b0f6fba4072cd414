"""What the reader put right, applied to the steps of a story that it changes: names first, then facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from operator import itemgetter
from typing import TypeVar

from briefing.models import (
    Conflict,
    Correcting,
    Correction,
    Corrections,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Reading,
    Span,
)
from briefing.models.corrections import OF_ARTICLES, OF_FACTS, OF_NAMES
from briefing.story.entities.mentions import Group, Named
from briefing.story.facts.building import fact_id, outlets_of, status_of
from briefing.story.grouping.independence import sources_of

T = TypeVar("T")

YOURS = "your explanation"


def correct_names(groups: Sequence[Group], readings: Sequence[Reading], corrections: Corrections) -> list[Group]:
    """The groups of mentions with the reader's merging, parting, naming, typing and dismissing, one after the other."""
    made = list(groups)
    for correction in corrections:
        if correction.what in OF_NAMES:
            made = _renamed(made, readings, correction)
    return made


def _renamed(made: list[Group], readings: Sequence[Reading], correction: Correction) -> list[Group]:
    """The groups with one correction; what is put instead stands where the first of those named stood."""
    found = (_best(part, made, partial(_mentions, readings)) for part in correction.parts)
    chosen = dict.fromkeys(place for place in found if place is not None)
    if not chosen:
        return made
    first, *others = (made[place] for place in chosen)
    put = _put(correction.what, first, others, correction.value)
    at = min(chosen)
    behind = (group for place, group in enumerate(made) if place > at and place not in chosen)
    return [*made[:at], *put, *behind]


def _mentions(readings: Sequence[Reading], group: Group) -> list[Evidence]:
    return [item.evidence(readings) for item in group.members]


def _put(what: Correcting, group: Group, others: Sequence[Group], value: str) -> list[Group]:
    """What stands in the place of these groups."""
    if what is Correcting.NO_NAME:
        return list(others)
    if what is Correcting.MERGE:
        members = (*group.members, *(_as(item, group.type) for other in others for item in other.members))
        related = tuple(dict.fromkeys((*group.related, *(key for other in others for key in other.related))))
        name = value or group.name
        return [replace(group, members=tuple(sorted(members, key=lambda i: i.number)), related=related, name=name)]
    if what is Correcting.RENAME:
        return [replace(group, name=value), *others]
    if what is Correcting.RETYPE:
        kind = EntityType(value)
        members = tuple(_as(item, kind) for item in group.members)
        return [replace(group, type=kind, members=members), *others]
    apart = tuple(item for item in group.members if item.text == value)
    rest = tuple(item for item in group.members if item.text != value)
    if not apart or not rest:
        return [group, *others]
    own = replace(group, members=apart, name=None, key=f"{group.key}\n{value}")
    return [replace(group, members=rest), own, *others]


def _as(item: Named, kind: EntityType) -> Named:
    return replace(item, mention=replace(item.mention, type=kind))


def correct_facts(
    facts: Sequence[Fact], readings: Sequence[Reading], entities: Sequence[Entity], corrections: Corrections
) -> tuple[Fact, ...]:
    """The facts with the reader's joining, parting and dismissing, one after the other; the most widely told first.

    A dismissed fact stays among them to the end, so that dismissing it twice takes no other one with it.
    """
    made, gone = list(facts), set[str]()
    board = _Board(sources_of([reading.article for reading in readings]), readings, entities)
    for correction in (one for one in corrections if one.what in OF_FACTS):
        chosen = _chosen(made, correction)
        if correction.what is Correcting.NO_FACT:
            gone |= {made[place].id for place in chosen}
        elif chosen:
            made = _put_instead(made, chosen, board.corrected([made[place] for place in chosen], correction))
    made = _without(made, gone)
    return tuple(made) if _are_among(made, facts) else tuple(sorted(made, key=board.rank))


def _are_among(made: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    """Whether each of the facts is one of those that were there, which are in their order."""
    own = set(map(id, facts))
    return all(id(fact) in own or fact in facts for fact in made)


def _put_instead(made: Sequence[Fact], chosen: Sequence[int], put: Sequence[Fact]) -> list[Fact]:
    """The facts with the first one put where the first of those chosen stood, and the others at the end."""
    rest = ((place, fact) for place, fact in enumerate(made) if place not in chosen)
    places = sorted([*rest, (min(chosen), put[0])], key=itemgetter(0))
    return [*(fact for _, fact in places), *put[1:]]


def _chosen(made: Sequence[Fact], correction: Correction) -> list[int]:
    """The places of the facts that a correction names, in its order, each once."""
    found = (_best(part, made, lambda fact: fact.evidence) for part in correction.parts)
    return list(dict.fromkeys(place for place in found if place is not None))


def _without(facts: Iterable[Fact], gone: Set[str]) -> list[Fact]:
    """The facts but those that are gone; what denied one of these denies nothing."""
    kept = [fact for fact in facts if fact.id not in gone]
    left = {fact.id for fact in kept}
    return [replace(fact, denies=None) if fact.denies and fact.denies not in left else fact for fact in kept]


@dataclass(frozen=True, slots=True)
class _Board:
    """What a fact is made of again: who counts as one, the articles in their order, who is named where."""

    sources: Mapping[str, str]
    readings: Sequence[Reading]
    entities: Sequence[Entity]

    def corrected(self, facts: Sequence[Fact], correction: Correction) -> list[Fact]:
        """What stands instead of facts that the reader takes for one, or of the first, which she takes apart."""
        one = correction.what is Correcting.ONE_FACT
        return self.joined(facts) if one else self.parted(facts[0], correction)

    def joined(self, facts: Sequence[Fact]) -> list[Fact]:
        """One fact of several; the statement is that of the first."""
        evidence = tuple(dict.fromkeys(item for fact in facts for item in fact.evidence))
        return [self._with(facts[0], evidence, facts[0].statement)]

    def parted(self, fact: Fact, correction: Correction) -> list[Fact]:
        """The fact without the words that the reader took out of it, and these as a fact of their own."""
        out = [item for part in correction.parts for item in part]
        own = tuple(item for item in fact.evidence if any(_same(item, one) for one in out))
        rest = tuple(item for item in fact.evidence if item not in own)
        if not own or not rest:
            return [fact]
        kept = fact.statement if fact.statement in {item.text for item in rest} else rest[0].text
        return [self._with(fact, rest, kept), self._with(fact, own, own[0].text)]

    def rank(self, fact: Fact) -> int:
        """The less, the more independent articles tell it."""
        return -len({self.sources[name] for name in fact.articles})

    def _with(self, fact: Fact, evidence: tuple[Evidence, ...], statement: str) -> Fact:
        told = {item.article for item in evidence}
        articles = [reading.article for reading in self.readings if reading.article.id in told]
        named = [one.id for one in self.entities if any(_within(item, evidence) for item in one.mentions)]
        return replace(
            fact,
            id=fact_id(evidence),
            statement=statement,
            status=status_of(len({self.sources[name] for name in told}), len(set(self.sources.values()))),
            articles=tuple(article.id for article in articles),
            outlets=outlets_of(articles),
            evidence=evidence,
            entities=tuple(named),
        )


def _same(item: Evidence, other: Evidence) -> bool:
    return item.article == other.article and shared(item.span, other.span) > 0


def _within(item: Evidence, evidence: Sequence[Evidence]) -> bool:
    return any(item.article == one.article and one.span.contains(item.span) for one in evidence)


def explain(conflicts: Sequence[Conflict], corrections: Corrections) -> tuple[Conflict, ...]:
    """The differences with the reader's explanations, each shown as hers."""
    made = list(conflicts)
    explained = [one for one in corrections if one.what is Correcting.EXPLAINED]
    for correction, part in ((one, part) for one in explained for part in one.parts):
        place = _best(part, made, _evidence_of)
        if place is not None:
            made[place] = replace(made[place], reason=f"{correction.value} ({YOURS})")
    return tuple(made)


def _evidence_of(conflict: Conflict) -> list[Evidence]:
    return [item for value in conflict.values for item in value.evidence]


def remarks(readings: Sequence[Reading], corrections: Corrections) -> tuple[str, ...]:
    """What the reader corrected in a story, counted: ``2 outlets``, ``1 fact dismissed``."""
    here = {reading.article.id for reading in readings}
    own = [correction for correction in corrections if here.intersection(correction.articles)]
    fields = Counter(name for reading in readings for name in reading.article.corrected)
    counts: Counter[str] = Counter(correction.what.value for correction in own if correction.what not in OF_ARTICLES)
    said = [f"{number} {name}{'s' * (number > 1)}" for name, number in sorted(fields.items())]
    said += [_WORDS[what][counts[what] > 1].format(counts[what]) for what in _WORDS if counts[what]]
    return tuple(said)


_WORDS = {
    Correcting.ONE_STORY: ("stories taken as one", "stories taken as one"),
    Correcting.OWN_STORY: ("articles taken out of a story", "articles taken out of a story"),
    Correcting.MERGE: ("names merged", "names merged {} times"),
    Correcting.PART: ("1 name split", "{} names split"),
    Correcting.RENAME: ("1 name changed", "{} names changed"),
    Correcting.RETYPE: ("1 type changed", "{} types changed"),
    Correcting.NO_NAME: ("1 name dismissed", "{} names dismissed"),
    Correcting.NO_FACT: ("1 fact dismissed", "{} facts dismissed"),
    Correcting.ONE_FACT: ("facts taken as one", "facts taken as one {} times"),
    Correcting.OWN_FACT: ("1 fact parted", "{} facts parted"),
    Correcting.EXPLAINED: ("1 difference explained", "{} differences explained"),
}


def _best(wanted: Iterable[Evidence], things: Sequence[T], places: Callable[[T], Iterable[Evidence]]) -> int | None:
    """Which of the things has most of the wanted places, by how nearly they coincide; None where none has any."""
    asked: dict[str, list[Evidence]] = {}
    for item in wanted:
        asked.setdefault(item.article, []).append(item)
    best: tuple[float, int] | None = None
    for index, thing in enumerate(things):
        score = sum(shared(one.span, item.span) for item in places(thing) for one in asked.get(item.article, ()))
        if score and (best is None or score > best[0]):
            best = (score, index)
    return best[1] if best else None


def shared(one: Span, other: Span) -> float:
    """Characters in both over characters in either; 0 where less than half of the shorter is in both."""
    both = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    if both <= 0 or 2 * both < shorter:
        return 0.0
    return both / (max(one.end, other.end) - min(one.start, other.start))
