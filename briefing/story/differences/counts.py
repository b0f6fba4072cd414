"""Counts of victims in the claims of one fact: where they cannot all hold, they are one card with every value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import combinations, pairwise, product

from briefing.models import ConflictKind, Fact
from briefing.story.differences.reasons import UPDATE
from briefing.story.differences.scenes import is_history
from briefing.story.differences.slots import Difference, why_no_conflict
from briefing.story.facts.tolls import ROLES, SLACK
from briefing.story.statements.amounts import ROUGH, Amount, can_both_hold, comparable
from briefing.story.statements.tellings import Telling

FEW = 5
"""By so many a count may pass the bound of another one, however small both are."""

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


Moments = Mapping[str, datetime]
"""When articles were published, of those that say it to the minute."""

_NO_MOMENTS: Moments = {}


def counts_within(
    facts: Sequence[Fact], tellings: Sequence[Telling], moments: Moments = _NO_MOMENTS
) -> Iterator[Counted]:
    """What the evidence of each fact counts, where two articles give counts that cannot both hold.

    Within a day counts are in the order of the hour where every article gives one.
    """
    places = {telling.evidence: index for index, telling in enumerate(tellings)}
    several = [fact for fact in facts if len(fact.articles) > 1]
    for fact, role in product(several, sorted(ROLES)):
        inside = [places[one] for one in fact.evidence if one in places]
        rows, known = _in_order(list(_rows(role, inside, tellings)), tellings, moments)
        pairs = combinations(rows, 2)
        if any(_clash(a, b) for (i, a), (j, b) in pairs if tellings[i].article != tellings[j].article):
            yield Counted(role, tuple(rows), _difference(role, rows, tellings, known))


def _in_order(rows: Sequence[Row], tellings: Sequence[Telling], moments: Moments) -> tuple[list[Row], Moments]:
    """The rows, oldest first, and the moments by which those of one day are put in order: all of them or none."""
    known = moments if all(tellings[index].article in moments for index, _ in rows) else _NO_MOMENTS
    return sorted(rows, key=lambda row: (*_age(tellings[row[0]], known), row[1].low, row[0])), known


def _age(telling: Telling, moments: Moments) -> tuple[date, datetime]:
    return telling.said.published or date.max, moments.get(telling.article, datetime.max.replace(tzinfo=UTC))


def _rows(role: str, inside: Sequence[int], tellings: Sequence[Telling]) -> Iterator[Row]:
    for index in inside:
        amounts = [one for one in tellings[index].said.amounts if one.role == role and not one.part]
        if len(amounts) == 1 and not is_history(tellings[index].said):
            yield index, amounts[0]


def _clash(one: Amount, two: Amount) -> bool:
    """Whether two counts are no count of one moment: "at least 17" holds for 19, but no longer for 31."""
    far = abs(one.low - two.low) > SLACK * max(one.low, two.low)
    lower, higher = sorted((one, two), key=lambda amount: amount.low)
    outgrown = lower.bound == "least" and higher.low - lower.high > max(FEW, ROUGH * lower.low)
    return far and comparable(one, two) and (outgrown or not can_both_hold(one, two))


def _difference(role: str, rows: Sequence[Row], tellings: Sequence[Telling], moments: Moments) -> Difference:
    (first, left), (last, right) = rows[0], rows[-1]
    reason = why_no_conflict(tellings[first].said, tellings[last].said, left, right)
    difference = Difference(ConflictKind.NUMBER, left.shown, right.shown, reason, role)
    return replace(difference, reason=UPDATE) if _grew(rows, tellings, moments) else difference


def _grew(rows: Sequence[Row], tellings: Sequence[Telling], moments: Moments) -> bool:
    """Whether every count is told at a later minute than those before it, and none is lower."""
    times = [moments.get(tellings[index].article) for index, _ in rows]
    later = all(one and two and one < two for (one, two) in pairwise(times))
    grown = all(one.low <= two.low for (_, one), (_, two) in pairwise(rows))
    return later and grown and rows[0][1].high < rows[-1][1].low
