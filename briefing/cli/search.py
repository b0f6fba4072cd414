"""``briefing search``: hits with their words in context."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli.options import max_bytes
from briefing.cli.saying import put, put_json, say
from briefing.index import (
    Hit,
    NoEngineError,
    SearchOptions,
    SearchResult,
    Snippet,
    asks_facts,
    asks_notebook,
    asks_opened,
    open_engine,
)
from briefing.models.naming import called
from briefing.pipeline import index_folder, source_key

if TYPE_CHECKING:
    from briefing.pipeline import Session

DONE, NOTHING, WRONG_USE = 0, 1, 2
SCHEMA = "search/1"
MOST_FACETS = 10
"""Values of each part that are printed; JSON has them all."""


def run(options: argparse.Namespace) -> int:
    """Search and print."""
    asked = SearchOptions(limit=max(1, options.limit), by_day=options.sort == "day", facets=options.facets)
    try:
        result = answer(options, asked)
    except NoEngineError as error:
        say(str(error))
        return WRONG_USE
    return result if isinstance(result, int) else _print(options, result)


def answer(options: argparse.Namespace, asked: SearchOptions) -> SearchResult | int:
    """What the query of the options finds in their collection; the exit status where nothing of it can be read.

    An archive's server answers for all of the archive, but for what only the index of a window knows.
    """
    if options.archive and not asked.facets and not asks_opened(options.query):
        from briefing.cli.archive import search

        return search(options, asked)
    beyond_words = asks_notebook(options.query) or asks_facts(options.query)
    nothing_at_hand = options.archive or options.no_store or beyond_words
    source = "" if nothing_at_hand else source_key(options.paths, max_bytes(options))
    result = _at_hand(options.paths, options.query, asked, source, options.engine)
    if result is None:
        from briefing.cli.output import load, nothing_readable, open_session

        session = open_session(options)
        collection = load(session)
        if not collection.readings:
            return nothing_readable(collection)
        result = _up_to_date(session, options.query, asked, "" if collection.skipped else source, options.engine)
        if options.archive:
            say(f"looked for in the {len(collection.readings)} articles that are opened")
    return result


def _print(options: argparse.Namespace, result: SearchResult) -> int:
    if result.error:
        say(result.error)
        return WRONG_USE
    if options.explain:
        say(f"looking for: {result.meaning}")
    if result.note:
        say(result.note)
    if options.json:
        put_json(_all_json(result, facets=options.facets), options.json)
    elif result.hits:
        put(_text(result) + _facets(result))
    else:
        say(f"nothing found for {options.query}")
    return DONE if result.hits else NOTHING


def _all_json(result: SearchResult, *, facets: bool) -> dict[str, object]:
    said = {"schema": SCHEMA, "query": result.query, "total": result.total, "hits": [_json(h) for h in result.hits]}
    if not facets:
        return said
    rows = result.facets.items()
    return {**said, "facets": {name: [{"value": value, "articles": n} for value, n in counts] for name, counts in rows}}


def search_collection(session: Session, query: str, *, limit: int, by_day: bool = False) -> SearchResult:
    """Bring the index of a loaded collection up to date and ask it."""
    return _up_to_date(session, query, SearchOptions(limit=max(1, limit), by_day=by_day), "")


def _at_hand(paths: Sequence[Path], query: str, asked: SearchOptions, source: str, engine: str) -> SearchResult | None:
    """The answer of an index that was made of these very files: no article is read, nor taken from the store."""
    if not source:
        return None
    index = open_engine(index_folder(paths), engine)
    if index.note or not index.stands(source):
        return None
    result = index.search(query, asked)
    return None if index.note else result


def _up_to_date(session: Session, query: str, asked: SearchOptions, source: str, engine: str = "") -> SearchResult:
    from briefing.pipeline import StoryNames

    readings = tuple(session.collection.readings.values())
    index = open_engine(index_folder(session.paths) if session.keep else None, engine)
    index.update(readings, StoryNames(session.collection), source=source)
    asked = _with_marks_and_facts(session, query, asked)
    result = index.search(query, asked)
    if index.note:
        say(index.note)
    return result


def _with_marks_and_facts(session: Session, query: str, asked: SearchOptions) -> SearchOptions:
    """The options with what a query asks of the notebook and of stories."""
    if asks_notebook(query):
        asked = replace(asked, noted=session.noted())
    if asks_facts(query):
        from briefing.pipeline.storyfacts import MOST_COMPARED

        asked = replace(asked, facts=session.story_facts(MOST_COMPARED))
    return asked


def _json(hit: Hit) -> dict[str, Any]:
    return {
        "article": hit.article_id,
        "path": hit.path,
        "outlet": hit.outlet,
        "title": hit.title,
        "published": hit.published.isoformat() if hit.published else None,
        "score": hit.score,
        "snippets": [
            {
                "text": snippet.text,
                "start": snippet.start,
                "end": snippet.end,
                "hits": [[place.start, place.end] for place in snippet.hits],
            }
            for snippet in hit.snippets
        ],
    }


def _facets(result: SearchResult) -> str:
    """The commonest of each part, the last months; how many more there are."""
    lines = []
    for name, rows in result.facets.items():
        shown = rows[-MOST_FACETS:] if name == "month" else rows[:MOST_FACETS]
        lines += ["", f"by {name}:", *(f"  {number:5}  {value}" for value, number in shown)]
        lines += [f"  {len(rows) - len(shown)} more"] if len(rows) > len(shown) else []
    return "\n".join(["", *lines]) if lines else ""


def _text(result: SearchResult) -> str:
    found = f"more than {result.total} found" if result.more else f"{result.total} found"
    lines = [found + (f", the first {len(result.hits)}:" if len(result.hits) < result.total else ":")]
    for hit in result.hits:
        day = hit.published.isoformat() if hit.published else "no day"
        lines += ["", f"{called(hit.outlet, hit.path, hit.title)}, {day}: {hit.title}", f"  {hit.path}"]
        lines += [f"    … {_marked(snippet)} …" for snippet in hit.snippets]
    return "\n".join(lines)


def _marked(snippet: Snippet) -> str:
    """The snippet on one line, its hits in brackets: colour would be lost in a pipe."""
    parts, at = [], snippet.start
    for place in snippet.hits:
        if place.start < at:
            continue
        parts.append(snippet.text[at - snippet.start : place.start - snippet.start])
        parts.append(f"[{snippet.text[place.start - snippet.start : place.end - snippet.start]}]")
        at = place.end
    parts.append(snippet.text[at - snippet.start :])
    return " ".join("".join(parts).split())
