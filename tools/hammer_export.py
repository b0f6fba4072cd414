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
import zipfile
from collections.abc import Sequence
from functools import partial
from itertools import count
from pathlib import Path

from hammering import Outcome, kill_forked

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


def work(base: Path, forms: Sequence[str], seed: int) -> None:
    """Export until killed; a line for each file that is written."""
    chance = random.Random(seed)
    for number in count():
        form, suffix = chance.choice([(form, SUFFIXES[form]) for form in forms])
        again = chance.random() < 0.5
        target = base / "out" / f"{form} {'again' if again else f'{seed}-{number}'}{suffix}"
        command = ["brief", str(base / "news"), "-f", form, "-o", str(target), *(["--force"] if again else [])]
        status = run_command(command)
        print(f"{target.name}" if status == 0 else f"! status {status} for {target.name}", flush=True)
        for _ in range(20):
            write(base / "out" / "long.log", chance.choice(LONG), force=True)


def faults(base: Path, told: Sequence[str], whole: dict[str, bytes]) -> list[str]:
    """What is wrong with the files: ``told`` are those reported as written, ``whole`` what each format's must hold."""
    wrong = [line for line in told if line.startswith("!")]
    wrong += [f"{name} is lost" for name in told if not name.startswith("!") and not (base / "out" / name).is_file()]
    for path in (base / "out").iterdir():
        if path.name.startswith("."):
            continue  # written aside; whoever is killed leaves it, and nobody reads it
        form = path.name.split(" ")[0]
        if not _is_whole(path, path.read_bytes(), whole.get(form)):
            wrong.append(f"{path.name} is broken: {path.stat().st_size} bytes")
        elif path.name != "long.log":
            path.unlink()
    return wrong


def _is_whole(path: Path, data: bytes, known: bytes | None) -> bool:
    """Word documents hold the time when they were made; that they are whole tells their own checksum."""
    if path.name == "long.log":
        return data.decode() in LONG
    if path.suffix == ".docx" and known is not None:
        try:
            with zipfile.ZipFile(path) as parts:
                return parts.testzip() is None and "word/document.xml" in parts.namelist()
        except zipfile.BadZipFile:
            return False
    return data == known


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
            target = base / "whole" / f"{form}{suffix}"
            if run_command(["brief", str(base / "news"), "-f", form, "-o", str(target)]) == 0:
                whole[form] = target.read_bytes()
        for kill in range(kills):
            killed = kill_forked(partial(work, base, sorted(whole), chance.randrange(1 << 30)), chance, LONGEST)
            said.update(killed.said)
            found = faults(base, killed.told, whole) + ["it ended by itself"] * killed.early
            wrong += [f"kill {kill}: {fault}" for fault in found]
    return Outcome(kills, tuple(sorted(said)), tuple(wrong))


def main(arguments: Sequence[str]) -> int:
    """Hammer and print; 1 where anything went wrong."""
    outcome = hammer(*map(int, arguments))
    print(outcome)
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
