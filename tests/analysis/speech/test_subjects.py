"""Who of a noun phrase speaks."""

from __future__ import annotations

import pytest
from clauses import unit_of, words_of

from briefing.analysis.speech.subjects import can_speak, maker, named_after, together, with_further, with_others

NAMES = {"people": "Ada Roe, Ben Ott, Cy Lund", "bodies": "Tarn, Coast Radio", "places": "Orsa"}


def tokens(text):
    """The tokens of a phrase, without a full stop."""
    return unit_of(text, **NAMES).tokens


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Ada Roe", True),
        ("they", True),
        ("the minister", True),
        ("a spokesman for the mill", True),
        ("dozens of residents", True),
        ("dozens of stones", False),
        ("the stone", False),
        ("the stone of the minister", False),
    ],
)
def test_who_can_speak(text, speaks):
    assert can_speak(tokens(text)) is speaks


def test_names_that_commas_and_and_join():
    row = tokens("Ada Roe, Ben Ott and Cy Lund said so")
    low = [token.low for token in row]
    phrase = with_others(row, (low.index("ben"), low.index("lund")))
    assert words_of(row[phrase[0] : phrase[1] + 1]) == "ada roe , ben ott and cy lund"
    row = tokens("said Ada Roe, Ben Ott and Cy Lund")
    phrase = with_further(row, (1, 2))
    assert words_of(row[phrase[0] : phrase[1] + 1]) == "ada roe , ben ott and cy lund"


def test_names_of_two_kinds_are_not_joined():
    row = tokens("said Ada Roe, Tarn and Cy Lund")
    assert with_further(row, (1, 2)) == (1, 2)


def test_whom_an_apposition_names():
    row = tokens("a witness in the case, former adviser Ada Roe, said so")
    low = [token.low for token in row]
    mention = named_after(row, low.index("case"))
    assert mention is not None
    assert mention == row[low.index("ada")].mention
    row = tokens("a witness in the case, which Ada Roe left, said so")
    assert named_after(row, [token.low for token in row].index("case")) is None


def test_several_that_speak_together():
    text = "Ada Roe, Ben Ott and Cy Lund"
    span = together(tokens(text))
    assert span is not None
    assert span.of(text) == text
    assert together(tokens("Ada Roe")) is None
    assert together(tokens("Ada Roe in Orsa")) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("a statement from Ada Roe", "ada roe"),
        ("images released by Coast Radio", "coast radio"),
        ("Ada Roe's letter", "ada roe"),
        ("Ada Roe", "ada roe"),
        ("the mill", "the mill"),
    ],
)
def test_who_made_what_speaks(text, who):
    assert words_of(maker(tokens(text))) == who
