"""Counts of victims in the claims of one fact: where they cannot all hold, they are one card with every value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.models import ConflictKind, Fact
from briefing.story.amounts import Amount, can_both_hold, comparable
from briefing.story.differences import UPDATE, Difference, days_apart, is_history, others_differ, why_no_conflict
from briefing.story.likeness import likeness
from briefing.story.names import same_name
from briefing.story.tellings import Telling
from briefing.story.tolls import MAGNITUDE, ROLES, ROUNDED, SLACK

COMPANY = 2
"""Names that two articles on one quake have in common."""

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
        if len(fact.outlets) < 2:
            continue
        for role in sorted(ROLES):
            rows = sorted(_rows(role, inside, tellings), key=lambda row: (*_age(tellings[row[0]]), row[1].low, row[0]))
            if len({tellings[index].article for index, _ in rows}) > 1 and _clash(rows[0][1], rows[-1][1]):
                yield Counted(role, tuple(rows), _difference(role, rows, tellings))


def magnitudes_apart(tellings: Sequence[Telling]) -> Iterator[Counted]:
    """The magnitudes that articles give for the quake of a story, where they differ by more than rounding.

    Aftershocks and quakes of former times are left out, and so are pairs that name different places.
    """
    rows = [(index, own) for index, one in enumerate(tellings) if (own := _magnitude(one))]
    pairs = [
        (one, two)
        for one in rows
        for two in rows
        if one[1].low < two[1].low - ROUNDED and _of_one_quake(tellings[one[0]], tellings[two[0]])
    ]
    if not pairs:
        return
    (first, left), (last, right) = pairs[0]
    told = [row for row in rows if row[1].low in {left.low, right.low} and row[0] not in {first, last}]
    reason = _two_sources(left, right, rows, tellings)
    difference = Difference(ConflictKind.NUMBER, left.shown, right.shown, reason, MAGNITUDE)
    yield Counted(MAGNITUDE, ((first, left), *told, (last, right)), difference)


def _magnitude(telling: Telling) -> Amount | None:
    found = [amount for amount in telling.amounts if amount.unit == MAGNITUDE]
    apart = is_history(telling) or any(token.low in _OTHER_QUAKES for token in telling.tokens)
    return found[0] if len(found) == 1 and not apart else None


_OTHER_QUAKES = frozenset(
    (
        *("aftershock", "aftershocks", "foreshock", "foreshocks", "second", "another", "earlier", "previous"),
        *("previously", "later", "similar", "separate", "last", "would", "could", "up"),
    )
)


def _of_one_quake(one: Telling, two: Telling) -> bool:
    """Two articles that name common places and people, and two claims that do not name different ones."""
    if one.article == two.article or days_apart(one, two) or others_differ(likeness(one, two)):
        return False
    return sum(any(same_name(name, other) for other in two.around) for name in one.around) >= COMPANY


def _two_sources(left: Amount, right: Amount, rows: Sequence[Row], tellings: Sequence[Telling]) -> str | None:
    """Why two magnitudes may both be told: one article has both, or the articles are of different days."""
    tellers = [{tellings[index].article for index, own in rows if own.low == side.low} for side in (left, right)]
    if tellers[0] & tellers[1]:
        return "perhaps two measurements: one outlet tells both"
    days = {tellings[index].published for index, own in rows if own.low in {left.low, right.low}}
    return "the articles are of different days" if len(days) > 1 else None


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
