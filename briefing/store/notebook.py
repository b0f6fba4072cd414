"""The notebook in a SQLite file of its own: a log of events that only grows, and a mirror of it beside it.

It is never a cache: ``synchronous=FULL``, every event down to the disk in both files before ``add`` returns, a copy
before every change of the tables, and at every opening the two files are compared. What one of them lost the other
gives back.
"""

from __future__ import annotations

import getpass
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from briefing.store.anchors import Target
from briefing.store.asked import HISTORY, Searches
from briefing.store.database import PATIENCE, Database, mend, open_mended
from briefing.store.events import Event, Record, State, event_of, new_record, state_of
from briefing.store.faults import StoreError, reason
from briefing.store.files import beside, locked, numbered
from briefing.store.mirror import Mirror
from briefing.store.salvage import Row, readable_rows

T = TypeVar("T")

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE events (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, "
        "who TEXT NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL, says TEXT NOT NULL, undoes TEXT NOT NULL, "
        "sum TEXT NOT NULL)",
        "CREATE TABLE asked (query TEXT NOT NULL, limits TEXT NOT NULL, turn INTEGER NOT NULL, "
        "PRIMARY KEY (query, limits))",
        "CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ),
)
"""What each layout adds to the one before; never changed once released, only added to."""

COLUMNS = ("id", "at", "who", "kind", "about", "says", "undoes", "sum")
_TABLES = {"events": ("seq", *COLUMNS), "asked": ("query", "limits", "turn")}
_INSERT = f"INSERT OR IGNORE INTO events ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608


class SqliteNotebook(Searches):
    """One notebook. It may be used from several threads and by several processes at once."""

    lasting = True

    def __init__(self, path: Path, *, patience: float = PATIENCE) -> None:
        """Open the file and its mirror (``NAME.jsonl``), or create them (mode 0600).

        Raises:
            StoreError: where they can't be used, which leaves them as they are.
        """
        self.path = path
        self.mirror = Mirror(path.with_suffix(".jsonl"))
        self.who = _login()
        self._patience = patience
        self._lock = threading.RLock()
        self._records: dict[str, Record] = {}
        self._events: dict[str, Event] = {}
        self._seq = self._version = 0
        self._state = State()
        self._db, self.warning = open_mended(path, _prepare, self._fill, patience)
        try:
            self._begin_again()
        except StoreError as error:
            if not error.damaged:
                self._db.close()
                raise
            self.mend()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    @property
    def state(self) -> State:
        """What holds now, as far as it was read."""
        return self._state

    def refresh(self) -> bool:
        """Read what others wrote meanwhile; whether there was anything."""
        return self._soundly(self._refresh)

    def _refresh(self) -> bool:
        if self._db.replaced:
            self._reopen()
            return True
        version = self._db.number("PRAGMA data_version")
        if version == self._version:
            return False
        self._version = version
        return self._read()

    def records(self) -> tuple[Record, ...]:
        """Every event as it is written, in the order in which they came."""
        return tuple(self._records.values())

    def add(
        self,
        kind: str,
        about: Target | None = None,
        says: Mapping[str, Any] | None = None,
        undoes: Sequence[str] = (),
    ) -> Event:
        """Write an event down; when this returns, it is on the disk."""
        record = new_record(kind, self.who, about, says, undoes)
        self.merge((record,))
        return self._events[record.id]

    def add_each(self, kind: str, abouts: Sequence[Target]) -> None:
        """Write down one event of this kind about each target, all of them or none."""
        self.merge([new_record(kind, self.who, about) for about in abouts])

    def merge(self, records: Sequence[Record]) -> int:
        """Take in the events that are not here yet; how many."""
        return self._soundly(lambda: self._merge(records))

    def _merge(self, records: Sequence[Record]) -> int:
        self._refresh()
        fresh = [item for name, item in {item.id: item for item in records}.items() if name not in self._records]
        self._write(fresh)
        return len(fresh)

    def _soundly(self, work: Callable[[], T]) -> T:
        """Do it, and once more where damage showed and could be mended."""
        with self._lock:
            try:
                return work()
            except StoreError as error:
                if not error.damaged:
                    raise
                self.mend()
                return work()

    def _history(self) -> list[tuple[str, str]]:
        rows = self._soundly(lambda: self._db.rows("SELECT query, limits FROM asked ORDER BY turn DESC"))
        return [(str(query), str(limits)) for query, limits in rows]

    def _asked(self, query: str, limits: str) -> None:
        self._soundly(lambda: self._ask(query, limits))

    def _forget(self, query: str, limits: str) -> None:
        order = "DELETE FROM asked WHERE query = ? AND limits = ?"
        self._soundly(lambda: self._db.write(order, (query, limits)))

    def note(self, name: str) -> str | None:
        """What was noted down under the name about the notebook itself."""
        row = self._db.row("SELECT value FROM notes WHERE name = ?", (name,))
        return str(row[0]) if row else None

    def keep_note(self, name: str, value: str) -> None:
        """Note something down about the notebook itself."""
        self._db.write("INSERT OR REPLACE INTO notes (name, value) VALUES (?, ?)", (name, value))

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file or its mirror; empty where nothing is."""
        with self._lock:
            found = [f"{self.path.name}: {problem}" for problem in self._db.check()]
            whole, bad = _whole(self._db.rows(_select(0)))
            found += [f"{self.path.name}: {bad} events are damaged"] if bad else []
            try:
                mirrored, broken = self.mirror.read()
            except OSError as error:
                return (*found, f"{self.mirror.path.name}: {reason(error)}")
            found += [f"{self.mirror.path.name}: {broken} lines are damaged"] if broken else []
            lacking = len({record.id for record in whole} ^ {record.id for record in mirrored})
            return (*found, *([f"{lacking} events are in only one of the two files"] if lacking else []))

    # Reading

    def _read(self) -> bool:
        rows = self._db.rows(_select(self._seq))
        whole, bad = _whole(rows)
        if bad:
            raise StoreError(f"{self.path}: it is damaged", damaged=True)
        self._take(whole)
        self._seq = max((row[0] for row in rows if isinstance(row[0], int)), default=self._seq)
        return bool(rows)

    def _take(self, records: Iterable[Record]) -> None:
        for record in records:
            self._records.setdefault(record.id, record)
            event = event_of(record)
            if event is not None:
                self._events.setdefault(event.id, event)
        self._state = state_of(self._events.values())

    # Writing

    def _write(self, records: Sequence[Record]) -> None:
        if not records:
            return
        try:
            with locked(self.path, self._patience):
                moved = self._db.replaced
                if not moved:
                    self._write_both(records)
        except OSError as error:
            raise StoreError(f"{self.mirror.path}: {reason(error)}") from error
        if moved:
            self._reopen(records)
        self._read()

    def _write_both(self, records: Sequence[Record]) -> None:
        """Into both files or into neither; whoever calls holds the lock."""
        size: int | None = None
        try:
            with self._db.batch():
                for record in records:
                    self._db.write(_INSERT, _row(record))
                size = self.mirror.append(records)
        except BaseException:
            if size is not None:
                self.mirror.cut(size)
            raise

    def _ask(self, query: str, limits: str) -> None:
        with self._db.batch():
            turn = self._db.number("SELECT coalesce(max(turn), 0) + 1 FROM asked")
            order = "INSERT OR REPLACE INTO asked (query, limits, turn) VALUES (?, ?, ?)"
            self._db.write(order, (query, limits, turn))
            order = "DELETE FROM asked WHERE turn NOT IN (SELECT turn FROM asked ORDER BY turn DESC LIMIT ?)"
            self._db.write(order, (HISTORY,))

    # Mending

    def _compare(self) -> None:
        """Give each of the two files what only the other one holds."""
        try:
            mirrored, bad = self.mirror.read()
            if not bad and {record.id for record in mirrored} == set(self._records):
                return
            with locked(self.path, self._patience):  # who is writing now has one in the mirror first
                self._read()
                self._make_equal()
        except OSError as error:
            raise StoreError(f"{self.mirror.path}: {reason(error)}") from error

    def _make_equal(self) -> None:
        mirrored, bad = self.mirror.read()
        lost = [record for record in mirrored if record.id not in self._records]
        if lost:
            with self._db.batch():
                for record in lost:
                    self._db.write(_INSERT, _row(record))
            self._read()
            if lost != mirrored[-1:]:  # the last one alone was under way when its process was killed
                self._say(f"{len(lost)} marks stood in {self.mirror.path} only, and were taken from there")
        if bad:
            aside = numbered(self.mirror.path, "broken")
            self._say(f"{self.mirror.path} was damaged: kept as {aside.name} and written again")
        if bad or len({record.id for record in mirrored}) < len(self._records):
            self.mirror.replace(self._records.values())

    def _reopen(self, records: Sequence[Record] = ()) -> None:
        """The file was moved, or another process has mended it: what is known here goes into the one that is there."""
        self._db.close()
        known = (*self._records.values(), *records)
        self._db, warning = open_mended(self.path, _prepare, self._fill, self._patience)
        self._say(warning)
        self._begin_again()
        missing = [record for record in known if record.id not in self._records]
        if missing:
            self._write(missing)

    def mend(self) -> None:
        """Put the file aside, which showed damage after it was opened, and go on with all that can be had.

        Raises:
            StoreError: where no other can be made.
        """
        with self._lock:
            self._db.close()
            self._db, warning = mend(self.path, _prepare, self._fill, self._patience, bad=self._db.file)
            self._say(warning)
            self._begin_again()

    def _begin_again(self) -> None:
        self._records, self._events, self._seq, self._version = {}, {}, 0, 0
        self._read()
        self._compare()

    def _fill(self, new: Database) -> str:
        """Put everything that file, mirror and memory still hold into a new file."""
        rows = readable_rows(self.path, _TABLES)
        whole, _ = _whole(rows["events"])
        try:
            mirrored, _ = self.mirror.read()
        except OSError:
            mirrored = []
        records = {record.id: record for record in (*self._records.values(), *mirrored, *whole)}
        with new.batch():
            for record in records.values():
                new.write(_INSERT, _row(record))
            for row in rows["asked"]:
                new.write("INSERT OR IGNORE INTO asked (query, limits, turn) VALUES (?, ?, ?)", row)
        gone = len(rows["events"]) - len(records)
        return f"{len(records)} marks were carried over" + (f", {gone} could not be read" if gone > 0 else "")

    def _say(self, warning: str | None) -> None:
        if warning:
            self.warning = f"{self.warning}; {warning}" if self.warning else warning


def _prepare(db: Database) -> None:
    layout = db.number("PRAGMA user_version")
    if layout < len(MIGRATIONS):
        if layout:
            db.copy_to(_free(db.path))
        with db.batch():
            for orders in MIGRATIONS[db.number("PRAGMA user_version") :]:  # another process may have done it meanwhile
                for order in orders:
                    db.write(order)
            db.write(f"PRAGMA user_version = {len(MIGRATIONS)}")
    for table, columns in _TABLES.items():
        if not db.columns(table).issuperset(columns):
            raise StoreError(f"{db.path}: made by a version of the app that keeps its marks in another way")


def _free(path: Path) -> Path:
    names = (beside(path, f".copy-{number}") for number in count(1))
    return next(name for name in names if not name.exists())


def _select(after: int) -> str:
    return f"SELECT seq, {', '.join(COLUMNS)} FROM events WHERE seq > {after:d} ORDER BY seq"  # noqa: S608  # a number


def _row(record: Record) -> tuple[str, ...]:
    return tuple(getattr(record, column) for column in COLUMNS)


def _whole(rows: Iterable[Row]) -> tuple[list[Record], int]:
    """The records whose checksum holds, and how many rows hold none."""
    records, bad = [], 0
    for _, *values in rows:
        record = Record(*values[:-1]) if all(isinstance(value, str) for value in values) else None  # type: ignore[arg-type]
        if record is not None and record.sum == values[-1]:
            records.append(record)
        else:
            bad += 1
    return records, bad


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reader"
