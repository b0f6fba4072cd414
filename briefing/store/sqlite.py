"""The store in one SQLite file: articles as read, and what was made of them.

All of it can be made again. A file of an earlier version also holds stars, places and searches: they are left in it
untouched (``earlier`` takes them into the notebook), and carried along where the file has to be made again.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from briefing.corpus.sourcefile import SourceFile
from briefing.store.database import PATIENCE, Database, mend, open_mended
from briefing.store.faults import StoreError
from briefing.store.made import MadeValues
from briefing.store.salvage import Row, readable_rows
from briefing.store.values import FOUND, Found, decoded, encode

LAYOUT = 2
"""Version of the tables. A file of a later one is used as it is, as long as it has the columns of this one.

What is made lies in the order in which it came, its keys in an index. Until layout 2 it lay in the order of its keys:
SQLite then reads each row whole that it meets on its way to another one, and some are megabytes long. It is moved when
the code has changed and most of it goes.
"""

_CACHES = {
    "files": "CREATE TABLE IF NOT EXISTS files (path BLOB PRIMARY KEY, size INTEGER NOT NULL, "
    "modified INTEGER NOT NULL, reader TEXT NOT NULL, shown TEXT NOT NULL, found BLOB NOT NULL) WITHOUT ROWID",
    "made": "CREATE TABLE IF NOT EXISTS made (kind TEXT NOT NULL, key TEXT NOT NULL, version TEXT NOT NULL, "
    "value BLOB NOT NULL, PRIMARY KEY (kind, key))",
}
_MARKS = {
    "stars": "CREATE TABLE stars (digest TEXT NOT NULL, fact TEXT NOT NULL, PRIMARY KEY (digest, fact)) WITHOUT ROWID",
    "places": "CREATE TABLE places (digest TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID",
    "searches": "CREATE TABLE searches (query TEXT NOT NULL, limits TEXT NOT NULL DEFAULT '', "
    "saved INTEGER NOT NULL DEFAULT 0, turn INTEGER NOT NULL, PRIMARY KEY (query, limits)) WITHOUT ROWID",
}
TABLES = {
    "files": ("path", "size", "modified", "reader", "shown", "found"),
    "made": ("kind", "key", "version", "value"),
    "stars": ("digest", "fact"),
    "places": ("digest", "position"),
    "searches": ("query", "limits", "saved", "turn"),
}
"""Every table that a store may hold, with its columns, the key first."""


class SqliteStore(MadeValues):
    """One store file. Use it from one thread at a time; open a second one for a second thread."""

    def __init__(self, path: Path, *, patience: float = PATIENCE) -> None:
        """Open the file, or create it (mode 0600). ``patience``: seconds for which a lock of others is waited for.

        A damaged file is put aside under a number and named in ``warning``; what can be read of it is carried over.

        Raises:
            StoreError: where the file can't be used, which leaves it as it is.
        """
        self.path = path
        self._patience = patience
        self._db, self.warning = open_mended(path, _prepare, self._fill, patience)

    def mend(self) -> None:
        """Put the file aside, which showed damage after it was opened, and go on with a new one.

        Raises:
            StoreError: where no other can be made.
        """
        self._db.close()
        self._db, self.warning = mend(self.path, _prepare, self._fill, self._patience, bad=self._db.file)

    def _fill(self, new: Database) -> str:
        rows = readable_rows(self.path, TABLES)
        with new.batch():
            for table, order in _MARKS.items():
                if rows[table]:
                    new.write(order)
            carried = sum(_carry(new, table, rows[table]) for table in TABLES)
        return f"{carried} rows were carried over"

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def batch(self) -> AbstractContextManager[None]:
        """All writes inside are one transaction: all or none of them are kept."""
        return self._db.batch()

    def known_file(self, source: SourceFile, reader: str) -> Found | None:
        """What the file held, or None where it is new, has changed, or was read by another version."""
        row = self._db.row(
            "SELECT found FROM files WHERE path = ? AND size = ? AND modified = ? AND reader = ? AND shown = ?",
            (_path_key(source), source.size, source.modified, reader, source.shown),
        )
        return decoded(FOUND, row and row[0])

    def earlier_file(self, source: SourceFile, reader: str) -> Found | None:
        """What was kept of that path by that version, whether or not the file has changed since."""
        order = "SELECT found FROM files WHERE path = ? AND reader = ?"
        row = self._db.row(order, (_path_key(source), reader))
        return decoded(FOUND, row and row[0])

    def keep_file(self, source: SourceFile, reader: str, found: Found) -> None:
        """Remember what the file held."""
        self._db.write(
            "INSERT OR REPLACE INTO files (path, size, modified, reader, shown, found) VALUES (?, ?, ?, ?, ?, ?)",
            (_path_key(source), source.size, source.modified, reader, source.shown, encode(found)),
        )

    def _made(self, kind: str, key: str, version: str) -> object:
        order = "SELECT value FROM made WHERE kind = ? AND key = ? AND version = ?"
        row = self._db.row(order, (kind, key, version))
        return row and row[0]

    def _keep(self, kind: str, key: str, version: str, value: bytes) -> None:
        order = "INSERT OR REPLACE INTO made (kind, key, version, value) VALUES (?, ?, ?, ?)"
        self._db.write(order, (kind, key, version, value))

    def forget_other_versions(self, versions: Mapping[str, str]) -> int:
        """Drop what other states of the code made: ``versions`` holds the present one of each kind. How many went."""
        order = "DELETE FROM made WHERE kind = ? AND version != ?"
        gone = sum(self._db.write(order, (kind, version)) for kind, version in versions.items())
        _lay_out(self._db)
        return gone

    def counts(self) -> dict[str, int]:
        """How many rows each table holds."""
        return {table: self._db.number(f"SELECT count(*) FROM {table}") for table in ("files", "made")}  # noqa: S608

    def check(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file; empty where nothing is."""
        return self._db.check()


def _prepare(db: Database) -> None:
    made_by, earlier = db.number("PRAGMA user_version"), False
    for table, order in _CACHES.items():
        there = db.columns(table)
        if there and not there.issuperset(TABLES[table]):
            if made_by > LAYOUT:
                raise StoreError(f"{db.path}: made by a later version of the app, which keeps other things in it")
            db.write(f"DROP TABLE {table}")  # of an earlier one: all in it can be made again
        elif there and table == "made":
            earlier = made_by < LAYOUT
        db.write(order)
    if made_by < LAYOUT and not earlier:
        db.write(f"PRAGMA user_version = {LAYOUT}")


def _lay_out(db: Database) -> None:
    """Bring what an earlier layout holds into this one; where there is no room for it, it stays as it lies."""
    try:
        if db.number("PRAGMA user_version") >= LAYOUT:
            return
        with db.batch():
            if db.number("PRAGMA user_version") >= LAYOUT:
                return  # another process has done it meanwhile
            db.write("ALTER TABLE made RENAME TO made_before")
            db.write(_CACHES["made"])
            columns = ", ".join(TABLES["made"])
            db.write(f"INSERT INTO made ({columns}) SELECT {columns} FROM made_before")  # noqa: S608  # our own names
            db.write("DROP TABLE made_before")
            db.write(f"PRAGMA user_version = {LAYOUT}")
    except StoreError as error:
        if error.damaged:
            raise


def _carry(db: Database, table: str, rows: Sequence[Row]) -> int:
    # One row that does not fit (a null where none may be) costs itself alone.
    carried = 0
    for row in rows:
        held = {column: value for column, value in zip(TABLES[table], row, strict=True) if value is not None}
        names, marks = ", ".join(held), ", ".join("?" * len(held))
        order = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  # our own names
        carried += db.write(order, tuple(held.values())) if held else 0
    return carried


def _path_key(source: SourceFile) -> bytes:
    # A name may hold any bytes: the key is the bytes, never a decoded guess.
    return os.fsencode(source.path.absolute())
