"""The words of an article as the finders of names see them."""

from __future__ import annotations

import pytest

from briefing.analysis.names.tokens import LONGEST, NameFound, is_starter, read_names
from briefing.models import EntityType, Span


def names(text, headings=()):
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return read_names(text, spans, headings)


def texts(text):
    return [token.text for token in names(text).tokens]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. ship", ["The", "U.S.", "ship"]),
        ("J. Roe’s men don’t sing", ["J.", "Roe", "men", "don't", "sing"]),
        ("J.R.R. Tole", ["J.R.R.", "Tole"]),
        ("the F-16s", ["the", "F", "16s"]),
    ],
)
def test_words(text, words):
    assert texts(text) == words


def test_what_stands_between_and_where_a_word_begins():
    found = names("Roe’s new Tarn-Orsa line.")
    assert [token.gap for token in found.tokens] == ["’s ", " ", "-", " ", "."]
    assert found.starts == (0, 6, 10, 15, 20)
    assert found.span(NameFound(2, 4, EntityType.PLACE)).of(found.text) == "Tarn-Orsa"
    assert found.plain(2, 4) == "Tarn Orsa"


@pytest.mark.parametrize(
    ("text", "first", "joined"),
    [
        ("Lena Orth sang", "Lena", True),
        ("Tarn-Orsa line", "Tarn", True),
        ("St. Mary sang", "St", True),
        ("Lena. Orth sang", "Lena", False),
        ("Lena, Orth sang", "Lena", False),
        ("People's Army sang", "People", True),
        ("Lena's Army sang", "Lena", False),
        ("Lena\nOrth", "Lena", False),
    ],
)
def test_words_that_may_be_one_name(text, first, joined):
    found = names(text)
    assert found.joined([token.text for token in found.tokens].index(first)) is joined


def test_a_run_is_a_row_of_capitals_of_bounded_length():
    found = names("Sailors saw Lena Mia Orth sing")
    assert found.run(2) == 5
    assert names(" ".join(["Orth"] * 30)).run(0) == LONGEST


def test_nothing_is_joined_to_the_last_word():
    assert not names("Lena Orth").joined(1)


def test_names_that_share_a_word_overlap():
    one = NameFound(1, 3, EntityType.PERSON)
    assert one.overlaps(NameFound(2, 5, EntityType.ORG))
    assert not one.overlaps(NameFound(3, 5, EntityType.ORG))
    assert not NameFound(3, 5, EntityType.ORG).overlaps(one)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Fire Destroys Old Harbour Mill", True),
        ("FIRE IN ORSA", True),
        ("Fire Destroys Old Harbour mill", True),  # three of four longer words
        ("Fire Destroys old harbour mill", False),
        ("Fire destroys old harbour mill", False),
        ("Lena Orth Met Karl Brant Today.", True),
        ("Lena Orth met Karl Brant today.", False),
        ("Big Fire", False),
        ("A", False),
    ],
)
def test_in_headlines_capitals_say_nothing(text, headline):
    assert (names(text).headlines == frozenset({0})) is headline


def test_a_title_of_its_own_may_be_short():
    text = "Harbour Fire"
    assert names(text).headlines == frozenset()
    assert names(text, [Span(0, len(text))]).headlines == frozenset({0})


def test_small_letters_and_capitals_inside_of_sentences_are_counted():
    found = names("Zorn sang with Zorn.\nA zorn sang.\nFIRE IN ZORN TODAY")
    assert found.inside["Zorn"] == 1
    assert "zorn" in found.lowered
    assert "ZORN" not in found.inside


@pytest.mark.parametrize(
    ("text", "word", "starter"),
    [
        ("The Orth mill", "The", True),
        ("Dogs sang.", "Dogs", True),
        ("Vigils began.", "Vigils", True),  # the plural of a word
        ("Waters sang.", "Waters", False),  # a family name that looks like one
        ("Zyrblax sang.", "Zyrblax", False),
        ("Zyrblax sang. He saw Zyrblax.", "Zyrblax", False),
        ("Quickly sailors left.", "Quickly", True),
        ("Sailors saw Bakers.", "Bakers", False),
        ("“Dogs sang,” he cried.", "Dogs", True),
        ("He cried: “Dogs sang.”", "Dogs", True),
        ("NATO sang.", "NATO", False),
    ],
)
def test_a_capital_that_only_opens_a_sentence(text, word, starter):
    found = names(text)
    assert is_starter(found, [token.text for token in found.tokens].index(word)) is starter


def test_without_sentences_each_line_is_one():
    found = read_names("Lena sang.\n\nKarl left.", [])
    assert [token.sentence for token in found.tokens] == [0, 0, 1, 1]
