"""Which claims of a story say the same: groups in which each claim agrees with the rest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.models import Reading
from briefing.story.facts.agreement import Agreement
from briefing.story.facts.limits import Limits
from briefing.story.nearness.clusters import Rule, average_link, strongest
from briefing.story.nearness.profiles import Nearness, profile_of
from briefing.story.nearness.similarity import Similarity
from briefing.story.statements.units import DAY, NAME, PART, VALUE, Unit

SAME = 0.34
"""The mean similarity from which on claims of different articles are one fact."""

FAINT = 0.20
"""Similarities below this one are not kept, and count as ``ABSENT``."""

ABSENT = 0.05
NEIGHBOURS = 200

WEIGHTS = {NAME: 0.5, PART: 0.8, DAY: 0.7, VALUE: 0.7}
"""What a name, a word of a name, a day and a figure weigh against a plain word of the same rarity."""

USUAL_NEARNESS = 0.6
"""The similarity of two articles of one story; where it is smaller, their claims are less likely to be of one event."""


class Alignment:
    """The similarity of the claims of a story, row by row."""

    def __init__(self, units: Sequence[Unit], readings: Sequence[Reading]) -> None:
        self.units = units
        self.lexical = Similarity([unit.terms for unit in units], weigh=weigh)
        nearness = Nearness([profile_of(reading) for reading in readings])
        self._articles = np.array([unit.article for unit in units], dtype=np.int64)
        self._nearness = [np.minimum(nearness.row(index) / USUAL_NEARNESS, 1.0) for index in range(len(readings))]

    def row(self, index: int) -> NDArray[np.float64]:
        """The similarity of one claim with every claim, shape (claims,), each between 0 and 1."""
        near = self._nearness[self.units[index].article][self._articles]
        scores: NDArray[np.float64] = self.lexical.row(index) * near
        return scores


def weigh(term: str) -> float:
    """What a term weighs by its kind."""
    return WEIGHTS.get(term[:1], 1.0)


def align(units: Sequence[Unit], readings: Sequence[Reading], limits: Limits) -> list[list[int]]:
    """The claims as groups that say the same each, by index; a claim that nothing agrees with is a group of one."""
    alignment = Alignment(units, readings)
    agreement = Agreement(units, alignment.lexical.rarity, limits)
    links: list[dict[int, float]] = [{} for _ in units]
    floors = []
    for index in range(len(units)):
        row = alignment.row(index)
        row[index] = 0.0
        others, floor = strongest(row, FAINT, NEIGHBOURS, ABSENT)
        floors.append(floor)
        for other in others:
            one, two = min(index, other), max(index, other)
            if two not in links[one]:
                links[one][two] = agreement.between(one, two, float(row[other]))
    # Sorted claim by claim: one sort of them all is a single call that no other thread can interrupt.
    found = [(one, two, value) for one, others_of in enumerate(links) for two, value in sorted(others_of.items())]
    return limits.split(average_link(found, floors, Rule(SAME, 0.0, 0.0, 1.0)))
