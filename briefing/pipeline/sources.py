"""What a collection is read from, and where its index is; asked before anything is read, so this imports little."""

from __future__ import annotations

import hashlib
import os
import stat
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.paths import cache_path, data_path
from briefing.pipeline.state import NOTEBOOK_NAME, READER, analyser, comparer

_WHOLE = (1 << 64) - 1


def index_folder(paths: Sequence[Path]) -> Path:
    """Where the index of these paths is kept; neither created nor looked at."""
    resolved = b"\n".join(sorted(os.fsencode(os.path.realpath(path)) for path in paths))
    return cache_path() / "index" / hashlib.sha256(resolved).hexdigest()[:16]


def source_key(paths: Sequence[Path], max_bytes: int) -> str:
    """A name for the files of a collection by place, size and time, for the code that reads them, and corrections.

    The same name means that reading again would change nothing. It may change where that would not either: it looks at
    all that is not hidden, and ``discover`` takes less. Empty where something can't be looked at.
    """
    digest = hashlib.sha256(f"{READER} {analyser()} {comparer()} {max_bytes} {_events()}".encode())
    try:
        for path in paths:
            for told in _all(os.path.abspath(path)):  # noqa: PTH100  # 10,000 at once
                digest.update(told)
    except (OSError, ValueError):
        return ""
    return digest.hexdigest()


def _events() -> int:
    """Bytes of the notebook's log, which only grows: what the reader corrects changes what is found."""
    try:
        return (data_path() / NOTEBOOK_NAME).with_suffix(".jsonl").stat().st_size
    except OSError:
        return 0


def _all(path: str) -> Iterator[bytes | array[int]]:
    """What the files below a path are told by; names hold no zeros, so that no two collections say the same.

    Of the files of a folder names and numbers are held, and not their states, which take a kilobyte each; and they are
    told in one piece, since to put each into words takes as long as to look at it.
    """
    info = os.stat(path)  # noqa: PTH116  # as above
    if not stat.S_ISDIR(info.st_mode):
        yield os.fsencode(f"{path}\0")
        yield array("Q", _numbers(info))
        return
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            names = sorted(name for name in os.listdir(descriptor) if name[0] != ".")  # noqa: PTH208  # of what was opened
            numbers = array("Q")
            for name in names:
                info = os.stat(name, dir_fd=descriptor, follow_symlinks=False)
                if stat.S_ISDIR(info.st_mode):
                    waiting.append(os.path.join(folder, name))  # noqa: PTH118  # as above
                else:
                    numbers.extend(_numbers(info))
        finally:
            os.close(descriptor)
        yield os.fsencode("\0".join((folder, *names, "", "")))
        yield numbers


def _numbers(info: os.stat_result) -> tuple[int, int, int, int]:
    """What tells of a change; the time may lie before 1970."""
    return stat.S_IFMT(info.st_mode), info.st_size, info.st_mtime_ns & _WHOLE, info.st_ino & _WHOLE
