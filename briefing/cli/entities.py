"""``briefing entities``: who and what is named, by how many outlets, how often."""

from __future__ import annotations

import argparse
from collections import Counter

from briefing.cli.output import load, nothing_readable, open_session
from briefing.cli.saying import put, put_json, say
from briefing.models import Entity, EntityType, Story
from briefing.story.grouping.order import outlet_name

DONE, NOTHING, WRONG_USE = 0, 1, 2
SCHEMA = "entities/1"


def run(options: argparse.Namespace) -> int:
    """Link and print."""
    wanted = options.type.upper() if options.type else None
    if wanted is not None and wanted not in set(EntityType):
        say(f"no type {options.type}; there are {', '.join(kind.value.lower() for kind in EntityType)}")
        return WRONG_USE
    session = open_session(options)
    collection = load(session)
    if not collection.readings:
        return nothing_readable(collection)
    stories = session.stories()
    rows = [(story, entity) for story in stories for entity in story.listed if wanted in (None, entity.type.value)]
    if options.json:
        put_json({"schema": SCHEMA, "entities": [_json(story, entity) for story, entity in rows]}, options.json)
    elif rows:
        put("\n".join(_text(story, entity) for story, entity in rows))
    else:
        say("no names found")
    return DONE if rows else NOTHING


def counts(story: Story, entity: Entity) -> dict[str, int]:
    """Mentions by article path, in the story's order."""
    by_article = Counter(mention.article for mention in entity.mentions)
    return {article.where: by_article[article.id] for article in story.articles if by_article[article.id]}


def _json(story: Story, entity: Entity) -> dict[str, object]:
    return {
        "id": entity.id,
        "story": story.id,
        "name": entity.name,
        "type": entity.type.value,
        "aliases": list(entity.aliases),
        "mentions": counts(story, entity),
    }


def _text(story: Story, entity: Entity) -> str:
    names = {article.where: outlet_name(article) for article in story.articles}
    by_outlet = ", ".join(f"{names[path]} {count}" for path, count in counts(story, entity).items())
    return f"{entity.type.value:7} {entity.name}: {by_outlet}"
