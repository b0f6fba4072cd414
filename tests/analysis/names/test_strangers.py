"""Lands and people that a body's name runs on into, and what tells places and officers."""

from __future__ import annotations

import pytest
from names_read import read

from briefing.analysis.names.strangers import is_called_officer, is_place, is_somebody, next_lower, stranger


def piece(text, words):
    """What is cut from the end of the words, with its type."""
    names = read(text)
    first = next(at for at, token in enumerate(names.tokens) if text.index(words) == token.start)
    found = stranger(names, first, first + len(words.split()))
    return found and (names.plain(found[0], found[1]), found[2].name)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("It was White House Germany adviser Roe.", "White House Germany", ("Germany", "PLACE")),
        ("Then Tarn Union Ada Zyrb left.\nHe saw Zyrb with Zyrb.", "Tarn Union Ada Zyrb", ("Ada Zyrb", "PERSON")),
        ("Then Tarn Union Ada Zyrb left.", "Tarn Union Ada Zyrb", None),  # nobody calls anyone so elsewhere
        ("It was White House Germany today.", "White House Germany", None),
        ("It was House Germany adviser Roe.", "House Germany", None),
        ("It was Bank of Germany adviser Roe.", "Bank of Germany", None),
    ],
)
def test_who_or_what_is_no_part_of_a_body(text, words, expected):
    assert piece(text, words) == expected


@pytest.mark.parametrize(
    ("text", "yes"),
    [("Ada Zyrb", True), ("ADA ZYRB", False), ("Zyrb Ada", False), ("Ada", False), ("Ada Union", False)],
)
def test_a_given_name_and_a_word_that_is_none_of_a_body(text, yes):
    assert is_somebody(read(text), 0, len(text.split())) is yes


@pytest.mark.parametrize(
    ("words", "yes"), [("Norway", True), ("New York", True), ("Zyrblax", False), ("Paris Roe", False)]
)
def test_what_the_table_has_for_places_alone(words, yes):
    assert is_place(words) is yes


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Secretary, Bo Zyrb", True),
        ("Secretary Bo Zyrb", True),
        ("Quickly, Bo Zyrb", False),
        ("Secretary. Bo Zyrb", False),
        ("Secretary, Bo zyrb", False),
    ],
)
def test_an_office_right_before_makes_a_name_of_two_words(text, yes):
    assert is_called_officer(read(text), 1, 3) is yes
    assert not is_called_officer(read(text), 0, 2)


def test_the_word_behind_a_name():
    names = read("Tarn Union adviser, Roe")
    assert next_lower(names, 2) == "adviser"
    assert next_lower(names, 3) == ""
    assert next_lower(names, 4) == ""
