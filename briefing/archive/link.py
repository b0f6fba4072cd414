"""The connection to an archive: opened when it is first needed, opened again when the server comes back.

Every fault of the server or of the way to it is a ``StoreError`` in plain words that names the archive and never holds
a password.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
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
LOOK_SECONDS = 30
"""How long whoever reads stays with a server before he looks whether it still suits."""
STANDBY_SECONDS = 3
"""How long the way to a standby may take: a slower one is not worth the waiting, which every look repeats."""
_SILENT = "a standby does not answer"
_SIGNS_OF_LIFE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 25_000}
"""A machine that vanishes without a word is given up after 25 seconds, not after the quarter of an hour of TCP."""
_WHO_MAY = "who adds or analyses needs the role briefing_analyst, who sets up or upgrades must own the database"
_AWAY = "the server can't be reached"
LOST = (psycopg.OperationalError, psycopg.InterfaceError)
"""Faults of a server that is away, or of the way to it."""


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
        said = f"the address of the archive can't be read ({_first_line(error)})"
        raise ValueError(f"{said}; write postgresql://HOST/DATABASE") from None
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
        self._look_at = 0.0
        self._at_several = _names_several(address)

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
        except LOST:
            if fresh or self._depth or (self._connection is not None and not self._connection.closed):
                raise
            return work(self._opened())

    @contextmanager
    def batch(self) -> Iterator[None]:
        """All that is done inside is one transaction: all of it is kept, or none."""
        with self._lock:
            try:
                with ExitStack() as stack:
                    self._begin(stack)
                    self._depth += 1
                    try:
                        yield
                        self._opened()  # lost meanwhile, its end would say nothing
                    finally:
                        self._depth -= 1
            except psycopg.Error as error:
                raise StoreError(f"{self.where}: {reason(error)}") from error

    def _begin(self, stack: ExitStack) -> None:
        """Begin a transaction; on a new connection where the one that lay idle turns out to be lost."""
        fresh = self._connection is None or self._connection.closed
        try:
            stack.enter_context(self._opened().transaction())
        except LOST:
            if fresh or self._depth or (self._connection is not None and not self._connection.closed):
                raise
            stack.enter_context(self._opened().transaction())

    def _look_again(self) -> None:
        """Who only reads moves to another server where that suits better by now."""
        if not (self.reads and self._connection and self._at_several) or self._depth or monotonic() < self._look_at:
            return
        self._look_at = monotonic() + LOOK_SECONDS
        try:
            stays = self.note is None and _left_out(self._connection) is None
        except LOST:
            stays = False
        if not stays:
            self._connection.close()

    def _opened(self) -> Connection:
        self._look_again()
        if self._connection is None or self._connection.closed:
            if self._depth:  # what came before it in this transaction is gone: nothing more of it may be kept
                raise psycopg.OperationalError("the connection was lost within a transaction")
            self._connection, self.note = open_best(self.address, reads=self.reads)
            self._look_at = monotonic() + LOOK_SECONDS
        return self._connection


def _names_several(address: str) -> bool:
    return "," in str(conninfo_to_dict(address).get("host") or "")


def open_best(address: str, *, reads: bool) -> tuple[Connection, str | None]:
    """A connection to the server that suits, and what is to be said of it."""
    if not _names_several(address):
        return open_connection(address), None
    if not reads:
        try:
            return open_connection(address, "read-write"), None
        except psycopg.OperationalError:
            return open_connection(address, "any"), "the primary is away: nothing can be written now"
    faults, others = [], []
    for one in _each(address):
        try:
            connection = open_connection(one, "standby", STANDBY_SECONDS)
        except psycopg.OperationalError:
            others.append(one)
            continue
        fault = _left_out(connection)
        if fault is None:
            return connection, None
        connection.close()
        faults.append(fault)
    faults += [] if all(map(_answers, others)) else [_SILENT]
    try:
        return open_connection(address, "primary"), f"{faults[0]} and was left out" if faults else None
    except psycopg.OperationalError:
        said = f"the primary is away, and {faults[0]}: the newest may be missing" if faults else None
        return open_connection(address, "any"), said


def _answers(address: str) -> bool:
    """Whether there is a server at all: the primary is no standby, and one that is away is none either."""
    try:
        open_connection(address, "any", STANDBY_SECONDS).close()
    except psycopg.OperationalError:
        return False
    return True


def _each(address: str) -> list[str]:
    """The address of each of its servers."""
    parts = conninfo_to_dict(address)
    hosts, ports = str(parts.get("host")).split(","), str(parts.get("port") or "").split(",")
    ports = ports if len(ports) == len(hosts) else ports[:1] * len(hosts)
    return [make_conninfo(address, host=host, port=port or None) for host, port in zip(hosts, ports, strict=True)]


def _left_out(connection: Connection) -> str | None:
    """Why a standby is not to be asked; None where it keeps up, or is none."""
    order = (
        "SELECT coalesce(pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()), 0), "
        "(SELECT count(pid) FROM pg_stat_wal_receiver) WHERE pg_is_in_recovery()"
    )
    row = connection.execute(order).fetchone()
    behind, received = (int(str(row[0])), int(str(row[1]))) if row else (0, 1)
    if behind > MOST_BEHIND:
        return f"a standby is {behind} bytes behind"
    return None if received else "a standby follows nobody"


def open_connection(address: str, which: str = "any", seconds: int = CONNECT_SECONDS) -> Connection:
    """A connection of one's own; each statement is kept at once where no transaction is begun."""
    return psycopg.connect(conninfo(address, which, seconds), autocommit=True)


def conninfo(address: str, which: str = "any", seconds: int = CONNECT_SECONDS) -> str:
    """The address with what every connection of ours needs; ``which`` server as libpq names it."""
    options = f"-c statement_timeout={STATEMENT_SECONDS * 1000} -c search_path=briefing,public -c timezone=UTC"
    return make_conninfo(
        address,
        connect_timeout=seconds,
        **_SIGNS_OF_LIFE,
        application_name="briefing",
        options=options,
        client_encoding="utf8",
        target_session_attrs=which,
    )


def reason(error: BaseException) -> str:
    """A fault of the server in plain words, on one line."""
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return f"not allowed: {_first_line(error)}; {_WHO_MAY}"
    if isinstance(error, (psycopg.errors.InvalidSchemaName, psycopg.errors.UndefinedTable)):
        return "nothing is set up there yet; run `briefing archive init`"
    if isinstance(error, psycopg.errors.QueryCanceled):
        return f"it took longer than {STATEMENT_SECONDS} seconds"
    if isinstance(error, psycopg.errors.ReadOnlySqlTransaction):
        return "this server only answers; what changes something goes to the primary"
    if isinstance(error, LOST):
        _, answered, said = _first_line(error).partition("FATAL:")
        return f"the server does not let us in ({said.strip()})" if answered else f"{_AWAY} ({_first_line(error)})"
    return _first_line(error)


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
