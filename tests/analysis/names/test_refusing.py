"""What was taken for a name and is none."""

from __future__ import annotations

import pytest
from names_read import read

from briefing.analysis.names.refusing import is_name, without_shadows
from briefing.models import EntityType, Span

PERSON, ORG, PLACE, OTHER, EVENT = (
    EntityType.PERSON,
    EntityType.ORG,
    EntityType.PLACE,
    EntityType.OTHER,
    EntityType.EVENT,
)


def place(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("He saw Zyrb there.", "Zyrb", PERSON),
        ("He saw the Harbour Commission there.", "Harbour Commission", ORG),
        ("He saw King there.", "King", PERSON),
        ("He saw the Zyrb Games there.", "Zyrb Games", EVENT),
        ("He saw Ruvian-backed men of ZYRB there.", "ZYRB", ORG),
    ],
)
def test_names(text, words, kind):
    assert is_name(read(text), place(text, words), kind)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("He met Roe (D-Ohio) there.", "D-Ohio", OTHER),
        ("He read storm-hits-coast-of-tarn there.", "storm-hits-coast-of-tarn", OTHER),
        ("He read 12 there.", "12", OTHER),
        ("He saw the President there.", "President", PERSON),
        ("He saw an anti-Zyrb crowd.", "anti-Zyrb", OTHER),
        ("He saw the zyrb there.", "zyrb", PERSON),
        ("Dogs sang there.", "Dogs", PERSON),
        ("King sang there.", "King", PERSON),
    ],
)
def test_no_names(text, words, kind):
    assert not is_name(read(text), place(text, words), kind)


def kept(text, *rows):
    given = [(place(text, words), kind) for words, kind in rows]
    return [span.of(text) for span, _ in without_shadows(read(text), given)]


def test_what_only_a_headline_has_must_be_borne_out():
    headline = "Zyrbol Tide Equates Harbour Mill\n"
    assert kept(headline + "He saw Tarn there.", ("Zyrbol Tide", PERSON)) == []
    assert kept(headline + "He saw Zyrbol there.", ("Zyrbol Tide", PERSON)) == ["Zyrbol Tide"]


def test_of_a_headline_the_end_is_left_that_the_body_names():
    text = "Bakers Slam Zyrbol Over Harbour Mill\nHe saw Zyrbol there."
    body = text.rindex("Zyrbol")
    given = [(place(text, "Slam Zyrbol"), PERSON), (Span(body, body + 6), PERSON)]
    assert [span.of(text) for span, _ in without_shadows(read(text), given)] == ["Zyrbol", "Zyrbol"]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Zyrblour is short.", "Zyrblour", False),
        ("Zyrblour is short. He likes Zyrblour.", "Zyrblour", True),
        ("Zyrblour left.", "Zyrblour", True),
    ],
)
def test_a_word_that_only_opens_a_sentence_once(text, words, found):
    assert kept(text, (words, PERSON)) == [words] * found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zyrblours fell.", False),
        ("Zyrblours said little.", True),
        ("Zyrblours fell. Few saw Zyrblours.", True),
        ("Zyrblours Fell.", True),
        ("Zyrblouss fell.", True),
    ],
)
def test_a_plural_that_only_opens_a_sentence_once_is_no_body(text, found):
    name = text.split()[0].rstrip(".")
    assert kept(text, (name, ORG)) == [name] * found


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("He saw two ZDs there.", "ZDs", False),
        ("He lost a ZLX there.", "ZLX", False),
        ("He lost a ZLX there. The ZLX was old. A ZLX is dear.", "ZLX", True),
    ],
)
def test_capitals_for_a_common_thing(text, words, found):
    assert kept(text, (words, OTHER)) == [words] * found
