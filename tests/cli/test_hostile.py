"""Nothing that others wrote reaches the terminal as more than text, from any command.

``BRIEFING_TEST_COUNT`` is the number of turns: with nine, every payload stands in every place.
"""

from __future__ import annotations

import os
import sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from cli import commands
from hostility import KINDS, PAYLOADS, PLACES, hostile_folder, naughty, unsafe
from tui.terminal import Terminal
from webserver import Answer, serve

from briefing.cli import main

COUNT = int(os.environ.get("BRIEFING_TEST_COUNT", "1"))
HERE = Path(__file__).parent
CHOSEN = 3
"""Words that are also typed as arguments, in each turn."""


def rude(word: str) -> Answer:
    """A server that puts the word into every header, and into the reason of its status."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        shown = word.replace("\n", " ").encode()
        handler.wfile.write(
            b"HTTP/1.1 200 " + shown + b"\r\nContent-Encoding: " + shown + b"\r\nContent-Type: " + shown + b"\r\n"
            b"Server: " + shown + b"\r\nConnection: close\r\n\r\n" + shown
        )
        handler.close_connection = True

    return Answer(write=write)


def on_terminal(folder: Path, words: list[str], kind: str) -> bytes:
    """What every command gives on a terminal."""
    with serve({"/": rude(words[0]), **{f"/{number}": rude(word) for number, word in enumerate(words)}}) as site:
        few = hostile_folder(folder.with_name("few"), words)
        command = ["/usr/bin/env", f"TERM={kind}", sys.executable, str(HERE / "commands.py"), str(folder), str(few)]
        with Terminal([*command, site.url, *(word.replace("\0", "") for word in words)], size=(200, 50)) as terminal:
            terminal.wait_for(b"all commands are done", seconds=600)
            terminal.finish(seconds=200)
            return terminal.output


@pytest.mark.parametrize("turn", range(COUNT))
def test_payloads_do_no_more_than_stand_there(turn: int, tmp_path: Path) -> None:
    assert len([word for kind in KINDS if kind != "honest" for word in KINDS[kind].values()]) >= 70
    folder = hostile_folder(tmp_path / "news", PAYLOADS, turn)
    words = [PAYLOADS[(turn * CHOSEN + number) * 7 % len(PAYLOADS)] for number in range(CHOSEN)]
    output = on_terminal(folder, words, ("xterm-256color", "dumb")[turn % 2])
    assert unsafe(output, screen=False) == []
    assert b"Traceback" not in output


@pytest.mark.parametrize("turn", range(COUNT))
def test_naughty_strings_do_no_more_than_stand_there(turn: int, tmp_path: Path, shared: Path) -> None:
    words = naughty(shared)
    part = words if COUNT > 1 else words[::6]
    folder = hostile_folder(tmp_path / "news", part, turn)
    output = on_terminal(folder, [word for word in part[turn :: len(part) // 2] if word], "dumb")
    assert unsafe(output, screen=False) == []
    assert b"Traceback" not in output


def test_no_command_is_left_out(tmp_path: Path) -> None:
    """A command, a task, a format that is new must be among those that are tried."""
    few = hostile_folder(tmp_path / "few", ["word"])
    typed = commands.calls(str(tmp_path), str(few), "http://a.example", ["word"])
    assert commands.missing(typed) == []
    assert "diff" in commands.missing([call for call in typed if call[0] != "diff"])
    assert "note fact" in commands.missing([call for call in typed if "fact" not in call])


def test_what_scripts_need_comes_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = hostile_folder(tmp_path / "news", [f"{word}." for word in KINDS["honest"].values() for _ in PLACES])
    assert main(["read", str(folder)]) == 0
    shown = capsys.readouterr().out
    for word in KINDS["honest"].values():
        assert word in shown


@pytest.mark.parametrize(
    "raw", ["\x1b[2J", "\x1b]52;c;dGFrZW4=\x07", "\x9b31m", "a\u202eb", "e" + "\u0301" * 30, "\x07"]
)
@pytest.mark.parametrize("screen", [True, False])
def test_the_eye_sees_what_comes_through_raw(raw: str, screen: bool) -> None:
    assert unsafe(f"line\r\nbefore {raw} behind\r\n".encode(), screen=screen)
