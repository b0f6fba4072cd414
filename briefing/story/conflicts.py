"""What is told differently, and why it may be no conflict."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from briefing.models import Conflict, ConflictValue, Entity, Fact, Reading
from briefing.story.differences import LEAST_SHARED, Difference, differences, likeness
from briefing.story.names import NameBook
from briefing.story.tellings import Telling, take_apart


def find_conflicts(
    readings: Sequence[Reading], entities: Sequence[Entity], facts: Sequence[Fact]
) -> tuple[Conflict, ...]:
    """What is told differently, and why it may be no conflict."""
    book = NameBook.of(entities)
    tellings = [one for order, reading in enumerate(readings) for one in take_apart(reading, order, book)]
    out = []
    for one, two in _pairs(tellings):
        like = likeness(one, two)
        if like.shared < LEAST_SHARED:
            continue
        for difference in differences(one, two, like):
            out.append((like.score, one, two, difference))
    seen, conflicts = set(), []
    for _, one, two, difference in sorted(out, key=lambda row: (-row[0], row[1].evidence, row[2].evidence)):
        key = (difference.kind, difference.left, difference.right, one.article, two.article)
        if key in seen:
            continue
        seen.add(key)
        conflicts.append(_conflict(one, two, difference, facts))
    return tuple(conflicts)


def _pairs(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    for at, one in enumerate(tellings):
        for two in tellings[at + 1 :]:
            if one.order != two.order:
                yield one, two


def _conflict(one: Telling, two: Telling, difference: Difference, facts: Sequence[Fact]) -> Conflict:
    values = (ConflictValue(difference.left, (one.evidence,)), ConflictValue(difference.right, (two.evidence,)))
    joined = f"{difference.kind}{values}"
    ids = tuple(fact.id for fact in facts if {one.evidence, two.evidence} & set(fact.evidence))
    name = "c" + hashlib.sha256(joined.encode()).hexdigest()[:10]
    return Conflict(name, difference.kind, difference.kind, values, difference.reason, ids)
