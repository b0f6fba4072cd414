"""Rows out of a damaged database: whatever SQLite can still read, from either end of each table."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

from briefing.store.files import BESIDE, beside

Row = tuple[object, ...]
_MAGIC = b"SQLite format 3\0"


def readable_rows(path: Path, tables: Mapping[str, tuple[str, ...]]) -> dict[str, list[Row]]:
    """What can be read of the tables, each given with its columns, the key first. The file itself is not changed.

    A column that the table lacks is None in its rows. Never raises for what the file holds; a file that can't be
    copied gives no rows.
    """
    found: dict[str, list[Row]] = {table: [] for table in tables}
    with suppress(OSError), tempfile.TemporaryDirectory(dir=path.parent, prefix=".salvage-") as folder:
        copy = Path(folder) / "copy"
        shutil.copyfile(path, copy)
        for suffix in BESIDE[:1]:  # the shared memory is made again
            with suppress(FileNotFoundError):
                shutil.copyfile(beside(path, suffix), beside(copy, suffix))
        _mend_header(copy)
        for table, columns in tables.items():
            found[table] = _both_ways(copy, table, columns)
    return found


def _mend_header(copy: Path) -> None:
    """The file's first words, without which SQLite reads nothing of it, are always the same."""
    with copy.open("r+b") as file:
        if os.fstat(file.fileno()).st_size >= 512 and file.read(len(_MAGIC)) != _MAGIC:
            file.seek(0)
            file.write(_MAGIC)


def _both_ways(copy: Path, table: str, columns: tuple[str, ...]) -> list[Row]:
    rows: dict[Row, None] = {}
    for order in ("ASC", "DESC"):
        for row in _one_way(copy, table, columns, order):
            rows.setdefault(row)
    return list(rows)


def _one_way(copy: Path, table: str, columns: tuple[str, ...], order: str) -> Iterator[Row]:
    with suppress(sqlite3.Error, UnicodeError), closing(sqlite3.connect(copy)) as db:
        db.text_factory = text_or_bytes
        there = {str(row[1]) for row in db.execute(f"PRAGMA table_info({table})")}
        if columns[0] not in there:
            return
        wanted = ", ".join(column if column in there else f"NULL AS {column}" for column in columns)
        by = "rowid" if _is_numbered(db, table) else columns[0]  # as they lie: an index may be what is damaged
        yield from db.execute(f"SELECT {wanted} FROM {table} ORDER BY {by} {order}")  # noqa: S608  # our names


def _is_numbered(db: sqlite3.Connection, table: str) -> bool:
    try:
        db.execute(f"SELECT rowid FROM {table} LIMIT 0")  # noqa: S608  # as above
    except sqlite3.OperationalError:
        return False
    return True


def text_or_bytes(data: bytes) -> str | bytes:
    """A text as it is read from SQLite; one that is not UTF-8 comes as bytes rather than ending the reading."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data
