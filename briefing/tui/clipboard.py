"""Copying, with the truth about what became of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

TIMEOUT = 2.0
"""Seconds that a clipboard program may take."""


def programs() -> list[list[str]]:
    """The clipboard programs of this desktop that are installed, the likeliest first."""
    wanted: list[list[str]] = []
    if sys.platform == "darwin":
        wanted.append(["pbcopy"])
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted.append(["wl-copy"])
    if os.environ.get("DISPLAY"):
        wanted += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    found = []
    for command in wanted:
        path = shutil.which(command[0])
        if path:
            found.append([path, *command[1:]])
    return found


def copy_out(text: str, through_terminal: Callable[[str], None]) -> str:
    """Copy the text and say how: by a program, which tells whether it worked, else through the terminal, which doesn't.

    ``through_terminal`` sends the text as OSC 52; many terminals take it, some ignore it, and none answers.
    """
    for command in programs():
        try:
            done = subprocess.run(command, input=text.encode(), timeout=TIMEOUT, check=False, capture_output=True)  # noqa: S603
        except (OSError, subprocess.SubprocessError):
            continue
        if done.returncode == 0:
            return "copied to the clipboard"
    through_terminal(text)
    return "sent to the terminal, which does not say whether it took it (OSC 52)"
