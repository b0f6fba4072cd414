"""Claims of several articles aligned to facts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from briefing.models import SHARED_BY_SEVERAL, Claim, Entity, Evidence, Fact, Reading, Status
from briefing.story.similarity import Similarity
from briefing.story.stems import content_stems

SAME = 0.30
"""From this similarity on, two claims of different articles may be one fact."""

SHORTEST = 3
"""A claim with fewer content words says nothing by itself."""


@dataclass(frozen=True, slots=True)
class _Unit:
    article: int
    claim: Claim
    evidence: Evidence
    stems: tuple[str, ...]


def find_facts(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Fact, ...]:
    """The facts of a story, those of most outlets first; each holds the claims that say the same."""
    units = _collect(readings)
    groups = _cluster(units)
    facts = [_fact([units[i] for i in group], readings, entities) for group in groups]
    order = {fact.id: min(group) for fact, group in zip(facts, groups, strict=True)}
    return tuple(sorted(facts, key=lambda fact: (-len(fact.outlets), order[fact.id])))


def _collect(readings: Sequence[Reading]) -> list[_Unit]:
    units = []
    for place, reading in enumerate(readings):
        for claim in reading.analysis.claims:
            evidence = Evidence.of(reading.article, claim)
            stems = content_stems(evidence.text)
            if len(stems) >= SHORTEST:
                units.append(_Unit(place, claim, evidence, stems))
    return units


def _cluster(units: Sequence[_Unit]) -> list[list[int]]:
    """Complete-link groups: a pair joins only where every claim of the one agrees with every claim of the other."""
    similarity = Similarity([unit.stems for unit in units])
    rows = [similarity.row(index) for index in range(len(units))]
    pairs = [
        (-float(rows[i][j]), i, j)
        for i in range(len(units))
        for j in map(int, np.nonzero(rows[i] >= SAME)[0])
        if i < j and units[i].article != units[j].article
    ]
    group_of = {index: [index] for index in range(len(units))}
    for _, i, j in sorted(pairs):
        one, two = group_of[i], group_of[j]
        if one is two or {units[k].article for k in one} & {units[k].article for k in two}:
            continue
        if all(rows[a][b] >= SAME * 0.8 for a in one for b in two):
            joined = sorted(one + two)
            for index in joined:
                group_of[index] = joined
    return [group for index, group in group_of.items() if group[0] == index]


def _fact(units: Sequence[_Unit], readings: Sequence[Reading], entities: Sequence[Entity]) -> Fact:
    evidence = tuple(unit.evidence for unit in units)
    independent = {readings[u.article].article.duplicate_of or readings[u.article].article.id for u in units}
    total = sum(reading.article.duplicate_of is None for reading in readings)
    outlets = dict.fromkeys(readings[unit.article].article.id for unit in sorted(units, key=lambda unit: unit.article))
    statement = max(evidence, key=lambda item: (-abs(len(item.text) - 150), item.article))
    return Fact(
        id=fact_id(evidence),
        statement=statement.text,
        status=status_of(len(independent), total),
        outlets=tuple(outlets),
        evidence=evidence,
        entities=_entities_in(evidence, entities),
    )


def status_of(articles: int, total: int) -> Status:
    """How a fact in ``articles`` independent articles out of ``total`` is called."""
    if articles >= SHARED_BY_SEVERAL or (articles >= 2 and articles == total):
        return Status.AGREED
    return Status.SHARED if articles == 2 else Status.SINGLE


def fact_id(evidence: Sequence[Evidence]) -> str:
    """A short name that stays the same while the evidence does."""
    joined = "\n".join(f"{item.article}:{item.start}:{item.end}" for item in sorted(evidence))
    return "f" + hashlib.sha256(joined.encode()).hexdigest()[:10]


def _entities_in(evidence: Sequence[Evidence], entities: Sequence[Entity]) -> tuple[str, ...]:
    return tuple(
        entity.id
        for entity in entities
        if any(
            mention.article == item.article and item.span.contains(mention.span)
            for mention in entity.mentions
            for item in evidence
        )
    )
