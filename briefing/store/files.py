"""Database files on disk: opened for their owner alone, put aside under a number, never written over."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.store.faults import StoreError

BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a database."""
_MOST_ASIDE = 10_000


def make_private(path: Path) -> None:
    """Create the file (mode 0600) where it is missing, and look whether it and what lies beside it can be trusted.

    Raises:
        StoreError: where one of them is a link, not a regular file, or somebody else's.
        OSError: where the system refuses.
    """
    for each in (path, *(beside(path, suffix) for suffix in BESIDE)):
        create = os.O_CREAT if each == path else 0
        try:
            descriptor = os.open(each, create | os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
        except OSError as error:
            if isinstance(error, FileNotFoundError) and each != path:
                continue
            if error.errno == errno.ELOOP:
                raise StoreError(f"{each}: a link, not a file") from error
            raise
        try:
            info = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        if not stat.S_ISREG(info.st_mode):
            raise StoreError(f"{each}: not a regular file")
        if info.st_uid != os.geteuid():
            raise StoreError(f"{each}: belongs to another user")


def beside(path: Path, suffix: str) -> Path:
    """The file that SQLite keeps beside the database under this suffix."""
    return path.with_name(path.name + suffix)


def put_aside(path: Path, successor: Path) -> Path:
    """Give the file the next free name ``NAME.broken-N`` and put ``successor`` in its place; the name given.

    The name is taken by a link, which fails where there is such a file: nothing is ever written over. The place is
    never empty, so that a process killed here leaves the old file or the new one, not none.

    Raises:
        OSError: where the system refuses.
    """
    for number in range(1, _MOST_ASIDE):
        aside = path.with_name(f"{path.name}.broken-{number}")
        try:
            os.link(path, aside, follow_symlinks=False)
        except FileExistsError:
            continue
        for suffix in BESIDE:  # before the new file stands there: its log would be taken for the new one's
            with suppress(FileNotFoundError):
                beside(path, suffix).replace(beside(aside, suffix))
        successor.replace(path)
        return aside
    raise OSError(f"{path}: {_MOST_ASIDE} damaged files lie beside it already")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """One process at a time; the lock dies with its process.

    Raises:
        OSError: where no lock file can be made beside the file.
    """
    flags = os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(beside(path, ".lock"), flags, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
