"""Keys that come before the screen they are meant for stands: done a moment later, never lost, never fatal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from driving import reader_of, settle
from stories import FakeSession, ferry, market
from terminal import Terminal
from textual import events

from briefing.config import Config
from briefing.models import Skipped
from briefing.tui import app as application
from briefing.tui.actions import ACTIONS
from briefing.tui.app import BriefingApp
from briefing.tui.dialogs import DIALOG_ACTIONS
from briefing.tui.keyed import _NAMES

READER = [key.strip() for action in ACTIONS for key in action.keys.split(",")]
SCREENS = {
    "stories": ["a"],
    "stars": ["S"],
    "help": ["question_mark"],
    "export": ["e"],
    "find": ["slash"],
    "typing": ["ctrl+f"],
    "search": ["ctrl+f"],
    "days": ["ctrl+f", "ctrl+y"],
    "confirm": ["o"],
    "jump": ["semicolon"],
    "palette": ["colon"],
    "name": ["ctrl+f", "ctrl+n"],
}
"""What is pressed to come to the screen that has the keys of a scope."""
DIALOGS = [
    (scope, key.strip())
    for scope in SCREENS
    for action in DIALOG_ACTIONS
    if action.scope == scope
    for key in action.keys.split(",")
]
ANYTHING = ["x", "9", "tab", "up", "down", "pageup", "pagedown", "home", "end", "backspace", "left", "enter", "escape"]
LEAVING = ("q", "S", "escape", "a", "enter", "y", "n", "question_mark")


BY_A_COMMAND = {"check"}
"""No key opens these, only a command: their own tests press every key of them (``test_check.py``)."""


def test_no_screen_is_left_out() -> None:
    assert {action.scope for action in DIALOG_ACTIONS} <= {*SCREENS, *BY_A_COMMAND}


def keys_of_screen(scope: str) -> list[str]:
    """Every key of a screen, the ones that may leave it last."""
    keys = READER if scope == "reader" else [key for name, key in DIALOGS if name == scope] or ANYTHING
    return sorted(keys, key=LEAVING.__contains__)


def bursts(scope: str) -> list[list[str]]:
    """The keys of a dialog as they are typed behind its opener: those that stay together, each that leaves alone."""
    keys = keys_of_screen(scope)
    return [[key for key in keys if key not in LEAVING], *([key] for key in keys if key in LEAVING)]


BYTES = {
    **{f"ctrl+{letter}": bytes([ord(letter) - 96]) for letter in "abcdefghijklmnopqrstuvwxyz"},
    **{action: character.encode() for action, character in _NAMES.items() if len(character) == 1},
    **{"space": b" ", "enter": b"\r", "tab": b"\t", "escape": b"\x1b", "backspace": b"\x7f"},
    **{"up": b"\x1b[A", "down": b"\x1b[B", "right": b"\x1b[C", "left": b"\x1b[D", "shift+tab": b"\x1b[Z"},
    **{"home": b"\x1b[H", "end": b"\x1b[F", "pageup": b"\x1b[5~", "pagedown": b"\x1b[6~", "delete": b"\x1b[3~"},
}
"""What a terminal sends for a key."""
ENDING = b"\x1b[?1049l"
"""The way back from the alternate screen."""


class Hurried(BriefingApp):
    """Keys are there before anything else is."""

    CSS_PATH = Path(application.__file__).with_name("app.tcss")

    def __init__(self, keys: list[str]) -> None:
        session = FakeSession(ferry(), market(), skipped=[Skipped("spoilt.txt", "not text")])
        super().__init__(lambda: session, Config())
        self.typed = keys
        self.left = False

    def on_load(self) -> None:
        """Type."""
        for key in self.typed:
            self.post_message(events.Key(key, key if len(key) == 1 else None))

    def exit(self, *arguments: object, **named: object) -> None:
        """Only note it."""
        self.left = True


async def hurried(*keys: str) -> Hurried:
    """The app after those keys, still standing; an exception in it comes out here."""
    app = Hurried(list(keys))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await settle(pilot)
        await settle(pilot)
    return app


@pytest.mark.parametrize("key", [*"fctpuwrmz", "full_stop", "semicolon", "tab", "a", "e", "colon", "ctrl+f", "q"])
async def test_one_key_before_the_first_frame(key: str) -> None:
    assert (await hurried(key)).left == (key == "q")


@pytest.mark.parametrize("order", [1, -1])
async def test_every_key_of_the_reader_before_the_first_frame(order: int) -> None:
    await hurried(*READER[::order])


async def test_every_key_of_a_dialog_right_behind_the_one_that_opens_it() -> None:
    app = Hurried([])
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await settle(pilot)
        for scope, opener in SCREENS.items():
            for keys in bursts(scope):
                for name in (*opener, *keys):
                    app.post_message(events.Key(name, name if len(name) == 1 else None))
                await settle(pilot)
                assert app.is_running, (scope, keys)
                assert not app.left, (scope, keys)
                for _ in app.screen_stack[1:]:
                    app.pop_screen()
                    await pilot.pause()


async def test_what_is_typed_ahead_is_done_in_its_order() -> None:
    app = Hurried(["t", "a", "q", "c", "question_mark", "q"])
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert reader_of(pilot).panel.active == "conflicts"
        assert app.screen is app.reader
        assert not app.left


@pytest.mark.parametrize("scope", ["reader", *SCREENS])
def test_every_key_of_a_screen_from_the_first_millisecond(scope: str) -> None:
    """All of them in one breath, on a terminal, while the program is still being loaded."""
    # An escape and a letter behind it would be one key to a terminal; "q" comes at the end.
    keys = [*SCREENS.get(scope, []), *(key for key in keys_of_screen(scope) if key not in ("escape", "q"))]
    with Terminal([sys.executable, str(Path(__file__).with_name("hurried.py"))]) as terminal:
        terminal.send(*(BYTES.get(key, key.encode()) for key in keys))
        terminal.wait_for(b"Ferry runs aground", seconds=120)
        for _ in range(20):  # away with what the keys opened
            if ENDING not in terminal.output:
                terminal.press(b"\x1b", b"q")
        assert terminal.finish(seconds=120) == 0, terminal.output[-2000:]
