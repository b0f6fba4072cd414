"""The whole command, from the shell to its last line: cold and warm, beside what Python and its libraries cost alone.

    python benchmarks/opening.py [PATH…]
    python benchmarks/opening.py --notes [COUNT] [PATH]

Cold: no store and no index yet. Warm: the same again. Medians of the runs, in milliseconds, and the largest process.

With ``--notes`` the same brief is made without notes, with ``COUNT`` notes on other articles, and with so many spread
over a hundred times as many articles as there are here, turn by turn: CPU milliseconds of the whole process.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefing.pipeline import Session
from briefing.store import SqliteNotebook
from briefing.store.events import NOTE, Record, new_record
from briefing.store.marking import sentence_target

RUNS = 7
SAMPLES = Path(__file__).resolve().parent.parent / "articles" / "parade"


def run(arguments: list[str], env: dict[str, str]) -> float:
    """Milliseconds of one whole process."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=env, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - begin) * 1000


def median(arguments: list[str], *, warm: bool) -> float:
    """Median of ``RUNS``; warm runs share a store that one run filled before."""
    taken = []
    with tempfile.TemporaryDirectory() as shared:
        for number in range(RUNS + warm):
            with tempfile.TemporaryDirectory() as own:
                home = shared if warm else own
                env = {**os.environ, "BRIEFING_DATA": f"{home}/data", "BRIEFING_CACHE": f"{home}/cache"}
                milliseconds = run(arguments, env)
            if number or not warm:
                taken.append(milliseconds)
    return statistics.median(taken)


def noted(path: Path, count: int, own: int) -> Iterator[Record]:
    """Records of so many notes, ``own`` of them on sentences of these articles, the others on articles elsewhere."""
    session = Session([path], keep=False)
    session.load()
    readings = list(session.collection.readings.values())
    for number in range(count):
        reading = readings[number % len(readings)]
        sentences = reading.analysis.sentences
        target = sentence_target(reading.article, sentences[number // len(readings) % len(sentences)])
        if number >= own:
            anchor = target.anchors[0]
            source = replace(anchor.source, sha256=f"{number:064x}", digest=f"{number:x}", address=f"{number}.txt")
            quote = replace(anchor.quote, exact=f"Elsewhere {number} it reads: {anchor.quote.exact}")
            target = replace(target, anchors=(replace(anchor, source=source, quote=quote),))
        yield new_record(NOTE, "reader", target, {"text": f"Ask the harbour office about {number}"})


def with_notes(count: int, path: Path) -> None:
    """CPU time of a warm brief with notebooks of several sizes."""
    cases = {"no notes": (0, 0), f"{count:,} notes elsewhere": (count, 0), "… 1 in 100 here": (count, count // 100)}
    with tempfile.TemporaryDirectory() as folder:
        taken: dict[str, list[float]] = {name: [] for name in cases}
        for number in range(RUNS + 1):
            for name, (notes, own) in cases.items():
                home = Path(folder, str(own), str(notes))
                env = {**os.environ, "BRIEFING_DATA": f"{home}/data", "BRIEFING_CACHE": f"{home}/cache"}
                if not number:
                    (home / "data").mkdir(parents=True, mode=0o700)
                    notebook = SqliteNotebook(home / "data" / "notebook.sqlite3")
                    notebook.merge(list(noted(path, notes, own)))
                    notebook.close()
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                run(["-m", "briefing", "brief", str(path)], env)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                if number:
                    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
                    taken[name].append(spent * 1000)
    for name, values in taken.items():
        print(f"{name:40}{statistics.median(values):8.0f}")


def main() -> None:
    """Print the table."""
    if sys.argv[1:2] == ["--notes"]:
        count, path = [*sys.argv[2:], *("10000", str(SAMPLES))[len(sys.argv) - 2 :]]
        with_notes(int(count), Path(path))
        return
    paths = sys.argv[1:] or [str(SAMPLES)]
    ours = ["-m", "briefing"]
    print(f"{'':40}{'cold':>8}{'warm':>8}")
    for name, arguments in {
        "brief as JSON": [*ours, "brief", *paths, "-f", "json"],
        "brief as Markdown": [*ours, "brief", *paths],
        "search": [*ours, "search", "missile*", *paths, "--json"],
        "stories": [*ours, "stories", *paths],
    }.items():
        print(f"{name:40}{median(arguments, warm=False):8.0f}{median(arguments, warm=True):8.0f}", flush=True)
    for name, code in {
        "Python alone": "pass",
        "import briefing.cli": "import briefing.cli",
        "import textual.app": "import textual.app",
        "import whoosh.index": "import whoosh.index",
        "import trafilatura": "import trafilatura",
    }.items():
        print(f"{name:40}{'':8}{median(['-c', code], warm=True):8.0f}", flush=True)
    print(f"largest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
