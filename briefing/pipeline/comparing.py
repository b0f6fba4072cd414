"""The story of some articles: as it is kept, or compared and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from briefing.models import Corrections, Reading, Story
from briefing.pipeline.correcting import behind
from briefing.pipeline.state import comparer
from briefing.store import Store, content_key
from briefing.story import build_story


def known_story(store: Store | None, readings: Sequence[Reading], corrections: Corrections) -> Story | None:
    """The story, where it was compared before."""
    return store.known_story(collection_key(readings, corrections), comparer()) if store is not None else None


def compare(
    store: Store | None, readings: Sequence[Reading], corrections: Corrections, shared: bool
) -> Story:  # said by the session alone
    """The story; ``shared`` where others read what the store keeps: what somebody put right is his own."""
    known = known_story(store, readings, corrections)
    if known is not None:
        return known
    story = build_story(readings, corrections)
    if store is not None and not (shared and behind(readings, corrections)):
        store.keep_story(collection_key(readings, corrections), comparer(), story)
    return story


def collection_key(readings: Sequence[Reading], corrections: Corrections = ()) -> str:
    """What a comparison depends on: which articles, each with its content and its day, and what was put right."""
    parts = sorted(f"{reading.article.id} {content_key(reading.article)}" for reading in readings)
    parts += filter(None, [behind(readings, corrections)])
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
