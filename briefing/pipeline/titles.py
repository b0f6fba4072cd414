"""The titles of a collection's stories, kept: they follow from the articles, and most stories stay as they are."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from briefing.models import Reading
from briefing.pipeline.events import Group
from briefing.pipeline.heads import version
from briefing.pipeline.state import TITLES
from briefing.store import Store
from briefing.story.grouping.order import story_id, story_title


class Titles:
    """Titles by the names of the stories, which are those of their articles. What is put right is not kept."""

    def __init__(self, store: Store | None, collection: str) -> None:
        """``store`` None keeps nothing."""
        self._store = store
        self._collection = collection
        self._before = self._known()
        self._now: dict[str, str] = {}

    def _known(self) -> dict[str, str]:
        content = self._store.known_bytes(TITLES, self._collection, version()) if self._store is not None else None
        try:
            return msgspec.msgpack.decode(content, type=dict[str, str]) if content is not None else {}
        except (msgspec.DecodeError, UnicodeError):
            return {}

    def of(self, name: str, readings: Sequence[Reading]) -> str:
        """The title of a story."""
        if self._store is None or any(reading.article.corrected for reading in readings):
            return story_title(readings)
        title = self._before.get(name)
        self._now[name] = story_title(readings) if title is None else title
        return self._now[name]

    def save(self) -> None:
        """Keep those of the stories that were asked for."""
        if self._store is not None and self._now != self._before:
            self._store.keep_bytes(TITLES, self._collection, version(), msgspec.msgpack.encode(self._now))


def group_of(readings: Sequence[Reading], new: frozenset[str], titles: Titles) -> Group:
    """The story that these articles are, in their order; ``new`` are the ids of all that came since the last visit."""
    days = [reading.article.published for reading in readings if reading.article.published]
    name = story_id(readings)
    return Group(
        id=name,
        title=titles.of(name, readings),
        article_ids=tuple(reading.article.id for reading in readings),
        first_date=min(days, default=None),
        last_date=max(days, default=None),
        new=tuple(reading.article.id for reading in readings if reading.article.id in new),
    )
