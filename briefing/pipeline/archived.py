"""A collection that comes out of an archive instead of files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from briefing.models import Article
from briefing.pipeline.memory import Memory
from briefing.store import Notebook, Store


@dataclass(frozen=True, slots=True)
class Kept:
    """What was opened. ``store`` is None where it can't be used; the notebook is then for this session alone."""

    store: Store | None
    notebook: Notebook


class Shelf(Protocol):
    """The articles of an archive, whole. Any thread may ask; each method raises ``StoreError`` where nobody answers."""

    def named(self, names: Sequence[str]) -> Mapping[str, Article]:
        """Those of these ids that are there."""

    def close(self) -> None:
        """Let go of the server."""


class Origin(Protocol):
    """Where a session's articles come from, and where it keeps things, if not from files and in files.

    Each of its methods raises ``StoreError`` where the archive can't be used.
    """

    @property
    def name(self) -> str:
        """What tells it from all others."""

    def store(self) -> Store:
        """What was made of its articles, for all who read there."""

    def notebook(self) -> Notebook:
        """The reader's own notebook there."""

    def listed(self, tell: Callable[[str], None]) -> Sequence[tuple[str, str]]:
        """Id and content of each article that is wanted; ``tell`` hears where some are left out."""

    def shelf(self) -> Shelf:
        """What gives them."""


def open_archived(origin: Origin, tell: Callable[[str], None]) -> Kept:
    """Open what an archive keeps; ``tell`` hears what fails later.

    Raises:
        StoreError: where the archive can't be used.
    """
    return Kept(Memory(origin.store(), tell), origin.notebook())
