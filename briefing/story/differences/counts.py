"""Counts of victims in the claims of one fact: where they cannot all hold, they are one card with every value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.models import ConflictKind, Fact
from briefing.story.differences.slots import UPDATE, Difference, why_no_conflict
from briefing.story.facts.tolls import ROLES, SLACK
from briefing.story.statements.amounts import Amount, can_both_hold, comparable
from briefing.story.statements.tellings import Telling

Row = tuple[int, Amount]


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts in one role that the tellings of a fact give, by the numbers of the tellings, oldest first."""

    role: str
    rows: tuple[Row, ...]
    difference: Difference

    @property
    def ends(self) -> tuple[int, int]:
        """The first telling and the last one."""
        return self.rows[0][0], self.rows[-1][0]

    @property
    def grows(self) -> bool:
        """Whether it is a toll that was told higher on a later day."""
        return self.difference.reason == UPDATE


def counts_within(facts: Sequence[Fact], tellings: Sequence[Telling]) -> Iterator[Counted]:
    """What the evidence of each fact counts, where two articles give counts that cannot both hold."""
    places = {telling.evidence: index for index, telling in enumerate(tellings)}
    for fact in facts:
        inside = [places[one] for one in fact.evidence if one in places]
        if len(fact.articles) < 2:
            continue
        for role in sorted(ROLES):
            rows = sorted(_rows(role, inside, tellings), key=lambda row: (*_age(tellings[row[0]]), row[1].low, row[0]))
            if len({tellings[index].article for index, _ in rows}) > 1 and _clash(rows[0][1], rows[-1][1]):
                yield Counted(role, tuple(rows), _difference(role, rows, tellings))


def _age(telling: Telling) -> tuple[date]:
    return (telling.published or date.max,)


def _rows(role: str, inside: Sequence[int], tellings: Sequence[Telling]) -> Iterator[Row]:
    for index in inside:
        amounts = [one for one in tellings[index].amounts if one.role == role and not one.part]
        if len(amounts) == 1:
            yield index, amounts[0]


def _clash(one: Amount, two: Amount) -> bool:
    far = abs(one.low - two.low) > SLACK * max(one.low, two.low)
    return far and comparable(one, two) and not can_both_hold(one, two)


def _difference(role: str, rows: Sequence[Row], tellings: Sequence[Telling]) -> Difference:
    (first, left), (last, right) = rows[0], rows[-1]
    reason = why_no_conflict(tellings[first], tellings[last], left, right)
    return Difference(ConflictKind.NUMBER, left.shown, right.shown, reason, role)
