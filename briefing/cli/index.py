"""``briefing index``: store and index brought up to date before they are needed."""

from __future__ import annotations

import argparse

from briefing.cli.output import load, nothing_readable, open_session, progress_listener
from briefing.cli.saying import put, say
from briefing.index import NoEngineError, offer, open_engine
from briefing.pipeline import Progress, StoryNames, index_folder, source_key

DONE, WRONG_USE = 0, 2


def run(options: argparse.Namespace) -> int:
    """Read, analyse and index."""
    session = open_session(options)
    source = source_key(session.paths, session.max_bytes) if session.keep else ""
    collection = load(session)
    if not collection.readings:
        return nothing_readable(collection)
    try:
        index = open_engine(index_folder(session.paths) if session.keep else None, options.engine)
    except NoEngineError as error:
        say(str(error))
        return WRONG_USE
    readings = tuple(collection.readings.values())
    with progress_listener() as listener:
        touched = index.update(
            readings,
            StoryNames(collection),
            lambda done, total: listener(Progress("indexing", done, total)),
            rebuild=options.rebuild,
            source="" if collection.skipped else source,
        )
    if index.note:
        say(index.note)
    if line := offer(len(readings), index):
        say(line)
    articles = "1 article" if len(readings) == 1 else f"{len(readings)} articles"
    stories = "1 story" if len(collection.groups) == 1 else f"{len(collection.groups)} stories"
    put(f"{articles} in {stories}, {touched} re-indexed")
    return DONE
