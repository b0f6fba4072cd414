"""New articles of an archive, as they come, for who watches it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from threading import Event
from typing import LiteralString

from briefing.archive.link import Link
from briefing.store.faults import StoreError

LOOK = 1.0
"""Seconds between two looks: a question that an index answers, on a standby where there is one."""
LAST = 10_000
"""Articles from the end that are counted: one who adds may be done before another who got lower numbers for his."""
_NEWEST = "SELECT coalesce(max(id), 0) FROM briefing.known"
_COUNT = "SELECT count(*) FROM briefing.known WHERE id > %s"


def arrivals(link: Link, stop: Event) -> Iterator[int]:
    """How many articles came since the last look, whenever some did, until ``stop`` is set; the link is then closed.

    A server that is away is looked for again; nothing is said of it here.
    """
    floor: int | None = None
    counted: int | None = None
    try:
        while not stop.is_set():
            with suppress(StoreError):
                floor = _number(link, _NEWEST) - LAST if floor is None else floor
                number = _number(link, _COUNT, floor)
                before, counted = counted, number
                if before is not None and number > before:
                    yield number - before
            stop.wait(LOOK)
    finally:
        link.close()


def _number(link: Link, order: LiteralString, *values: int) -> int:
    row = link.run(lambda db: db.execute(order, values).fetchone())
    return int(str(row[0])) if row else 0
