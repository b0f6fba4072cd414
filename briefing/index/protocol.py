"""What the rest of the program needs of a search engine; ``tests/index_contract.py`` holds what every one must do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from briefing.index.marked import Names
from briefing.index.query import SearchOptions, SearchResult
from briefing.models import Reading


class Index(Protocol):
    """A collection's index: one language, one cutting of words, the same hits, places and snippets in every engine.

    The order of the best hits is the engine's own; ties are broken by the article's id.
    """

    note: str | None
    """What was wrong with it, in one sentence."""

    @property
    def stamp(self) -> str:
        """A name for what it holds, another one after each change; empty where it gives none."""

    def update(
        self,
        readings: Sequence[Reading],
        names: Names | Mapping[str, Sequence[str]],
        progress: Callable[[int, int], None] | None = None,
        *,
        rebuild: bool = False,
        source: str = "",
    ) -> int:
        """Make the index hold exactly these; how many were added, changed or taken out."""

    def hold(
        self, readings: Sequence[Reading], names: Names, progress: Callable[[int, int], None] | None = None
    ) -> None:
        """Take these for what it holds, which the caller knows by its ``stamp``."""

    def search(self, query: str, options: SearchOptions | None = None) -> SearchResult:
        """Hits for a query; one that can't be read gives ``error`` and no hits."""

    def stands(self, source: str) -> bool:
        """Whether the index holds what was read from this source."""
