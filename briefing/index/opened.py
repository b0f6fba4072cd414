"""An index that is open: its segments as one library, and its folder, held until nobody asks it any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock

from briefing.index.answer import Library
from briefing.index.arrays import Segment
from briefing.index.generations import Generation
from briefing.index.shelving import Part


class Opened:
    """An index that can be asked. Its folder is held as long as it is in use, or asked by some thread."""

    def __init__(
        self,
        parts: Sequence[tuple[Part, Segment]],
        articles: Mapping[str, str] | None = None,
        generation: Generation | None = None,
    ) -> None:
        """``articles`` None: as the generation says."""
        self.parts = tuple(parts)
        self.library = Library([segment for _, segment in parts], [part.gone for part, _ in parts])
        self._articles = articles
        self.generation = generation
        self._users = 1
        self._lock = Lock()

    @property
    def articles(self) -> Mapping[str, str]:
        """The fingerprint of each article."""
        if self._articles is None:
            self._articles = self.generation.fingerprints() if self.generation is not None else {}
        return self._articles

    @property
    def stamp(self) -> str:
        """A name for all that it holds; empty in memory."""
        return self.generation.stamp if self.generation is not None else ""

    def take(self) -> bool:
        """Begin to use it; False where it is closed already."""
        with self._lock:
            if self._users:
                self._users += 1
                return True
            return False

    def let_go(self) -> None:
        """End to use it. The last one closes the folder: left to the collector it might be held for long."""
        with self._lock:
            self._users -= 1
            if not self._users and self.generation is not None:
                self.generation.folder.close()
