"""A session in a real terminal, driven by tmux: open, search, jump to evidence, filter by entity, export, quit."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "articles" / "parade"

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None or not SAMPLE.is_dir(), reason="needs tmux and the sample")


class Tmux:
    """One tmux server of our own with one window."""

    def __init__(self, folder: Path, command: list[str], size: tuple[int, int]) -> None:
        self.name = f"briefing-test-{os.getpid()}-{folder.name}"
        # A terminal's size is its own, not what the caller's environment says.
        command = ["env", "-u", "COLUMNS", "-u", "LINES", *command]
        words = shlex.join(command) + f"; echo status $? > {shlex.quote(str(folder / 'status'))}; sleep 60"
        self.run(
            "-f", "/dev/null", "new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), "-c", str(folder), words
        )

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self.name, *arguments], capture_output=True, text=True, check=False, timeout=200
        )
        return done.stdout

    def keys(self, *keys: str) -> None:
        self.run("send-keys", *keys)

    def screen(self) -> str:
        return self.run("capture-pane", "-p")

    def wait_for(self, *words: str, seconds: float = 300) -> str:
        end = time.monotonic() + seconds
        while True:
            text = self.screen()
            if all(word in text for word in words):
                return text
            assert time.monotonic() < end, f"{words} never came:\n{text}"
            time.sleep(0.05)  # tmux tells nobody when its screen changes


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    terminal = Tmux(tmp_path, [sys.executable, "-m", "briefing", str(SAMPLE)], (120, 40))
    yield terminal
    terminal.run("kill-server")


def test_a_whole_session(tmux: Tmux, tmp_path: Path) -> None:
    tmux.wait_for("Reported by", "5 sources")
    tmux.keys("Enter")
    tmux.wait_for("▶")
    tmux.keys("C-f")
    tmux.wait_for("search all articles")
    tmux.keys("-l", "drone")
    tmux.wait_for("articles", "places")
    tmux.keys("Enter")
    tmux.wait_for("drone: place 1 of")
    tmux.keys("p")
    tmux.wait_for("People  ")
    tmux.keys("Enter")
    tmux.wait_for("goes to the next one")
    tmux.keys("f")
    tmux.wait_for("Only facts naming")
    tmux.keys("e")
    tmux.wait_for("Write the brief")
    tmux.keys("Enter")
    tmux.wait_for("Written: ", "brief-2023")
    leave(tmux, tmp_path)
    assert list(tmp_path.glob("brief-*.md"))


def test_what_a_new_reader_wants_is_told_by_the_keys_on_the_screen(tmux: Tmux, tmp_path: Path) -> None:
    """Who denies what, the day of the parade, the brief: each by a key that the screen shows."""
    first = tmux.wait_for("Reported by", "5 sources")
    for shown in ("c Differences", "t Timeline", "e Export"):
        assert shown in first
    tmux.keys("c")
    tmux.wait_for("denial", "Enter brings each side to its words")
    tmux.keys("t")
    tmux.wait_for("Around the event", "2023-07-27")
    tmux.keys("e")
    tmux.wait_for("Write the brief", "Enter")
    tmux.keys("Enter")
    tmux.wait_for("Written: ", "brief-2023")
    leave(tmux, tmp_path)


def leave(tmux: Tmux, folder: Path) -> None:
    tmux.keys("q")
    end = time.monotonic() + 200
    status = folder / "status"
    while not (status.exists() and status.read_text()) and time.monotonic() < end:
        time.sleep(0.05)
    assert status.read_text().strip() == "status 0"
