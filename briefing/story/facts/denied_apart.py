"""Denials of two things are two facts, however alike they run: "they deny it" says nothing of what it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations

from briefing.language.english.denial import word_classes
from briefing.language.english.meanings import meaning
from briefing.language.english.reporting import disputing_verbs
from briefing.language.english.wordlists import word_list
from briefing.models import Hedge, Reading
from briefing.story.origins.firmness import hedge_of
from briefing.story.statements.units import Unit

REACH = 300
"""Characters before a denial within which what it denies ends."""


def parted(groups: Sequence[Sequence[int]], units: Sequence[Unit], readings: Sequence[Reading]) -> list[list[int]]:
    """The groups, those of denials in as many parts as they deny things that have no word in common.

    What a denial denies are its own words and the doubtful claims just before it. One of which neither says anything
    stays with what most articles deny.
    """
    return [part for group in groups for part in _parts(group, units, readings)]


def _parts(group: Sequence[int], units: Sequence[Unit], readings: Sequence[Reading]) -> list[list[int]]:
    members = [units[index] for index in group]
    if len({unit.article for unit in members}) < 2 or not all(unit.denies for unit in members):
        return [list(group)]
    matters = [_matter(unit, units, readings[unit.article]) for unit in members]
    kin = [{place} for place, matter in enumerate(matters) if matter]
    for one, two in combinations(range(len(members)), 2):
        if not matters[one].isdisjoint(matters[two]):
            joined = set().union(*(places for places in kin if not places.isdisjoint((one, two))))
            kin = [*(places for places in kin if places.isdisjoint(joined)), joined]
    if len(kin) < 2:
        return [list(group)]
    kin.sort(key=lambda places: (-len({members[place].article for place in places}), min(places)))
    kin[0] |= {place for place, matter in enumerate(matters) if not matter}
    return [[group[place] for place in sorted(places)] for places in kin]


def _matter(denial: Unit, units: Sequence[Unit], reading: Reading) -> frozenset[str]:
    """What the words mean of a denial and of the doubtful claims just before it, those apart that only accuse."""
    start = denial.evidence.start
    before = [
        unit.words
        for unit in units
        if unit.article == denial.article
        and start - REACH <= unit.evidence.end <= start
        and hedge_of(reading, unit.evidence) not in (Hedge.STATED, Hedge.DENIED)
    ]
    return frozenset(denial.words.union(*before)) - _disputing()


@cache
def _disputing() -> frozenset[str]:
    words = disputing_verbs() | word_classes()["deny"] | word_classes()["claim"] | word_list("denials.denying")
    return frozenset(map(meaning, words))
