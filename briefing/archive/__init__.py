"""A newsroom's archive on PostgreSQL: the store, the notebook and the search of many readers, behind one address.

Nothing of this is imported without the extra ``archive`` (psycopg and procrastinate).
"""

from __future__ import annotations

from briefing.archive.link import Link, checked
from briefing.archive.notebook import PostgresNotebook
from briefing.archive.search import PostgresIndex
from briefing.archive.shelf import Arrived, Shelf, Window
from briefing.archive.store import PostgresStore

__all__ = [
    "Arrived",
    "Link",
    "PostgresIndex",
    "PostgresNotebook",
    "PostgresStore",
    "Shelf",
    "Window",
    "checked",
]
