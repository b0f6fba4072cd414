"""Kill the index at random moments, and look what the next start finds.

    python tools/hammer_index.py [KILLS] [SEED] [ENGINE]

A process of its own updates, rebuilds and asks an index without end, with another set of articles each time; it is
killed (SIGKILL) after a random part of a second. Then the index is opened as at the next start: it must say nothing,
or that it was damaged and is rebuilt, and find exactly what the articles hold.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefing.index import check_index, open_engine
from briefing.index.build import SearchIndex
from briefing.models import Analysis, Article, Paragraph, Reading

MOST = 60
"""Articles in the largest set."""
LONGEST = 0.8
"""Seconds after its first update that a process is left alive at most."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the kills: sentences that were said (each once), and what went wrong, which should be nothing."""

    kills: int
    said: tuple[str, ...]
    wrong: tuple[str, ...]


def readings(number: int, seed: int) -> list[Reading]:
    """Articles of a hundred words; the first ten are the same for every seed."""
    made = []
    for one in range(number):
        chance = random.Random(one if one < 10 else f"{seed} {one}")
        text = " ".join(f"w{chance.randrange(500)}" for _ in range(100)) + f" only{one}"
        digest = sha256(text.encode()).hexdigest()
        article = Article(digest[:10], f"{one}.txt", digest, text[:30], text, (Paragraph(0, len(text)),), "Press", None)
        made.append(Reading(article, Analysis()))
    return made


def work(folder: Path, seed: int, engine: str) -> None:
    """Update, rebuild and ask until killed."""
    chance = random.Random(seed)
    while True:
        index = open_engine(folder, engine)
        chosen = readings(chance.randrange(1, MOST), chance.randrange(5))
        index.update(chosen, {}, rebuild=chance.random() < 0.3)
        for _ in range(chance.randrange(20)):
            index.search(f"w{chance.randrange(500)}*")
        print("once round", flush=True)


def look(folder: Path, seed: int, engine: str) -> tuple[str | None, list[str]]:
    """Open as at the next start: what is said, and what is wrong."""
    chosen = readings(MOST // 2, seed)
    index = open_engine(folder, engine)
    index.update(chosen, {})
    wrong = [f"only{one} is lost" for one in range(len(chosen)) if index.search(f"only{one}").total != 1]
    if isinstance(index, SearchIndex):
        wrong += [f"after the start: {fault}" for fault in check_index(folder)]
    if index.note and ("memory" in index.note or "\n" in index.note):
        wrong.append(index.note)
    return index.note, wrong


def hammer(kills: int, seed: int = 1, engine: str = "whoosh") -> Outcome:
    """Kill so many times, one after the other, on one index."""
    chance = random.Random(seed)
    said: set[str] = set()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base) / "index"
        for kill in range(kills):
            order = [sys.executable, __file__, "--work", str(folder), str(chance.randrange(1 << 30)), engine]
            with subprocess.Popen(order, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
                assert process.stdout is not None
                process.stdout.readline()
                try:
                    process.wait(chance.random() * LONGEST)
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
                errors = process.communicate()[1]
                if errors or process.returncode != -signal.SIGKILL:
                    wrong.append(f"kill {kill}: it ended by itself: {errors.strip().splitlines()[-1:]}")
            note, faults = look(folder, kill, engine)
            said |= {note} if note else set()
            wrong += [f"kill {kill}: {fault}" for fault in faults]
    return Outcome(kills, tuple(sorted(said)), tuple(wrong))


def main(arguments: Sequence[str]) -> int:
    """Hammer and print; 1 where anything went wrong."""
    if arguments[:1] == ["--work"]:
        work(Path(arguments[1]), int(arguments[2]), arguments[3])
    kills, seed, engine = [*arguments, *("100", "1", "whoosh")[len(arguments) :]]
    outcome = hammer(int(kills), int(seed), engine)
    print(f"{outcome.kills} kills; said: {list(outcome.said) or 'nothing'}; wrong: {list(outcome.wrong) or 'nothing'}")
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
