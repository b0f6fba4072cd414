"""What it looks like: pictures at the sizes people use, every list as text, and legible colours in every theme."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from driving import Drive, reading, settle
from pictures import still
from rich.style import Style
from stories import FakeSession, ferry, market
from syrupy.assertion import SnapshotAssertion
from textual.color import Color
from textual.theme import BUILTIN_THEMES
from textual.widgets import Input

from briefing.config import Config
from briefing.models import Skipped
from briefing.tui.app import BriefingApp
from briefing.tui.messages import Advanced
from briefing.tui.screens import search
from briefing.tui.screens.search import SearchScreen
from briefing.tui.themes import AA, OWN_THEMES, contrast, legible

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]
THEMES = ["briefing-dark", "briefing-light", "ansi-dark"]
LOOKS = [(size, THEMES[0]) for size in SIZES] + [((120, 40), theme) for theme in THEMES[1:]]
"""Every size, and every theme at one of them: a theme changes colours, which no size has a part in."""
STATES: dict[str, tuple[list[str], list[str]]] = {
    "reading": (["1"], []),
    "facts": (["f"], []),
    "conflicts": (["c"], []),
    "timeline": (["t"], []),
    "people": (["p"], []),
    "quotes": (["u"], []),
    "wording": (["w"], []),
    "origins": (["r"], []),
    "matrix": (["m"], []),
    "evidence": (["f", "enter"], ["escape"]),
    "evidence read": (["f", "G", "enter", "1"], ["escape"]),
    "difference": (["c", "enter"], ["escape"]),
    "entity": (["p", "enter", "n"], ["escape"]),
    "facts of an entity": (["p", "enter", "f"], ["escape"]),
    "selection": (["1", "v", "j"], ["escape"]),
    "letters": (["1", "comma"], ["comma"]),
    "no marks": (["1", "full_stop"], ["full_stop"]),
    "one pane": (["1", "z"], ["z"]),
    "put away": (["2", "x"], ["X"]),
    "pinned": (["3", "i"], ["i"]),
    "in step": (["1", "s"], ["s"]),
    "starred": (["f", "asterisk"], ["asterisk"]),
    "found": (["1", "slash", *"rudder"], ["escape"]),
    "not found": (["1", "slash", *"zzz"], ["escape"]),
    "link": (["1", "o"], ["escape"]),
    "jump": (["semicolon"], ["escape"]),
    "stories": (["a"], ["escape"]),
    "export": (["e"], ["escape"]),
    "help": (["question_mark"], ["escape"]),
    "palette": (["colon"], ["escape"]),
    "search": (["ctrl+f"], ["escape"]),
    "search found": (["ctrl+f", *"millers"], ["escape"]),
    "search without result": (["ctrl+f", *"zzz"], ["escape"]),
    "search by outlet": (["ctrl+f", *"rudder", "ctrl+o"], ["escape", "escape"]),
    "search by day": (["ctrl+f", "ctrl+y"], ["escape", "escape"]),
    "search limited": (["ctrl+f", *"rudder", "ctrl+k", "down", "enter"], ["escape"]),
}
"""For each state the keys that lead there, and those that lead back."""


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


@pytest.mark.parametrize(
    ("size", "theme"), LOOKS, ids=[f"{width}x{height}-{theme}" for (width, height), theme in LOOKS]
)
async def test_every_state(snapshot: SnapshotAssertion, size: tuple[int, int], theme: str) -> None:
    """The words of a state are the same in every theme and are kept once for each size; its styles once for each."""
    other = []
    async with reading(session(), Config(theme=theme), size=size) as pilot:
        for state, (there, back) in STATES.items():
            await go(pilot, there)
            words, styles = await still(pilot)
            if words != snapshot(name=f"{size[0]}x{size[1]} {state}"):
                other.append(f"words of {state}:\n{words}")
            if styles != snapshot(name=f"{size[0]}x{size[1]} {theme} {state}"):
                other.append(f"styles of {state}:\n{styles}")
            await go(pilot, back)
    assert not other, "\n\n".join(other)


async def go(pilot: Drive, keys: list[str]) -> None:
    """Press the keys, and wait for what is done behind the screen."""
    await pilot.press(*keys)
    await settle(pilot)
    for screen in pilot.app.screen_stack:
        while isinstance(screen, SearchScreen) and (screen._due or screen._turn):
            await settle(pilot)


@pytest.fixture(autouse=True)
def same_everywhere(monkeypatch: pytest.MonkeyPatch, own_folders: Path) -> None:
    """The search asks at once, nothing counts as slow, no cursor blinks, and the folder's name is always the same."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda self: None)
    monkeypatch.chdir("/")
    monkeypatch.setattr(search, "PAUSE", 0.001)
    monkeypatch.setattr(search, "SLOW", 1000)


BLANK = {
    "nothing": FakeSession(skipped=[Skipped("torn.pdf", "it holds no text")]),
    "broken": FakeSession(fail="the disk is gone"),
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", list(BLANK))
async def test_nothing_to_show(snapshot: SnapshotAssertion, size: tuple[int, int], theme: str, state: str) -> None:
    async with reading(BLANK[state], Config(theme=theme), size=size) as pilot:
        words, styles = await still(pilot)
        assert words == snapshot(name="words")
        assert styles == snapshot(name="styles")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_while_files_are_read(snapshot: SnapshotAssertion, size: tuple[int, int], theme: str) -> None:
    slow = session()
    waiting = threading.Event()
    slow.hold = lambda: waiting.wait(30)
    app = BriefingApp(lambda: slow, Config(theme=theme))
    async with app.run_test(size=size) as pilot:
        while app.reader.view is None or len(app.reader.view.readings) < 4:
            await pilot.pause(0.01)
        app.reader.post_message(Advanced("reading", 4, 16))
        app.reader.progress.clock = lambda: 0.0  # no rate, however long it takes to appear
        while not app.reader.progress.display:
            await pilot.pause(0.01)
        words, styles = await still(pilot)
        waiting.set()
        assert words == snapshot(name="words")
        assert styles == snapshot(name="styles")


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
