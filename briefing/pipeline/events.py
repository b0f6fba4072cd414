"""What a session tells while it works, and what it has read in the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import date

from briefing.models import Corrections, Reading, Skipped, Story
from briefing.records import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is; ``total`` is None while it is not known."""

    stage: str
    done: int
    total: int | None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Arrived:
    """An article was read and analysed."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class Passed:
    """A file or an item of one could not be read."""

    skipped: Skipped


@dataclass(frozen=True, slots=True)
class Group:
    """A story before its articles are compared; its id is the story's.

    ``new`` are the articles that came since the last visit; none where there was no visit yet.
    """

    id: str
    title: str
    article_ids: tuple[str, ...]
    first_date: date | None
    last_date: date | None
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouped:
    """Which articles belong together, largest and newest story first."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class StoryReady:
    """A story was compared."""

    story: Story


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something went otherwise than it should, and the work went on: a damaged store, an index built anew."""

    message: str


Event = Progress | Arrived | Passed | Grouped | StoryReady | Noticed
Listener = Callable[[Event], None]


class Cancelled(Exception):  # noqa: N818  # not an error: the reader wanted it
    """The work was stopped by the reader."""


@dataclass(slots=True)
class Collection:
    """All that was read of the paths given."""

    readings: dict[str, Reading] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    corrections: Corrections = ()

    def of_group(self, group: Group) -> tuple[Reading, ...]:
        """The readings of one story."""
        return tuple(self.readings[article_id] for article_id in group.article_ids)


def ignore(event: Event) -> None:
    """A listener for those who wait for the result."""


def never() -> bool:
    """A cancel check for those who never stop."""
    return False


class Ear:
    """Who is to hear of faults. It does not know the session: a circle would keep the store open when that is gone."""

    def __init__(self) -> None:
        self.listener: Listener = ignore

    def say(self, message: str) -> None:
        """Tell of a fault."""
        self.listener(Noticed(message))
