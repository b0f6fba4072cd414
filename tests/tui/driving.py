"""Driving the reader in a test: open it, wait until a story is there, look at what a person would see."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.widgets import Static

from briefing.config import Config
from briefing.models import Evidence
from briefing.tui.app import BriefingApp
from briefing.tui.screens.search import SearchScreen
from briefing.tui.sessions import SessionLike

Drive = Pilot[int]


async def settle(pilot: Drive) -> None:
    """Wait until the threads have nothing to do and every message is handled."""
    backstage = pilot.app.backstage  # type: ignore[attr-defined]
    for executor in (backstage._work, backstage._search, backstage._count, backstage._work, backstage.notes.thread):
        await asyncio.wrap_future(executor.submit(int))
    for _ in range(3):
        await pilot.pause()


async def answered(pilot: Drive) -> str:
    """Wait for the answer in the search; what is on the screen then."""
    screen = next(one for one in pilot.app.screen_stack if isinstance(one, SearchScreen))
    for _ in range(100):
        await settle(pilot)
        if not (screen._due or screen._turn):
            break
    await pilot.pause()
    return screen_text(pilot)


@asynccontextmanager
async def reading(
    session: SessionLike,
    config: Config | None = None,
    size: tuple[int, int] = (120, 40),
    asked: tuple[Evidence, ...] = (),
) -> AsyncIterator[Drive]:
    """The reader, open on a session, its first story compared."""
    app = BriefingApp(lambda: session, config or Config())
    app.reader.asked = asked
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await settle(pilot)
        await settle(pilot)
        yield pilot


def reader_of(pilot: Drive):
    """The reader's screen."""
    return pilot.app.reader  # type: ignore[attr-defined]


def told(pilot: Drive) -> str:
    """The line below the sources."""
    return str(reader_of(pilot).query_one("#context", Static).visual)


def screen_text(pilot: Drive) -> str:
    """All that is on the screen, as text."""
    screen = pilot.app.screen
    return "\n".join("".join(segment.text for segment in line) for line in screen._compositor.render_strips())
