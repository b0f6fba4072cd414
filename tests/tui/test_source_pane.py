"""The head of a source: what it says stays true of the pane below it."""

from __future__ import annotations

from driving import reading, settle
from stories import FakeSession, ferry

from briefing.tui.screens.reader import ReaderScreen


async def test_the_share_in_view_follows_the_height_of_the_pane() -> None:
    async with reading(FakeSession(ferry()), size=(60, 20)) as pilot:
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        slot = screen.deck.slots[0]
        before = slot.pane.percent
        slot.pane.styles.height = 2  # as when a note takes its lines
        await settle(pilot)
        await pilot.pause()
        assert slot.pane.percent < before
        assert f"at {slot.pane.percent}%" in str(slot.head.render())
