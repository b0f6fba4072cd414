"""Hostile texts put nothing on the terminal that plain ones do not."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from hostile import PAYLOADS
from terminal import Terminal

SEQUENCE = re.compile(
    rb"\x1b\[(?P<csi>[<-?]?)[0-9;:]*(?P<final>[ -/]*[@-~])|\x1b\](?P<osc>\d*)|\x1b(?P<other>[ -/]*[0-~])"
    rb"|(?P<control>[\x00-\x06\x08-\x09\x0b-\x0c\x0e-\x1a\x1c-\x1f\x7f])"
)


def kinds(output: bytes) -> set[tuple[bytes, ...]]:
    """The kinds of sequences and controls in what a program wrote; positions and colours left out."""
    return {tuple(part or b"" for part in match.groups()) for match in SEQUENCE.finditer(output)}


def session(mode: str) -> bytes:
    """A session over every article, list and dialog."""
    with Terminal([sys.executable, str(Path(__file__).parent / "hostile.py"), mode]) as terminal:
        terminal.wait_for(b"Reported by one")
        terminal.press(b"1", *[b"l"] * len(PAYLOADS), b"j", b"\r", quiet=0.05)
        terminal.press(*[b"f"], *[b" "] * 10, quiet=0.05)
        terminal.press(b"\r", b"m", b"p", b"t", b"w", b"r", b"u", b"c", b"z", b"z")
        terminal.press(b"a", b" ", b"\x1b[6~", b"\x1b[6~", b"\x1b[F", b"\x1b")
        terminal.press(
            b"?", b"q", b":", b"Post", b"\x1b", b"e", b"\x1b", b"/", b"ferry", b"\r", b"n", b"y", b"o", b"n", b",", b"D"
        )
        terminal.press(b"q")
        assert terminal.finish() == 0
        return terminal.output


def test_no_sequence_of_a_text_reaches_the_terminal() -> None:
    assert len(PAYLOADS) >= 70
    hostile, plain = session("hostile"), session("plain")
    assert kinds(hostile) <= kinds(plain)
    text = hostile.decode("utf-8", "replace")
    assert not re.search("[\x80-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", text)
    assert "taken" not in re.findall(r"\x1b\]([^\x07\x1b]*)", text)
