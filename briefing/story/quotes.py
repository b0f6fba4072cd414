"""Quotes of all articles with their speakers linked to entities."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Entity, Evidence, Quote, Reading
from briefing.story.naming import Names


def link_quotes(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Quote, ...]:
    """Every quote in the order of the articles and of their texts; copies of another article add none."""
    names = Names(entities)
    quotes = []
    for reading in readings:
        article = reading.article
        for mention in reading.analysis.quotes:
            entity = names.exactly(article.id, mention.speaker) if mention.speaker is not None else None
            cue = mention.cue.of(article.text) if mention.cue is not None else None
            quotes.append(Quote(entity.id if entity else None, cue, Evidence.of(article, mention), mention.kind))
    return tuple(quotes)
