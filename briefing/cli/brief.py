"""``briefing brief``: the brief on standard output or in a file."""

from __future__ import annotations

import argparse

from briefing.brief import CitationError, limit_story, make_brief
from briefing.cli.output import load, nothing_readable, open_session, progress_listener
from briefing.cli.saying import put, say
from briefing.export import render, write
from briefing.models import Story
from briefing.pipeline import Session, generator

DONE, NOTHING, WRONG_USE = 0, 1, 2


def run(options: argparse.Namespace) -> int:
    """Read, compare, and print or write."""
    session = open_session(options)
    collection = load(session)
    if not collection.readings and options.format != "json":
        return nothing_readable(collection)
    stories, status = _chosen(session, options)
    if status == WRONG_USE:
        return status
    try:
        brief = make_brief(generator(), stories, collection.skipped, options.query)
        text = render(brief, options.format)
    except CitationError as error:
        say(f"nothing was exported: a citation does not hold: {error}")
        return NOTHING
    if options.output is None:
        put(text)
        return status
    try:
        write(options.output, text, force=options.force)
    except OSError as error:
        say(str(error) if isinstance(error, FileExistsError) else f"{options.output}: {error.strerror or error}")
        return NOTHING
    return status


def _chosen(session: Session, options: argparse.Namespace) -> tuple[tuple[Story, ...], int]:
    groups = session.collection.groups
    if options.story is not None and groups:
        if options.story > len(groups):
            say(f"there is no story {options.story}; `briefing stories` lists {len(groups)}")
            return (), WRONG_USE
        stories: tuple[Story, ...] = (session.story(groups[options.story - 1].id),)
    else:
        with progress_listener() as listener:
            stories = session.stories(listener)
    if options.query is None:
        return stories, DONE if stories else NOTHING
    return _limited(session, stories, options)


def _limited(
    session: Session, stories: tuple[Story, ...], options: argparse.Namespace
) -> tuple[tuple[Story, ...], int]:
    from briefing.cli.search import search_collection

    result = search_collection(session, options.query, limit=len(session.collection.readings))
    if result.error:
        say(result.error)
        return (), WRONG_USE
    places = {hit.article_id: hit.places for hit in result.hits}
    kept = tuple(
        limit_story(story, places) for story in stories if any(article.id in places for article in story.articles)
    )
    if not kept:
        say(f"nothing found for {options.query}")
    return kept, DONE if kept else NOTHING
