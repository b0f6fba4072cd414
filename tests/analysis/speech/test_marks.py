"""Quotation marks of many habits pair up; apostrophes stay letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.speech.marks import find_quoted
from briefing.models import Paragraph

CASES = {
    "straight": ('He said "no" and "never".', ["no", "never"]),
    "curly": ("“Come in,” she said. “Sit.”", ["Come in,", "Sit."]),
    "british": ("‘It’s late,’ he said. ‘The boys’ room is cold.’", ["It’s late,", "The boys’ room is cold."]),
    "straight single": ("'Don't,' she said, 'it's hot.'", ["Don't,", "it's hot."]),
    "german": ("„Guten Tag“, sagte sie. „Wohin?“", ["Guten Tag", "Wohin?"]),
    "reversed angles": ("»Komm«, sagte er.", ["Komm"]),
    "french with spaces": ("« Venez », dit-elle.", ["Venez"]),
    "swedish": ("”Kom in”, sade hon.", ["Kom in"]),
    "corner": ("彼は「はい」と言った。", ["はい"]),
    "low single": ("Er rief ‚Halt‘ und lief.", ["Halt"]),
    "nested": ("“She told me, ‘Run,’ and I ran,” he said.", ["She told me, ‘Run,’ and I ran,"]),
    "nested the other way": ("‘He said “no” to me,’ she said.", ["He said “no” to me,"]),
    "glued to the word before": ('They praised the city\'s"calm resolve" again.', ["calm resolve"]),
    "glued to a colon": ('She said:"We are open."', ["We are open."]),
    "elisions": ("It was 'bout time in the '90s, 'til noon.", []),
    "possessives": ("The sailors' boats and James' dog.", []),
    "mixed marks": ('“We are closed", the sign read.', ["We are closed"]),
    "inches": ("A 6' 2\" man stood there.", []),
    "brackets inside": ("“[The town] is ours,” he said.", ["[The town] is ours,"]),
    "missing close, opened again": ("He said “no and then “yes” at last.", ["yes"]),
    "missing close after a comma": ("She said, “We will wait.", ["We will wait."]),
    "a sentence never closed": ("The captain said “We have no fuel left.", ["We have no fuel left."]),
    "a stray close": ("That is all.” He left.", []),
    "empty": ('He said "" and left.', []),
}


def quoted(text):
    paragraphs, at = [], 0
    for part in text.split("\n\n"):
        paragraphs.append(Paragraph(at, at + len(part)))
        at += len(part) + 2
    return find_quoted(text, paragraphs)


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_marks_pair_up(text, expected):
    assert [one.of(text) for one in quoted(text)] == expected


def test_spans_leave_the_marks_out_and_the_outer_range_has_them():
    text = "“ Come in ” she said."
    (one,) = quoted(text)
    assert one.of(text) == "Come in"
    assert one.outer.of(text) == "“ Come in ”"


def test_a_speech_over_paragraphs_is_one_utterance():
    text = "“First of all, thanks.\n\n“Then to work.\n\n“And now home.”\n\n“Another voice,” he said."
    found = quoted(text)
    assert [one.closed for one in found] == [False, False, True, True]
    assert [one.chain for one in found] == [1, 1, 1, 2]


def test_a_paragraph_without_a_mark_ends_the_utterance():
    found = quoted("“First of all, thanks.\n\nHe sat down.\n\n“A question,” she said.")
    assert [one.chain for one in found] == [1, 2]


@given(st.text(alphabet="“”„‘’'\"«»‹›「」 aS.,\n", max_size=80))
def test_whatever_the_marks_spans_are_in_order_and_inside(text):
    end = 0
    for one in quoted(text):
        assert end <= one.outer.start <= one.start < one.end <= one.outer.end <= len(text)
        end = one.outer.end
