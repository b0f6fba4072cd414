"""Standard output that is full, closed or read no further: one line, status 1, no traceback, in every command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

from briefing import cli
from briefing.cli.options import COMMANDS

FULL = Path("/dev/full")
ARTICLE = "Bridge opens\n\nThe bridge of Lindholm opened on Friday. Mayor Olof Strand cut the ribbon.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE)
    (folder / "b.txt").write_text(ARTICLE.replace("Friday", "Saturday"))
    return folder


def arguments(command: str, folder: Path) -> list[str]:
    """A call of the command that gives something out."""
    more = {
        "search": ["bridge", str(folder)],
        "kwic": ["bridge", str(folder)],
        "doctor": [],
        "completion": ["bash"],
        "correct": ["list", "--json"],
        "note": ["list", "--json"],
        "tag": ["list", "--json"],
        "schema": ["search"],
        "check": [str(folder / "a.txt"), str(folder)],
        "diff": ["--days", "2000-01-01", "2100-01-01", "--json", str(folder)],
        "add": [str(folder / "a.txt"), "--to", str(folder.parent / "taken")],
        "reader": [str(folder)],
    }
    return [*([command] if command != "reader" else []), *more.get(command, [str(folder)])]


def broken_pipe() -> TextIO:
    """A pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    return os.fdopen(writing, "w")


def full_disk() -> TextIO:
    """A device without room."""
    if not FULL.exists():
        pytest.skip("this system has no /dev/full")
    return FULL.open("w")


@pytest.fixture(params=[broken_pipe, full_disk], ids=["broken", "full"])
def gone(request: pytest.FixtureRequest) -> Iterator[TextIO]:
    stream = request.param()
    yield stream
    stream.close()  # quietly: what could not be written is forgotten


ELSEWHERE = {"open", "mcp", "archive"}
"""``open`` is the app, ``mcp`` talks to a program, ``archive`` needs a server: ``tests/archive``."""


@pytest.mark.parametrize("command", [*(name for name in COMMANDS if name not in ELSEWHERE), "reader"])
def test_every_command_says_it_in_one_line(
    command: str, gone: TextIO, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", gone)
    assert cli.main(arguments(command, folder)) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if "added," not in line]
    assert len(told) == 1
    assert told[0].startswith("briefing: the output could not be written: ")


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_so_do_help_and_version(
    option: str, gone: TextIO, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", gone)
    assert cli.main([option]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("end", ["> /dev/full", ">&-", "| true"])
def test_nothing_else_is_said_when_the_process_ends(end: str, folder: Path) -> None:
    if "full" in end and not FULL.exists():
        pytest.skip("this system has no /dev/full")
    command = f"{sys.executable} -m briefing brief {folder} --no-store -f json {end}"
    if end.startswith("|"):
        command = f"({command.removesuffix(end)}; echo status $? >&2) {end}"
    call = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env=os.environ, check=False)
    assert call.stderr.startswith("briefing: the output could not be written: ")
    assert call.stderr.count("\n") == (2 if end.startswith("|") else 1)
    assert call.returncode == 1 or "status 1" in call.stderr


def test_messages_that_can_not_be_written_change_no_status(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    if not FULL.exists():
        pytest.skip("this system has no /dev/full")
    with FULL.open("w") as full:
        call = subprocess.run(
            [sys.executable, "-m", "briefing", "stories", str(folder), "--no-store"],
            stdout=subprocess.PIPE,
            stderr=full,
            text=True,
            env=os.environ,
            check=False,
        )
    assert call.returncode == 0
    assert "Bridge opens" in call.stdout
