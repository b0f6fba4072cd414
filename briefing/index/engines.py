"""Which engine answers: Whoosh over our arrays, or tantivy where somebody asked for it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from briefing.index.build import SearchIndex
from briefing.index.protocol import Index

WHOOSH, TANTIVY = "whoosh", "tantivy"
ENGINES = (WHOOSH, TANTIVY)
LARGE = 50_000
"""Articles from which tantivy is offered: at 10,000 the beginning of a word takes the arrays 11 ms, and five times as
long at five times as many."""


class NoEngineError(Exception):
    """The engine that was asked for is not installed; the message says how to get it."""


def open_engine(folder: Path | None, engine: str = "") -> Index:
    """The index of a collection whose usual folder this is; without ``engine`` by the one that it was made with.

    Raises:
        NoEngineError: where it is not installed.
    """
    if engine == TANTIVY and find_spec("tantivy") is None:
        raise NoEngineError("tantivy is not installed: pip install 'briefing[large]'")
    aside = folder.with_name(f"{folder.name}-tantivy") if folder is not None else None
    made = aside is not None and (aside / "state.json").is_file() and find_spec("tantivy") is not None
    if engine == TANTIVY or (not engine and made):
        from briefing.index.tantivy_index import TantivyIndex  # noqa: PLC0415  # an extra

        return TantivyIndex(aside)
    return SearchIndex(folder)


def offer(articles: int, index: Index) -> str:
    """A line for whoever has so many articles in an index of the usual kind; empty where there is nothing to say."""
    if articles < LARGE or not isinstance(index, SearchIndex):
        return ""
    return f"{articles:,} articles: --engine tantivy searches so many faster (pip install 'briefing[large]')"
