"""How much of what one claim of a fact specifies the other outlets' claims do not give: days, figures, names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.story.agreement import ROUNDED
from briefing.story.units import Unit

IN_WORDS = 0.3
"""What a figure in words counts beside one in digits: "two new ships" says little more than "new ships"."""

Figure = tuple[str, float, float]


@dataclass(frozen=True, slots=True)
class Unsupported:
    """What other outlets lack of one claim: for each day or figure, and each name, the share of them that lacks it."""

    figures: float
    names: float


def unsupported(unit: Unit, members: Sequence[Unit]) -> Unsupported:
    """What the articles of ``members`` other than the claim's own do not give of what it specifies.

    A month supports a day of it and the other way round; so does a figure that is rounded differently.
    """
    others: dict[int, list[Unit]] = {}
    for member in members:
        if member.article != unit.article:
            others.setdefault(member.article, []).append(member)
    told = list(others.values())
    if not told:
        return Unsupported(0.0, 0.0)

    figures = [1.0 * sum(not any(_gives_day(one, day) for one in own) for own in told) for day in _distinct(unit.days)]
    for figure in sorted(unit.numbers):
        worth = 1.0 if f"{figure[1]:g}" in unit.values else IN_WORDS
        figures.append(worth * sum(not any(_gives(one, figure) for one in own) for own in told))
    names = [sum(not any(root in one.roots for one in own) for own in told) for root in unit.roots]
    return Unsupported(math.fsum(figures) / len(told), math.fsum(names) / len(told))


def _distinct(days: frozenset[str]) -> list[str]:
    """The days without those that only name the month or year of another one."""
    return [day for day in sorted(days) if not any(other != day and other.startswith(day) for other in days)]


def _gives_day(unit: Unit, day: str) -> bool:
    return any(own.startswith(day) or day.startswith(own) for own in unit.days)


def _gives(unit: Unit, figure: Figure) -> bool:
    _, low, high = figure
    return any(
        least <= high * (1 + ROUNDED) and low <= most * (1 + ROUNDED)
        for kind, least, most in unit.numbers
        if not kind or not figure[0] or kind.split(" ")[-1] == figure[0].split(" ")[-1]
    )
