"""Full-text search: disposable, rebuilt from the articles whenever anything is wrong with it."""

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
