"""A folder that is the user's own, and the files in it, each looked at by its opened descriptor before it is read.

Nothing here changes an owner or a mode: what others could have written is refused, never repaired.
"""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from briefing.paths import UnsafeFolderError

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_LINKS = (errno.ELOOP, errno.EMLINK, errno.ENOTDIR)


class OwnFolder:
    """An open folder; names are looked up in what was opened, whatever its path leads to by now."""

    def __init__(self, path: Path, descriptor: int) -> None:
        """``descriptor`` is closed with the object."""
        self.path = path
        self.descriptor = descriptor
        self.held = False

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> OwnFolder:
        """Open a folder of the user's own; ``create`` makes it (mode 0700) where it is missing.

        Raises:
            UnsafeFolderError: where it is a link, somebody else's, or others may write to it.
            OSError: where there is none, or it can't be made.
        """
        if create and not os.path.lexists(path):
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
        return cls(path, _checked(path, os.O_DIRECTORY, None, path))

    def folder(self, name: str, *, create: bool = False) -> OwnFolder:
        """A folder in this one; ``create`` makes it new (mode 0700). Errors as in ``open``."""
        if create:
            os.mkdir(name, 0o700, dir_fd=self.descriptor)
        return OwnFolder(self.path / name, _checked(name, os.O_DIRECTORY, self.descriptor, self.path / name))

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Close the descriptor; with it goes what ``hold`` holds."""
        descriptor, self.descriptor = self.descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    def reading(self, name: str) -> int:
        """A descriptor to read a regular file by.

        Raises:
            UnsafeFolderError: where it is a link or no file, somebody else's, or others may write to it.
            OSError: where it can't be opened.
        """
        return _checked(name, 0, self.descriptor, self.path / name)

    def writing(self, name: str) -> int:
        """A descriptor to write and read a new file by (mode 0600); what had the name before is gone."""
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        try:
            return os.open(name, flags, 0o600, dir_fd=self.descriptor)
        except FileExistsError:
            self.remove(name)
            return os.open(name, flags, 0o600, dir_fd=self.descriptor)

    def read(self, name: str) -> bytes:
        """What a file holds. Errors as in ``reading``."""
        with os.fdopen(self.reading(name), "rb") as file:
            return file.read()

    def write(self, name: str, pieces: Iterable[bytes | memoryview]) -> None:
        """Make a new file of these pieces."""
        with os.fdopen(self.writing(name), "wb") as file:
            file.writelines(pieces)

    def replace(self, name: str, content: bytes) -> None:
        """Give a file this content, all at once: others see the old one or the new one."""
        with os.fdopen(self.writing(f"{name}.new"), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        self.rename(f"{name}.new", name)

    def rename(self, old: str, new: str) -> None:
        """Give a file another name; a file of that name is replaced."""
        os.replace(old, new, src_dir_fd=self.descriptor, dst_dir_fd=self.descriptor)

    def remove(self, name: str) -> None:
        """Remove a file."""
        os.unlink(name, dir_fd=self.descriptor)

    def names(self) -> list[str]:
        """The names in the folder, in order."""
        return sorted(os.listdir(self.descriptor))  # noqa: PTH208  # a Path has no descriptor

    def state(self, name: str) -> os.stat_result:
        """Size and times of a file; a link is not followed."""
        return os.stat(name, dir_fd=self.descriptor, follow_symlinks=False)

    def hold(self, *, alone: bool = False) -> bool:
        """Hold the folder until it is closed or the process ends; False where somebody holds it in another way.

        Any number may hold it at once, or one ``alone``.
        """
        try:
            fcntl.flock(self.descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        self.held = True
        return True


def owner() -> int:
    """The user whose files these must be."""
    return os.geteuid()


def _checked(name: str | Path, flags: int, within: int | None, shown: Path) -> int:
    # O_NONBLOCK, since a pipe in place of a file would keep us waiting.
    flags |= os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
    try:
        descriptor = os.open(name, flags, dir_fd=within)
    except OSError as error:
        if error.errno in _LINKS:
            raise UnsafeFolderError(f"{shown} is a link, or no folder") from error
        raise
    try:
        _refuse(os.fstat(descriptor), folder=bool(flags & os.O_DIRECTORY), shown=shown)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _refuse(info: os.stat_result, *, folder: bool, shown: Path) -> None:
    if not (stat.S_ISDIR if folder else stat.S_ISREG)(info.st_mode):
        raise UnsafeFolderError(f"{shown} is no {'folder' if folder else 'regular file'}")
    if info.st_uid != owner():
        raise UnsafeFolderError(f"{shown} belongs to another user")
    if info.st_mode & _OTHERS_WRITE:
        raise UnsafeFolderError(f"others may write to {shown}")
