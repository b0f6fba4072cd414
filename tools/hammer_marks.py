"""Kill a process that sets marks at random moments: no mark that it acknowledged is ever lost.

    python tools/hammer_marks.py [KILLS] [SEED]

A mark counts as acknowledged once the process has told so, which it does only after the notebook has it. Some marks are
taken back again; those must not come back.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hammering import Outcome, kill_at_random

from briefing.store import SqliteNotebook
from briefing.store.anchors import Anchor, Quote, Source, Target
from briefing.store.events import STAR, UNDO

LONGEST = 0.4
"""Seconds after the first mark that a process is left alive at most."""
_TRUE = re.compile(r"\d+ marks stood in \S+ only, and were taken from there$")


def work(path: Path, number: int) -> None:
    """Mark until killed; a line for each mark once it is kept, and one for what the opening said."""
    notebook = SqliteNotebook(path)
    if notebook.warning:
        print(f"warning {notebook.warning}", file=sys.stderr, flush=True)
    while True:
        words = f"sentence {number} of a report"
        about = Target("fact", (Anchor(Source(address="report.txt"), Quote(words)),), words)
        star = notebook.add(STAR, about, {"n": number})
        print(f"star {number}", flush=True)
        if number % 5 == 0:
            notebook.add(UNDO, undoes=(star.id,))
            print(f"undo {number}", flush=True)
        if number % 7 == 0:
            notebook.remember_search(f"search {number}", saved=True)
            print(f"search {number}", flush=True)
        number += 1


def faults(path: Path, told: Sequence[str]) -> list[str]:
    """What is wrong with the notebook: ``told`` are the marks acknowledged."""
    notebook = SqliteNotebook(path)
    standing = {f"star {event.says['n']}" for event in notebook.state.stars}
    searches = {search.query for search in notebook.searches() if search.saved}
    undone = {line.replace("undo", "star") for line in told if line.startswith("undo")}
    wanted = {line for line in told if not line.startswith("undo")} - undone
    # The last star of a process may have been taken back without a word about it.
    wrong = [f"{mark} is lost" for mark in sorted(wanted - standing - searches) if not _maybe_undone(mark)]
    wrong += [f"{mark} was taken back and is there again" for mark in sorted(undone & standing)]
    wrong += notebook.check()
    notebook.close()
    return wrong


def _maybe_undone(mark: str) -> bool:
    what, _, number = mark.partition(" ")
    return what == "star" and int(number) % 5 == 0


def hammer(kills: int, seed: int = 1) -> Outcome:
    """Kill so many times, one after the other, on one notebook."""
    chance = random.Random(seed)
    told: list[str] = []
    said: set[str] = set()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="hammer-") as made:
        path = Path(made) / "notebook.sqlite3"
        for kill in range(kills):
            killed = kill_at_random([__file__, "--work", str(path), str(kill * 10_000)], chance, LONGEST)
            told += killed.told
            said.update(killed.said)
            wrong += ["ended by itself"] if killed.early else []
        wrong += faults(path, told) + [f"untrue: {line}" for line in sorted(said) if not _TRUE.search(line)]
        wrong += [] if len(told) > kills else [f"only {len(told)} marks were acknowledged"]
    return Outcome(kills, tuple(sorted(said)), tuple(wrong))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(Path(sys.argv[2]), int(sys.argv[3]))
    outcome = hammer(*(int(argument) for argument in sys.argv[1:]))
    print(outcome)
    sys.exit(1 if outcome.wrong else 0)
