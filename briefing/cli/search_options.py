"""What can be typed after ``briefing search`` and ``briefing kwic``."""

from __future__ import annotations

import argparse

from briefing.cli import archiving
from briefing.cli.common import as_json, paths, positive, reading

KWIC_ORDERS = ("article", "left", "right", "word", "day", "outlet")
# Named here, since an option must not wait for the index; a test holds them equal to its own.


ENGINES = ("whoosh", "tantivy")


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Which engine answers."""
    parser.add_argument(
        "--engine", choices=ENGINES, default="", help="tantivy for very large collections (default: as it was made)"
    )


def fill_search(parser: argparse.ArgumentParser) -> None:
    """The options of ``search``."""
    parser.description = (
        'Search words, "phrases", "a * of" (any word), prefix*, miss~ (near spellings), "some words"~5 or '
        "some NEAR/5 words (near each other), AND OR NOT, -word, outlet:name, title:word, entity:name, author:name, "
        "section:name, quote:word, speaker:name, fact:word, type:person, tag:name, note:word, date:2023-07-27, "
        "date:july 2023, date:yesterday, date:none, since:2023-07-01, date:[20230701 TO 20230731]. "
        "A query that begins with - comes after --."
    )
    parser.add_argument("query", metavar="QUERY")
    paths(parser)
    parser.add_argument("--sort", choices=("relevance", "day"), default="relevance")
    parser.add_argument("--limit", type=positive, default=50, help="maximum number of hits (default: %(default)s)")
    parser.add_argument("--explain", action="store_true", help="say how the query was understood")
    parser.add_argument("--facets", action="store_true", help="also count what is found by outlet, month, name, story")
    as_json(parser)
    add_engine(parser)
    archiving.add_options(parser)
    reading(parser)


def fill_kwic(parser: argparse.ArgumentParser) -> None:
    """The options of ``kwic``."""
    parser.description = "A concordance: each place of the words between its neighbours. QUERY is as in a search."
    parser.add_argument("query", metavar="QUERY")
    paths(parser)
    parser.add_argument("--sort", choices=KWIC_ORDERS, default="article", help="left and right: by neighbouring words")
    parser.add_argument("--width", type=positive, default=40, help="characters on each side (default: %(default)s)")
    parser.add_argument("--limit", type=positive, default=1000, help="maximum number of lines (default: %(default)s)")
    as_json(parser)
    add_engine(parser)
    archiving.add_options(parser)
    reading(parser)
