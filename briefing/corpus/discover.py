"""Which files there are below the paths that the user gave."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefing.corpus.sanitize import escape_name
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Skipped

MAX_BYTES = 20 * 2**20
"""Files above this are skipped unless the caller says otherwise."""
MAX_EXPORT = 128 * 2**20
"""The same for files of many articles, each of which is far below the limit of a file; what one is shows once open."""

ABOUT = frozenset({"readme", "license", "licence", "copying", "contributing", "changelog"})
"""What files are called that tell about the folder they are in, whatever their suffix: no articles, as hidden files."""

_CODEC = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()
_KINDS = {
    stat.S_IFIFO: "named pipe, not a file",
    stat.S_IFSOCK: "socket, not a file",
    stat.S_IFCHR: "device, not a file",
    stat.S_IFBLK: "device, not a file",
    stat.S_IFDIR: "folder, not a file",
}


class Listed(NamedTuple):
    """A file as a folder shows it: ten thousand at once, most of which nobody opens. Fields as in ``SourceFile``."""

    path: str
    shown: str
    size: int
    modified: int

    @property
    def source(self) -> SourceFile:
        """The file, to be read."""
        return SourceFile(Path(self.path), self.shown, self.size, self.modified)


def discover(paths: Sequence[Path], *, max_bytes: int = MAX_BYTES) -> Iterator[SourceFile | Skipped]:
    """The same as ``listed``, each file fit to be read."""
    for found in listed(paths, max_bytes=max_bytes):
        yield found if isinstance(found, Skipped) else found.source


def listed(paths: Sequence[Path], *, max_bytes: int = MAX_BYTES) -> Iterator[Listed | Skipped]:
    """Regular files below ``paths`` in a stable order; what can't be read comes as ``Skipped`` with the reason.

    A path that the user names may be a link; links found inside a folder are not followed, so no loop can arise.
    Hidden files and folders, and what tells about a folder (README), are left out unless named. A file that two paths
    lead to comes once. Nothing is opened here: kinds and sizes come from ``lstat``, and ``reading.open_regular`` checks
    again on the open file.
    """
    seen: set[str] = set()
    taken: set[str] = set()
    real_folders: dict[str, str] = {}
    for given in paths:
        for found in _below(Path(given), max_bytes):
            if isinstance(found, Skipped):
                yield found
            elif len(paths) == 1 or (real := _real_path(found.path, real_folders)) not in seen:
                if len(paths) > 1:  # one folder holds no file twice
                    seen.add(real)
                # Where two folders hold the same name, the whole path tells the files apart.
                shown = escape_name(found.path) if found.shown in taken else found.shown
                taken.add(shown)
                yield found if shown == found.shown else found._replace(shown=shown)


def _real_path(path: str, real_folders: dict[str, str]) -> str:
    """Where a file is once links are followed. It is no link itself: only the folders that it is in may be."""
    name = path.rpartition(os.sep)[2]
    folder = path[: len(path) - len(name)]
    if folder not in real_folders:
        real_folders[folder] = os.path.join(os.path.realpath(folder), "")  # noqa: PTH118  # with its separator
    return real_folders[folder] + name


def _below(given: Path, max_bytes: int) -> Iterator[Listed | Skipped]:
    shown = escape_name(str(given))
    try:
        info = given.stat()
    except (OSError, ValueError) as error:
        yield Skipped(shown, _why_no_stat(given, error))
        return
    if stat.S_ISDIR(info.st_mode):
        yield from _in_folder(str(given), max_bytes)
    else:
        yield _one(os.path.realpath(given), escape_name(given.name), info, max_bytes)


def _in_folder(folder: str, max_bytes: int) -> Iterator[Listed | Skipped]:
    waiting = [(folder, "")]
    while waiting:
        current, inside = waiting.pop()
        try:
            with os.scandir(current) as entries:
                found = sorted(entries, key=_by_bytes)
        except OSError as error:
            yield Skipped(escape_name(inside[:-1] or "."), reason_of(error, "folder"))
            continue
        folders = []
        found.reverse()
        while found:  # each goes when it was told of: it holds its file's state from then on, a kilobyte
            entry = found.pop()
            if entry.name.startswith(".") or entry.name.partition(".")[0].lower() in ABOUT:
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, f"{inside}{entry.name}/"))
                continue
            yield _entry(entry, escape_name(inside + entry.name), max_bytes)
        waiting.extend(reversed(folders))


def as_bytes(name: str) -> bytes:
    """As ``os.fsencode``, which costs three times as much for each of ten thousand names."""
    return name.encode(*_CODEC)


def _by_bytes(entry: os.DirEntry[str]) -> bytes:
    return as_bytes(entry.name)


def _entry(entry: os.DirEntry[str], shown: str, max_bytes: int) -> Listed | Skipped:
    # A folder that is called "." is no part of a path.
    path = entry.path.removeprefix("./")
    try:
        info = entry.stat(follow_symlinks=False)
    except OSError as error:
        return Skipped(shown, reason_of(error, "file"))
    if stat.S_ISREG(info.st_mode) and 0 < info.st_size <= max_bytes:  # nearly all
        return Listed(path, shown, info.st_size, info.st_mtime_ns)
    if stat.S_ISLNK(info.st_mode):
        try:
            Path(path).stat()
        except OSError as error:
            return Skipped(shown, _why_no_stat(Path(path), error))
        return Skipped(shown, "symbolic link inside a folder, not followed")
    return _one(path, shown, info, max_bytes)


def _one(path: str, shown: str, info: os.stat_result, max_bytes: int) -> Listed | Skipped:
    reason = unfit(info, max_bytes if info.st_size <= max_bytes else largest(Path(path), max_bytes))
    return Skipped(shown, reason) if reason else Listed(path, shown, info.st_size, info.st_mtime_ns)


def largest(path: Path, max_bytes: int) -> int:
    """The limit for a file that may by its name be one of many articles; a limit of the caller's own holds for all."""
    return MAX_EXPORT if max_bytes == MAX_BYTES and path.suffix.lower() in _of_many() else max_bytes


@cache
def _of_many() -> frozenset[str]:
    from briefing.corpus.formats import known  # noqa: PLC0415 - formats are told what a file is by this module

    return frozenset(suffix for kind in known() if kind.many for suffix in kind.suffixes)


def unfit(info: os.stat_result, max_bytes: int) -> str | None:
    """Why a file of this kind and size is not read, or None."""
    if not stat.S_ISREG(info.st_mode):
        return _KINDS.get(stat.S_IFMT(info.st_mode), "not a regular file")
    if info.st_size == 0:
        return "empty file"
    if info.st_size > max_bytes:
        return over_limit(info.st_size, max_bytes)
    return None


def over_limit(size: int, max_bytes: int) -> str:
    """The reason for a file that is too large."""
    return f"{_in_units(size)}, more than the limit of {_in_units(max_bytes)}"


def reason_of(error: OSError, what: str) -> str:
    """An operating system's refusal in plain words."""
    if isinstance(error, FileNotFoundError):
        return f"{what} is gone"
    if isinstance(error, PermissionError):
        return f"no permission to read this {what}"
    return f"{what} can't be read: {error.strerror or error}"


def _why_no_stat(path: Path, error: Exception) -> str:
    if not isinstance(error, OSError):
        return "not a path"
    if path.is_symlink():
        loop = isinstance(error, OSError) and error.errno == errno.ELOOP
        return "symbolic link that leads back to itself" if loop else "symbolic link to nothing"
    return "no such file or folder" if isinstance(error, FileNotFoundError) else reason_of(error, "file")


def _in_units(size: int) -> str:
    for unit, factor in (("GiB", 2**30), ("MiB", 2**20), ("KiB", 2**10)):
        if size >= factor:
            return f"{size / factor:.4g} {unit}"
    return f"{size} bytes"
