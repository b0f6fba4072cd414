"""The five to eight facts that lead the brief: ids, in an order that reads."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Fact, Reading


def choose_lead(readings: Sequence[Reading], facts: Sequence[Fact]) -> tuple[str, ...]:
    """The five to eight facts that lead the brief: ids, in an order that reads."""
    return tuple(fact.id for fact in facts[:6])
