"""Files that appear, change or go below the paths given, while they are looked at."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event

from briefing.corpus.reading import format_of

DEBOUNCE_MS = 400
"""A file that is being written changes many times; what changes within this time comes at once."""


class Kind(StrEnum):
    """What happened to a file."""

    APPEARED = "appeared"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One file, or a folder with all that is in it; ``path`` is absolute."""

    path: Path
    kind: Kind


def watch(paths: Sequence[Path], stop: Event, *, debounce_ms: int = DEBOUNCE_MS) -> Iterator[frozenset[Change]]:
    """What changed, a set at a time, until ``stop`` is set. Blocks between two sets: run it in a thread.

    Named are files that reading would take, and folders that came or went as a whole; nothing hidden. Paths that don't
    exist are left out; where none is left the iterator ends.
    """
    from watchfiles import Change as Seen  # noqa: PLC0415 - few sessions watch
    from watchfiles import watch as see  # noqa: PLC0415

    roots = tuple(Path(os.path.realpath(path)) for path in paths if path.exists())
    if not roots:
        return
    kinds = {Seen.added: Kind.APPEARED, Seen.modified: Kind.CHANGED, Seen.deleted: Kind.GONE}

    def wanted(seen: Seen, name: str) -> bool:
        return _matters(Change(Path(name), kinds[seen]), roots)

    # A file given by name is watched through its folder, since programs save by replacing it.
    places = {root if root.is_dir() else root.parent for root in roots}
    for changes in see(
        *places, watch_filter=wanted, stop_event=stop, debounce=debounce_ms, step=50, raise_interrupt=False
    ):
        yield frozenset(Change(Path(name), kinds[seen]) for seen, name in changes)


def _matters(seen: Change, roots: Sequence[Path]) -> bool:
    """Whether reading again may give something else. A folder that comes or goes is told without its files."""
    below = next((seen.path.relative_to(root) for root in roots if seen.path.is_relative_to(root)), None)
    if below is None or any(part.startswith(".") for part in below.parts):
        return False
    return format_of(seen.path) is not None or seen.kind is Kind.GONE or seen.path.is_dir()
