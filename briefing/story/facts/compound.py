"""Claims that state several facts, found again for each of the facts that they state."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set

import numpy as np
from numpy.typing import NDArray

from briefing.story.facts.agreement import FEWEST_SHARED
from briefing.story.facts.alignment import weigh
from briefing.story.facts.differing import differ, oppose
from briefing.story.facts.limits import Limits
from briefing.story.statements.units import DAY, NAME, PART, VALUE, Unit

MARKS = (NAME, DAY, PART, VALUE)
"""What terms start with that are no plain words."""

CONTAINED = 0.65
"""The share of what a group's claims have in common that a further claim must hold."""

PLAINLY, SAID = 0.58, 0.80
"""The same for one that holds this share of the plain words, and so leaves out little but names."""

CLEARLY = 0.10
"""How much more of that share a claim must hold to stand for another one of its article."""

PERSONS = 2
"""Persons that a claim and one of a group must both name where they share no word for what happened."""

LUCK = 2.0
"""How rare the shared terms must be together: by chance, e to the minus this many claims would hold all of them."""


def gather(
    groups: Sequence[Sequence[int]], units: Sequence[Unit], limits: Limits, series: Sequence[Sequence[int]] = ()
) -> list[list[int]]:
    """The groups of several articles, with the claims of further articles that say as much beside other things.

    A sentence that states several facts lies in the group that it agrees with best; what else it states is found here,
    by the terms that most claims of a group have in common. So one claim may be evidence for two facts; a group all of
    whose claims are in another one is dropped. ``series`` are further groups, which are complete.
    """
    holders = _holders(units)
    return _without_parts([*(_with_further(group, units, holders, limits) for group in groups), *map(list, series)])


def _without_parts(groups: Sequence[list[int]]) -> list[list[int]]:
    """The groups that are no part of another one, in their order; of equal ones the first."""
    kept: list[list[int]] = []
    places: dict[int, list[set[int]]] = {}
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        if any(other.issuperset(group) for other in places.get(group[0], [])):
            continue
        kept.append(group)
        members = set(group)
        for index in group:
            places.setdefault(index, []).append(members)
    return sorted(kept)


def core_of(group: Sequence[Unit], spread: Callable[[str], float]) -> dict[str, float]:
    """The words and names that more than half of the claims share, with the logarithm of what ``spread`` gives them."""
    counts = Counter(term for unit in group for term in {*unit.words, *(NAME + root for root in unit.roots)})
    shared = sorted(term for term, count in counts.items() if count * 2 > len(group))
    return {term: weigh(term) * math.log(spread(term)) for term in shared}


def _holders(units: Sequence[Unit]) -> dict[str, NDArray[np.int64]]:
    """For every term the claims that hold it, in order."""
    places: dict[str, list[int]] = {}
    for index, unit in enumerate(units):
        for term in sorted(set(unit.terms)):
            places.setdefault(term, []).append(index)
    return {term: np.array(found, dtype=np.int64) for term, found in places.items()}


def _with_further(
    group: Sequence[int], units: Sequence[Unit], holders: Mapping[str, NDArray[np.int64]], limits: Limits
) -> list[int]:
    """One group with the best further claim of every article that it lacks.

    A claim of the group gives way to another of its article that holds clearly more of what the group has in common.
    """
    present = {units[index].article for index in group}
    if len(present) < 2:
        return list(group)
    core = core_of([units[index] for index in group], lambda term: 1 + len(units) / len(holders[term]))
    best = {
        article: (max(_held(units[index], core) for index in own) + CLEARLY, -1)
        for article in present
        if (own := [index for index in group if units[index].article == article])
    }
    for index, share in _containing(core, units, holders, denies=units[group[0]].denies):
        article = units[index].article
        if index in group or share <= best.get(article, (0.0, 0))[0]:
            continue
        if _names_alone(index, group, core.keys(), units, limits):
            continue
        if not any(_excluded(index, member, units, limits) for member in group):
            best[article] = (share, index)
    found = {article: index for article, (_, index) in best.items() if index >= 0}
    return sorted([*(index for index in group if units[index].article not in found), *found.values()])


def _names_alone(index: int, group: Sequence[int], core: Set[str], units: Sequence[Unit], limits: Limits) -> bool:
    """Whether a claim tells no act of the group, and only names somebody of it.

    "Said Jo Roe, daughter of the slain guard" and "the first visit by a defence minister". Two persons are enough: "he
    stood beside the minister" and "he reviewed the troops with the minister".
    """
    told = core & units[index].words
    if not told <= limits.cited(index) | limits.titles(index) | limits.somebody(index):
        return False
    return max(limits.common_persons(index, member) for member in group) < PERSONS


def _excluded(index: int, member: int, units: Sequence[Unit], limits: Limits) -> bool:
    """Whether a further claim cannot stand beside a claim of a group."""
    one, two = units[index], units[member]
    if one.denies != two.denies and not limits.denies_elsewhere(index, member):
        return True
    return oppose(one, two) or differ(one, two) or limits.apart(index, member)


def _held(unit: Unit, core: Mapping[str, float]) -> float:
    """The share of a core that one claim holds."""
    own = {*unit.words, *(NAME + root for root in unit.roots)}
    return math.fsum(weight for term, weight in core.items() if term in own) / (math.fsum(core.values()) or 1.0)


def _containing(
    core: Mapping[str, float], units: Sequence[Unit], holders: Mapping[str, NDArray[np.int64]], *, denies: bool
) -> list[tuple[int, float]]:
    """The claims that hold most of the core, denials alone where it is of one, with the share that they hold."""
    if len(core) < FEWEST_SHARED:
        return []
    size = math.log(len(units))
    owners = np.concatenate([holders[term] for term in core])
    lengths = [len(holders[term]) for term in core]

    def total(values: Sequence[float]) -> NDArray[np.float64]:
        return np.bincount(owners, weights=np.repeat(values, lengths), minlength=len(units)).astype(np.float64)

    share = total(list(core.values())) / math.fsum(core.values())
    rarity = total([size - math.log(length) for length in lengths])
    words = total([float(term[0] not in MARKS) for term in core])
    if denies:
        rarity += size - math.log(sum(unit.denies for unit in units))
    plain = [weight if term[0] not in MARKS else 0.0 for term, weight in core.items()]
    said = total(plain) >= SAID * math.fsum(plain)
    fits = (
        ((share >= CONTAINED) | ((share >= PLAINLY) & said))
        & (rarity >= size + LUCK)
        & (total([1.0] * len(core)) >= FEWEST_SHARED)
    )
    fits &= words >= (1 if denies else 2)
    found = np.nonzero(fits)[0].tolist()
    return [(index, float(share[index])) for index in found if units[index].denies >= denies]
