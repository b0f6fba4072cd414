"""How an archive is: sizes, what waits, which servers follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from briefing.archive.layout import needs, present_layout
from briefing.archive.link import Link
from briefing.archive.queue import queue_counts

SLOW_SECONDS = 1
"""From here on a question that runs is named."""
LONGEST = 120
"""Characters of a question that are shown."""


@dataclass(frozen=True, slots=True)
class Slow:
    """A question that runs at this moment; only its asker and the server's owner see what it is, others its age."""

    who: str
    seconds: float
    question: str


@dataclass(frozen=True, slots=True)
class Status:
    """``waiting`` articles were not seen by the present analyser; ``standbys`` name how many bytes they are behind.

    ``slow`` are the questions that run for a second or longer, the oldest first.
    """

    articles: int
    waiting: int
    jobs: Mapping[str, int]
    bytes: int
    server: str
    layout: int
    standbys: Mapping[str, int]
    slow: tuple[Slow, ...] = ()

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
    running = (
        "SELECT usename, extract(epoch FROM clock_timestamp() - query_start), query FROM pg_stat_activity "
        "WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid() "
        "AND clock_timestamp() - query_start >= make_interval(secs => %s) ORDER BY query_start"
    )
    slow = link.run(lambda db: db.execute(running, (SLOW_SECONDS,)).fetchall())
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
        slow=tuple(Slow(str(who), round(float(str(age)), 1), _short(str(what))) for who, age, what in slow),
    )


def _short(question: str) -> str:
    return " ".join(question.split())[:LONGEST]


def _follows(db: Any) -> bool:  # noqa: ANN401  # a connection
    row = db.execute("SELECT pg_is_in_recovery()").fetchone()
    return bool(row and row[0])
