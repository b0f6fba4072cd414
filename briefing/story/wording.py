"""How each outlet names each actor, event and group."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Entity, Reading, Wording


def collect_wording(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Wording, ...]:
    """How each outlet names each actor, event and group."""
    return ()
