"""Addresses are links in terminals that have them, and never anything else."""

from __future__ import annotations

import re
import sys

import pytest
from rich.segment import Segment
from rich.style import Style
from terminal import Terminal
from textual.color import Color

from briefing.tui.harmless import OnlyHarmless

ADDRESS = "https://paper.example/ferry?a=b"
LINK = re.compile(rb"\x1b\]8;[^;\x1b]*;([^\x1b]*)\x1b\\")


@pytest.fixture
def file(tmp_path, monkeypatch):
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"BRIEFING_{name}", str(tmp_path / name))
    file = tmp_path / "ferry.md"
    file.write_text(f"---\ntitle: Ferry aground\nurl: {ADDRESS}\n---\n\nThe ferry ran aground near Orr on Monday.\n")
    return file


@pytest.mark.parametrize("links", [True, False])
def test_the_title_leads_to_its_page_where_the_terminal_has_links(file, links):
    with Terminal([sys.executable, "-m", "briefing", str(file)], links=links) as terminal:
        terminal.wait_for(b"ran aground near")
        terminal.press(b"q")
        assert terminal.finish() == 0
        assert {found for found in LINK.findall(terminal.output) if found} == ({ADDRESS.encode()} if links else set())


@pytest.mark.parametrize("links", [True, False])
def test_an_address_that_a_command_prints_is_a_link_where_the_terminal_has_them(file, links):
    with Terminal([sys.executable, "-m", "briefing", "read", str(file)], links=links) as terminal:
        assert terminal.finish() == 0
        assert LINK.findall(terminal.output) == ([ADDRESS.encode(), b""] if links else [])
        assert ADDRESS.encode() in terminal.output


@pytest.mark.parametrize("address", ["file:///etc/passwd", "https://p\u0430per.example", "https://a.example/\x1b]8;;x"])
def test_the_gate_before_the_screen_takes_other_links_away(address):
    made = OnlyHarmless(links=True).apply([Segment("here", Style(link=address, bold=True))], Color(0, 0, 0))
    assert made == [Segment("here", Style(bold=True))]
