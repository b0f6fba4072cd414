"""End the app by SIGTERM at random moments of its start: each time at once, in order, and without a traceback.

python tools/hammer_start.py [COUNT] [SEED]
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from hammering import Outcome

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "tui"))

from terminal import Terminal, restored

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-P", "-m", "briefing", str(ROOT / "articles" / "moon")]
STANDS = b"Reported by"
STATUSES = frozenset({128 + signal.SIGTERM, -signal.SIGTERM})
"""In order, and before there is an order: Python itself is still starting."""


def hammer(count: int, seed: int) -> Outcome:
    """End it so many times."""
    chance = random.Random(seed)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("DATA", "CACHE", "CONFIG"):
            os.environ[f"BRIEFING_{name}"] = folder
        longest = 1.2 * start()
        for _ in range(count):
            after = chance.random() * longest
            wrong += [f"after {after:.3f} s: {fault}" for fault in end_after(after)]
    return Outcome(count, (), tuple(wrong))


def start() -> float:
    """Seconds until the first story stands, on this machine as busy as it is."""
    began = time.monotonic()
    with Terminal(COMMAND) as terminal:
        terminal.wait_for(STANDS, seconds=300)
    return time.monotonic() - began


def end_after(seconds: float) -> list[str]:
    """Start the app, end it after a while, and say what is wrong."""
    with Terminal(COMMAND) as terminal:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            terminal.read(max(0.001, end - time.monotonic()))
        os.kill(terminal.child, signal.SIGTERM)
        try:
            status = terminal.finish(60)
        except AssertionError as error:
            return [str(error)]
        return faults(status, terminal.output)


def faults(status: int, output: bytes) -> list[str]:
    """What is wrong with an end, by its status and all that the terminal got."""
    wrong = []
    if status not in STATUSES:
        wrong.append(f"it ended with {status}")
    if b"Traceback" in output or b"Exception ignored" in output:
        wrong.append(f"a traceback: {output[-600:]!r}")
    if b"\x1b[?1049h" in output and not restored(output):
        wrong.append("the terminal is not as it was")
    return wrong


def main(arguments: Sequence[str]) -> int:
    """End it and print what was wrong."""
    count, seed = [*map(int, arguments), *(200, 1)[len(arguments) :]]
    outcome = hammer(count, seed)
    print(f"{count} ends, seed {seed}: {len(outcome.wrong)} things wrong", *outcome.wrong, sep="\n  ")
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
