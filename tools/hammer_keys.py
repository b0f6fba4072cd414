"""Press random keys of every screen from the first frame on: no exception, no stall, no growing memory.

    python tools/hammer_keys.py [KEYS] [SEED]

Tests run a tenth of it. Exports go to a folder that is removed.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hammering import Outcome

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "tui"))

from monkey import Run, run

KEYS_EACH = 200
"""Keys for one count, so that a hundred are 20,000."""
STALL = 1.0
"""Seconds of the screen's thread that a step may take."""
GROWTH = 1.05
"""Memory at the end against that in the middle."""
SETTLED = 10_000
"""Keys from which memory is judged: before, every screen is still seen for the first time."""


def hammer(count: int, seed: int) -> Outcome:
    """Press ``KEYS_EACH`` keys for each count; an exception of the app comes out as one thing that is wrong."""
    keys = count * KEYS_EACH
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name in ("DATA", "CACHE", "CONFIG"):
            os.environ[f"BRIEFING_{name}"] = folder
        try:
            outcome = asyncio.run(run(keys, seed))
        except Exception as error:  # the boundary: whatever the app throws
            return Outcome(0, (), (f"{type(error).__name__} within {keys:,} keys of seed {seed}: {error}",))
    return Outcome(0, (), tuple(faults(outcome, keys)))


def faults(outcome: Run, keys: int) -> list[str]:
    """What is wrong with a run."""
    wrong = []
    if outcome.slowest > STALL:
        wrong.append(f"{outcome.slowest_key} took {outcome.slowest:.2f} s of CPU")
    if keys >= SETTLED and outcome.end > outcome.middle * GROWTH:
        wrong.append(f"memory grew from {outcome.middle / 1e6:.1f} to {outcome.end / 1e6:.1f} MB")
    return wrong


def main(arguments: Sequence[str]) -> int:
    """Press them and print what it showed."""
    keys, seed = [*map(int, arguments), *(20_000, 1)[len(arguments) :]]
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        outcome = asyncio.run(run(keys, seed))
    memory = f"memory {outcome.middle / 1e6:.1f} → {outcome.end / 1e6:.1f} MB"
    print(f"{keys:,} keys, seed {seed}: no exception; slowest step {outcome.slowest:.2f} s CPU ({outcome.slowest_key})")
    print(memory, *faults(outcome, keys), sep="; ")
    return 1 if faults(outcome, keys) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
