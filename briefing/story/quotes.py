"""Quotes of all articles with their speakers linked to entities."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Entity, Quote, Reading


def link_quotes(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Quote, ...]:
    """Quotes of all articles with their speakers linked to entities."""
    return ()
