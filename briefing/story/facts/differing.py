"""Whether two claims give other words, days or figures, that cannot be of one and the same thing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import product

from briefing.language.english.calendar import bounds
from briefing.language.english.opposites import opposite_senses
from briefing.story.facts.rounding import ROUNDED, Figure
from briefing.story.statements.units import DURATION, Unit

MOST_PARTS = 3
"""Figures of one unit in a claim, at most, that may be parts of a sum."""


def oppose(one: Unit, two: Unit) -> bool:
    """Whether a word of the one excludes a word of the other: "rose" and "fell", "charged" and "convicted".

    So does that something was the first, where the other does not hold the word: a visit is not yet a first visit.
    """
    if {one.first, two.first} == {True, False}:
        return True
    table = opposite_senses()
    others = two.words - one.words
    return any(table[word] & others for word in one.words - two.words if word in table)


def differ(one: Unit, two: Unit) -> bool:
    """Whether two claims give another day or figure, or one tells what is and the other what may be.

    What somebody plans to do and what he will do are one.
    """
    apart = one.hedged != two.hedged and not (one.intends and two.intends)
    return apart or differ_in_days(one, two) or differ_in_numbers(one, two)


def differ_in_days(one: Unit, two: Unit) -> bool:
    """Whether both name days and none of the one can be one of the other."""
    return bool(one.days and two.days) and not any(_may_be_one(*pair) for pair in product(one.days, two.days))


@lru_cache(50_000)
def _may_be_one(first: str, second: str) -> bool:
    """Whether one of two days, months or years lies in the other one: "next Tuesday" in "next week"."""
    if first.startswith(second) or second.startswith(first):
        return True
    one, two = bounds(first), bounds(second)
    if one is None or two is None:
        return False
    return (one[0] <= two[0] and two[1] <= one[1]) or (two[0] <= one[0] and one[1] <= two[1])


def differ_in_numbers(one: Unit, two: Unit) -> bool:
    """Whether both count the same thing and no figure of the one can be one of the other, nor the sum of its parts."""
    units = {unit for unit, _, _ in one.numbers} & {unit for unit, _, _ in two.numbers} - {DURATION}
    return bool(units) and not any(
        first[1] <= second[2] * (1 + ROUNDED) and second[1] <= first[2] * (1 + ROUNDED)
        for first in _with_sums(one.numbers)
        for second in _with_sums(two.numbers)
        if first[0] == second[0]
    )


def _with_sums(figures: Set[Figure]) -> Iterator[Figure]:
    """The figures, and of those of one unit that are two or three their sum: so many in cash, so many in loans."""
    yield from figures
    for unit in {unit for unit, _, _ in figures} - {DURATION}:
        own = [(low, high) for name, low, high in figures if name == unit]
        if 1 < len(own) <= MOST_PARTS:
            yield unit, math.fsum(low for low, _ in own), math.fsum(high for _, high in own)
