"""How an archive is: sizes, what waits, which servers follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from briefing.archive.layout import needs, present_layout
from briefing.archive.link import Link
from briefing.archive.queue import queue_counts


@dataclass(frozen=True, slots=True)
class Status:
    """``waiting`` articles were not seen by the present analyser; ``standbys`` name how many bytes they are behind."""

    articles: int
    waiting: int
    jobs: Mapping[str, int]
    bytes: int
    server: str
    layout: int
    standbys: Mapping[str, int]

    def values(self) -> dict[str, Any]:
        """All of it, for JSON."""
        return asdict(self)


def status_of(link: Link, version: str) -> Status:
    """Ask the server.

    Raises:
        StoreError: where it can't be reached or nothing is set up.
    """
    needs(link)
    counts = "SELECT count(*), count(*) FILTER (WHERE analysed <> %s) FROM briefing.articles"
    size = "SELECT pg_database_size(current_database()), current_setting('server_version')"
    lags = (
        "SELECT coalesce(application_name, client_addr::text, ''), "
        "coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn), 0)::bigint FROM pg_stat_replication"
    )
    row = link.run(lambda db: db.execute(counts, (version,)).fetchone()) or (0, 0)
    disk = link.run(lambda db: db.execute(size).fetchone()) or (0, "")
    standbys = link.run(lambda db: [] if _follows(db) else db.execute(lags).fetchall())
    return Status(
        articles=int(str(row[0])),
        waiting=int(str(row[1])),
        jobs=queue_counts(link),
        bytes=int(str(disk[0])),
        server=str(disk[1]),
        layout=present_layout(link),
        standbys={str(name): int(str(lag)) for name, lag in standbys},
    )


def _follows(db: Any) -> bool:  # noqa: ANN401  # a connection
    row = db.execute("SELECT pg_is_in_recovery()").fetchone()
    return bool(row and row[0])
