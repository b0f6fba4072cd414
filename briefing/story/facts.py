"""Claims of several articles aligned to facts."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Entity, Fact, Reading


def find_facts(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Fact, ...]:
    """Claims of several articles aligned to facts."""
    return ()
