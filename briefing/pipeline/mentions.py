"""Which names an article has, and how often, kept for a whole collection: to count them needs no text."""

from __future__ import annotations

import msgspec

from briefing.models import Reading
from briefing.models.kept import Counted, counted_in
from briefing.pipeline.state import NAMES, analyser
from briefing.store import Store, content_key


class Mentions:
    """The names of a collection's articles, by their contents."""

    def __init__(self, store: Store | None, collection: str) -> None:
        """``store`` None keeps nothing."""
        self._store = store
        self._collection = collection
        self._before = self._known()
        self._now: dict[str, Counted] = {}

    def _known(self) -> dict[str, Counted]:
        content = self._store.known_bytes(NAMES, self._collection, analyser()) if self._store is not None else None
        try:
            return msgspec.msgpack.decode(content, type=dict[str, Counted]) if content is not None else {}
        except (msgspec.DecodeError, UnicodeError):
            return {}

    def of(self, reading: Reading) -> Counted:
        """The names of one article, known or counted."""
        key = content_key(reading.article)
        found = self._before.get(key)
        self._now[key] = found = counted_in(reading) if found is None else found
        return found

    def save(self) -> None:
        """Keep those of the articles that were asked for."""
        if self._store is not None and self._now.keys() != self._before.keys():
            self._store.keep_bytes(NAMES, self._collection, analyser(), msgspec.msgpack.encode(self._now))
