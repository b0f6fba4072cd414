"""The notebook of an archive: each person's log of events, and what others share with the desk.

What can't be sent, since the server is away, waits here and is sent at the next occasion: it holds meanwhile. Where
there is an outbox it is on the disk by then, and sent at the next start on this archive at the latest.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg

from briefing.archive.layout import needs
from briefing.archive.link import Connection, Link
from briefing.archive.outbox import Outbox
from briefing.store.anchors import Target
from briefing.store.asked import HISTORY, Searches
from briefing.store.events import (
    CORRECT,
    NOTE,
    STAR,
    TAG,
    UNDO,
    Event,
    Record,
    State,
    event_of,
    new_record,
    state_of,
)
from briefing.store.faults import StoreError

_COLUMNS = ("id", "at", "who", "kind", "about", "says", "undoes", "sum")
_INSERT = (
    "INSERT INTO briefing.events (id, at, who, kind, about, says, undoes, sum, shared) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (owner, id) DO NOTHING"
)
_SELECT = (
    "SELECT seq, id, at, who, kind, about, says, undoes, sum FROM briefing.events "
    "WHERE seq > %s AND (owner = session_user OR kind = ANY(%s)) ORDER BY seq"
)
SHARED = (STAR, NOTE, TAG, CORRECT, UNDO)
"""What is shared with the desk where somebody shares. Where a person was reading, and what was seen, is his alone."""


class PostgresNotebook(Searches):
    """One person's notebook. It may be used from several threads and by several processes at once."""

    lasting = True

    def __init__(self, link: Link, *, shares: bool = False, folder: Path | None = None) -> None:
        """``shares`` lets everybody at the desk see what is written from now on.

        ``folder`` is where an outbox is kept; without one what waits is gone with the process.

        Raises:
            StoreError: where the archive can't be used.
        """
        needs(link)
        self.warning: str | None = None
        self.shares = shares
        self._link = link
        self._lock = threading.RLock()
        self._records: dict[str, Record] = {}
        self._events: dict[str, Event] = {}
        self._waiting: list[tuple[Record, bool]] = []
        self._seq = 0
        self._last_asked: list[tuple[str, str]] = []
        self._state = State()
        row = link.run(lambda db: db.execute("SELECT session_user").fetchone())
        self.who = str(row[0]) if row else "reader"
        self._outbox = Outbox(folder, link.address, self.who) if folder is not None else None
        said = self._take_up()
        self.refresh()
        self.warning = self.warning or said

    def close(self) -> None:
        """Send what waits, where it can be sent, and let go of the server."""
        with self._lock:
            self._send()
            self._link.close()

    @property
    def state(self) -> State:
        """What holds now, as far as it was read."""
        return self._state

    @property
    def waiting(self) -> int:
        """How many events are not sent yet."""
        return len(self._waiting)

    def refresh(self) -> bool:
        """Send what waits and read what others wrote; whether there was anything. ``warning`` says if it can't."""
        with self._lock:
            self._send()
            try:
                rows = self._link.run(lambda db: db.execute(_SELECT, (self._seq, list(SHARED))).fetchall())
            except StoreError as error:
                self.warning = str(error)
                return False
            if not self._waiting:
                self.warning = None
            return self._take(rows)

    def _take_up(self) -> str | None:
        """Take up what waits since the last time; what to say of it once it is sent."""
        if self._outbox is None:
            return None
        try:
            self._waiting = self._outbox.read()
        except StoreError as error:
            return f"what may wait here since the last time can't be read: {error}"
        self._hold(record for record, _ in self._waiting)
        number = len(self._waiting)
        return f"{_marks(number)} from the last time waited here for the server: sent" if number else None

    def _keep_here(self, fresh: Sequence[Record]) -> None:
        """Put what could not be sent where it outlives the app."""
        if self._outbox is None or not self._waiting:
            return
        try:
            self._outbox.put([pair for pair in self._waiting if pair[0] in fresh])
        except StoreError as error:
            self.warning = f"{self.warning}; keep the app open, they can't be kept here: {error}"

    def _take(self, rows: Sequence[Sequence[object]]) -> bool:
        whole = []
        for seq, *values in rows:
            self._seq = max(self._seq, int(str(seq)))
            record = Record(*map(str, values[:-1]))
            if record.sum == values[-1]:
                whole.append(record)
        fresh = [record for record in whole if record.id not in self._records]
        self._hold(fresh)
        return bool(fresh)

    def _hold(self, records: Iterable[Record]) -> None:
        for record in records:
            self._records.setdefault(record.id, record)
            event = event_of(record)
            if event is not None:
                self._events.setdefault(event.id, event)
        self._state = state_of(self._events.values())

    def add(
        self,
        kind: str,
        about: Target | None = None,
        says: Mapping[str, Any] | None = None,
        undoes: Sequence[str] = (),
    ) -> Event:
        """Write an event down; when this returns, the server has it, or it waits here and ``warning`` says so.

        Raises:
            StoreError: where the server refuses it.
        """
        record = new_record(kind, self.who, about, says, undoes)
        self.merge((record,))
        return self._events[record.id]

    def add_each(self, kind: str, abouts: Sequence[Target]) -> None:
        """Write down one event of this kind about each target, all of them or none."""
        self.merge([new_record(kind, self.who, about) for about in abouts])

    def records(self) -> tuple[Record, ...]:
        """Every event as it is written, in the order in which they came."""
        with self._lock:
            return tuple(self._records.values())

    def merge(self, records: Sequence[Record]) -> int:
        """Take in the events that are not here yet; how many."""
        with self._lock:
            self.refresh()
            fresh = [item for name, item in {item.id: item for item in records}.items() if name not in self._records]
            self._waiting += [(record, self.shares and record.kind in SHARED) for record in fresh]
            try:
                self._send(strict=True)
            except StoreError:
                self._waiting = [pair for pair in self._waiting if pair[0] not in fresh]
                raise
            self._keep_here(fresh)
            self._hold(fresh)
            return len(fresh)

    def _send(self, *, strict: bool = False) -> None:
        """Send what waits, all or none. Refused, it is an error where it is new; a server that is away is none."""
        if not self._waiting:
            return
        try:
            with self._link.batch():
                self._link.run(self._insert)
        except StoreError as error:
            if strict and not is_away(error):
                raise
            self._link.close()  # the next use looks again for the best server: the primary may be there
            wait = "waits" if len(self._waiting) == 1 else "wait"
            self.warning = f"{_marks(len(self._waiting))} {wait} here to be sent: {error}"
        else:
            sent, self._waiting = self._waiting, []
            self.warning = None
            if self._outbox is not None:
                with suppress(StoreError):  # then they are sent once more, which changes nothing
                    self._outbox.drop({record.id for record, _ in sent})

    def _insert(self, connection: Connection) -> None:
        rows = [(*(getattr(record, name) for name in _COLUMNS), shared) for record, shared in self._waiting]
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, rows)

    def _history(self) -> list[tuple[str, str]]:
        order = "SELECT query, limits FROM briefing.asked ORDER BY turn DESC LIMIT %s"
        try:
            rows = self._link.run(lambda db: db.execute(order, (HISTORY,)).fetchall())
        except StoreError as error:
            if not is_away(error):
                raise
        else:
            self._last_asked = [(str(query), str(limits)) for query, limits in rows]
        return self._last_asked

    def _forget(self, query: str, limits: str) -> None:
        order = "DELETE FROM briefing.asked WHERE query = %s AND limits = %s"
        self._link.run(lambda db: db.execute(order, (query, limits)))

    def check(self) -> tuple[str, ...]:
        """What is wrong with the events that can be seen; empty where nothing is."""
        rows = self._link.run(lambda db: db.execute(_SELECT, (0, list(SHARED))).fetchall())
        bad = sum(Record(*map(str, values[1:-1])).sum != values[-1] for values in rows)
        return (f"{bad} events are damaged",) if bad else ()

    def _asked(self, query: str, limits: str) -> None:
        order = (
            "INSERT INTO briefing.asked (query, limits) VALUES (%s, %s) ON CONFLICT (owner, query, limits) "
            "DO UPDATE SET turn = DEFAULT"
        )
        trim = (
            "DELETE FROM briefing.asked WHERE turn NOT IN (SELECT turn FROM briefing.asked ORDER BY turn DESC LIMIT %s)"
        )
        with self._link.batch():
            self._link.run(lambda db: db.execute(order, (query, limits)))
            self._link.run(lambda db: db.execute(trim, (HISTORY,)))


def _marks(number: int) -> str:
    return f"{number} {'mark' if number == 1 else 'marks'}"


def is_away(error: StoreError) -> bool:
    """Whether no server that takes something in could be reached, so that trying again may help."""
    away = (psycopg.OperationalError, psycopg.InterfaceError, psycopg.errors.ReadOnlySqlTransaction)
    return isinstance(error.__cause__, away)
