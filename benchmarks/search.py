"""Search: building, opening and asking the index, beside SQLite's FTS5 on the same articles in the same run.

    python benchmarks/search.py [ARTICLES]

The articles are made: words drawn with Zipf's frequencies from a fixed seed, about 400 each.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import statistics
import string
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from briefing.index import SearchOptions, open_index
from briefing.models import Analysis, Article, Paragraph, Reading

WORDS, LENGTH, VOCABULARY = 400, 12, 30_000


def make_readings(count: int) -> list[Reading]:
    """Articles of random words; the same for every run."""
    chance = random.Random(7)
    words = ["".join(chance.choices(string.ascii_lowercase, k=chance.randint(2, LENGTH))) for _ in range(VOCABULARY)]
    weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
    readings = []
    for number in range(count):
        text = " ".join(chance.choices(words, weights, k=WORDS))
        day = date(2024, 1, 1) + timedelta(days=number % 365)
        article = Article(
            f"a{number}", f"{number}.txt", str(number), text[:40], text, (Paragraph(0, len(text)),), "Press", day
        )
        readings.append(Reading(article, Analysis()))
    return readings


def milliseconds(work: Callable[[], object], times: int = 10) -> float:
    """Median of several runs."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken)


def queries(readings: list[Reading]) -> dict[str, tuple[str, str]]:
    """Name to our query and the one for FTS5."""
    words = readings[0].article.text.split()
    common, rare = max(words, key=len), min(words[50:], key=len)
    return {
        "one word": (common, common),
        "two words": (f"{common} {rare}", f"{common} {rare}"),
        "phrase": (f'"{words[3]} {words[4]}"', f'"{words[3]} {words[4]}"'),
        "two-letter prefix": (f"{common[:2]}*", f"{common[:2]}*"),
        "word and days": (f"{common} date:[20240201 TO 20240301]", f"{common} AND day:202402*"),
    }


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    readings = make_readings(count)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "index"
        begin = time.perf_counter()
        open_index(place).update(readings, {})
        built = time.perf_counter() - begin
        peer = sqlite3.connect(Path(folder) / "fts.sqlite3")
        begin = time.perf_counter()
        peer.execute("CREATE VIRTUAL TABLE t USING fts5(body, day, tokenize='porter')")
        rows = ((r.article.text, f"{r.article.published:%Y%m%d}") for r in readings)
        peer.executemany("INSERT INTO t VALUES (?, ?)", rows)
        peer.commit()
        print(f"{count} articles of {WORDS} words{'':16}briefing      FTS5")
        print(f"{'build, s':36}{built:12.1f}{time.perf_counter() - begin:10.1f}")
        index = open_index(place)
        print(f"{'open, ms':36}{milliseconds(lambda: open_index(place)):12.1f}")
        index.update(readings, {})
        for name, (ours, theirs) in queries(readings).items():
            own = milliseconds(lambda ours=ours: index.search(ours, SearchOptions(limit=50)))
            sql = "SELECT rowid, snippet(t, 0, '[', ']', '', 20) FROM t WHERE t MATCH ? ORDER BY rank LIMIT 50"
            other = milliseconds(lambda theirs=theirs, sql=sql: peer.execute(sql, (theirs,)).fetchall())
            print(f"{name + ', ms':36}{own:12.1f}{other:10.1f}")
    print(f"peak memory of the run: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
