"""What the reader put right, found again among the articles that are open."""

from __future__ import annotations

from enum import StrEnum

from briefing.models.text import Evidence
from briefing.records import dataclass


class Correcting(StrEnum):
    """What is put right; each is its own text in the notebook.

    The first four give an article another outlet, day, title or author. ``ONE_STORY`` brings the stories of some
    articles together, ``OWN_STORY`` takes some articles out into a story of their own. ``MERGE`` makes one of several
    names, ``PART`` takes one spelling out of a name, ``RENAME`` and ``RETYPE`` give a name another name or type,
    ``NO_NAME`` dismisses one. ``NO_FACT`` dismisses a fact, ``ONE_FACT`` takes several as one, ``OWN_FACT`` takes
    some of a fact's words out into one of their own, ``EXPLAINED`` says why a difference is none.
    """

    OUTLET = "outlet"
    DAY = "day"
    TITLE = "title"
    AUTHOR = "author"
    ONE_STORY = "one-story"
    OWN_STORY = "own-story"
    MERGE = "merge"
    PART = "split"
    RENAME = "rename"
    RETYPE = "retype"
    NO_NAME = "no-name"
    NO_FACT = "no-fact"
    ONE_FACT = "one-fact"
    OWN_FACT = "own-fact"
    EXPLAINED = "explained"


OF_ARTICLES = frozenset((Correcting.OUTLET, Correcting.DAY, Correcting.TITLE, Correcting.AUTHOR))
OF_GROUPS = frozenset((Correcting.ONE_STORY, Correcting.OWN_STORY))
OF_FACTS = frozenset((Correcting.NO_FACT, Correcting.ONE_FACT, Correcting.OWN_FACT))
OF_NAMES = frozenset((Correcting.MERGE, Correcting.PART, Correcting.RENAME, Correcting.RETYPE, Correcting.NO_NAME))


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing put right.

    ``articles`` are the ids of the articles that it is about, or whose words it is about; ``parts`` the places of each
    name, fact or difference that it is about, and ``value`` what holds instead: a name, an ISO 8601 day, a type, a
    spelling, an explanation.
    """

    what: Correcting
    articles: tuple[str, ...] = ()
    parts: tuple[tuple[Evidence, ...], ...] = ()
    value: str = ""


Corrections = tuple[Correction, ...]
"""In the order in which they were made: of two on the same thing the later holds."""
