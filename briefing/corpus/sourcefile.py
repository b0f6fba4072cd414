"""A file to read, as readers are given it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from briefing.models import Article
from briefing.records import dataclass


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read. ``shown`` is its path relative to the folder given, safe to print.

    ``size`` (bytes) and ``modified`` (nanoseconds) tell whether the file changed since it was read last. ``known`` are
    articles of exports that were read before, by what their archive says of them (``Article.source``).
    """

    path: Path
    shown: str
    size: int
    modified: int
    known: Mapping[str, Article] = field(default_factory=dict, compare=False, repr=False)
