"""Noun phrases, found by what cannot be part of them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from speech import listen
from support_rows import rows

from briefing.analysis.phrases import (
    dashed,
    first_subject,
    low_at,
    names_somebody,
    noun_phrase_left,
    noun_phrase_right,
    tail_end,
)
from briefing.analysis.speech.speakers import set_scene
from briefing.models import EntityType


def tokens_and_place(marked: str, sign: str):
    """The tokens of a marked sentence, and the index of the first one behind the mark."""
    places = ", ".join(re.findall(r"\[(.*?)\]", marked))
    plain = marked.replace("[", "").replace("]", "")
    mark = plain.index(sign)
    text = plain[:mark] + plain[mark + 2 :]
    reading = listen(text, places=places)
    (unit,) = set_scene(reading.article, reading.analysis).units
    return text, unit.tokens, next(at for at, token in enumerate(unit.tokens) if token.start >= mark)


@pytest.mark.parametrize(("marked", "phrase"), rows("phrases", "left"))
def test_the_phrase_that_ends_at_a_place(marked, phrase):
    text, tokens, place = tokens_and_place(marked, "<")
    found = noun_phrase_left(tokens, place - 1)
    assert (text[tokens[found[0]].start : tokens[found[1]].end] if found else "") == phrase


@pytest.mark.parametrize(("marked", "phrase"), rows("phrases", "right"))
def test_the_phrase_that_begins_at_a_place(marked, phrase):
    text, tokens, place = tokens_and_place(marked, ">")
    found = noun_phrase_right(tokens, place)
    assert (text[tokens[found[0]].start : tokens[found[1]].end] if found else "") == phrase


@pytest.mark.parametrize("kind", EntityType)
def test_things_days_and_numbers_do_not_speak(kind):
    _, tokens, _ = tokens_and_place("< [Corvo] sank.", "<")
    named = [replace(one, mention=replace(one.mention, type=kind)) for one in tokens if one.mention is not None]
    mute = ("WEAPON", "EVENT", "WORK", "DATE", "NUMBER")
    assert names_somebody(named) is (kind.value not in mute)


def test_no_word_stands_outside_the_sentence():
    _, tokens, _ = tokens_and_place("The mayor < left.", "<")
    assert low_at(tokens, -1) == low_at(tokens, len(tokens)) == ""
    assert low_at(tokens, 1) == "mayor"


def test_dashes():
    _, tokens, _ = tokens_and_place("The mayor — a sailor — < left.", "<")
    assert [dashed(token) for token in tokens] == [False, False, True, False, False, True, False, False]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ada Roe sang in Orsa and", "ada roe"),
        ("The mayor sang in Orsa and", "the mayor"),
        ("In the old mill the bell rang and", None),
    ],
)
def test_the_first_who_can_speak(text, subject):
    reading = listen(text, people="Ada Roe", places="Orsa")
    (unit,) = set_scene(reading.article, reading.analysis).units
    phrase = first_subject(unit.tokens, len(unit.tokens))
    assert (phrase and " ".join(token.low for token in unit.tokens[phrase[0] : phrase[1] + 1])) == subject


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("said in the old harbour Ada Roe had left.", "in the old harbour"),
        ("said in the Port of Orsa that all had left.", "in the Port of Orsa"),
        ("said in the port of Orsa the crew had left.", "in the port of Orsa"),
        ("said at noon in a letter, which all read.", "at noon in a letter"),
        ("said of the ship that it sank.", ""),
    ],
)
def test_what_belongs_to_words_that_report(text, tail):
    reading = listen(f"She {text}", people="Ada Roe", places="Orsa")
    (unit,) = set_scene(reading.article, reading.analysis).units
    end = tail_end(unit.tokens, 1)
    assert reading.article.text[unit.tokens[1].end : unit.tokens[end].end].strip() == tail
