"""``briefing brief``: the brief on standard output or in a file."""

from __future__ import annotations

import argparse

from briefing.brief import CitationError, limit_story, limit_to_outlet, make_brief
from briefing.cli.output import load, nothing_readable, open_session, progress_listener
from briefing.cli.saying import put, say
from briefing.export import BINARY, Choice, PandocError, render, write
from briefing.models import Story
from briefing.pipeline import Session, generator

DONE, NOTHING, WRONG_USE = 0, 1, 2


def run(options: argparse.Namespace) -> int:
    """Read, compare, and print or write."""
    session = open_session(options)
    collection = load(session)
    if not collection.readings and options.format != "json":
        return nothing_readable(collection)
    to_screen = options.output is None or str(options.output) == "-"
    if to_screen and options.format in BINARY:
        say(f"{options.format} is not for the screen; name a file with --output")
        return WRONG_USE
    stories, status = _chosen(session, options)
    if status == WRONG_USE:
        return status
    try:
        brief = make_brief(generator(), stories, collection.skipped, options.query)
        made = render(brief, options.format, Choice(options.full, options.sections or Choice().sections))
    except CitationError as error:
        say(f"nothing was exported: a citation no longer matches its source: {error}")
        return NOTHING
    except PandocError as error:
        say(f"nothing was exported: {error}")
        return NOTHING
    if isinstance(made, str) and to_screen:
        put(made)
        return status
    try:
        write(options.output, made, force=options.force)
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
    if options.outlet is not None:
        stories = tuple(story for story in (limit_to_outlet(one, options.outlet) for one in stories) if story.facts)
        if not stories:
            say(f"no outlet {options.outlet} here")
    if options.query is None or not stories:
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
