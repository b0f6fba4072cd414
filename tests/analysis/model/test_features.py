"""What the tagger sees of words and places."""

from __future__ import annotations

import numpy as np
import pytest

from briefing.analysis.model.features import (
    PHRASE_CLASSES,
    PLACE_BITS,
    WORD_BITS,
    WORD_IDS,
    normal_word,
    place_bits,
    shape,
    vocabulary_form,
    word_bits,
    word_ids,
)
from briefing.analysis.model.gazetteer import load_gazetteer

FIRST = 2 * len(PHRASE_CLASSES)


def test_typographic_marks_are_made_plain():
    assert normal_word("O’Brien") == "O'Brien"
    assert normal_word("plain") == "plain"


def test_vocabulary_form_folds_case_and_digits():
    assert vocabulary_form("F-16s") == "f-00s"


@pytest.mark.parametrize(
    ("word", "expected"), [("NATO", "XXXX"), ("Oslo", "Xxxx"), ("Hwasong-18", "Xx-ddd"), ("a…b", "xpx")]
)
def test_shape(word, expected):
    assert shape(word) == expected


def test_ids_have_one_length_whatever_the_word():
    for word in ("a", "Oslo", "Donaudampfschifffahrt", "東京", "\ud800"):
        assert len(word_ids(word, {})) == WORD_IDS


def test_ids_look_the_word_up():
    assert word_ids("Oslo", {"oslo": 7})[0] == 7
    assert word_ids("Oslo", {})[0] == 0


def test_word_bits_tell_form_and_classes():
    table = load_gazetteer()
    assert len(word_bits("Oslo", table)) == WORD_BITS
    assert word_bits("NATO", table)[0]
    assert not word_bits("Nato", table)[0]


def test_a_document_tells_which_words_it_writes_small():
    table = load_gazetteer()
    known, other = (
        place_bits([["Talks", "went", "on"], ["The", "talks", "failed"]], table),
        place_bits([["Talks"]], table),
    )
    assert known[0].shape == (3, PLACE_BITS)
    assert known[0][0, FIRST + 3] == 1
    assert other[0][0, FIRST + 3] == 0


@pytest.mark.parametrize(
    ("sentence", "titled", "capitals"),
    [
        ("Norway Signs Trade Deal With Peru", 1, 0),
        ("NORWAY SIGNS TRADE DEAL", 0, 1),
        ("Norway signs a trade deal with Peru", 0, 0),
        ("Oslo", 0, 0),
    ],
)
def test_headlines_and_capitals_are_seen(sentence, titled, capitals):
    bits = place_bits([sentence.split()], load_gazetteer())[0]
    assert (bits[0, FIRST + 7], bits[0, FIRST + 8]) == (titled, capitals)


def test_phrases_are_marked_from_first_to_last_word():
    bits = place_bits([["in", "South", "Korea", "now"]], load_gazetteer())[0]
    column = 2 * PHRASE_CLASSES.index("country")
    assert np.array_equal(bits[:, column], [0, 1, 0, 0])
    assert np.array_equal(bits[:, column + 1], [0, 0, 1, 0])
