"""What is told differently, and why it may be no conflict."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Conflict, Entity, Fact, Reading


def find_conflicts(readings: Sequence[Reading], entities: Sequence[Entity], facts: Sequence[Fact]) -> tuple[Conflict, ...]:
    """What is told differently, and why it may be no conflict."""
    return ()
