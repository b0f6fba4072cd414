"""Kill exports at random moments: no file is ever half of one, and what was reported as written is there.

    python tools/hammer_export.py [KILLS] [SEED]

A process of its own writes briefs of a small collection in every format, to new files and over old ones, and one long
text again and again, since a file is open for a small part of the time only.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from hammering import Outcome, kill_at_random

from briefing.cli import main as run_command
from briefing.export import SUFFIXES, write

LONGEST = 0.8
"""Seconds after the first export that a process is left alive at most."""
ARTICLES = {
    "a.txt": "Grain ship blocks the harbour\n\nThe harbour of Tarnby stayed closed on Tuesday, the port said.\n\n"
    "Two tugs tried to free the vessel but gave up when a line parted and injured a deckhand.\n",
    "b.txt": "Harbour closed by a ship\n\nA grain ship ran aground and closed the harbour of Tarnby on Tuesday.\n\n"
    "A deckhand was injured when a line parted, Ines Vold told reporters.\n",
}
LONG = tuple(f"{letter} whole line of an export\n" * 50_000 for letter in "AB")


def work(base: Path, seed: int) -> None:
    """Export until killed; a line for each file that is written."""
    chance = random.Random(seed)
    for number in count():
        form, suffix = chance.choice(sorted(SUFFIXES.items()))
        again = chance.random() < 0.5
        target = base / "out" / (f"again{suffix}" if again else f"{seed}-{number}{suffix}")
        command = ["brief", str(base / "news"), "-f", form, "-o", str(target), *(["--force"] if again else [])]
        status = run_command(command)
        print(f"{target.name}" if status == 0 else f"! status {status} for {target.name}", flush=True)
        for _ in range(20):
            write(base / "out" / "long.log", chance.choice(LONG), force=True)


def faults(base: Path, told: Sequence[str], whole: dict[str, str]) -> list[str]:
    """What is wrong with the files: ``told`` are those reported as written, ``whole`` each suffix's text."""
    wrong = [line for line in told if line.startswith("!")]
    wrong += [f"{name} is lost" for name in told if not name.startswith("!") and not (base / "out" / name).is_file()]
    for path in (base / "out").iterdir():
        if path.name.startswith("."):
            continue  # written aside; whoever is killed leaves it, and nobody reads it
        text = path.read_text(encoding="utf-8")
        if text != whole.get(path.suffix) and not (path.suffix == ".log" and text in LONG):
            wrong.append(f"{path.name} is broken: {len(text)} characters")
        elif path.name != "long.log":
            path.unlink()
    return wrong


def hammer(kills: int, seed: int = 1) -> Outcome:
    """Kill so many times, one after the other, on one store."""
    chance = random.Random(seed)
    said: set[str] = set()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as made:
        base = Path(made)
        for name in ("DATA", "CACHE", "CONFIG"):
            os.environ[f"BRIEFING_{name}"] = str(base / name.lower())
        for folder in ("news", "out", "whole"):
            (base / folder).mkdir()
        for name, text in ARTICLES.items():
            (base / "news" / name).write_text(text, encoding="utf-8")
        whole = {}
        for form, suffix in SUFFIXES.items():
            target = base / "whole" / f"brief{suffix}"
            run_command(["brief", str(base / "news"), "-f", form, "-o", str(target)])
            whole[suffix] = target.read_text(encoding="utf-8")
        for kill in range(kills):
            order = [__file__, "--work", str(base), str(chance.randrange(1 << 30))]
            killed = kill_at_random(order, chance, LONGEST)
            said.update(killed.said)
            found = faults(base, killed.told, whole) + ["it ended by itself"] * killed.early
            wrong += [f"kill {kill}: {fault}" for fault in found]
    return Outcome(kills, tuple(sorted(said)), tuple(wrong))


def main(arguments: Sequence[str]) -> int:
    """Hammer and print; 1 where anything went wrong."""
    if arguments[:1] == ["--work"]:
        work(Path(arguments[1]), int(arguments[2]))
    outcome = hammer(*map(int, arguments))
    print(outcome)
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
