from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from briefing.tui.pasting import END, START, Pasting

WORDS = "a\x1b\x0c\x1aone\nall is well \x1b[2J\x1b[20\x1b[200~q\x1b"


def read(pieces):
    pasting, parser = Pasting(), XTermParser(False)
    return [event for piece in pieces for event in parser.feed(pasting.clean(piece))]


@given(st.lists(st.integers(0, 80), max_size=8))
def test_a_paste_is_text_in_whatever_pieces_it_comes(cuts):
    typed = f"x{START}{WORDS}{END}y{START}z{END}"
    places = sorted({0, len(typed), *(cut for cut in cuts if cut < len(typed))})
    came = read(typed[first:last] for first, last in pairwise(places))
    assert [event.text if isinstance(event, events.Paste) else event.key for event in came] == [
        "x", WORDS.replace("\x1b", ""), "y", "z"
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["", "q", "\x1b[A", "\x1b[27u", "\x1b[<0;1;1M", START[:-1]])
def test_what_is_not_pasted_is_left_as_it_is(typed):
    assert Pasting().clean(typed) == typed


def test_a_piece_of_which_nothing_may_be_read_is_not_the_end():
    pasting = Pasting()
    assert pasting.clean(START) == START
    assert pasting.clean("\x1b") == "\0"
    assert pasting.clean("[201~") == END
