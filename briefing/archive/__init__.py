"""A newsroom's archive on PostgreSQL: the store, the notebook and the search of many readers, behind one address.

Nothing of this is imported without the extra ``archive`` (psycopg and procrastinate).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.archive.holdings import Arrived, Holdings, Window
from briefing.archive.layout import bring_up_to_date
from briefing.archive.link import Link, checked
from briefing.archive.notebook import PostgresNotebook
from briefing.archive.opening import Archive
from briefing.archive.store import PostgresStore

if TYPE_CHECKING:
    from briefing.archive.search import PostgresIndex

__all__ = [
    "Archive",
    "Arrived",
    "Holdings",
    "Link",
    "PostgresIndex",
    "PostgresNotebook",
    "PostgresStore",
    "Window",
    "bring_up_to_date",
    "checked",
]


def __getattr__(name: str) -> object:
    """The search, loaded when it is asked for: it knows numpy and the language of queries."""
    if name == "PostgresIndex":
        from briefing.archive.search import PostgresIndex  # noqa: PLC0415

        return PostgresIndex
    raise AttributeError(name)
