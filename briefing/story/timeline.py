"""Events by resolved day, publication days apart."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Reading, TimelineEvent


def build_timeline(readings: Sequence[Reading]) -> tuple[TimelineEvent, ...]:
    """Events by resolved day, publication days apart."""
    return ()
