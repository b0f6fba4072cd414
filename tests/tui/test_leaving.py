"""However the app is left or stopped, the terminal is as it was before."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from driving import reading
from stories import FakeSession, ferry
from terminal import Terminal, restored

from briefing.config import Config

PROGRAM = [sys.executable, str(Path(__file__).with_name("hurried.py"))]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_it_in_order(name: str) -> None:
    number = getattr(signal, name)
    with Terminal(PROGRAM) as terminal:
        before = terminal.attributes()
        terminal.wait_for(b"Reported by")
        assert terminal.attributes() != before
        os.kill(terminal.child, number)
        assert terminal.finish() == 128 + number
        assert restored(terminal.output)
        assert terminal.attributes() == before
        assert b"Traceback" not in terminal.output


def test_a_terminal_that_goes_away_ends_it() -> None:
    with Terminal(PROGRAM) as terminal:
        terminal.wait_for(b"Reported by")
        terminal.hang_up()
        assert terminal.finish() == 128 + signal.SIGHUP


def test_bytes_that_are_no_text_are_no_key() -> None:
    with Terminal(PROGRAM) as terminal:
        terminal.wait_for(b"Reported by")
        terminal.press(b"\xfc", b"\xff\xfe", b"\xe2\x82", b"\xc3")
        terminal.press(b"q")
        assert terminal.finish() == 0


def test_control_c_twice_quits() -> None:
    with Terminal(PROGRAM) as terminal:
        terminal.wait_for(b"Reported by")
        terminal.press(b"\x03")
        terminal.wait_for(b"again to quit, or q")
        terminal.press(b"\x03")
        assert terminal.finish() == 130
        assert restored(terminal.output)


@pytest.mark.parametrize("opener", ["", "question_mark", "a", "ctrl+f", "e", "colon", "semicolon", "slash"])
async def test_control_c_quits_from_every_screen_at_the_second_stroke(opener: str) -> None:
    async with reading(FakeSession(ferry())) as pilot:
        await pilot.press(*[opener] * bool(opener), "ctrl+c")
        assert pilot.app.is_running
        await pilot.press("j", "ctrl+c")  # another key between them: not meant so
        assert pilot.app.return_code is None
        await pilot.press("ctrl+c")
        assert pilot.app.return_code == 130


async def test_it_names_the_key_that_quits() -> None:
    async with reading(FakeSession(ferry()), Config(keys={"quit": "Q"})) as pilot:
        await pilot.press("ctrl+c")
        (told,) = pilot.app._notifications
        assert told.message == "Press Ctrl+C again to quit, or Q beside the articles"


def test_control_z_stops_it_and_it_comes_back() -> None:
    with Terminal(PROGRAM) as terminal:
        before = terminal.attributes()
        terminal.wait_for(b"Reported by")
        terminal.send(b"\x1a")
        assert terminal.stopped()
        assert restored(terminal.output)
        assert terminal.attributes() == before
        terminal.output = b""
        os.kill(terminal.child, signal.SIGCONT)
        terminal.wait_for(b"Reported by")
        assert not restored(terminal.output)
        terminal.press(b"q")
        assert terminal.finish() == 0
        assert restored(terminal.output)
