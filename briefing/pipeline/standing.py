"""Whether a collection stands as it stood when its index was made: then nothing is compared, article by article."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from briefing.index.generations import stamp_in
from briefing.pipeline.events import Collection
from briefing.pipeline.sources import index_folder
from briefing.pipeline.state import SHELVED
from briefing.store import Store


class Standing:
    """The state of a collection, and the stamp of the index that is known to hold it."""

    def __init__(self, store: Store | None, paths: Sequence[Path], heads: str, collection: Collection) -> None:
        """``heads`` is a name for all that was read; empty where the next reading could not tell that it is the same.

        ``store`` None keeps nothing.
        """
        self._store = store if heads else None
        self._folder = index_folder(paths)
        self._place = self._folder.name
        self._state = _name(heads, collection)

    def stamp(self) -> str:
        """The stamp of the index that holds this state, all of whose names are counted; empty where none does."""
        kept = self._store.known_bytes(SHELVED, self._place, self._state) if self._store is not None else None
        return (kept or b"").decode("utf-8", "replace")

    def on_disk(self) -> bool:
        """Whether that index is there, so that it need not be opened before somebody asks it."""
        stamp = self.stamp()
        return bool(stamp) and stamp == stamp_in(self._folder)

    def keep(self, stamp: str) -> None:
        """Keep it for the next time."""
        if self._store is not None and stamp and stamp != self.stamp():
            self._store.keep_bytes(SHELVED, self._place, self._state, stamp.encode())


def _name(heads: str, collection: Collection) -> str:
    """All that an index is made of: the articles, their stories, and what the reader put right."""
    digest = hashlib.sha256(f"{heads} {collection.corrections!r}".encode("utf-8", "surrogatepass"))
    for group in collection.groups:
        digest.update("\0".join((*group.article_ids, group.title)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:24]
