"""Facts that tell a plan which a later article says to be changed: they are told, but do not open a brief."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.models import Conflict, ConflictValue, Fact, Reading
from briefing.story.differences.reasons import CHANGED


def without_changed_plans(
    readings: Sequence[Reading], facts: Sequence[Fact], conflicts: Sequence[Conflict]
) -> Sequence[Fact]:
    """The facts without those that give the former day of a plan and not the one that was published last."""
    days = {reading.article.id: reading.article.published for reading in readings}
    gone: set[str] = set()
    for conflict in conflicts:
        if conflict.reason == CHANGED:
            last = max(conflict.values, key=lambda value: _published(value, days))
            told = {fact.id for fact in facts if fact.id in conflict.facts and _gives(fact, last)}
            gone |= set(conflict.facts) - told if told else set()
    return [fact for fact in facts if fact.id not in gone]


def _published(value: ConflictValue, days: dict[str, date | None]) -> date:
    return max((day for one in value.evidence if (day := days.get(one.article))), default=date.min)


def _gives(fact: Fact, value: ConflictValue) -> bool:
    """Whether some of the evidence of a fact gives a value."""
    return any(
        own.article == one.article and own.span.overlaps(one.span) for own in fact.evidence for one in value.evidence
    )
