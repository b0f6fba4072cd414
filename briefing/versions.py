"""Which state of the code made a stored value, so that none outlives a change of the code that made it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def code_version(*parts: str) -> str:
    """A short name for the present files of some sub-packages: names, sizes and times, which costs no reading.

    Args:
        parts: folders or files below the package, such as ``corpus``. Another installation gives another name for the
            same code; its caches are then made once more.
    """
    digest = hashlib.sha256()
    for part in parts:
        place = _PACKAGE / part
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                info = file.stat()
                digest.update(f"{file.relative_to(_PACKAGE)} {info.st_size} {info.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:12]
