"""What it looks like: pictures at the sizes people use, every list as text, and legible colours in every theme."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from driving import Drive, reading, screen_text, settle
from rich.style import Style
from stories import FakeSession, ferry, market
from syrupy.assertion import SnapshotAssertion
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from briefing.config import Config
from briefing.models import Skipped
from briefing.tui.app import BriefingApp
from briefing.tui.themes import AA, OWN_THEMES, contrast, legible

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]
THEMES = ["briefing-dark", "briefing-light", "ansi-dark"]
STATES = {
    "evidence": ["1", "f", "enter"],
    "letters": ["comma"],
    "zen": ["z"],
    "find": ["slash", *"rudder"],
    "entity": ["p", "enter", "n"],
    "help": ["question_mark"],
    "export": ["e"],
    "stories": ["a"],
    "jump": ["semicolon"],
    "link": ["1", "o"],
}


def session() -> FakeSession:
    return FakeSession(ferry(), market(), skipped=[Skipped("torn.pdf", "it holds no text")])


def before(*keys: str) -> Callable[[Drive], Awaitable[None]]:
    async def run(pilot: Drive) -> None:
        await pilot.pause()
        await settle(pilot)
        await settle(pilot)
        await pilot.press(*keys)
        await pilot.pause()

    return run


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_picture(snap_compare: Callable[..., bool], size: tuple[int, int], theme: str) -> None:
    app = BriefingApp(session, Config(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=before("j", "enter", "1"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_list_as_text(snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with reading(session(), size=size) as pilot:
        for key in "fctpuwrm":
            await pilot.press(key)
            assert screen_text(pilot) == snapshot(name=key)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", list(STATES))
async def test_every_state_as_text(snapshot: SnapshotAssertion, size: tuple[int, int], state: str) -> None:
    async with reading(session(), size=size) as pilot:
        await pilot.press(*STATES[state])
        await pilot.pause()
        assert screen_text(pilot) == snapshot


async def test_empty_and_broken_as_text(snapshot: SnapshotAssertion) -> None:
    async with reading(FakeSession(skipped=[Skipped("torn.pdf", "it holds no text")]), size=(80, 24)) as pilot:
        assert screen_text(pilot) == snapshot(name="empty")
    async with reading(FakeSession(fail="the disk is gone"), size=(80, 24)) as pilot:
        assert screen_text(pilot) == snapshot(name="broken")


def too_faint(pilot: Drive) -> set[str]:
    """Words on the screen whose contrast is below AA; scroll bars and rules hold no words."""
    found = set()
    dialogs = pilot.app.screen.query(".dialog")
    region = dialogs.first().region if dialogs else pilot.app.screen.region  # what lies behind a dialog is dimmed
    for strip in pilot.app.screen._compositor.render_strips()[region.y : region.bottom]:
        for segment in strip.crop(region.x, region.right):
            words = "".join(char for char in segment.text if char.isalnum())
            style = segment.style or Style()
            if not words or style.color is None or style.bgcolor is None or style.color.triplet is None:
                continue
            if style.bgcolor.triplet is None:
                continue
            front, behind = Color(*style.color.triplet), Color(*style.bgcolor.triplet)
            if style.reverse:
                front, behind = behind, front
            if contrast(front, behind) < AA - 0.02:  # colours are rounded to whole numbers
                found.add(f"{segment.text.strip()!r}: {front.hex} on {behind.hex}, {contrast(front, behind):.2f}")
    return found


OPAQUE_THEMES = [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi] + [
    theme.name for theme in OWN_THEMES
]


@pytest.mark.parametrize("theme", OPAQUE_THEMES)
async def test_words_are_legible_in_every_theme(theme: str) -> None:
    async with reading(session(), Config(theme=theme)) as pilot:
        faint = too_faint(pilot)
        for keys in (["1", "enter"], ["slash", "a", "enter"], ["p", "enter"], ["c"]):
            await pilot.press(*keys)
            faint |= too_faint(pilot)
        await pilot.press("question_mark")
        faint |= too_faint(pilot)
        assert not faint


def test_a_colour_is_moved_no_further_than_it_must() -> None:
    ground = Color.parse("#101010")
    assert legible(Color.parse("#ffffff"), (ground,)) == Color.parse("#ffffff")
    moved = legible(Color.parse("#303030"), (ground,))
    assert contrast(moved, ground) >= AA
    assert contrast(moved, ground) < AA + 1.5
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)


async def test_no_color_means_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(session()) as pilot:
        await pilot.press("1", "f", "enter", "slash", *"rudder", "enter")
        app = pilot.app
        for line in app.screen._compositor.render_strips():
            shown = line
            for kept in app._filters:
                if kept.enabled:
                    shown = shown.apply_filter(kept, Color(0, 0, 0))
            for segment in shown:
                colours = (segment.style.color, segment.style.bgcolor) if segment.style else ()
                assert all(colour is None or colour.is_default for colour in colours)
