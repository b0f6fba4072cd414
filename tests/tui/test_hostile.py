"""Hostile texts put nothing on the terminal that plain ones do not, on any screen.

``BRIEFING_TEST_COUNT`` above one shows all words instead of a choice.
"""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

import pytest
from hostile import words_of
from hostility import unsafe
from terminal import Terminal
from textual.screen import Screen

from briefing.tui.harmless import shown

COUNT = int(os.environ.get("BRIEFING_TEST_COUNT", "1"))
AT_ONCE = 84
"""Words of one session: an article each."""
ESCAPE = b"\x1b[27u"
"""As terminals with Kitty's keys send it: of a bare one and the next key, a busy machine makes one with Alt."""
OPENERS = {
    "AnnotateScreen": (b"1", b"A"),
    "CalmPalette": (b"1", b":"),
    "ConfirmScreen": (b"1", b"o"),
    "CorrectScreen": (b"1", b"E"),
    "CutsScreen": (b"1", b"C"),
    "ExportScreen": (b"1", b"e"),
    "HelpScreen": (b"1", b"?"),
    "JumpScreen": (b"1", b";"),
    "NarrowScreen": (b"f", b"F"),
    "PickScreen": (b"1", b"\x06", b"\x0f"),
    "SearchScreen": (b"1", b"\x06"),
    "StarsScreen": (b"1", b"S"),
    "StoriesScreen": (b"1", b"a"),
}
"""Every screen over the reader, with the keys that open it."""
SEQUENCE = re.compile(
    rb"\x1b\[(?P<csi>[<-?]?)[0-9;:]*(?P<final>[ -/]*[@-~])|\x1b\](?P<osc>\d*)|\x1b(?P<other>[ -/]*[0-~])"
    rb"|(?P<control>[\x00-\x06\x08-\x09\x0b-\x0c\x0e-\x1a\x1c-\x1f\x7f])"
)


def kinds(output: bytes) -> set[tuple[bytes, ...]]:
    """The kinds of sequences and controls in what a program wrote; positions and colours left out."""
    return {tuple(part or b"" for part in match.groups()) for match in SEQUENCE.finditer(output)}


def session(mode: str, first: int = 0, last: int = AT_ONCE) -> bytes:
    """A session over every article, list and dialog; some words are typed and pasted as well."""
    number = len(words_of(mode)[first:last])
    pasted = b"".join(word.encode("utf-8", "replace") for word in words_of(mode)[first:last:7])
    paste = b"\x1b[200~" + pasted.replace(b"\x1b[201~", b"") + b"\x1b[201~"
    shown = Path(f"{mode}-{first}.shown")
    command = [sys.executable, str(Path(__file__).parent / "hostile.py"), mode, str(first), str(last), str(shown)]
    with Terminal(command) as terminal:
        terminal.wait_for(b"Reported by one")
        terminal.press(b"1", *[b"l"] * number, b"j", b"\r", quiet=0.02)
        terminal.press(b"f", *[b" "] * 10, quiet=0.05)
        terminal.press(
            b"\r", b"c", b"j", b"\r", b"t", b"j", b"\r", b"p", b"j", b"\r", b"u", b"j", b"w", b"j", b"r", b"j"
        )
        terminal.press(b"m", b"j", b"\r", ESCAPE, b"z", b"z", b"*", b"s", b",", b".", b"D", b";", b"a")
        terminal.press(b"a", b" ", b"\x1b[6~", b"\x1b[6~", b"\x1b[F", ESCAPE)
        terminal.press(b"?", b" ", b" ", b"q", b":", b"Post", b"\x1b[6~", ESCAPE, b"o", b"n")
        terminal.press(b"/", paste, b"\r", b"n", ESCAPE, b"/", b"ferry", b"\r", b"n")
        terminal.press(b"\x06", b"ferry", b"\x1b[B", b"\x1b[6~", b"\x0f", b"\x1b[6~", b"\x1b[B", b"\r", b"\x0b", ESCAPE)
        terminal.press(b"\x0e", b"\x1b[6~", b"\r", b"\x19", ESCAPE, b"\x13", b"\x18", paste, ESCAPE)
        terminal.press(b"e", b"\x1b[B", paste, b"\r", ESCAPE)
        for key in (b"f", b"c", b"p", b"1"):  # corrected and marked: a fact, a difference, a name, an article
            terminal.press(key, b"j", b"E", b"\x1b[B", paste, b"\r", ESCAPE, b"A", paste, b"\r", ESCAPE)
        for screen, keys in OPENERS.items():
            show(terminal, shown, screen, keys)
            terminal.press(b"\x1b[6~")
        for _ in range(40):  # out of whatever stands there
            if b"\x1b[?1049l" not in terminal.output:
                terminal.press(ESCAPE, b"q")
        assert terminal.finish() == 0
        return terminal.output


def show(terminal: Terminal, shown: Path, screen: str, keys: tuple[bytes, ...]) -> None:
    """Open a screen from wherever the app is; a busy machine may need the keys again, and longer each time."""
    before = shown.read_text(encoding="utf-8").count(screen)
    end, quiet = time.monotonic() + 400, 0.2
    while time.monotonic() < end:
        terminal.press(ESCAPE, ESCAPE, *keys)
        came = b"what was typed before may still be on its way"
        while came:
            if shown.read_text(encoding="utf-8").count(screen) > before:
                return
            came = terminal.read(quiet)
        quiet = min(quiet * 1.5, 5)
    raise AssertionError(f"{screen} never came; the end: {terminal.output[-2000:]!r}")


def missing(shown: set[str]) -> set[str]:
    """The screens of the app that are not among these: one that is new must have its keys in ``OPENERS``."""
    own = {cls for cls in _below(Screen) if cls.__module__.startswith("briefing.")}
    return {cls.__name__ for cls in own if not any(issubclass(other, cls) for other in own - {cls})} - shown


def _below(cls: type) -> set[type]:
    return {one for direct in cls.__subclasses__() for one in (direct, *_below(direct))}


def parts(mode: str) -> list[tuple[int, int]]:
    """The words of each session: all of them, or one choice."""
    starts = range(0, len(words_of(mode)), AT_ONCE)
    if COUNT > 1:
        return [(start, start + AT_ONCE) for start in starts]
    return [(0, AT_ONCE) if mode == "payloads" else (200, 200 + AT_ONCE // 2)]


def test_no_sequence_of_a_text_reaches_the_terminal() -> None:
    plain = session("plain", 0, AT_ONCE // 8)
    for first, last in parts("payloads"):
        hostile = session("payloads", first, last)
        assert unsafe(hostile, screen=True) == []
        assert kinds(hostile) <= kinds(plain)
        for mode in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l"):
            assert hostile.count(mode) == plain.count(mode)
        assert "taken" not in re.findall(r"\x1b\]([^\x07\x1b]*)", hostile.decode("utf-8", "replace"))


BY_A_COMMAND = {"CheckScreen"}
"""Opened by no key: ``test_check.py`` gives it hostile words."""


def test_no_screen_is_left_out() -> None:
    assert missing({"ReaderScreen", *BY_A_COMMAND, *OPENERS}) == set()
    assert missing({"ReaderScreen", *BY_A_COMMAND, *OPENERS} - {"CutsScreen"}) == {"CutsScreen"}


def test_naughty_strings_do_not_either(shared: Path) -> None:
    for first, last in parts("naughty"):
        assert unsafe(session("naughty", first, last), screen=True) == [], shared


def test_a_crash_shows_its_words_as_text(tmp_path: Path) -> None:
    """What an exception says, too, may come from a file."""
    code = (
        "import sys; from briefing.tui.screens.reader import ReaderScreen; from briefing.cli import main\n"
        "def fail(self): raise ValueError('bad \\x1b[2J \\x9b31m \\u202e words')\n"
        "ReaderScreen.on_mount = fail\n"
        "sys.exit(main(['--no-store', sys.argv[1]]))"
    )
    (tmp_path / "a.txt").write_text("Title\n\nA ferry ran aground.\n")
    with Terminal([sys.executable, "-c", code, str(tmp_path)]) as terminal:
        assert terminal.finish() == 1
        assert [line for line in unsafe(terminal.output, screen=True) if line != "\x07"] == []  # but for one bell
        assert rb"\x1b[2J" in terminal.output


@pytest.mark.parametrize("words", ["\x1b[2J", "\x9b31m", "\u202e", "a" + "\u0301" * 20, "\U000e0041"])
def test_the_gate_before_the_screen_takes_them_away(words: str) -> None:
    assert unsafe(words.encode(), screen=True)
    assert unsafe(shown(words).encode(), screen=True) == []
