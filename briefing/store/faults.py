"""What can be wrong with a database file, told apart: damage, which is mended, and everything else, which passes."""

from __future__ import annotations

import sqlite3

DAMAGE = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))
"""The only results that say that the bytes of the file are bad; after any other the file is left alone."""

_WORDS = {
    sqlite3.SQLITE_BUSY: "another process has locked it",
    sqlite3.SQLITE_LOCKED: "another process has locked it",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_CANTOPEN: "it can't be opened",
    sqlite3.SQLITE_IOERR: "the disk is full, or reading or writing it failed",
    sqlite3.SQLITE_PERM: "no permission",
    sqlite3.SQLITE_AUTH: "no permission",
    sqlite3.SQLITE_CORRUPT: "it is damaged",
    sqlite3.SQLITE_NOTADB: "it is damaged",
}


class StoreError(Exception):
    """The file can't be used; the message says which file and why. ``damaged`` where its bytes are bad."""

    def __init__(self, message: str, *, damaged: bool = False) -> None:
        super().__init__(message)
        self.damaged = damaged


def is_damage(error: BaseException) -> bool:
    """Whether the error says that the file's bytes are bad, not that it is busy, full or out of reach."""
    return isinstance(error, sqlite3.Error) and _code(error) in DAMAGE


def reason(error: BaseException) -> str:
    """The error in plain words."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return _WORDS.get(_code(error), str(error)) if isinstance(error, sqlite3.Error) else str(error)


def _code(error: sqlite3.Error) -> int:
    # Extended codes hold the plain one in their lowest byte. Errors of Python's own module have none.
    code: int = getattr(error, "sqlite_errorcode", 0) or 0
    return code & 0xFF
