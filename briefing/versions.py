"""Which state of the code made a stored value, so that none outlives a change of the code that made it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def code_version(*parts: str) -> str:
    """A short name for the present content of some sub-packages: the same code has the same name wherever it lies.

    Args:
        parts: folders or files below the package, such as ``corpus``.
    """
    digest = hashlib.sha256()
    for part in parts:
        place = _PACKAGE / part
        for name, file in sorted((file.relative_to(_PACKAGE).as_posix(), file) for file in _files(place)):
            digest.update(f"{name}\0{_content(file)}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:12]


def _files(place: Path) -> Iterator[Path]:
    if place.is_dir():
        for folder, below, names in os.walk(place):
            below[:] = [name for name in below if name != "__pycache__"]
            yield from (Path(folder, name) for name in names if not name.endswith(".pyc"))
    elif place.is_file():
        yield place


@cache
def _content(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
