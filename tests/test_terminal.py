"""The gate before standard output and standard error: what comes through, what is said where nothing can."""

from __future__ import annotations

import asyncio
import io
import json
import re
import signal
import sys

import pytest

from briefing.corpus.sanitize import sanitize
from briefing.terminal import (
    Ended,
    Gate,
    OutputError,
    behind,
    end_at_once,
    end_by_signal,
    escape_json,
    gated,
    shows_links,
)

BAD = "one\x1b[2J two\x9b31m three\u202eeerht four\U000e0041 five" + "\u0301" * 30 + " six\x07\r"


class Full(io.StringIO):
    """A stream on a disk without room."""

    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")


def test_what_comes_through_is_what_sanitize_would_leave() -> None:
    stream = io.StringIO()
    assert Gate(stream).write(BAD) == len(BAD)
    shown = stream.getvalue()
    assert sanitize(shown) == shown
    assert r"one\x1b[2J two\x9b31m three\u202eeerht four\U000e0041 five" in shown
    assert shown.endswith(r"six\x07\r")


def through_links(text: str) -> str:
    stream = io.StringIO()
    Gate(stream, links=True).write(text)
    return stream.getvalue()


def link(address: str) -> str:
    return f"\x1b]8;;{address}\x1b\\{address}\x1b]8;;\x1b\\"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "1. Paper, https://paper.example/a?b=c#:~:text=one%20two, id 7.",
            "https://paper.example/a?b=c#:~:text=one%20two",
        ),
        ("(see https://paper.example/A_(b))", "https://paper.example/A_(b)"),
        ('{"url": "http://paper.example/a"}', "http://paper.example/a"),
    ],
)
def test_an_address_links_to_itself_and_to_nothing_else(text: str, address: str) -> None:
    assert through_links(text) == text.replace(address, link(address))


@pytest.mark.parametrize(
    "text",
    [
        "https://pаper.example/",  # a Cyrillic letter
        "https://paper.example/\x1b]8;;https://other.example\x1b\\",
        "https://paper.example/\x07\x9c",
    ],
)
def test_nothing_hides_in_a_link(text: str) -> None:
    links = re.compile("\x1b]8;;([ -~]+?)\x1b\\\\([ -~]+?)\x1b]8;;\x1b\\\\")
    shown = through_links(text)
    assert all(address == words for address, words in links.findall(shown))
    assert "\x1b" not in links.sub("", shown)
    assert not links.findall(through_links("javascript:alert(1) file:///etc/passwd ftp://paper.example"))


@pytest.mark.parametrize(
    ("env", "known"),
    [
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7200"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4800"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux", "VTE_VERSION": "7200"}, False),
        ({"TERM": "dumb", "WT_SESSION": "1"}, False),
        ({"TERM": "xterm-256color", "FORCE_HYPERLINK": "1"}, True),
        ({"TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"}, False),
        ({}, False),
    ],
)
def test_links_only_where_the_terminal_is_known_to_have_them(env: dict[str, str], known: bool) -> None:
    assert shows_links(env) is known


@pytest.mark.parametrize("text", ["Zażółć gęślą jaźń\n", "नेपाल – “शान्ति”\n", "👩‍🚀 ❤️\n", "ferry\n\n  two words\n"])
def test_harmless_text_is_not_changed(text: str) -> None:
    stream = io.StringIO()
    Gate(stream).write(text)
    assert stream.getvalue() == text


def test_json_says_the_same_in_harmless_characters() -> None:
    value = {"path": BAD, "title": "Zażółć", BAD: [BAD, "नेपाल"]}
    text = escape_json(json.dumps(value, ensure_ascii=False, indent=2))
    assert sanitize(text) == text
    assert json.loads(text) == value
    assert "Zażółć" in text


def test_standard_streams_are_gated_while_it_lasts(capsys: pytest.CaptureFixture[str]) -> None:
    before = sys.stdout, sys.stderr
    with gated():
        sys.stdout.write(BAD)
        sys.stderr.write(BAD)
        assert behind(sys.stdout) is before[0]
    assert (sys.stdout, sys.stderr) == before
    for shown in capsys.readouterr():
        assert shown
        assert sanitize(shown) == shown


def test_a_result_that_can_not_be_written_is_an_error_and_a_message_is_not() -> None:
    with pytest.raises(OutputError, match="No space left on device"):
        Gate(Full(), needed=True).write("a result")
    assert Gate(Full()).write("a message") == 9


def test_a_closed_standard_output_is_an_error_once_something_is_written() -> None:
    gate = Gate(None, needed=True)
    gate.flush()
    with pytest.raises(OutputError, match="closed"):
        gate.write("a result")
    assert not gate.isatty()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_that_ends_unwinds(name: str) -> None:
    number = getattr(signal, name)
    before = signal.getsignal(number)
    signal.signal(number, signal.SIG_DFL)
    try:
        end_by_signal()
        with pytest.raises(Ended) as ended:
            signal.raise_signal(number)
    finally:
        signal.signal(number, before)
    assert ended.value.status == ended.value.code == 128 + number


def test_a_signal_within_a_callback_of_asyncio_unwinds_too(caplog: pytest.LogCaptureFixture) -> None:
    """Where the app starts; asyncio logs any other exception, and goes on."""

    async def started() -> None:
        done = asyncio.Event()
        asyncio.get_running_loop().call_soon(signal.raise_signal, signal.SIGTERM)
        asyncio.get_running_loop().call_soon(done.set)
        await done.wait()

    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        end_by_signal()
        with pytest.raises(Ended):
            asyncio.run(started())
    finally:
        signal.signal(signal.SIGTERM, before)
    assert not caplog.records


def test_once_all_is_put_back_a_signal_ends_it_at_once() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    other = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        end_by_signal()
        end_at_once()
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN, "somebody else's"
    finally:
        signal.signal(signal.SIGTERM, before)
        signal.signal(signal.SIGHUP, other)
