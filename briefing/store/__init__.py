"""What is kept between two openings: articles as read, what was made of them, and what the reader marked."""

from __future__ import annotations

from briefing.store.faults import StoreError
from briefing.store.sqlite import Found, Groups, SavedSearch, Store, content_key

__all__ = ["Found", "Groups", "SavedSearch", "Store", "StoreError", "content_key"]
