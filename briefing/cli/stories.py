"""``briefing stories``: what belongs together in a mixed collection."""

from __future__ import annotations

import argparse

from briefing.cli.output import load, nothing_readable, open_session
from briefing.cli.saying import put, put_json
from briefing.pipeline import Collection, Group
from briefing.story.grouping.order import outlet_name

DONE = 0
SCHEMA = "stories/1"


def run(options: argparse.Namespace) -> int:
    """Group and print."""
    collection = load(open_session(options))
    if options.json:
        put_json({"schema": SCHEMA, "stories": [_json(group, collection) for group in collection.groups]}, options.json)
    if not collection.readings:
        return nothing_readable(collection)
    if not options.json:
        put("\n\n".join(_text(number, group, collection) for number, group in enumerate(collection.groups, 1)))
    return DONE


def _json(group: Group, collection: Collection) -> dict[str, object]:
    paths = [reading.article.where for reading in collection.of_group(group)]
    new = [reading.article.where for reading in collection.of_group(group) if reading.article.id in group.new]
    return {"id": group.id, "title": group.title, "articles": paths, "new": new}


def _text(number: int, group: Group, collection: Collection) -> str:
    first, last = group.first_date, group.last_date
    days = "no day" if first is None else str(first) if first == last else f"{first} to {last}"
    new = f", {len(group.new)} new since the last visit" if group.new else ""
    lines = [f"{number}. {group.title} ({days}{new})"]
    for reading in collection.of_group(group):
        article = reading.article
        mark = "new: " if article.id in group.new else ""
        lines.append(f"   {mark}{outlet_name(article)}: {article.title} ({article.where})")
    return "\n".join(lines)
