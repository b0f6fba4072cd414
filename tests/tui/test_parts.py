"""The parts that know no screen: layers, documents, links, copying, citations, progress."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import ferry, make_reading
from textual.content import Content
from textual.style import Style
from textual.visual import RenderOptions

from briefing.models import Span, Stance, Status
from briefing.tui import clipboard, links
from briefing.tui.citation import cite
from briefing.tui.document import prepare
from briefing.tui.hanging import Hanging
from briefing.tui.layers import Layer, runs
from briefing.tui.text import count, day_of, long_day, quoted, short
from briefing.tui.view import StoryView
from briefing.tui.widgets.progress_line import ProgressLine

SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: Span(pair[0], sum(pair))), max_size=8
)


@given(SPANS, SPANS, st.integers(0, 30), st.integers(1, 20))
def test_runs_cover_the_line_and_name_the_layers_over_it(
    first: list[Span], second: list[Span], start: int, size: int
) -> None:
    end = start + size
    found = runs((Layer.of("a", first), Layer.of("b", second)), start, end)
    assert found[0][0] == start
    assert found[-1][1] == end
    for (_, high, _), (low, _, _) in pairwise(found):
        assert high == low
    for low, high, names in found:
        for place in range(low, high):
            wanted = tuple(
                name for name, spans in (("a", first), ("b", second)) if any(s.start <= place < s.end for s in spans)
            )
            assert names == wanted


def test_letters_move_no_offset() -> None:
    reading = ferry().readings[0]
    text = reading.article.text
    plain, lettered = prepare(reading), prepare(reading, letters=True)
    assert plain.shown == text
    assert "Auroraᴬ ran aground off Lindholmᴸ on" in lettered.shown
    for offset in range(len(text)):
        shown = lettered.to_shown(offset)
        assert lettered.to_source(shown) == offset
        if offset not in lettered.places:
            assert lettered.shown[shown] == text[offset]


def test_a_document_finds_its_sentences() -> None:
    document = prepare(ferry().readings[0])
    second = document.sentences[1]
    assert document.sentence_at(second.start) == 1
    assert document.sentence_at(second.end + 1) == 2
    assert document.sentence_at(0) == 0
    assert list(document.sentences_within(second.start, second.end)) == [1]


def test_an_article_without_sentences_has_its_paragraphs() -> None:
    reading = make_reading(0, None, "t", None, "")
    assert prepare(reading).sentences == (Span(0, 0),)


def test_the_strongest_fact_marks_a_sentence() -> None:
    view = StoryView(ferry())
    marks = view.document(0).marks
    assert marks[0] is Status.DIFFERS
    assert Status.AGREED in marks
    assert view.stance(view.facts["f3"], "a1") is Stance.DENIES


def test_facts_that_two_articles_share_are_their_fixed_points() -> None:
    view = StoryView(ferry())
    step = view.in_step(0, 1)
    here, there = view.article(0).text, view.article(1).text
    assert here[step.here[1] :].startswith("All passengers")
    assert there[step.there[1] :].startswith("Everybody")
    assert step.beside(step.here[1]) == step.there[1]
    assert view.in_step(0, 1) is step


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://news.example/a", "news.example"),
        ("HTTP://user@bad.example:80/x", "bad.example"),
        ("mailto:desk@post.example", "post.example"),
        ("https://gооgle.example/", "xn--ggle-55da.example"),
    ],
)
def test_the_real_host_is_named(address: str, host: str) -> None:
    link = links.link_of(address)
    assert link is not None
    assert link.host == host


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "-rf",
        "https://",
        "https://a b",
        "https://a\x1b[2J",
        "http://[",
        "//x.example",
        "",
    ],
)
def test_other_addresses_are_no_links(address: str) -> None:
    assert links.link_of(address) is None


def test_a_link_goes_to_the_desktop_as_one_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(links.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(links.subprocess, "Popen", lambda command, **named: ran.append(command))
    link = links.link_of("https://news.example/a;reboot")
    assert link is not None
    assert "news.example" in links.open_in_browser(link)
    assert ran[0][1:] == ["https://news.example/a;reboot"]
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(links.sys, "platform", "linux")
    assert "No browser can be opened" in links.open_in_browser(link)


def test_copying_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    monkeypatch.setattr(clipboard, "programs", list)
    assert "does not say whether" in clipboard.copy_out("words", sent.append)
    assert sent == ["words"]
    monkeypatch.setattr(clipboard, "programs", lambda: [["one"], ["two"]])
    codes = iter((1, 0))
    monkeypatch.setattr(clipboard.subprocess, "run", lambda *given, **named: SimpleNamespace(returncode=next(codes)))
    assert clipboard.copy_out("words", sent.append) == "copied to the clipboard"
    assert sent == ["words"]

    def fails(*given: object, **named: object) -> None:
        raise subprocess.TimeoutExpired("one", 2)

    monkeypatch.setattr(clipboard.subprocess, "run", fails)
    assert "OSC 52" in clipboard.copy_out("more", sent.append)


def test_clipboard_programs_are_those_of_the_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard.shutil, "which", lambda name: f"/bin/{name}" if name != "xsel" else None)
    monkeypatch.setattr(clipboard.sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "w")
    assert [command[0] for command in clipboard.programs()] == ["/bin/wl-copy", "/bin/xclip"]


def test_a_citation_names_outlet_title_day_address_and_place() -> None:
    article = ferry().articles[0]
    start = article.text.index("Captain")
    text = cite(article, Span(start, start + 16))
    assert text == (
        "“Captain Ida Berg”\n— Harbour Post, “Ferry runs aground off Lindholm”, 2031-03-04, https://news.example/0, "
        f"paragraph 2, characters {start}–{start + 16}"
    )
    signed = cite(replace(article, byline="Ida Roe"), Span(start, start + 16))
    assert "“Ferry runs aground off Lindholm”, Ida Roe, 2031-03-04" in signed


def test_small_words() -> None:
    assert short("a  b\nc", 10) == "a b c"
    assert short("abcdef", 4) == "abc…"
    assert long_day(date(2031, 3, 4)) == "4 Mar 2031"
    assert count(1, "story", "stories") == "1 story"
    assert count(1200, "story", "stories") == "1,200 stories"
    assert day_of(make_reading(0, None, "t", None, "x").article) == "no date"


def test_words_that_hold_quotation_marks_are_quoted_with_single_ones_inside() -> None:
    assert quoted("“Sunk” twice, it said") == "“‘Sunk’ twice, it said”"
    assert quoted("cut “off") == "“cut ‘off”"


def test_what_a_line_runs_on_to_hangs_below_it() -> None:
    row = Hanging(Content("≠ "), Content("people hurt\n12 a b c d e f\n13 g"), deeper=2)
    strips = row.render_strips(14, None, Style(), RenderOptions(lambda _: Style(), {}))
    assert [strip.text.rstrip() for strip in strips] == ["≠ people", "    hurt", "  12 a b c d", "    e f", "  13 g"]
    assert row.get_height({}, 14) == len(strips)


def test_progress_tells_rate_and_rest() -> None:
    now = [0.0]
    line = ProgressLine(clock=lambda: now[0])
    line.show("analysing", 0, 100)
    now[0] = 2.0
    line.show("analysing", 50, 100)
    text = str(line.render())
    assert "50 of 100 · 25/s · 2 s left · Esc stops" in text
    line.show("looking for files", 0, None)
    assert "of" not in str(line.render()).replace("looking for files", "")
    line.hide()
    assert str(line.render()) == ""
