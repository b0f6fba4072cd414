"""Values of one slot in the evidence of one fact that exclude each other: such a fact is reported differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.models import ConflictKind, Fact
from briefing.story.differences.scenes import days_apart
from briefing.story.differences.slots import (
    Difference,
    closest_days,
    same_anchor,
    same_owner,
    same_verb,
    why_no_conflict,
)
from briefing.story.statements.amounts import Amount, adds_up, can_both_hold, comparable
from briefing.story.statements.clocks import clocks_apart
from briefing.story.statements.statement import Statement
from briefing.story.statements.tellings import Telling


def apart_inside(facts: Sequence[Fact], tellings: Sequence[Telling]) -> Iterator[tuple[int, int, Difference]]:
    """Pairs of tellings of different articles in one fact, by number, with the slot that they fill in two ways.

    What belongs to one event is known already, so that likeness is not asked for: a figure in one role, a day or a
    minute of one act is enough.
    """
    places = {telling.evidence: index for index, telling in enumerate(tellings)}
    known: dict[Statement, dict[Statement, tuple[Difference, ...]]] = {}
    for fact in facts:
        inside = [places[one] for one in fact.evidence if one in places]
        told = [(index, tellings[index].article, tellings[index].said) for index in inside]
        for at, row in enumerate(told):
            yield from _beside(row, told[at + 1 :], known.setdefault(row[2], {}))


_Row = tuple[int, str, Statement]
"""A telling by its number, its article, and what it says."""


def _beside(
    row: _Row, others: Sequence[_Row], apart: dict[Statement, tuple[Difference, ...]]
) -> Iterator[tuple[int, int, Difference]]:
    """What differs between a telling and others; ``apart`` is what is known of its statement with others."""
    left, article, one = row
    for right, other, two in others:
        if article != other:
            if two not in apart:
                apart[two] = tuple(_apart(one, two))
            yield from ((left, right, difference) for difference in apart[two])


def _apart(one: Statement, two: Statement) -> Iterator[Difference]:
    yield from _amounts(one, two)
    yield from _days(one, two)
    yield from _clocks(one, two)


def _amounts(one: Statement, two: Statement) -> Iterator[Difference]:
    """The one figure of each that counts the same and cannot be the other's; tolls have cards of their own."""
    every = [(a, b) for a in one.amounts for b in two.amounts]
    pairs = [
        (a, b)
        for a, b in every
        if comparable(a, b) and not a.role and same_verb(one, a, two, b) and same_owner(one, a, two, b)
    ]
    agreeing = [pair for pair in pairs if can_both_hold(*pair)] + [pair for pair in every if _equal(*pair)]
    agreed = {id(amount) for pair in agreeing for amount in pair}
    left_over = [(a, b) for a, b in pairs if id(a) not in agreed and id(b) not in agreed]
    if len(left_over) == 1:
        left, right = left_over[0]
        if adds_up(left, two.amounts) or adds_up(right, one.amounts):
            return
        reason = why_no_conflict(one, two, left, right)
        yield Difference(ConflictKind.NUMBER, left.shown, right.shown, reason, left.unit or right.unit)


def _equal(one: Amount, two: Amount) -> bool:
    return (one.low, one.high) == (two.low, two.high)


def _days(one: Statement, two: Statement) -> Iterator[Difference]:
    if days_apart(one, two):
        pair = closest_days([(a, b) for a in one.days for b in two.days if a.anchor and same_anchor(a, b)])
        if pair:
            yield Difference(ConflictKind.DATE, pair[0].value, pair[1].value)


def _clocks(one: Statement, two: Statement) -> Iterator[Difference]:
    pair = clocks_apart(one.clocks, two.clocks)
    if pair is not None and not days_apart(one, two):
        yield Difference(ConflictKind.DATE, pair[0].shown, pair[1].shown, None, "clock")
