"""What a collection is read from, and where its index is; asked before anything is read, so this imports little."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.paths import cache_path, data_path
from briefing.pipeline.state import NOTEBOOK_NAME, READER, analyser, comparer

_AT_ONCE = 1_000
"""Files that are told of in one piece: to hash them one by one takes as long as to look at them."""


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
            for lines in _all(os.path.abspath(path)):  # noqa: PTH100  # 10,000 at once
                digest.update(os.fsencode(lines))
    except (OSError, ValueError):
        return ""
    return digest.hexdigest()


def _events() -> int:
    """Bytes of the notebook's log, which only grows: what the reader corrects changes what is found."""
    try:
        return (data_path() / NOTEBOOK_NAME).with_suffix(".jsonl").stat().st_size
    except OSError:
        return 0


def _all(path: str) -> Iterator[str]:
    """What the files below a path are told by, some at a time; names hold no zeros, so that no two say the same.

    Names alone are held, and the state of one file: those of a hundred thousand would take as many kilobytes.
    """
    info = os.stat(path)  # noqa: PTH116  # as above
    if not stat.S_ISDIR(info.st_mode):
        yield _told(path, info)
        return
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        lines = [f"{folder}\0\0\n"]
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            for name in sorted(os.listdir(descriptor)):  # noqa: PTH208  # of what was opened
                if name[0] == ".":
                    continue
                info = os.stat(name, dir_fd=descriptor, follow_symlinks=False)
                if stat.S_ISDIR(info.st_mode):
                    waiting.append(os.path.join(folder, name))  # noqa: PTH118  # as above
                    continue
                lines.append(_told(name, info))
                if len(lines) >= _AT_ONCE:
                    yield "".join(lines)
                    lines.clear()
        finally:
            os.close(descriptor)
        yield "".join(lines)


def _told(name: str, info: os.stat_result) -> str:
    return f"{name}\0{stat.S_IFMT(info.st_mode)} {info.st_size} {info.st_mtime_ns} {info.st_ino}\n"
