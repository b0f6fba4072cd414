"""The rows of a notebook's log, each checked when it is read, and what of them is in force by the fold's tables."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import overload

from briefing.store.database import Database
from briefing.store.events import DESKS, KINDS, Event, NamedArticles, Record, State, chosen, event_of, state_of
from briefing.store.faults import StoreError
from briefing.store.fold import Fold, parts
from briefing.store.pointing import names_of
from briefing.store.salvage import Row

COLUMNS = ("id", "at", "who", "kind", "about", "says", "undoes", "sum")
_INSERT = f"INSERT OR IGNORE INTO events ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608
_FEW_NAMES = 4
"""So many names for each event of the log cost less to look up than all events cost to read."""

Ask = Callable[[str, NamedArticles | None, int | None], Sequence[Event]]


class Log:
    """The events in one file. Each method raises ``StoreError`` with ``damaged`` where one is not as it was written."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[int, Event | None] = {}
        self.fold = Fold(db)

    @property
    def last(self) -> int:
        """The number of the last event."""
        return self._db.number("SELECT coalesce(max(seq), 0) FROM events")

    def records(self, after: int = 0) -> list[tuple[int, Record]]:
        """The events behind that number, each with its own."""
        return self._sound(self._db.rows(f"{every_row()} WHERE seq > ? ORDER BY seq", (after,)))

    def events(self) -> Iterator[tuple[int, Event]]:
        """All that this version can read."""
        return _read(self.records())

    def without(self, records: Iterable[Record]) -> list[Record]:
        """Those that are not here yet, each once."""
        wanted = {record.id: record for record in records}
        for some in parts(list(wanted)):
            order = f"SELECT id FROM events WHERE id IN ({', '.join('?' * len(some))})"  # noqa: S608  # question marks
            for (name,) in self._db.rows(order, some):
                del wanted[str(name)]
        return list(wanted.values())

    def write(self, records: Iterable[Record]) -> None:
        """Put them behind the others."""
        put(self._db, records)

    def catch_up(self) -> None:
        """Take into the fold what is behind it; inside a transaction."""
        reached = self.fold.reached
        if reached is None:
            self.fold.clear()
            reached = 0
        fresh = self.records(reached)
        if fresh:
            self.fold.add(list(_read(fresh)), fresh[-1][0])

    def state(self) -> State:
        """What holds now, from the whole log."""
        return state_of(event for _, event in self.events())

    def standing(self, part: str, library: NamedArticles | None = None, last: int | None = None) -> Sequence[Event]:
        """A part of the state by the fold: all of it, what may be about these articles, or so many of the newest."""
        if part == "desks":
            last = min(last or DESKS, DESKS)
        if library is None or library.size > _FEW_NAMES * self.last:
            if part == "places" and last is not None:  # of many in one source one counts
                return chosen(part, self._of(self.fold.numbers(KINDS[part])))[-last:]
            return chosen(part, self._of(self.fold.numbers(KINDS[part], last)))
        found = self._of(self.fold.near(library.names, KINDS[part]))
        if part == "places":  # a later place in the same source counts, wherever its words are
            sources = frozenset(name for event in found for name in names_of(event.about))
            found = self._of(self.fold.near(library.names | sources, KINDS[part]))
        gone = self.fold.gone([event.id for event in found])
        return chosen(part, [event for event in found if event.id not in gone])

    def _of(self, numbers: Collection[int]) -> list[Event]:
        """The events of these numbers, by time."""
        for some in parts([number for number in numbers if number not in self._known]):
            order = f"{every_row()} WHERE seq IN ({', '.join('?' * len(some))})"
            for number, record in self._sound(self._db.rows(order, some)):
                self._known[number] = event_of(record)
        found = (self._known.get(number) for number in numbers)
        return sorted((event for event in found if event is not None), key=lambda event: (event.at, event.id))

    def _sound(self, rows: Iterable[Row]) -> list[tuple[int, Record]]:
        whole, bad = sound(rows)
        if bad:
            raise StoreError(f"{self._db.path}: it is damaged", damaged=True)
        return whole


class Stored:
    """A part of the state that lies on the disk until it is asked for."""

    def __init__(self, part: str, ask: Ask) -> None:
        self._part = part
        self._ask = ask
        self._told: Sequence[Event] | None = None

    @property
    def _all(self) -> Sequence[Event]:
        # Not by ``cached_property``: until Python 3.12 its lock is one for all instances, and a thread that holds the
        # notebook's lock and one that waits for it would wait for each other.
        if self._told is None:
            self._told = self._ask(self._part, None, None)
        return self._told

    def __iter__(self) -> Iterator[Event]:
        return iter(self._all)

    def __reversed__(self) -> Iterator[Event]:
        return reversed(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, place: int) -> Event: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Event]: ...

    def __getitem__(self, place: int | slice) -> Event | Sequence[Event]:
        return self._all[place]

    def __bool__(self) -> bool:
        return bool(self._ask(self._part, None, 1))

    def near(self, library: NamedArticles) -> Sequence[Event]:
        """As of ``Events``."""
        return self._ask(self._part, library, None)

    def last(self, number: int) -> Sequence[Event]:
        """As of ``Events``."""
        return self._ask(self._part, None, number)


def put(db: Database, records: Iterable[Record]) -> None:
    """Write the records into the table of events; one that is there stays as it is."""
    db.write_each(_INSERT, [tuple(getattr(record, column) for column in COLUMNS) for record in records])


def sound(rows: Iterable[Row]) -> tuple[list[tuple[int, Record]], int]:
    """The records of rows, each with its number, whose checksum holds, and how many rows hold none."""
    records, bad = [], 0
    for number, *values in rows:
        record = Record(*values[:-1]) if all(isinstance(value, str) for value in values) else None  # type: ignore[arg-type]
        if record is not None and isinstance(number, int) and record.sum == values[-1]:
            records.append((number, record))
        else:
            bad += 1
    return records, bad


def every_row() -> str:
    """The order that gives all rows, the number of each first; more may stand behind it."""
    return f"SELECT seq, {', '.join(COLUMNS)} FROM events"  # noqa: S608  # names of ours


def _read(records: Iterable[tuple[int, Record]]) -> Iterator[tuple[int, Event]]:
    read = ((number, event_of(record)) for number, record in records)
    return ((number, event) for number, event in read if event is not None)
