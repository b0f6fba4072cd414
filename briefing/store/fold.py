"""What follows from a notebook's log, kept beside it in tables that can be made again from it at any time.

Which events take back which, which are taken back, what kind each is of, and the names by which the words that it is
on may be found (``pointing``). So the marks of a story are had without reading the log: 10,000 notes cost no more than
those that are on it. ``derive`` says what the tables hold; the last event that they cover is noted, and what another
version wrote behind it is taken in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from typing import TypeVar

from briefing.records import dataclass
from briefing.store.database import Database
from briefing.store.events import Event, counts, taken_back
from briefing.store.pointing import names_of
from briefing.store.salvage import Row
from briefing.versions import code_version

T = TypeVar("T")

_TABLES = {
    "fold_events": "kind TEXT, at TEXT, id TEXT, seq INTEGER, PRIMARY KEY (kind, at, id)",
    "fold_names": "name INTEGER, kind TEXT, seq INTEGER, PRIMARY KEY (name, kind, seq)",
    "fold_takes": "name TEXT, taker TEXT, PRIMARY KEY (name, taker)",
    "fold_taken": "name TEXT PRIMARY KEY",
}
_NOTE = "folded"
_AT_ONCE = 500
"""Values of one order; SQLite of old takes 999."""


@dataclass(slots=True)
class Derived:
    """What the tables hold, each by its columns; all but ``taken`` only grow."""

    events: set[tuple[str, str, str, int]] = field(default_factory=set)
    names: set[tuple[int, str, int]] = field(default_factory=set)
    takes: set[tuple[str, str]] = field(default_factory=set)

    @property
    def taken(self) -> frozenset[str]:
        """The ids that are taken back."""
        takers: dict[str, list[str]] = {}
        for name, taker in self.takes:
            takers.setdefault(name, []).append(taker)
        return taken_back(takers)


def derive(events: Iterable[tuple[int, Event]]) -> Derived:
    """What the tables hold for these events, each with its number in the log."""
    made = Derived()
    for seq, event in events:
        if counts(event):
            made.events.add((event.kind, event.at, event.id, seq))
            made.names.update((name, event.kind, seq) for name in names_of(event.about))
        made.takes.update((name, event.id) for name in event.undoes)
    return made


class Fold:
    """The tables of one file. Every writing is a part of whatever transaction goes on."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @property
    def _version(self) -> str:
        return code_version("store/fold.py", "store/pointing.py", "store/events.py", "store/anchors.py")

    @property
    def reached(self) -> int | None:
        """The last event that is in them; None where they are missing or of another version."""
        row = self._db.row("SELECT value FROM notes WHERE name = ?", (_NOTE,))
        version, _, seq = str(row[0]).partition(" ") if row else ("", "", "")
        if version != self._version or not seq.isdecimal() or any(not self._db.columns(table) for table in _TABLES):
            return None
        return int(seq)

    def clear(self) -> None:
        """Begin anew, with no event in them."""
        for table, columns in _TABLES.items():
            self._db.write(f"DROP TABLE IF EXISTS {table}")
            self._db.write(f"CREATE TABLE {table} ({columns}) WITHOUT ROWID")
        self._note(0)

    def add(self, events: Sequence[tuple[int, Event]], reached: int) -> None:
        """Take in these events, which go on to the one of this number."""
        made = derive(events)
        for table, rows in (("events", made.events), ("names", made.names), ("takes", made.takes)):
            self._insert(f"fold_{table}", rows)
        if made.takes:
            known = self._held("fold_takes")
            before = {str(name) for (name,) in self._db.rows("SELECT name FROM fold_taken")}
            after = Derived(takes={(str(name), str(taker)) for name, taker in known}).taken
            self._db.write_each("DELETE FROM fold_taken WHERE name = ?", [(name,) for name in before - after])
            self._insert("fold_taken", {(name,) for name in after - before})
        self._note(reached)

    def fits(self, events: Iterable[tuple[int, Event]]) -> bool:
        """Whether they hold what these, all events of the log, say."""
        made = derive(events)
        expected = (made.events, made.names, made.takes, {(name,) for name in made.taken})
        return all(set(self._held(table)) == rows for table, rows in zip(_TABLES, expected, strict=True))

    # Reading

    def numbers(self, kinds: Sequence[str], last: int | None = None) -> list[int]:
        """The events of these kinds that are in force, by time; only so many of the newest where ``last`` is given."""
        order = (
            f"SELECT seq FROM fold_events WHERE kind IN ({_marks(kinds)}) "  # noqa: S608  # only question marks
            f"AND id NOT IN (SELECT name FROM fold_taken) ORDER BY at DESC, id DESC LIMIT ?"
        )
        rows = self._db.rows(order, (*kinds, -1 if last is None else last))
        return [_number(row) for row in reversed(rows)]

    def near(self, names: frozenset[int], kinds: Sequence[str]) -> list[int]:
        """The events of these kinds with one of these names, in force or not, in no order."""
        found: set[int] = set()
        for some in parts(sorted(names)):
            order = (
                f"SELECT DISTINCT seq FROM fold_names WHERE name IN ({_marks(some)}) "  # noqa: S608  # as above
                f"AND kind IN ({_marks(kinds)})"
            )
            found.update(_number(row) for row in self._db.rows(order, (*some, *kinds)))
        return sorted(found)

    def gone(self, ids: Sequence[str]) -> frozenset[str]:
        """Those of these events that are taken back."""
        found: set[str] = set()
        for some in parts(ids):
            order = f"SELECT name FROM fold_taken WHERE name IN ({_marks(some)})"  # noqa: S608  # as above
            found.update(str(row[0]) for row in self._db.rows(order, some))
        return frozenset(found)

    # Parts of it

    def _held(self, table: str) -> list[Row]:
        return self._db.rows(f"SELECT * FROM {table}")  # noqa: S608  # a name of ours

    def _insert(self, table: str, rows: Iterable[Row]) -> None:
        ordered = sorted(rows)
        if ordered:
            order = f"INSERT OR IGNORE INTO {table} VALUES ({_marks(ordered[0])})"  # noqa: S608  # as above
            self._db.write_each(order, ordered)

    def _note(self, reached: int) -> None:
        value = f"{self._version} {reached}"
        self._db.write("INSERT OR REPLACE INTO notes (name, value) VALUES (?, ?)", (_NOTE, value))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _number(row: Row) -> int:
    return row[0] if isinstance(row[0], int) else 0


def parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in as many turns as one order of SQLite can take."""
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
