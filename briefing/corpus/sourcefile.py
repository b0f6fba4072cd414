"""A file to read, as readers are given it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read. ``shown`` is its path relative to the folder given, safe to print.

    ``size`` (bytes) and ``modified`` (nanoseconds) tell whether the file changed since it was read last.
    """

    path: Path
    shown: str
    size: int
    modified: int
