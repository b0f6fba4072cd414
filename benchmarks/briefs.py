"""A brief of hundreds of articles on one event, compared before, and what changed between two of them.

    python benchmarks/briefs.py [--articles 500] [--runs 5]

CPU seconds of the whole process, medians of the runs, beside what they must keep to. The second state lacks every
fiftieth article of the first and has as many others. Made articles, as in ``story.py``.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from story import make_story

MOST = {"brief": 2.0, "diff": 1.0}
"""CPU seconds that a command may take of 500 articles."""

CHANGED = 50


def cpu(arguments: list[str], env: dict[str, str], into: Path | None = None) -> float:
    """CPU seconds of one command, its output written to a file."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with (into or Path(os.devnull)).open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "briefing", *arguments], env=env, stdout=out, stderr=subprocess.PIPE, check=False
        )
    # ``diff`` says by its status that something changed.
    if done.returncode > 1:
        raise SystemExit(done.stderr.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write(folder: Path, count: int) -> Path:
    """Two folders with articles of one story; the first and the second state."""
    articles = make_story(0, count + count // CHANGED, random.Random(15))
    for name, kept in (("old", range(count)), ("new", range(count // CHANGED, len(articles)))):
        (folder / name).mkdir()
        for number in kept:
            article = articles[number]
            head = f"---\ntitle: {article.title}\noutlet: Gazette {number}\ndate: {article.published}\n---\n\n"
            (folder / name / f"{number:04}.md").write_text(head + article.text, encoding="utf-8")
    return folder


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="CPU seconds of brief and diff.")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = write(Path(made), options.articles)
        env = {**os.environ, **{f"BRIEFING_{name}": f"{made}/{name}" for name in ("CONFIG", "DATA", "CACHE")}}
        old, new = folder / "old.json", folder / "new.json"
        for state in (old, new):
            spent = cpu(["brief", str(state.with_suffix("")), "-f", "json"], env, state)
            print(f"{'brief, nothing known (' + state.stem + ')':34}{spent:8.2f}", flush=True)
        commands = {
            "brief": ["brief", str(folder / "old")],
            "brief --full": ["brief", str(folder / "old"), "--full"],
            "brief -f json": ["brief", str(folder / "old"), "-f", "json"],
            "brief -f html": ["brief", str(folder / "old"), "-f", "html"],
            "diff OLD.json NEW.json": ["diff", str(old), str(new)],
        }
        for name, command in commands.items():
            spent = statistics.median(cpu(command, env) for _ in range(options.runs))
            print(f"{name:34}{spent:8.2f}  at most {MOST[command[0]]:.1f}", flush=True)
        stories = cpu(["stories", str(folder / "old")], env, folder / "stories")
        print(f"{'stories':34}{stories:8.2f}  {len((folder / 'stories').read_text().splitlines())} lines")


if __name__ == "__main__":
    main()
