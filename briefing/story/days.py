"""Days of articles that state none, taken from the other articles of the story."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Reading


def infer_days(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Days of articles that state none, taken from the other articles of the story."""
    return tuple(readings)
