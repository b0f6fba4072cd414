"""The notebook in a SQLite file of its own: a log of events that only grows, and a mirror of it beside it.

It is never a cache: ``synchronous=FULL``, every event down to the disk in both files before ``add`` returns, a copy
before every change of the tables. What one of the two files lost the other gives back: they are compared, event by
event, at every opening where they are small. Where they are large, the place to which both reach is noted with every
writing, and an opening that finds it so looks no further; each event is checked when it is read, and all of them once
in a week, when the notebook is closed.

What holds now is not made from the log at each opening but read from tables that follow from it (``fold``).
"""

from __future__ import annotations

import getpass
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from briefing.store.anchors import Target
from briefing.store.asked import HISTORY, Searches
from briefing.store.database import PATIENCE, Database, mend, open_mended
from briefing.store.events import KINDS, Event, NamedArticles, Record, State, event_of, new_record, state_of
from briefing.store.faults import StoreError, reason
from briefing.store.files import beside, locked, numbered
from briefing.store.log import COLUMNS, Log, Stored, every_row, put, sound
from briefing.store.mirror import Mirror
from briefing.store.salvage import readable_rows

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

_TABLES = {"events": ("seq", *COLUMNS), "asked": ("query", "limits", "turn")}
FEW = 100
"""Events up to which all are checked and compared at every opening, which costs some twelve milliseconds."""
_BOTH, _LOOKED = "both files reach", "looked through"


class SqliteNotebook(Searches):
    """One notebook. It may be used from several threads and by several processes at once."""

    lasting = True
    waiting = 0

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
        self._seq = self._version = 0
        self._whole: State | None = None
        self._db, self.warning = open_mended(path, _prepare, self._fill, patience)
        try:
            self._begin_again()
        except StoreError as error:
            if not error.damaged:
                self._db.close()
                raise
            self.mend()

    def close(self) -> None:
        """Close the file; once in a week look through all of it before, where that is not done at every opening."""
        with self._lock:
            with suppress(StoreError):
                if self._seq > FEW and self.note(_LOOKED) != _week():
                    self._soundly(self._compare)
            self._db.close()

    @property
    def state(self) -> State:
        """What holds now; it is read when one of its parts is asked for."""
        return self._whole or State(**{part: Stored(part, self._ask_log) for part in KINDS})

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
        return self._soundly(lambda: tuple(record for _, record in self._log.records()))

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
        return Event(record.id, record.at, record.who, kind, about, dict(says or {}), tuple(undoes))

    def add_each(self, kind: str, abouts: Sequence[Target]) -> None:
        """Write down one event of this kind about each target, all of them or none."""
        self.merge([new_record(kind, self.who, about) for about in abouts])

    def merge(self, records: Sequence[Record]) -> int:
        """Take in the events that are not here yet; how many."""
        return self._soundly(lambda: self._merge(records))

    def _merge(self, records: Sequence[Record]) -> int:
        self._refresh()
        fresh = self._log.without(records)
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
        """What is wrong with the file, its mirror, or what follows from it; empty where nothing is."""
        with self._lock:
            found = [f"{self.path.name}: {problem}" for problem in self._db.check()]
            whole, bad = sound(self._db.rows(every_row()))
            found += [f"{self.path.name}: {bad} events are damaged"] if bad else []
            found += (
                [] if bad or self._folded() else [f"{self.path.name}: its tables of marks are not those of its log"]
            )
            try:
                mirrored, broken = self.mirror.read()
            except OSError as error:
                return (*found, f"{self.mirror.path.name}: {reason(error)}")
            found += [f"{self.mirror.path.name}: {broken} lines are damaged"] if broken else []
            lacking = len({record.id for _, record in whole} ^ {record.id for record in mirrored})
            return (*found, *([f"{lacking} events are in only one of the two files"] if lacking else []))

    # Reading

    def _read(self) -> bool:
        """Take in what is new; whether anything is."""
        try:
            self._whole = None
            if self._log.fold.reached != self._log.last:
                with self._db.batch():
                    self._log.catch_up()
        except StoreError as error:
            if error.damaged:
                raise
            self._whole = self._log.state()  # nothing can be written, so the tables lack what is new
        before, self._seq = self._seq, self._log.last
        return self._seq != before

    def _ask_log(self, part: str, library: NamedArticles | None, last: int | None) -> Sequence[Event]:
        try:
            return self._soundly(lambda: self._log.standing(part, library, last))
        except StoreError as error:  # out of reach, for now: as it stands in the mirror
            self._say(str(error))
            with suppress(StoreError, OSError):
                events = (event_of(record) for record in self.mirror.read()[0])
                return tuple(getattr(state_of(event for event in events if event is not None), part))
            return ()

    def _folded(self) -> bool:
        return self._log.fold.reached != self._log.last or self._log.fold.fits(self._log.events())

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
                self._log.write(records)
                self._log.catch_up()
                size = self.mirror.append(records)
                self.keep_note(_BOTH, self._reached())
        except BaseException:
            if size is not None:
                self.mirror.cut(size)
            raise

    def _reached(self) -> str:
        return f"{self._log.last} {self.mirror.stamp()}"

    def _ask(self, query: str, limits: str) -> None:
        with self._db.batch():
            turn = self._db.number("SELECT coalesce(max(turn), 0) + 1 FROM asked")
            order = "INSERT OR REPLACE INTO asked (query, limits, turn) VALUES (?, ?, ?)"
            self._db.write(order, (query, limits, turn))
            order = "DELETE FROM asked WHERE turn NOT IN (SELECT turn FROM asked ORDER BY turn DESC LIMIT ?)"
            self._db.write(order, (HISTORY,))

    # Mending

    def _compare(self) -> None:
        """Give each of the two files what only the other one holds, and the tables what follows from the log."""
        try:
            mirrored, bad = self.mirror.read()
            if bad or {record.id for record in mirrored} != {record.id for _, record in self._log.records()}:
                with locked(self.path, self._patience):  # who is writing now has one in the mirror first
                    self._make_equal()
            if not self._folded():
                with self._db.batch():
                    self._log.fold.clear()
                    self._log.catch_up()
            if self._log.last > FEW:
                with self._db.batch():
                    self.keep_note(_BOTH, self._reached())
                    self.keep_note(_LOOKED, _week())
        except OSError as error:
            raise StoreError(f"{self.mirror.path}: {reason(error)}") from error

    def _make_equal(self) -> None:
        mirrored, bad = self.mirror.read()
        known = [record for _, record in self._log.records()]
        lost = self._log.without(mirrored)
        if lost:
            with self._db.batch():
                self._log.write(lost)
            self._read()
            if lost != mirrored[-1:]:  # the last one alone was under way when its process was killed
                self._say(f"{len(lost)} marks stood in {self.mirror.path} only, and were taken from there")
        if bad:
            aside = numbered(self.mirror.path, "broken")
            self._say(f"{self.mirror.path} was damaged: kept as {aside.name} and written again")
        if bad or len({record.id for record in mirrored}) < len(known) + len(lost):
            self.mirror.replace((*known, *lost))

    def _reopen(self, records: Sequence[Record] = ()) -> None:
        """The file was moved, or another process has mended it: what is known here goes into the one that is there."""
        known = list(records)
        with suppress(StoreError):  # the one that was moved is still open
            known = [*(record for _, record in self._log.records()), *records]
        self._db.close()
        self._db, warning = open_mended(self.path, _prepare, self._fill, self._patience)
        self._say(warning)
        self._begin_again()
        self._write(self._log.without(known))

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
        self._log, self._seq, self._version = Log(self._db), -1, 0
        self._read()
        if self._seq <= FEW or self.note(_BOTH) != self._reached():
            self._compare()

    def _fill(self, new: Database) -> str:
        """Put everything that file and mirror still hold into a new file."""
        rows = readable_rows(self.path, _TABLES)
        whole, _ = sound(rows["events"])
        try:
            mirrored, _ = self.mirror.read()
        except OSError:
            mirrored = []
        records = {record.id: record for record in (*mirrored, *(record for _, record in whole))}
        with new.batch():
            put(new, records.values())
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


def _week() -> str:
    return datetime.now(UTC).strftime("%G-W%V")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reader"
