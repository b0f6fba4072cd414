"""What is kept between two openings: articles as read and what was made of them, and what the reader marked."""

from __future__ import annotations

from briefing.store.faults import StoreError
from briefing.store.notebook import SqliteNotebook
from briefing.store.protocol import Notebook, Store
from briefing.store.sqlite import SqliteStore
from briefing.store.unsaved import UnsavedNotebook
from briefing.store.values import Found, Groups, SavedSearch, content_key

__all__ = [
    "Found",
    "Groups",
    "Notebook",
    "SavedSearch",
    "SqliteNotebook",
    "SqliteStore",
    "Store",
    "StoreError",
    "UnsavedNotebook",
    "content_key",
]
