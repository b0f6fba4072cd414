"""The one gate before the terminal: whatever commands write, whoever made the words, passes it.

Texts are cleaned where they are read; what is said about them is not: names of files, answers of servers, messages of
exceptions and of libraries, wrong options. ``gated`` puts the gate in front of standard output and standard error, so
that nobody has to remember it. The app has its own before the lines of the screen, ``briefing.tui.harmless``.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, TextIO

from briefing.corpus.sanitize import escape_text, sanitize

_NOT_ASCII = re.compile("[^\x00-\x7e]")
_ADDRESS = re.compile(r"(?<![\w/])https?://[^\s<>\"“”]+", re.IGNORECASE)
_HAS_LINKS = ("xterm-kitty", "xterm-ghostty", "foot", "alacritty", "wezterm", "contour")
"""What TERM begins with in terminals that know OSC 8; others say who they are in variables of their own."""
_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Tabby", "rio", "mintty"})
_SINCE = {"VTE_VERSION": 5001, "KONSOLE_VERSION": 201200}


class OutputError(Exception):
    """Standard output can't be written; the message says why."""


def shows_links(env: Mapping[str, str]) -> bool:
    """Whether the terminal of this environment is known to make addresses clickable (OSC 8).

    Not within tmux and screen, which may pass links on or not. ``FORCE_HYPERLINK`` is what the user says: 0 for no.
    """
    if forced := env.get("FORCE_HYPERLINK"):
        return forced != "0"
    term = env.get("TERM", "")
    if term in ("", "dumb") or term.startswith(("tmux", "screen")) or "TMUX" in env or "STY" in env:
        return False
    if term.startswith(_HAS_LINKS) or env.get("TERM_PROGRAM") in _PROGRAMS or "WT_SESSION" in env:
        return True
    versions = ((env.get(name, ""), least) for name, least in _SINCE.items())
    return any(version.isdecimal() and int(version) >= least for version, least in versions)


def linkable(address: str) -> bool:
    """Whether an address may stand in a link: of the web, all of it shown as it is, nothing that ends the sequence."""
    return _ADDRESS.fullmatch(address) is not None and address.isascii() and address.isprintable()


def _linked(match: re.Match[str]) -> str:
    address = match[0].rstrip(".,;:!?'’)]}…")
    address += ")" * (match[0].startswith(address + ")") and address.count("(") > address.count(")"))
    if not linkable(address):
        return match[0]
    return f"\x1b]8;;{address}\x1b\\{address}\x1b]8;;\x1b\\{match[0][len(address) :]}"


class Gate:
    """A stream of text that lets nothing through but what is safe to show; in all else the stream behind it.

    Line breaks stay, tabs become spaces, and the rest is as ``escape_text`` has it. With ``needed``, text that can't be
    written raises ``OutputError``; without, it is lost, for there is nobody left to tell. With ``links`` an address of
    the web is a link to itself; no other sequence comes through.
    """

    def __init__(self, stream: TextIO | None, *, needed: bool = False, links: bool = False) -> None:
        self.behind = stream
        self.needed = needed
        self.links = links
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # whatever the locale says

    def write(self, text: str) -> int:
        """Write the text as it may be shown; returns the length of what was given.

        Raises:
            OutputError: where it is needed and can't be written.
        """
        try:
            if self.behind is None:
                raise OSError(None, "it is closed")
            safe = escape_text(text)
            self.behind.write(_ADDRESS.sub(_linked, safe) if self.links else safe)
        except (OSError, ValueError) as error:
            self._failed(error)
        return len(text)

    def flush(self) -> None:
        """Hand everything on.

        Raises:
            OutputError: as for ``write``.
        """
        try:
            if self.behind is not None:
                self.behind.flush()
        except (OSError, ValueError) as error:
            self._failed(error)

    def isatty(self) -> bool:
        """Whether a terminal is behind it."""
        return self.behind is not None and self.behind.isatty()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever the stream has
        """All else is asked of the stream behind."""
        return getattr(self.behind, name)

    def _failed(self, error: Exception) -> None:
        self._give_up()
        if self.needed:
            raise OutputError(getattr(error, "strerror", None) or str(error)) from error

    def _give_up(self) -> None:
        """Nothing more comes through; Python would else complain once more when it flushes at its end."""
        stream, self.behind = self.behind, None
        if stream is None:
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        with suppress(OSError, ValueError):  # a stream without a descriptor
            os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


@contextmanager
def gated() -> Iterator[None]:
    """Standard output and standard error behind the gate while it lasts; what nobody caught is printed there, too.

    Raises:
        SystemExit: with 1, where something else was raised that nobody caught.
    """
    before = sys.stdout, sys.stderr
    links = before[0] is not None and before[0].isatty() and shows_links(os.environ)
    sys.stdout, sys.stderr = Gate(before[0], needed=True, links=links), Gate(before[1])
    try:
        yield
    except Exception as error:
        # Python would print it when both streams are bare again.
        sys.stderr.write(traceback.format_exc())
        raise SystemExit(1) from error
    finally:
        sys.stdout, sys.stderr = before


def escape_json(text: str) -> str:
    """JSON that says the same and is safe to show: a line that is not holds its other characters as escapes."""
    if sanitize(text) == text:
        return text
    lines = text.split("\n")
    return "\n".join(line if sanitize(line) == line else _NOT_ASCII.sub(_unit, line) for line in lines)


def _unit(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def behind(stream: TextIO) -> TextIO:
    """The stream behind the gate, for what draws with sequences of its own and shows no foreign word."""
    return stream.behind or stream if isinstance(stream, Gate) else stream


class Ended(SystemExit):
    """The process was asked to end; ``status`` is what a shell expects of it.

    A ``SystemExit``, because that is what asyncio lets through: any other exception that a signal raises within a
    callback is logged with its traceback, and the app goes on as if nobody had asked.
    """

    def __init__(self, number: int) -> None:
        self.status = 128 + number
        super().__init__(self.status)


def end_by_signal() -> None:
    """Let SIGTERM and SIGHUP unwind the program, so that what was changed on the terminal is put back."""

    def end(number: int, frame: FrameType | None) -> None:
        del frame
        raise Ended(number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        with suppress(ValueError):  # not the main thread: somebody else's program
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, end)


def end_at_once() -> None:
    """Let them end the program without a word: nothing is left to put back, and Python is taking itself down."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        with suppress(ValueError):
            if number is not None and getattr(signal.getsignal(number), "__module__", None) == __name__:
                signal.signal(number, signal.SIG_DFL)
