"""The whole way from paths to stories: read what changed, analyse what is new, group, index, compare on demand.

It knows no interface: it tells a listener what happens and asks a callback whether to stop. Everything here may run in
a worker thread; a ``Session`` is used by one thread at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.pipeline.events import (
    Arrived,
    Cancelled,
    Collection,
    Event,
    Group,
    Grouped,
    Listener,
    Noticed,
    Passed,
    Progress,
    StoryReady,
    ignore,
    never,
)
from briefing.pipeline.sources import index_folder, source_key

if TYPE_CHECKING:
    from briefing.pipeline.naming import StoryNames
    from briefing.pipeline.session import Session, generator

__all__ = [
    "Arrived",
    "Cancelled",
    "Collection",
    "Event",
    "Group",
    "Grouped",
    "Listener",
    "Noticed",
    "Passed",
    "Progress",
    "Session",
    "StoryNames",
    "StoryReady",
    "generator",
    "ignore",
    "index_folder",
    "never",
    "source_key",
]


def __getattr__(name: str) -> object:
    """The session and what goes with it, loaded when it is asked for: a search at hand needs no readers of files."""
    if name in ("Session", "StoryNames", "generator"):
        if name == "StoryNames":
            from briefing.pipeline.naming import StoryNames  # noqa: PLC0415  # it knows the index

            return StoryNames
        from briefing.pipeline import session  # noqa: PLC0415

        return getattr(session, name)
    raise AttributeError(name)
