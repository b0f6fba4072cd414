"""Which state of the code made a stored value, so that none outlives a change of the code that made it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefing.paths import cache_folder, cache_path

_PACKAGE = Path(__file__).resolve().parent
_NOTE = "code.json"
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that changes again is sure to get another time."""


@cache
def code_version(*parts: str) -> str:
    """A short name for the present content of some sub-packages: the same code has the same name wherever it lies.

    Args:
        parts: folders or files below the package, such as ``corpus``.
    """
    looks = _looks(parts)  # before the files are read: one that changes meanwhile must not be noted as it looks then
    noted = _noted().get(" ".join(parts))
    if isinstance(noted, list) and len(noted) == 2 and noted[0] == looks:
        return str(noted[1])
    digest = hashlib.sha256()
    for part in parts:
        for name, file in sorted((Path(file).relative_to(_PACKAGE).as_posix(), file) for file in _files(part)):
            digest.update(f"{name}\0{_content(file)}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:12]


def note_versions(*names: tuple[str, ...]) -> None:
    """Note down the versions of such parts, so that the next start need not read four hundred files to name them.

    They hold while each file has the place, size, times and number that it had when its version was named: an update
    beneath a running program is not taken for the code that runs. Where a file had only just been written, or where
    nothing can be kept, nothing is.
    """
    known = {" ".join(parts): [_looks(parts), code_version(*parts)] for parts in names}
    if _noted() == known or _newest(names) > time.time_ns() - _SETTLED:
        return
    with contextlib.suppress(OSError):
        note = cache_folder() / _NOTE
        made = note.with_name(f"{_NOTE}.{os.getpid()}")
        made.write_text(json.dumps(known), "utf-8")
        made.replace(note)
    _noted.cache_clear()


@cache
def _noted() -> dict[str, object]:
    try:
        known = json.loads((cache_path() / _NOTE).read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


@cache
def _looks(parts: tuple[str, ...]) -> str:
    """What tells, without a look into them, that the files are those that were noted."""
    return hashlib.sha256(repr([_look(part) for part in parts]).encode("utf-8", "surrogateescape")).hexdigest()


@cache
def _look(part: str) -> list[tuple[str, int, int, int, int]]:
    """Place, size, number and times of each file; when it changed comes last."""
    found = []
    for file in _files(part):
        info = os.stat(file)  # noqa: PTH116  # four hundred at every start
        found.append((file, info.st_size, info.st_ino, info.st_mtime_ns, info.st_ctime_ns))
    return sorted(found)


def _newest(names: tuple[tuple[str, ...], ...]) -> int:
    return max((look[-1] for parts in names for part in parts for look in _look(part)), default=0)


def _files(part: str) -> Iterator[str]:
    place = os.path.join(_PACKAGE, part)  # noqa: PTH118  # as above
    if os.path.isfile(place):  # noqa: PTH113
        yield place
    for folder, below, names in os.walk(place):
        below[:] = [name for name in below if name != "__pycache__"]
        yield from (f"{folder}/{name}" for name in names if not name.endswith(".pyc"))


@cache
def _content(file: str) -> str:
    return hashlib.sha256(Path(file).read_bytes()).hexdigest()
