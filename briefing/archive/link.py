"""The connection to an archive: opened when it is first needed, opened again when the server comes back.

Every fault of the server or of the way to it is a ``StoreError`` in plain words that names the archive and never holds
a password.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from briefing.store.faults import StoreError

T = TypeVar("T")

Connection = psycopg.Connection[tuple[object, ...]]

CONNECT_SECONDS = 10
"""How long the way to the server may take."""
STATEMENT_SECONDS = 60
"""How long one question may take; COPY and migrations are many short ones."""
MOST_BEHIND = 16 * 2**20
"""Bytes of the log, one of its files: a standby that is further behind is not asked."""
_LOST = (psycopg.OperationalError, psycopg.InterfaceError)


def checked(address: str) -> str:
    """The address, where it can be used.

    Raises:
        ValueError: in plain words. A password has no place in it: whoever lists processes or reads a log would see it.
    """
    if "://" in address and not address.startswith(("postgresql://", "postgres://")):
        raise ValueError("the address of an archive begins with postgresql://")
    try:
        parts = conninfo_to_dict(address)
    except psycopg.Error as error:
        raise ValueError(f"the address of the archive can't be read: {_first_line(error)}") from None
    if parts.get("password"):
        raise ValueError("leave the password out of the address: put it in ~/.pgpass (PGPASSFILE), or name a service")
    return address


class Link:
    """One connection, used by one thread at a time; threads wait for each other."""

    def __init__(self, address: str, *, reads: bool = False) -> None:
        """``address`` as ``checked`` gives it; nothing is opened yet.

        Where it names several hosts, one that only ``reads`` goes to a standby that keeps up, if there is one; any
        other goes to the primary, or where that is away to a standby, which then takes nothing in.
        """
        self.address = address
        self.reads = reads
        self.note: str | None = None
        self._connection: Connection | None = None
        self._lock = threading.RLock()
        self._depth = 0

    @property
    def where(self) -> str:
        """The archive's name for people: host and database, nothing that is secret."""
        parts = conninfo_to_dict(self.address)
        host, name = parts.get("host") or parts.get("service") or "local", parts.get("dbname") or ""
        return f"archive {name} on {host}" if name else f"archive on {host}"

    def close(self) -> None:
        """Let go of the server."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def run(self, work: Callable[[Connection], T]) -> T:
        """Do some work on the connection; once more on a new one where the old one turns out to be lost.

        The work must be of one statement, or be inside ``batch``: it may be done twice.

        Raises:
            StoreError: where the server can't be reached or says no.
        """
        with self._lock:
            try:
                return self._try(work)
            except psycopg.Error as error:
                raise StoreError(f"{self.where}: {reason(error)}") from error

    def _try(self, work: Callable[[Connection], T]) -> T:
        fresh = self._connection is None or self._connection.closed
        try:
            return work(self._opened())
        except _LOST:
            if fresh or self._depth or (self._connection is not None and not self._connection.closed):
                raise
            return work(self._opened())

    @contextmanager
    def batch(self) -> Iterator[None]:
        """All that is done inside is one transaction: all of it is kept, or none."""
        with self._lock:
            try:
                with self._opened().transaction():
                    self._depth += 1
                    try:
                        yield
                    finally:
                        self._depth -= 1
            except psycopg.Error as error:
                raise StoreError(f"{self.where}: {reason(error)}") from error

    def _opened(self) -> Connection:
        if self._connection is None or self._connection.closed:
            self._connection, self.note = open_best(self.address, reads=self.reads)
        return self._connection


def open_best(address: str, *, reads: bool) -> tuple[Connection, str | None]:
    """A connection to the server that suits, and what is to be said of it."""
    if "," not in str(conninfo_to_dict(address).get("host") or ""):
        return open_connection(address), None
    if not reads:
        try:
            return open_connection(address, "read-write"), None
        except psycopg.OperationalError:
            return open_connection(address, "any"), "the primary is away: nothing can be written now"
    connection = open_connection(address, "prefer-standby")
    behind = _bytes_behind(connection)
    if behind <= MOST_BEHIND:
        return connection, None
    connection.close()
    return open_connection(address, "any"), f"a standby is {behind} bytes behind and was left out"


def _bytes_behind(connection: Connection) -> int:
    """How much a standby has received and not yet carried out; 0 of a primary."""
    order = (
        "SELECT CASE WHEN pg_is_in_recovery() "
        "THEN coalesce(pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()), 0) ELSE 0 END"
    )
    row = connection.execute(order).fetchone()
    return int(str(row[0])) if row else 0


def open_connection(address: str, which: str = "any") -> Connection:
    """A connection of one's own; each statement is kept at once where no transaction is begun."""
    return psycopg.connect(conninfo(address, which), autocommit=True)


def conninfo(address: str, which: str = "any") -> str:
    """The address with what every connection of ours needs; ``which`` server as libpq names it."""
    options = f"-c statement_timeout={STATEMENT_SECONDS * 1000} -c search_path=briefing,public -c timezone=UTC"
    return make_conninfo(
        address,
        connect_timeout=CONNECT_SECONDS,
        application_name="briefing",
        options=options,
        client_encoding="utf8",
        target_session_attrs=which,
    )


def reason(error: BaseException) -> str:
    """A fault of the server in plain words, on one line."""
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return f"not allowed: {_first_line(error)}"
    if isinstance(error, (psycopg.errors.InvalidSchemaName, psycopg.errors.UndefinedTable)):
        return "nothing is set up there yet; run `briefing archive init`"
    if isinstance(error, psycopg.errors.QueryCanceled):
        return f"it took longer than {STATEMENT_SECONDS} seconds"
    if isinstance(error, psycopg.errors.ReadOnlySqlTransaction):
        return "this server only answers; what changes something goes to the primary"
    if isinstance(error, _LOST):
        return f"the server can't be reached ({_first_line(error)})"
    return _first_line(error)


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
