"""The whole way from paths to stories: read what changed, analyse what is new, group, index, compare on demand.

It knows no interface: it tells a listener what happens and asks a callback whether to stop. Everything here may run in
a worker thread; a ``Session`` is used by one thread at a time.
"""

from __future__ import annotations

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
from briefing.pipeline.session import Session, entity_names, generator, index_folder

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
    "StoryReady",
    "entity_names",
    "generator",
    "ignore",
    "index_folder",
    "never",
]
