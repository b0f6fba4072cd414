"""The order of a story's articles, and its name; light, since a second opening needs no more than these."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from briefing.models import Reading


def order_readings(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """By day (undated last), outlet, path and id."""

    def key(reading: Reading) -> tuple[str, str, str, str]:
        article = reading.article
        day = article.published.isoformat() if article.published else "9999"
        return (day, article.outlet or "~", article.path, article.id)

    return tuple(sorted(readings, key=key))


def story_id(readings: Sequence[Reading]) -> str:
    """A short name that stays the same while the story's articles do."""
    joined = "\n".join(sorted(reading.article.id for reading in readings))
    return "s" + hashlib.sha256(joined.encode()).hexdigest()[:10]


def story_title(readings: Sequence[Reading]) -> str:
    """The headline that shares most words with the other headlines; a real one before an inferred one."""
    titles = [(reading.article.title_inferred, reading.article.title) for reading in readings]
    words = [frozenset(title.lower().split()) for _, title in titles]

    def key(index: int) -> tuple[bool, float, int, str]:
        inferred, title = titles[index]
        overlap = sum(len(words[index] & other) for other in words) / (len(words[index]) + 3)
        return (inferred, -overlap, len(title), title)

    return titles[min(range(len(titles)), key=key)][1] if titles else ""
