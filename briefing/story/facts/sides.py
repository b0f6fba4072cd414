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


def others_sides(fact: Fact, conflicts: Mapping[str, Conflict]) -> dict[str, Stand]:
    """The articles that stand on another side of a difference than the statement of the fact, by id.

    An article on the side of the statement too is left out, and one that gives evidence for the fact counts as on
    another side only where its own evidence in the fact is.
    """
    found: dict[str, Stand] = {}
    for conflict in (conflicts[name] for name in fact.conflicts if name in conflicts):
        home = side_of_statement(fact, conflict)
        if home is None:
            continue
        own = {one.article for value in conflict.values for one in value.evidence} & set(fact.articles)
        sides = _sides(conflict, fact, own)
        for article, held in sides.items():
            if home not in held:
                found.setdefault(article, Stand(conflict.id, min(held)))
    return found


def side_of_statement(fact: Fact, conflict: Conflict) -> int | None:
    """The side of the statement, of most of the evidence where that is on none; None where nothing is on any."""
    stated = [one for one in fact.evidence if one.text == fact.statement]
    held = [_touching(conflict, [one]) for one in stated]
    if any(held):
        return min(min(sides) for sides in held if sides)
    counts: dict[int, int] = {}
    for one in fact.evidence:
        for side in _touching(conflict, [one]):
            counts[side] = counts.get(side, 0) + 1
    return min(counts, key=lambda side: (-counts[side], side), default=None)


def _sides(conflict: Conflict, fact: Fact, own: set[str]) -> dict[str, set[int]]:
    """The sides of each article that the conflict cites: for one of the fact's articles those of its evidence there."""
    sides: dict[str, set[int]] = {}
    for side, value in enumerate(conflict.values):
        for one in value.evidence:
            if one.article not in own:
                sides.setdefault(one.article, set()).add(side)
    for article in sorted(own):
        touched = _touching(conflict, [one for one in fact.evidence if one.article == article])
        if touched:
            sides[article] = touched
    return sides


def _touching(conflict: Conflict, evidence: Sequence[Evidence]) -> set[int]:
    return {
        side
        for side, value in enumerate(conflict.values)
        if any(one.article == own.article and one.span.overlaps(own.span) for one in value.evidence for own in evidence)
    }
