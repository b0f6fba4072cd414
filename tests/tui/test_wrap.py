"""Breaking text into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.models import Span
from briefing.tui.wrap import harmless, paragraphs_of, wrap


def lines_of(text: str, width: int) -> list[str]:
    lines = wrap(text, (Span(0, len(text)),), width)
    return [text[start:end] for start, end in zip(lines.starts, lines.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("", 5, [""]),
        ("a\nb", 5, ["a", "b"]),
        ("東京の大会", 4, ["東京", "の大", "会"]),
        ("ab 東京", 4, ["ab ", "東京"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_lines(text: str, width: int, wanted: list[str]) -> None:
    assert [line.rstrip() for line in lines_of(text, width)] == [line.rstrip() for line in wanted]


def test_paragraphs_are_parted_by_an_empty_line() -> None:
    lines = wrap("ab\n\ncd", (Span(0, 2), Span(4, 6)), 10)
    assert list(zip(lines.starts, lines.ends, strict=True)) == [(0, 2), (4, 4), (4, 6)]
    assert lines.line_at(0) == 0
    assert lines.line_at(5) == 2
    assert lines.line_at(999) == 2


@given(st.text(st.sampled_from("ab c\n東é\u0301👩\u200d👧ن"), max_size=60), st.integers(1, 12))
def test_every_word_is_there_once_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, (Span(0, len(text)),), width)
    at = 0
    for start, end in zip(lines.starts, lines.ends, strict=True):
        assert text[at:start].strip(" \n") == ""
        at = end
        assert cell_len(text[start:end].rstrip()) <= max(width, 2)
    assert text[at:].strip(" \n") == ""


def test_what_a_terminal_could_obey_is_replaced_one_for_one() -> None:
    hostile = "a\x1b[31mb\x9bc\u202ed\U000e0041e\tf"
    assert len(harmless(hostile)) == len(hostile)
    assert not set("\x1b\x9b\u202e\U000e0041\t") & set(harmless(hostile))
    assert harmless("zwnj \u200c and joiner \u200d stay") == "zwnj \u200c and joiner \u200d stay"


def test_text_without_paragraphs_is_cut_at_its_lines() -> None:
    assert list(paragraphs_of("a\n\nb", ())) == [Span(0, 1), Span(3, 4)]
    assert list(paragraphs_of("", ())) == [Span(0, 0)]
