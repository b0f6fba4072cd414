"""From an id that the program printed to the words that it names: a place, an article, a fact, a difference, a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress

from briefing.models import Evidence, Reading, Span, Story
from briefing.pipeline.session import Session
from briefing.store import StoreError

PLACE = re.compile(r"(?P<article>[0-9a-z]{6,64})(?::(?P<start>\d{1,9})[-–](?P<end>\d{1,9}))?")
"""An article's id, with the start and end of a place in it: as exports, checks and JSON give them."""


def locate(session: Session, name: str) -> tuple[Evidence, ...]:
    """The words that an id names, one for each article that has them; empty where nothing here has that id.

    The session is loaded. A place needs no comparison; a fact is looked for story by story, the largest first. An
    article of an archive that is not opened is brought in with its story.
    """
    match = PLACE.fullmatch(name)
    reading = _reading(session, match["article"]) if match else None
    if match and reading is not None:
        text = reading.article.text
        span = Span(int(match["start"]), int(match["end"])) if match["start"] else Span(0, min(1, len(text)))
        return (Evidence.of(reading.article, span),) if span.start < span.end <= len(text) else ()
    if match is None or match["start"]:
        return ()
    for group in session.collection.groups:
        found = _in_story(session.story(group.id), name)
        if found:
            return found
    return ()


def _reading(session: Session, article: str) -> Reading | None:
    if article not in session.collection.readings and session.is_part:
        with suppress(StoreError):  # no such article, or the server is away: then nothing here has that id
            session.reach(article)
    return session.collection.readings.get(article)


def _in_story(story: Story, name: str) -> tuple[Evidence, ...]:
    """The first words of each article for a fact, a difference or a name."""
    lists: Iterable[tuple[str, tuple[Evidence, ...]]] = (
        *((fact.id, fact.evidence) for fact in story.facts),
        *((one.id, tuple(item for value in one.values for item in value.evidence)) for one in story.conflicts),
        *((entity.id, entity.mentions) for entity in story.entities),
    )
    evidence = next((evidence for own, evidence in lists if own == name), ())
    return tuple({item.article: item for item in reversed(evidence)}.values())[::-1]
