"""On which side of a difference a fact and each article stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.models import Conflict, Evidence, Fact


@dataclass(frozen=True, slots=True)
class Stand:
    """The conflict and the side of it, an index into its values, on which an article stands."""

    conflict: str
    side: int


Places = Mapping[str, Sequence[tuple[int, int, int]]]
"""The sides of a difference with the ends of their evidence, by article."""


def places_of(conflict: Conflict) -> Places:
    """Where the sides of a difference have their evidence."""
    found: dict[str, list[tuple[int, int, int]]] = {}
    for side, value in enumerate(conflict.values):
        for one in value.evidence:
            found.setdefault(one.article, []).append((side, one.start, one.end))
    return found


def others_sides(fact: Fact, conflicts: Mapping[str, Conflict]) -> dict[str, Stand]:
    """The articles that stand on another side of a difference than the statement of the fact, by id.

    An article on the side of the statement too is left out, and one that gives evidence for the fact counts as on
    another side only where its own evidence in the fact is.
    """
    found: dict[str, Stand] = {}
    for conflict in (conflicts[name] for name in fact.conflicts if name in conflicts):
        places = places_of(conflict)
        home = side_of_statement(fact, places)
        if home is None:
            continue
        sides = _sides(conflict, fact, places)
        for article, held in sides.items():
            if home not in held:
                found.setdefault(article, Stand(conflict.id, min(held)))
    return found


def side_of_statement(fact: Fact, places: Places) -> int | None:
    """The side of the statement, of most of the evidence where that is on none; None where nothing is on any."""
    stated = [one for one in fact.evidence if one.text == fact.statement]
    held = [_touching(places, one) for one in stated]
    if any(held):
        return min(min(sides) for sides in held if sides)
    counts: dict[int, int] = {}
    for one in fact.evidence:
        for side in _touching(places, one):
            counts[side] = counts.get(side, 0) + 1
    return min(counts, key=lambda side: (-counts[side], side), default=None)


def _sides(conflict: Conflict, fact: Fact, places: Places) -> dict[str, set[int]]:
    """The sides of each article that the conflict cites: for one of the fact's articles those of its evidence there."""
    own = places.keys() & set(fact.articles)
    sides: dict[str, set[int]] = {}
    for side, value in enumerate(conflict.values):
        for one in value.evidence:
            if one.article not in own:
                sides.setdefault(one.article, set()).add(side)
    touched: dict[str, set[int]] = {}
    for one in fact.evidence:
        if one.article in own:
            touched.setdefault(one.article, set()).update(_touching(places, one))
    return sides | {article: held for article, held in sorted(touched.items()) if held}


def _touching(places: Places, evidence: Evidence) -> set[int]:
    first, last = evidence.start, evidence.end
    return {side for side, start, end in places.get(evidence.article, ()) if start < last and first < end}
