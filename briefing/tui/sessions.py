"""What the reader needs of a session, whatever is behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Protocol

from briefing.models import Article, Story

if TYPE_CHECKING:
    from briefing.pipeline import Collection, Group, Listener
    from briefing.pipeline.archived import Everywhere
    from briefing.pipeline.mentions import Mentions
    from briefing.pipeline.standing import Standing
    from briefing.pipeline.storyfacts import StoryFacts
    from briefing.store import Notebook


class SessionLike(Protocol):
    """What the reader needs of ``briefing.pipeline.Session``."""

    paths: tuple[Path, ...]
    keep: bool
    collection: Collection
    unsent: int

    def load(self, listener: Listener, cancelled: Callable[[], bool]) -> Collection:
        """Read and analyse everything."""
        ...

    def story(self, group_id: str) -> Story:
        """Compare the articles of a group."""
        ...

    def notebook(self, listener: Listener) -> Notebook:
        """The user's notebook."""
        ...

    def mentions(self) -> Mentions:
        """The names of its articles."""
        ...

    def story_facts(self) -> StoryFacts:
        """The facts of their stories."""
        ...

    def standing(self) -> Standing:
        """Which index holds them."""
        ...

    def visit(self, articles: Iterable[Article]) -> None:
        """Note that the reader has seen these articles."""
        ...

    @property
    def is_part(self) -> bool:
        """Whether there may be more than what is opened."""
        ...

    def everywhere(self, held: Callable[[str], Article | None]) -> Everywhere | None:
        """The search over all there is, where that is more than what is opened."""
        ...

    def hear(self, heard: Callable[[], None], told: Callable[[str | None], None]) -> None:
        """Begin to listen for what others write, where that can be."""
        ...

    @property
    def hears(self) -> bool:
        """Whether that is told by itself."""
        ...

    def arrivals(self, stop: Event) -> Iterator[int]:
        """How many articles came into the archive, whenever some did."""
        ...

    def reach(self, name: str) -> Group:
        """Bring in the story of an article that was not opened."""
        ...

    def close(self) -> None:
        """Close the store."""
        ...
