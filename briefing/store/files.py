"""Database files on disk: opened for their owner alone, put aside under a number, never written over."""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.store.faults import StoreError

BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a database."""
MOST_ASIDE = 10_000
_PAUSE = 0.01


def make_private(path: Path) -> None:
    """Create the file (mode 0600) where it is missing, and look whether it and what lies beside it can be trusted.

    Nothing that is there is opened: closing it again would give up the locks that SQLite holds on it.

    Raises:
        StoreError: where one of them is a link, not a regular file, or somebody else's.
        OSError: where the system refuses.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
    for each in (path, *(beside(path, suffix) for suffix in BESIDE)):
        with suppress(FileNotFoundError):
            info = each.lstat()
            if not stat.S_ISREG(info.st_mode):
                raise StoreError(f"{each}: a link or a device, not a file")
            if info.st_uid != os.geteuid():
                raise StoreError(f"{each}: belongs to another user")


def beside(path: Path, suffix: str) -> Path:
    """The file that is kept beside the database under this suffix."""
    return path.with_name(path.name + suffix)


def put_aside(path: Path, successor: Path) -> Path:
    """Give the file the next free name ``NAME.broken-N`` and put ``successor`` in its place; the name given.

    The name is taken by a link, which fails where there is such a file: nothing is ever written over. The place is
    never empty, so that a process killed here leaves the old file or the new one, not none.

    Raises:
        OSError: where the system refuses.
    """
    aside = numbered(path, "broken")
    for suffix in BESIDE:  # before the new file stands there: its log would be taken for the new one's
        with suppress(FileNotFoundError):
            beside(path, suffix).replace(beside(aside, suffix))
    successor.replace(path)
    return aside


def numbered(path: Path, word: str) -> Path:
    """The same file under the next free name ``NAME.word-N`` as well.

    Raises:
        OSError: where the system refuses.
    """
    for number in range(1, MOST_ASIDE):
        name = beside(path, f".{word}-{number}")
        try:
            os.link(path, name, follow_symlinks=False)
        except FileExistsError:
            continue
        except OSError:  # a file system without links
            if name.exists():
                continue
            shutil.copyfile(path, name)
        return name
    raise OSError(f"{MOST_ASIDE} files of that kind lie beside it already")


@contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """One process at a time; the lock dies with its process. ``patience`` in seconds.

    Raises:
        StoreError: where another process holds it for longer.
        OSError: where no lock file can be made beside the file.
    """
    flags = os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(beside(path, ".lock"), flags, 0o600)
    try:
        deadline = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise StoreError(f"{path}: another process has locked it") from None
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)
