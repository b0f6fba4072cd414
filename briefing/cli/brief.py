"""``briefing brief``: the brief on standard output or in a file."""

from __future__ import annotations

import argparse
import gc
from datetime import date
from pathlib import Path

from briefing.brief import (
    CitationError,
    limit_story,
    limit_to_articles,
    limit_to_outlet,
    limit_to_stars,
    limit_to_tag,
    make_brief,
)
from briefing.cli.output import load, nothing_readable, open_session, progress_listener
from briefing.cli.saying import put, say
from briefing.config import load_config
from briefing.export import BINARY, SUFFIXES, Choice, PandocError, render, write
from briefing.models import Story
from briefing.news import news_of, told
from briefing.paths import config_folder
from briefing.pipeline import Session, generator

DONE, NOTHING, WRONG_USE = 0, 1, 2
FULL_COLLECTIONS = 1_000_000
"""Collections after which Python looks through all objects for cycles: never, since the program ends behind a brief. Of
a story of five hundred articles a tenth of the time went into that."""


def run(options: argparse.Namespace) -> int:
    """Read, compare, and print or write."""
    gc.set_threshold(*gc.get_threshold()[:2], FULL_COLLECTIONS)
    return _brief(options) if _with_profile(options) else WRONG_USE


def _brief(options: argparse.Namespace) -> int:
    session = open_session(options)
    collection = load(session)
    if not collection.readings and options.format != "json":
        return nothing_readable(collection)
    to_screen = options.output is None or str(options.output) == "-"
    if to_screen and options.format in BINARY:
        say(f"{options.format} is not for the screen; name a file with --output")
        return WRONG_USE
    stories, status = _chosen(session, options)
    if status == WRONG_USE or (not stories and options.format != "json"):
        # What was looked for, and that nothing of it is there, has been said; an empty page would say it no better.
        return status
    try:
        brief = make_brief(generator(), stories, collection.skipped, options.query)
        made = render(brief, options.format, _choice(session, stories, options))
    except CitationError as error:
        say(f"nothing was exported: a citation no longer matches its source: {error}")
        return NOTHING
    except PandocError as error:
        say(f"nothing was exported: {error}")
        return NOTHING
    if isinstance(made, str) and to_screen:
        put(made)
    elif not _is_written(options, made):
        return NOTHING
    session.visit(article for story in stories for article in story.articles)
    return status


def _is_written(options: argparse.Namespace, made: str | bytes) -> bool:
    """Write the brief to its file; where that fails, say why."""
    try:
        write(options.output, made, force=options.force)
    except OSError as error:
        say(str(error) if isinstance(error, FileExistsError) else f"{options.output}: {error.strerror or error}")
        return False
    return True


def _with_profile(options: argparse.Namespace) -> bool:
    """Fill in from the user's settings what was not typed; False where there is no such profile."""
    config, problems = load_config(config_folder())
    for problem in problems:
        say(problem)
    profile = config.profiles.get(options.profile) if options.profile else config.brief
    if profile is None:
        known = ", ".join(sorted(config.profiles)) or "none"
        say(f"there is no profile {options.profile}; config.toml has: {known}")
        return False
    options.format = options.format or _by_ending(options.output, profile.format)
    options.sections = options.sections or profile.sections
    for name in ("full", "notes", "stars"):
        setattr(options, name, getattr(options, name) or getattr(profile, name))
    return True


def _by_ending(output: Path | None, usual: str) -> str:
    """The format that the file's name ends in; the usual one where it says nothing, or where that ends so as well."""
    name = output.name.casefold() if output is not None else ""
    fitting = [form for form, suffix in SUFFIXES.items() if name.endswith(suffix)]
    longest = max((len(SUFFIXES[form]) for form in fitting), default=0)
    fitting = [form for form in fitting if len(SUFFIXES[form]) == longest]  # of ".csl.json" and ".json" the first
    return usual if usual in fitting or not fitting else fitting[0]


def _choice(session: Session, stories: tuple[Story, ...], options: argparse.Namespace) -> Choice:
    news: dict[str, str] = {}
    if options.since == "last" and session.visited:
        lines = {story.id: told(news_of(session.story(story.id), session.new)) for story in stories}
        news = {name: line for name, line in lines.items() if line}
    wanted = options.notes or "notes" in options.sections
    marks = {story.id: session.marks(story) for story in stories} if wanted else {}
    return Choice(options.full, options.sections or Choice().sections, marks, news)


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
    stories = _narrowed(session, stories, options)
    if options.query is None or not stories:
        return stories, DONE if stories else NOTHING
    return _limited(session, stories, options)


def _narrowed(session: Session, stories: tuple[Story, ...], options: argparse.Namespace) -> tuple[Story, ...]:
    """What is asked for of the stories: of one outlet, starred, tagged, new; a limit says where it leaves nothing."""
    if options.outlet is not None:
        stories = _of_outlet(stories, options.outlet)
    if options.stars and stories:
        stories = _starred(session, stories)
    if options.tag is not None and stories:
        stories = _tagged(session, stories, options.tag)
    if options.since is not None and stories:
        stories = _since(session, stories, options.since)
    return stories


def _of_outlet(stories: tuple[Story, ...], outlet: str) -> tuple[Story, ...]:
    kept = tuple(story for story in (limit_to_outlet(one, outlet) for one in stories) if story.facts)
    if not kept:
        say(f"no outlet {outlet} here")
    return kept


def _starred(session: Session, stories: tuple[Story, ...]) -> tuple[Story, ...]:
    limited = (limit_to_stars(one, session.stars(one)) for one in stories)
    kept = tuple(story for story in limited if story.facts)
    if not kept:
        say("nothing is starred here")
    return kept


def _tagged(session: Session, stories: tuple[Story, ...], tag: str) -> tuple[Story, ...]:
    limited = (limit_to_tag(one, session.marks(one), tag) for one in stories)
    kept = tuple(story for story in limited if story.facts)
    if not kept:
        say(f"nothing is tagged {tag} here")
    return kept


def _since(session: Session, stories: tuple[Story, ...], since: date | str) -> tuple[Story, ...]:
    new = session.new if since == "last" else _published(stories, since)
    kept = tuple(limit_to_articles(one, new) for one in stories if any(article.id in new for article in one.articles))
    if not kept:
        say("nothing is new since the last visit" if since == "last" else f"no article here is from {since} or later")
    elif since == "last" and not session.visited:
        say("this is the first visit: everything is new")
    return kept


def _published(stories: tuple[Story, ...], since: date | str) -> frozenset[str]:
    articles = (article for story in stories for article in story.articles)
    return frozenset(one.id for one in articles if one.published and one.published.isoformat() >= str(since))


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
