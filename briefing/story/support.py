"""How much of what one claim of a fact specifies the other outlets' claims do not give: days, figures, names."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence

from briefing.story.agreement import ROUNDED
from briefing.story.units import Unit

IN_WORDS = 0.3
"""What a figure in words counts beside one in digits: "two new ships" says little more than "new ships"."""

Figure = tuple[str, float, float]


class Support:
    """Which articles give each day, figure and name that the claims of one fact hold."""

    def __init__(self, members: Sequence[Unit]) -> None:
        self._articles = {unit.article for unit in members}
        self._tellers: dict[Hashable, set[int]] = {}
        for unit in members:
            for held in (*unit.days, *unit.numbers, *((root,) for root in unit.roots)):
                self._tellers.setdefault(held, set()).add(unit.article)
        self._days = sorted(held for held in self._tellers if isinstance(held, str))
        self._figures = sorted({figure for unit in members for figure in unit.numbers})
        self._known: dict[Hashable, set[int]] = {}

    def figures_lacking(self, unit: Unit) -> float:
        """The days and figures of a claim, each as the share of the other articles that does not give it."""
        days = [self._lacking(self._day(day), unit) for day in _distinct(unit.days)]
        figures = [
            self._lacking(self._figure(figure), unit) * (1.0 if f"{figure[1]:g}" in unit.values else IN_WORDS)
            for figure in sorted(unit.numbers)
        ]
        return math.fsum((*days, *figures))

    def names_lacking(self, unit: Unit) -> float:
        """The names of a claim, each as the share of the other articles that does not name it."""
        return math.fsum(self._lacking(self._tellers[root,], unit) for root in sorted(unit.roots))

    def _lacking(self, tellers: set[int], unit: Unit) -> float:
        others = len(self._articles) - 1
        return (others - len(tellers - {unit.article})) / others if others else 0.0

    def _day(self, day: str) -> set[int]:
        """Who gives a day, its month or its year, or a day in it."""
        if day not in self._known:
            near = [self._tellers[own] for own in self._days if own.startswith(day) or day.startswith(own)]
            self._known[day] = set().union(*near)
        return self._known[day]

    def _figure(self, figure: Figure) -> set[int]:
        """Who gives a figure of that unit, rounded in another way or not."""
        if figure not in self._known:
            near = [self._tellers[own] for own in self._figures if _one_figure(own, figure)]
            self._known[figure] = set().union(*near)
        return self._known[figure]


def _distinct(days: frozenset[str]) -> list[str]:
    """The days without those that only name the month or year of another one."""
    return [day for day in sorted(days) if not any(other != day and other.startswith(day) for other in days)]


def _one_figure(one: Figure, two: Figure) -> bool:
    units = [figure[0].rpartition(" ")[2] for figure in (one, two)]
    near = one[1] <= two[2] * (1 + ROUNDED) and two[1] <= one[2] * (1 + ROUNDED)
    return near and ("" in units or units[0] == units[1])
