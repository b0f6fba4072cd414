"""What a collection is read from, and where its index is; asked before anything is read, so this imports little."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.paths import cache_path, data_path
from briefing.pipeline.state import NOTEBOOK_NAME, READER, analyser, comparer


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
            for entry, info in _all(os.path.abspath(path)):  # noqa: PTH100  # 10,000 at once
                kind = stat.S_IFMT(info.st_mode)
                digest.update(os.fsencode(f"{entry}\0{kind} {info.st_size} {info.st_mtime_ns} {info.st_ino}\n"))
    except (OSError, ValueError):
        return ""
    return digest.hexdigest()


def _events() -> int:
    """Bytes of the notebook's log, which only grows: what the reader corrects changes what is found."""
    try:
        return (data_path() / NOTEBOOK_NAME).with_suffix(".jsonl").stat().st_size
    except OSError:
        return 0


def _all(path: str) -> Iterator[tuple[str, os.stat_result]]:
    info = os.stat(path)  # noqa: PTH116  # as above
    if not stat.S_ISDIR(info.st_mode):
        yield path, info
        return
    waiting = [path]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted((entry for entry in entries if entry.name[0] != "."), key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    yield entry.path, entry.stat(follow_symlinks=False)
