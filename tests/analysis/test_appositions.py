"""The name behind a title, and the subject before an insertion."""

from __future__ import annotations

import pytest
from speech import listen

from briefing.analysis.appositions import apposed_name, over_insertion
from briefing.analysis.speech.speakers import set_scene


def tokens_of(text):
    reading = listen(text, people="Ada Roe, Ben Ott", bodies="Tarn Mills")
    (unit,) = set_scene(reading.article, reading.analysis).units
    return unit.tokens


def words(text, tokens, phrase):
    return text[tokens[phrase[0]].start : tokens[phrase[1]].end] if phrase else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mayor, Ada Roe, left.", "Ada Roe"),
        ("The mayor, Dr. Ada Roe, left.", "Ada Roe"),
        ("The mayor, Ada Roe of Lund, left.", "Ada Roe"),
        ("The mayor, Tarn Mills, left.", ""),
        ("The mayor, Ada Roe left.", ""),
        ("The mayor and Ada Roe left.", ""),
    ],
)
def test_the_person_behind_a_title(text, name):
    tokens = tokens_of(text)
    assert words(text, tokens, apposed_name(tokens, 1)) == name


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ada Roe, who is 40, said so.", "Ada Roe"),
        ("Ada Roe, head of Tarn Mills, a firm in Lund, said so.", "Ada Roe"),
        ("It rained; Ada Roe, said so.", ""),
        ("The bolts, who is 40, said so.", ""),
    ],
)
def test_the_subject_before_an_insertion(text, subject):
    tokens = tokens_of(text)
    comma = max(at for at, token in enumerate(tokens) if token.low == ",")
    assert words(text, tokens, over_insertion(tokens, comma)) == subject
