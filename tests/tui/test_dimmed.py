"""The screen below a dialog is drawn as Textual would, with each style tinted once."""

from __future__ import annotations

from collections import Counter

import pytest
from driving import reading, screen_text, settle
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import ControlType, Segment
from rich.style import Style
from stories import FakeSession, ferry, market
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen

from briefing.tui import dimmed
from briefing.tui.dimmed import Dimmed, OverDimmed
from briefing.tui.messages import IndexReady

RGB = st.tuples(*[st.integers(0, 255)] * 3).map(lambda parts: "#{:02x}{:02x}{:02x}".format(*parts))
STYLES = st.builds(
    Style,
    color=st.none() | RGB,
    bgcolor=st.none() | RGB,
    bold=st.none() | st.booleans(),
    reverse=st.none() | st.booleans(),
    link=st.none() | st.just("https://a.example/"),
    meta=st.none() | st.just({"place": 1}),
)
SEGMENTS = st.lists(
    st.builds(Segment, st.text(max_size=5), st.none() | STYLES, st.none())
    | st.just(Segment("\x1b[2J", None, [(ControlType.CLEAR,)]))
)


@given(SEGMENTS, RGB, st.sampled_from([0.0, 0.3, 0.6]))
def test_it_is_what_textual_draws(segments, rgb, alpha) -> None:
    color = Color.parse(rgb).with_alpha(alpha)
    ours = list(Dimmed.process_segments(segments, color))
    assert ours == list(BackgroundScreen.process_segments(segments, color))
    assert not any(segment.style.link or segment.style.meta for segment in ours if not segment.control)


@pytest.mark.parametrize("keys", [["E"], ["question_mark"], ["colon"], ["S"]])
async def test_every_dialog_draws_the_screen_below_with_it(keys, monkeypatch: pytest.MonkeyPatch) -> None:
    tinted: Counter[Style] = Counter()

    def counted(segments, color):
        tinted.update(segment.style for segment in segments)
        return process(segments, color)

    async with reading(FakeSession(ferry(), market())) as pilot:
        process = BackgroundScreen.process_segments
        monkeypatch.setattr(BackgroundScreen, "process_segments", counted)
        dimmed._tinted.cache_clear()
        await pilot.press(*keys)
        await settle(pilot)
        assert isinstance(pilot.app.screen, OverDimmed)
        pilot.app.screen.refresh(layout=True)
        await settle(pilot)
    assert tinted
    assert max(tinted.values()) == 1


async def test_what_lies_below_is_drawn_again_only_where_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, render = [], OverDimmed.render
    async with reading(FakeSession(ferry(), market())) as pilot:
        below = pilot.app.screen
        await pilot.press("question_mark")
        await settle(pilot)
        below.tell("Something else stands here")
        await settle(pilot)
        monkeypatch.setattr(OverDimmed, "render", lambda self: drawn.append(self) or render(self))
        for number in range(5):
            below.post_message(IndexReady(number))
            await settle(pilot)
        assert not drawn
        below.tell("It changed once more")
        await settle(pilot)
        assert drawn
        assert "It changed once more" in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "It changed once more" in screen_text(pilot)
