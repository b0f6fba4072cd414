"""Windows too small to be of use: nothing is seen in them, and nothing works without end either."""

from __future__ import annotations

from driving import reading, settle
from stories import FakeSession, ferry, market
from textual.containers import VerticalScroll


async def test_the_preview_of_an_export_stands_still_in_a_window_of_nine_columns() -> None:
    """A scroll bar that takes the only column of a text, which then needs none, came and went with every picture."""
    async with reading(FakeSession(ferry(), market())) as pilot:
        await pilot.press("e")
        await settle(pilot)
        await pilot.resize_terminal(9, 4)
        pilot.app.screen.action_view()  # type: ignore[attr-defined]
        await pilot.pause()
        preview = pilot.app.screen.query_one("#export-preview", VerticalScroll)
        seen = set()
        for _ in range(6):
            await pilot.pause()
            pilot.app.screen._refresh_layout()
            seen.add(preview.show_vertical_scrollbar)
        assert preview.region
        assert len(seen) == 1
