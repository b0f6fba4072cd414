"""Kill searches of the command line at random moments: the next one finds exactly what is there.

    python tools/hammer_search.py [KILLS] [SEED]

A process of its own changes the collection and searches it without end, so that it is killed while the store and the
index are read, written and rebuilt. What it has found and printed must be found again.
"""

from __future__ import annotations

import io
import os
import random
import sys
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stdout
from functools import partial
from itertools import count
from pathlib import Path

from hammering import Outcome, kill_forked

from briefing.cli import main as run_command

LONGEST = 0.8
"""Seconds after the first search that a process is left alive at most."""
ALWAYS = 8
"""Articles that stay; one more comes and goes."""


def article(number: int, word: str) -> str:
    """An article with words of its own."""
    return (
        f"Ship {number} enters the harbour\n\nThe ship named Tarnby{number} brought {word} on Tuesday, the port said.\n"
    )


def work(news: Path, seed: int) -> None:
    """Change and search until killed; a line for each search that found too much or too little."""
    chance = random.Random(seed)
    for number in count():
        (news / "last.txt").write_text(article(99, f"cargo{seed}x{number}"), encoding="utf-8")
        for query, hits in (
            ("harbour", ALWAYS + 1),
            (f"cargo{seed}x{number}", 1),
            (f"Tarnby{chance.randrange(ALWAYS)}", 1),
        ):
            shown = io.StringIO()
            with redirect_stdout(shown):
                status = run_command(["search", query, str(news)])
            right = status == 0 and shown.getvalue().startswith(f"{hits} found:")
            print("found" if right else f"! {query}: status {status}, {shown.getvalue()[:80]!r}", flush=True)


def hammer(kills: int, seed: int = 1) -> Outcome:
    """Kill so many times, one after the other, on one store and one index."""
    chance = random.Random(seed)
    said: set[str] = set()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as made:
        base = Path(made)
        for name in ("DATA", "CACHE", "CONFIG"):
            os.environ[f"BRIEFING_{name}"] = str(base / name.lower())
        news = base / "news"
        news.mkdir()
        for number in range(ALWAYS):
            (news / f"{number}.txt").write_text(article(number, "grain"), encoding="utf-8")
        for kill in range(kills):
            killed = kill_forked(partial(work, news, chance.randrange(1 << 30)), chance, LONGEST)
            said.update(killed.said)
            found = [line for line in killed.told if line.startswith("!")] + ["it ended by itself"] * killed.early
            wrong += [f"kill {kill}: {fault}" for fault in found]
    return Outcome(kills, tuple(sorted(said)), tuple(wrong))


def main(arguments: Sequence[str]) -> int:
    """Hammer and print; 1 where anything went wrong."""
    outcome = hammer(*map(int, arguments))
    print(outcome)
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
