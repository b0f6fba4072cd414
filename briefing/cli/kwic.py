"""``briefing kwic``: a concordance, each place of a query's words between its neighbours."""

from __future__ import annotations

import argparse
from typing import Any

from briefing.cli.saying import put, put_json, say
from briefing.cli.search import answer
from briefing.index import NoEngineError, SearchOptions
from briefing.index.kwic import Line, in_order, lines_of
from briefing.models.naming import called

DONE, NOTHING, WRONG_USE = 0, 1, 2
SCHEMA = "kwic/1"
_MOST_ARTICLES = 100_000


def run(options: argparse.Namespace) -> int:
    """Search and print."""
    try:
        result = answer(options, SearchOptions(limit=_MOST_ARTICLES))
    except NoEngineError as error:
        say(str(error))
        return WRONG_USE
    if isinstance(result, int):
        return result
    if result.error:
        say(result.error)
        return WRONG_USE
    if result.note:
        say(result.note)
    lines = in_order(lines_of(result.hits, options.width), options.sort)
    shown = lines[: options.limit]
    if options.json:
        rows = [_json(one) for one in shown]
        put_json({"schema": SCHEMA, "query": result.query, "total": len(lines), "lines": rows}, options.json)
    elif shown:
        more = f", the first {len(shown)}" if len(shown) < len(lines) else ""
        head = f"{len(lines)} {'place' if len(lines) == 1 else 'places'}{more}:"
        put("\n".join([head, "", *(_row(line, options.width) for line in shown)]))
    else:
        say(f"nothing found for {options.query}")
    return DONE if shown else NOTHING


def _row(line: Line, width: int) -> str:
    left, right = (" ".join(text.split()) for text in (line.left, line.right))
    left += " " * line.left[-1:].isspace()
    right = " " * line.right[:1].isspace() + right
    word = " ".join(line.word.split())
    return f"{left:>{width + 1}}[{word}]{right:<{width + 1}}  {called(line.outlet, line.path, line.title)}, {line.path}"


def _json(line: Line) -> dict[str, Any]:
    return {
        "path": line.path,
        "outlet": line.outlet,
        "published": line.published.isoformat() if line.published else None,
        "title": line.title,
        "start": line.start,
        "end": line.end,
        "left": line.left,
        "word": line.word,
        "right": line.right,
    }
