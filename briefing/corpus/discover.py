"""Which files there are below the paths that the user gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.models import Skipped


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read. ``shown`` is its path relative to the folder given, safe to print.

    ``size`` (bytes) and ``modified`` (nanoseconds) tell whether the file changed since it was read last.
    """

    path: Path
    shown: str
    size: int
    modified: int


def discover(paths: Sequence[Path]) -> Iterator[SourceFile | Skipped]:
    """Regular files below ``paths`` in a stable order; what can't be read comes as ``Skipped``."""
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                stat = file.stat()
                yield SourceFile(file, str(file.relative_to(path)) if path.is_dir() else file.name, stat.st_size, stat.st_mtime_ns)
