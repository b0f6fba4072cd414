"""Where tantivy's files are: opened where they are whole, written by one process at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

import msgspec
import tantivy
from tantivy import Schema

from briefing.index.generations import LAYOUT, LOCK, Shelf

_VERSION = version("tantivy")
STATE, META = "state.json", "meta.json"


class TornError(ValueError):
    """The files do not fit each other, or are none of ours."""


@dataclass(frozen=True, slots=True)
class State:
    """What the index holds: a fingerprint and a number per article id; ``meta`` is the hash of tantivy's own table."""

    layout: str = LAYOUT
    version: str = _VERSION
    meta: str = ""
    source: str = ""
    articles: dict[str, tuple[str, int]] = field(default_factory=dict)


class Disk:
    """The folder of an index."""

    def __init__(self, folder: Path) -> None:
        """Open the folder, or make it.

        Raises:
            OSError: where it is not the user's own, or can't be made.
        """
        self.folder = folder
        self._shelf = Shelf(folder, LAYOUT)

    def read(self) -> tuple[tantivy.Index, State] | None:
        """What is there; None where there is nothing, or nothing of this layout and version.

        Raises:
            TornError: where it is not what was written.
            OSError: where it can't be read.
        """
        try:
            state = msgspec.json.decode((self.folder / STATE).read_bytes(), type=State)
            if (state.layout, state.version) != (LAYOUT, _VERSION):
                return None
            if state.meta != _hash(self.folder / META):
                raise TornError
            return tantivy.Index.open(str(self.folder)), state
        except FileNotFoundError:
            return None
        except ValueError as error:  # also what msgspec and tantivy say of a file that is none of theirs
            raise TornError from error

    def building(self, patience: float, tick: Callable[[], None]) -> AbstractContextManager[None]:
        """Be the only one that writes; raises as ``Shelf.building``."""
        return self._shelf.building(patience, tick)

    def anew(self, schema: Schema) -> tantivy.Index:
        """An empty index in the place of what is there. Only while ``building``: somebody else may be writing."""
        for path in self.folder.iterdir():
            if path.name != LOCK:
                with suppress(FileNotFoundError):
                    path.unlink()
        return tantivy.Index(schema, path=str(self.folder))

    def keep(self, state: State) -> State:
        """Write down what the index holds since its last commit."""
        kept = replace(state, meta=_hash(self.folder / META))
        aside = self.folder / f"{STATE}.new"
        aside.write_bytes(msgspec.json.encode(kept))
        aside.replace(self.folder / STATE)
        return kept


def _hash(path: Path) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
