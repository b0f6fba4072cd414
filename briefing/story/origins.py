"""Whom each article leans on, with the chain of relays."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Entity, Origin, Reading


def trace_origins(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Origin, ...]:
    """Whom each article leans on, with the chain of relays."""
    return ()
