"""A SQLite file with its faults told in plain words: opened for its owner alone, mended where its bytes are bad."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from briefing.store.faults import StoreError, is_damage, reason
from briefing.store.files import BESIDE, beside, locked, make_private, put_aside
from briefing.store.salvage import Row, text_or_bytes

PATIENCE = 10.0
"""Seconds for which a lock of another process is waited for."""

Prepare = Callable[["Database"], None]
Fill = Callable[["Database"], str]


class Database:
    """One connection; every error of SQLite or the system comes as ``StoreError`` that names the file."""

    def __init__(self, path: Path, prepare: Prepare, patience: float = PATIENCE) -> None:
        """Open the file, or create it (mode 0600); ``prepare`` makes its tables."""
        self.path = path
        with self._told():
            make_private(path)
            self._db = sqlite3.connect(path, timeout=patience, check_same_thread=False, isolation_level=None)
        try:
            with self._told():
                self._db.text_factory = text_or_bytes
                self._db.execute("PRAGMA trusted_schema = OFF")
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = FULL")
                self.file = _inode(path)
                prepare(self)
        except BaseException:
            self._db.close()
            raise

    @property
    def replaced(self) -> bool:
        """Whether another file stands at the path by now, or none."""
        try:
            return _inode(self.path) != self.file
        except OSError:
            return True

    def rows(self, order: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows that the order gives."""
        with self._told():
            return self._db.execute(order, values).fetchall()

    def row(self, order: str, values: Sequence[object] = ()) -> Row | None:
        """The first row that the order gives."""
        with self._told():
            found: Row | None = self._db.execute(order, values).fetchone()
            return found

    def number(self, order: str, values: Sequence[object] = ()) -> int:
        """The first number of the first row; 0 where there is none."""
        row = self.row(order, values)
        return row[0] if row and isinstance(row[0], int) else 0

    def write(self, order: str, values: Sequence[object] = ()) -> int:
        """Carry the order out; how many rows it changed."""
        with self._told():
            return self._db.execute(order, values).rowcount

    def write_each(self, order: str, rows: Iterable[Sequence[object]]) -> None:
        """Carry the order out for each of the rows."""
        with self._told():
            self._db.executemany(order, rows)

    def columns(self, table: str) -> frozenset[str]:
        """The names of the table's columns; none where there is no such table."""
        return frozenset(str(row[1]) for row in self.rows(f"PRAGMA table_info({table})"))

    @contextmanager
    def batch(self) -> Iterator[None]:
        """All writes inside are one transaction: all or none of them are kept."""
        self.write("BEGIN IMMEDIATE")
        try:
            yield
            self.write("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # SQLite has rolled back by itself after some errors
                self._db.execute("ROLLBACK")
            raise

    def copy_to(self, path: Path) -> None:
        """A copy of all that is in the file, whole when it is there, where no file stands yet."""
        with self._told():
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
            with closing(sqlite3.connect(path)) as other:
                self._db.backup(other)

    def check(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file; empty where nothing is."""
        try:
            found = tuple(str(row[0]) for row in self.rows("PRAGMA quick_check(10)"))
        except StoreError as error:
            if not error.damaged:
                raise
            return (str(error),)
        return () if found == ("ok",) else found

    def close(self) -> None:
        """Close the file."""
        with self._told():
            self._db.close()

    def __del__(self) -> None:
        # Whoever forgets to: Python's connection holds itself by its cache of statements, and so its locks too.
        with suppress(AttributeError, sqlite3.Error):
            self._db.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error, UnicodeError) as error:
            raise StoreError(f"{self.path}: {reason(error)}", damaged=is_damage(error)) from error


def open_mended(path: Path, prepare: Prepare, fill: Fill, patience: float = PATIENCE) -> tuple[Database, str | None]:
    """The database, and what was mended. ``fill`` puts what can be had into a new file, and says what that was.

    Raises:
        StoreError: where the file can't be used, which leaves it as it is.
    """
    try:
        return Database(path, prepare, patience), None
    except StoreError as error:
        if not error.damaged:
            raise
    return mend(path, prepare, fill, patience)


def mend(
    path: Path, prepare: Prepare, fill: Fill, patience: float = PATIENCE, *, bad: tuple[int, int] | None = None
) -> tuple[Database, str | None]:
    """A new file in place of the damaged one, which gets a number; one process does it, the others find it done.

    ``bad`` is the ``Database.file`` that is known to be damaged though it opens.

    Raises:
        StoreError: as above.
    """
    try:
        with locked(path, patience):
            if bad is None or _inode(path) != bad:
                try:
                    return Database(path, prepare, patience), None  # another process has done it meanwhile
                except StoreError as error:
                    if not error.damaged:
                        raise
            successor = beside(path, ".new")
            for left in (successor, *(beside(successor, suffix) for suffix in BESIDE)):
                left.unlink(missing_ok=True)  # of a process that was killed while it did this
            with closing(Database(successor, prepare, patience)) as new:
                carried = fill(new)
            aside = put_aside(path, successor)
            return Database(path, prepare, patience), f"{path} was damaged: moved to {aside.name}; {carried}"
    except OSError as error:
        raise StoreError(f"{path}: {reason(error)}") from error


def _inode(path: Path) -> tuple[int, int]:
    info = path.lstat()
    return info.st_dev, info.st_ino
