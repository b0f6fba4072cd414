"""The notebook's events a second time, one JSON line each, so that damage to one file loses nothing.

Each line holds a checksum. A line that a killed process left half written, or whose bytes were changed, is passed over.
It is the format of ``briefing doctor --export`` as well.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefing.store.events import Record
from briefing.store.faults import StoreError

MOST_BYTES = 256 * 2**20
"""A file larger than this is not read."""


class _Line(msgspec.Struct):
    id: str
    at: str
    who: str
    kind: str
    about: msgspec.Raw
    says: msgspec.Raw
    undoes: msgspec.Raw
    sum: str


_line = msgspec.json.Decoder(_Line)
_encode = msgspec.json.Encoder().encode


def line_of(record: Record) -> bytes:
    """The record as a line, without its end."""
    about, says, undoes = (msgspec.Raw(part.encode()) for part in (record.about, record.says, record.undoes))
    return _encode(_Line(record.id, record.at, record.who, record.kind, about, says, undoes, record.sum))


def record_of(line: bytes) -> Record | None:
    """The record of a line, or None where it is none or was changed."""
    try:
        one = _line.decode(line)
        parts = (bytes(part).decode() for part in (one.about, one.says, one.undoes))
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    record = Record(one.id, one.at, one.who, one.kind, *parts)
    return record if record.sum == one.sum else None


def read_lines(data: bytes) -> tuple[list[Record], int]:
    """The records of a whole file, and how many whole lines hold none."""
    lines = data.split(b"\n")
    records = [record_of(line) for line in lines if line]
    bad = sum(record is None for record in records) - bool(lines[-1] and records[-1] is None)
    return [record for record in records if record is not None], bad


class Mirror:
    """The file beside a notebook. Whoever writes holds the notebook's lock."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> tuple[list[Record], int]:
        """What ``read_lines`` says of the file; nothing where there is none.

        Raises:
            OSError: where the system refuses.
        """
        try:
            descriptor = os.open(self.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except FileNotFoundError:
            return [], 0
        with os.fdopen(descriptor, "rb") as file:
            info = os.fstat(descriptor)
            if not stat.S_ISREG(info.st_mode) or info.st_uid != os.geteuid():
                raise StoreError(f"{self.path}: not a file of this user's")
            return read_lines(file.read(MOST_BYTES))

    def append(self, records: Iterable[Record]) -> int:
        """Write the records behind the others, down to the disk; the size before, for ``cut``.

        Raises:
            OSError: where the system refuses; the file is then as it was.
        """
        data = b"".join(line_of(record) + b"\n" for record in records)
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(self.path, flags, 0o600)
        try:
            size = os.fstat(descriptor).st_size
            torn = size and os.pread(descriptor, 1, size - 1) != b"\n"
            try:
                _write(descriptor, b"\n" * bool(torn) + data)
                os.fsync(descriptor)
            except OSError:
                os.ftruncate(descriptor, size)
                raise
        finally:
            os.close(descriptor)
        return size

    def stamp(self) -> str:
        """By which the file is known to be as it was left: size, place on the disk and time; empty without a file."""
        try:
            info = self.path.lstat()
        except OSError:
            return ""
        return f"{info.st_size} {info.st_ino} {info.st_mtime_ns}"

    def cut(self, size: int) -> None:
        """Take back what was appended since the file had this size."""
        os.truncate(self.path, size)

    def replace(self, records: Iterable[Record]) -> None:
        """Write the file again, aside, and put it in place of the old one.

        Raises:
            OSError: where the system refuses; the file is then as it was.
        """
        aside = self.path.with_name(self.path.name + ".new")
        aside.unlink(missing_ok=True)
        Mirror(aside).append(records)
        aside.replace(self.path)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
