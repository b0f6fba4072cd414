"""Full-text search: disposable, rebuilt from the articles whenever anything is wrong with it.

What is asked for here is loaded then: NumPy and all of the index take a tenth of a second, and whether an index stands
can be told without.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.index.build import SearchIndex, check_index, open_index, remove_index
    from briefing.index.engines import NoEngineError, offer, open_engine
    from briefing.index.hits import Hit
    from briefing.index.marked import Marked, Names
    from briefing.index.protocol import Index
    from briefing.index.query import Filters, SearchOptions, SearchResult
    from briefing.index.scanning import as_typed, asks_facts, asks_notebook, asks_opened, fields_asked
    from briefing.index.snippets import Snippet

__all__ = [
    "Filters",
    "Hit",
    "Index",
    "Marked",
    "Names",
    "NoEngineError",
    "SearchIndex",
    "SearchOptions",
    "SearchResult",
    "Snippet",
    "as_typed",
    "asks_facts",
    "asks_notebook",
    "asks_opened",
    "check_index",
    "fields_asked",
    "offer",
    "open_engine",
    "open_index",
    "remove_index",
]

_OF = {
    "build": ("SearchIndex", "check_index", "open_index", "remove_index"),
    "engines": ("NoEngineError", "offer", "open_engine"),
    "hits": ("Hit",),
    "marked": ("Marked", "Names"),
    "protocol": ("Index",),
    "query": ("Filters", "SearchOptions", "SearchResult"),
    "scanning": ("as_typed", "asks_facts", "asks_notebook", "asks_opened", "fields_asked"),
    "snippets": ("Snippet",),
}
_WHERE = {name: module for module, names in _OF.items() for name in names}


def __getattr__(name: str) -> object:
    """What is exported, out of the module that has it."""
    if name not in _WHERE:
        raise AttributeError(name)
    found: object = getattr(import_module(f"briefing.index.{_WHERE[name]}"), name)
    globals()[name] = found
    return found
