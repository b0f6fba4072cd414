"""Random keys, clicks and resizes, from the first frame on; ``tools/hammer_keys.py`` runs it long."""

from __future__ import annotations

import asyncio
import gc
import os
import random
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from stories import FakeSession, ferry, market
from textual import events
from textual.errors import NoWidget
from textual.pilot import OutOfBounds, Pilot

from briefing.config import Config
from briefing.models import Skipped
from briefing.tui.actions import ACTIONS
from briefing.tui.app import BriefingApp
from briefing.tui.dialogs import DIALOG_ACTIONS
from briefing.tui.keyed import _NAMES

SIZES = ((60, 20), (80, 24), (120, 40), (200, 50), (9, 4))
KEYS = sorted(
    {key.strip() for action in (*ACTIONS, *DIALOG_ACTIONS) for key in action.keys.split(",")}
    | {*"ferymil", "ctrl+c", "ctrl+a", "f1", "home", "end"}
)
"""Every key of every screen, and some that are words or nothing at all."""
CHARACTERS = {name: character for name, character in _NAMES.items() if len(character) == 1} | {"space": " "}
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
    app = BriefingApp(lambda: session, Config())
    async with app.run_test(size=(120, 40)) as pilot:
        app.copy_to_clipboard = lambda text: None
        app.exit = lambda *arguments, **named: None  # a monkey would leave at once
        for number in range(count):
            if number == count // 2:
                gc.collect()
                middle = resident()
            async for key, took in steps(pilot, chance, number):
                if took > slowest:
                    slowest, slowest_key = took, key
        await pilot.pause()  # the last keys: the app must not close under them
        gc.collect()
        end = resident()
    return Run(slowest, slowest_key, middle, end)


async def steps(pilot, chance: random.Random, number: int) -> AsyncIterator[tuple[str, float]]:
    """One key, click or change of size, and before the latter two the keys that wait; with the seconds of each.

    They are CPU time of the screen's thread alone: work behind it and other programs hold up no key.
    """
    act = chosen(pilot.app, chance, number)
    if act.at_once:
        yield f"keys before {act.name}", await timed(pilot._wait_for_screen())
    yield act.name, await timed(act.do(pilot))


@dataclass(frozen=True, slots=True)
class Act:
    """Something that a monkey does; what is done at once does not wait behind keys."""

    name: str
    do: Callable[[Pilot], Awaitable[object]]
    at_once: bool = True


async def timed(work: Awaitable[object]) -> float:
    """Seconds that the thread computes until it is done."""
    began = time.thread_time()
    await work
    return time.thread_time() - began


def chosen(app: BriefingApp, chance: random.Random, number: int) -> Act:
    """What is done next."""
    if number % 200 == 0:
        size = chance.choice(SIZES)
        return Act(f"size {size}", lambda pilot: pilot.resize_terminal(*size))
    if chance.random() < 0.1:
        place = (chance.randrange(max(1, app.size.width)), chance.randrange(max(1, app.size.height)))
        times = chance.choice((1, 1, 2))
        return Act(f"click {place}", lambda pilot: click(pilot, place, times))
    key = chance.choice(KEYS)
    return Act(key, lambda pilot: press(pilot, key, wait=number % 10 == 0), at_once=False)


async def click(pilot, place: tuple[int, int], times: int) -> None:
    """Click at a place, whatever stands there."""
    with suppress(OutOfBounds, NoWidget):
        await pilot.click(offset=place, times=times)


async def press(pilot, key: str, *, wait: bool) -> None:
    """Send a key as a terminal does; waiting for every timer as ``pilot.press`` does would take hours."""
    pilot.app.post_message(events.Key(key, CHARACTERS.get(key, key if len(key) == 1 else None)))
    await (pilot._wait_for_screen() if wait else asyncio.sleep(0))
