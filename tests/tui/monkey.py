"""Random keys, clicks and resizes: no exception, no stall, no growing memory.

``python monkey.py [KEYS [SEED]]`` runs it long.
"""

from __future__ import annotations

import asyncio
import gc
import os
import random
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from driving import reading
from stories import FakeSession, ferry, market
from textual import events
from textual.errors import NoWidget
from textual.pilot import OutOfBounds

from briefing.models import Skipped

SIZES = ((60, 20), (80, 24), (120, 40), (200, 50), (9, 4))
KEYS = (
    *"jkhlgGbfcptuwrmnNsziXx.,v*yoeaD123459<>:;/?",
    *(
        "space",
        "enter",
        "escape",
        "tab",
        "shift+tab",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
    ),
    *("ctrl+f", "ctrl+e", "ctrl+y", "ctrl+s", "ctrl+t", "ctrl+r", "ctrl+o", "ctrl+x", "backspace", "delete"),
)
NAMES = {
    ".": "full_stop",
    ",": "comma",
    "*": "asterisk",
    "<": "less_than_sign",
    ">": "greater_than_sign",
    ":": "colon",
    ";": "semicolon",
    "/": "slash",
    "?": "question_mark",
}
LONGEST_STALL = 1.0


@dataclass(frozen=True, slots=True)
class Run:
    """What a run showed: the longest CPU time of the screen's thread for a step in seconds, and memory in bytes.

    Up to ten keys are handled in one step. Memory is that at the middle and at the end.
    """

    slowest: float
    slowest_key: str
    middle: int
    end: int


def resident() -> int:
    """Bytes of memory that the process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


async def run(count: int, seed: int) -> Run:
    """Press ``count`` random keys."""
    chance = random.Random(seed)
    slowest, slowest_key, middle = 0.0, "", 0
    session = FakeSession(ferry(), market(), skipped=[Skipped("x", "y")])
    async with reading(session) as pilot:
        app = pilot.app
        app.copy_to_clipboard = lambda text: None
        app.exit = lambda *arguments, **named: None  # a monkey would leave at once
        for number in range(count):
            if number == count // 2:
                gc.collect()
                middle = resident()
            # Of the screen's thread alone: work behind it and other programs hold up no key.
            began = time.thread_time()
            key = await one(pilot, chance, number)
            took = time.thread_time() - began
            if took > slowest:
                slowest, slowest_key = took, key
        await pilot.pause()  # the last keys: the app must not close under them
        gc.collect()
        end = resident()
    return Run(slowest, slowest_key, middle, end)


async def one(pilot, chance: random.Random, number: int) -> str:
    """One key, click or change of size."""
    app = pilot.app
    if number % 200 == 0:
        size = chance.choice(SIZES)
        await pilot.resize_terminal(*size)
        return f"size {size}"
    if chance.random() < 0.1:
        place = (chance.randrange(max(1, app.size.width)), chance.randrange(max(1, app.size.height)))
        with suppress(OutOfBounds, NoWidget):
            await pilot.click(offset=place, times=chance.choice((1, 1, 2)))
        return f"click {place}"
    key = chance.choice(KEYS)
    # Keys go in as a terminal sends them; waiting for every timer as ``pilot.press`` does would take hours.
    name = NAMES.get(key, key)
    app.post_message(events.Key(name, key if len(key) == 1 else None))
    await pilot._wait_for_screen() if number % 10 == 0 else await asyncio.sleep(0)
    return key


def main() -> None:
    """Run it long and print what it showed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    began = time.perf_counter()
    result = asyncio.run(run(count, seed))
    memory = f"memory {result.middle / 1e6:.1f} → {result.end / 1e6:.1f} MB"
    sys.stdout.write(
        f"{count:,} keys, seed {seed}, {time.perf_counter() - began:.0f} s, no exception\n"
        f"slowest, CPU {result.slowest * 1000:.0f} ms ({result.slowest_key}); {memory}\n"
    )


if __name__ == "__main__":
    main()
