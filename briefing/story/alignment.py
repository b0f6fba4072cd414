"""Which claims say the same: their similarity, what forbids it, and groups in which each claim agrees with the rest."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.models import Reading
from briefing.story.clusters import Link, Rule, average_link
from briefing.story.profiles import Nearness, profile_of
from briefing.story.similarity import Similarity
from briefing.story.stems import opposites
from briefing.story.units import DAY, NAME, PART, Unit

SAME = 0.34
"""The mean similarity from which on claims of different articles are one fact."""

SAME_ARTICLE = 0.50
"""The same for two claims of one article, which seldom says a thing twice."""

FAINT = 0.20
"""Similarities below this one are not kept, and count as ``ABSENT``."""

ABSENT = 0.05
FORBIDDEN = -1.0
"""What a pair counts as that cannot be one fact: enough to keep two groups apart."""

NAME_WEIGHT = 0.5
PART_WEIGHT = 0.8
DAY_WEIGHT = 0.7
"""A name, the words of a name and a day against a plain word of the same rarity."""

USUAL_NEARNESS = 0.6
"""The similarity of two articles of one story; where it is smaller, their claims are less likely to be of one event."""

NEIGHBOURS = 200
FEWEST_SHARED = 3
"""How many words and names two claims must share."""

CONTAINED = 0.65
"""The share of what a group's claims have in common that a further claim must hold."""

LUCK = 2.0
"""How rare the shared terms must be together: by chance, e to the minus this many claims would hold all of them."""

LEAST_CONTENT = 0.30
"""The least overlap of what two claims say beside names."""

OTHER_VALUE = 0.5
"""The similarity from which on another day or figure is another value for one thing, not another thing."""


class Alignment:
    """The similarity of the claims of a story, row by row."""

    def __init__(self, units: Sequence[Unit], readings: Sequence[Reading]) -> None:
        self.units = units
        self.lexical = Similarity([unit.terms for unit in units], weigh=_weigh)
        nearness = Nearness([profile_of(reading) for reading in readings])
        rows = [np.minimum(nearness.row(index) / USUAL_NEARNESS, 1.0) for index in range(len(readings))]
        self._articles = np.array([unit.article for unit in units], dtype=np.int64)
        self._nearness = rows

    def row(self, index: int) -> NDArray[np.float64]:
        """The similarity of one claim with every claim, shape (claims,), each between 0 and 1."""
        near = self._nearness[self.units[index].article][self._articles]
        scores: NDArray[np.float64] = self.lexical.row(index) * near
        return scores


def _weigh(term: str) -> float:
    return {NAME: NAME_WEIGHT, PART: PART_WEIGHT, DAY: DAY_WEIGHT}.get(term[:1], 1.0)


def align(units: Sequence[Unit], readings: Sequence[Reading]) -> list[list[int]]:
    """The claims as groups that say the same each, by index; a claim that nothing agrees with is a group of one."""
    alignment = Alignment(units, readings)
    links: list[Link] = []
    for index in range(len(units)):
        row = alignment.row(index)
        others = np.nonzero(row >= FAINT)[0]
        others = others[others > index]
        if len(others) > NEIGHBOURS:
            others = np.sort(others[np.argsort(-row[others], kind="stable")[:NEIGHBOURS]])
        for other in others.tolist():
            value = agreement(units[index], units[other], float(row[other]), alignment.lexical.rarity)
            links.append((index, other, value))
    return average_link(links, [ABSENT] * len(units), Rule(SAME, 0.0, 0.0, 1.0))


def gather(groups: Sequence[Sequence[int]], units: Sequence[Unit]) -> list[list[int]]:
    """The groups of several articles, with the claims of further articles that say as much beside other things.

    A sentence that states several facts lies in the group that it agrees with best; what else it states is found here,
    by the terms that most claims of a group have in common. So one claim may be evidence for two facts.
    """
    holders: dict[str, list[int]] = {}
    for index, unit in enumerate(units):
        for term in sorted(set(unit.terms)):
            holders.setdefault(term, []).append(index)
    size = len(units)
    gathered = []
    for group in groups:
        present = {units[index].article for index in group}
        if len(present) < 2:
            gathered.append(list(group))
            continue
        core = core_of([units[index] for index in group], lambda term: 1 + size / len(holders[term]))
        found = _containing(core, group, units, holders) if len(core) >= FEWEST_SHARED else {}
        best: dict[int, tuple[float, int]] = {}
        for index, share in found.items():
            article = units[index].article
            if article not in present and share > best.get(article, (0.0, 0))[0]:
                best[article] = (share, index)
        gathered.append(sorted([*group, *(index for _, index in best.values())]))
    return gathered


def core_of(group: Sequence[Unit], spread: Callable[[str], float]) -> dict[str, float]:
    """The words and names that more than half of the claims share, with the logarithm of what ``spread`` gives them."""
    counts = Counter(term for unit in group for term in {*unit.content, *(NAME + root for root in unit.roots)})
    shared = sorted(term for term, count in counts.items() if count * 2 > len(group))
    return {term: _weigh(term) * math.log(spread(term)) for term in shared}


def _containing(
    core: Mapping[str, float], group: Sequence[int], units: Sequence[Unit], holders: Mapping[str, Sequence[int]]
) -> dict[int, float]:
    """The claims that hold most of the core and deny as much as the group does, with the share that they hold."""
    denies = units[group[0]].denies
    held: dict[int, list[str]] = {}
    for term in core:
        for index in holders[term]:
            if units[index].denies == denies:
                held.setdefault(index, []).append(term)
    total = math.fsum(core.values())
    size = math.log(len(units))
    start = size - math.log(sum(unit.denies for unit in units)) if denies else 0.0
    found = {}
    for index, terms in sorted(held.items()):
        share = math.fsum(core[term] for term in terms) / total
        rarity = start + math.fsum(size - math.log(len(holders[term])) for term in terms)
        if share >= CONTAINED and rarity >= size + LUCK and len(terms) >= FEWEST_SHARED and _says(terms, denies=denies):
            found[index] = share
    return found


def _says(terms: Sequence[str], *, denies: bool) -> bool:
    """Whether there are enough plain words among the terms: two, or the one that denies."""
    return sum(term[0] not in (NAME, DAY, PART) for term in terms) >= (1 if denies else 2)


def agreement(one: Unit, two: Unit, score: float, rarity: Mapping[str, float]) -> float:
    """The similarity of two claims, or ``FORBIDDEN`` where they cannot say the same.

    They must agree in what they deny, in somebody they name, and in what they say beside names; where a day or a figure
    differs, all else must agree so well that it is another value for the same thing.
    """
    if one.denies != two.denies or (one.article == two.article and score < SAME_ARTICLE):
        return FORBIDDEN
    if not (_share_words(one, two) and _share_names(one, two)):
        return FORBIDDEN
    if _overlap(one.content, two.content, rarity) < LEAST_CONTENT:
        return FORBIDDEN
    if _oppose(one, two) or (score < OTHER_VALUE and (differ_in_days(one, two) or differ_in_numbers(one, two))):
        return FORBIDDEN
    return score


def _share_words(one: Unit, two: Unit) -> bool:
    """Whether two claims share three words, or two and a name; two denials, one and two names."""
    words = len(set(one.content) & set(two.content))
    names = max(len(one.roots & two.roots), min(1, len(set(one.parts) & set(two.parts))))
    return words >= (1 if one.denies else 2) and words + names >= FEWEST_SHARED


def _share_names(one: Unit, two: Unit) -> bool:
    """Whether two claims have a name in common, or one has none."""
    return not (one.parts and two.parts) or bool(one.names & two.names or set(one.parts) & set(two.parts))


def _overlap(one: Sequence[str], two: Sequence[str], rarity: Mapping[str, float]) -> float:
    """The shared weight of two sets of words against the geometric mean of their weights."""
    first, second = set(one), set(two)
    shared = math.fsum(rarity[word] for word in first & second)
    sizes = math.fsum(rarity[word] for word in first) * math.fsum(rarity[word] for word in second)
    return shared / math.sqrt(sizes) if sizes else 0.0


def _oppose(one: Unit, two: Unit) -> bool:
    """Whether a word of the one excludes a word of the other: "rose" and "fell", "charged" and "convicted"."""
    first, second = set(one.content) - set(two.content), set(two.content) - set(one.content)
    return any(opposites().get(word, frozenset()) & second for word in first)


def differ_in_days(one: Unit, two: Unit) -> bool:
    """Whether both name days and none of the one can be one of the other."""
    return bool(one.days and two.days) and not any(
        first.startswith(second) or second.startswith(first) for first in one.days for second in two.days
    )


def differ_in_numbers(one: Unit, two: Unit) -> bool:
    """Whether both count the same thing and no figure of the one can be one of the other."""
    units = {unit for unit, _, _ in one.numbers} & {unit for unit, _, _ in two.numbers}
    return bool(units) and not any(
        first[1] <= second[2] and second[1] <= first[2]
        for first in one.numbers
        for second in two.numbers
        if first[0] == second[0]
    )
