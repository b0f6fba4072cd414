"""Words reduced to what two claims have in common."""

from __future__ import annotations

import pytest

from briefing.language.english.meanings import weight
from briefing.language.english.stems import RARE, commonness, content_stems, little_words, stem


@pytest.mark.parametrize(
    ("one", "two"), [("Ships", "ship"), ("crashed", "crashing"), ("mayor's", "mayor"), ("mayors’", "mayor")]
)
def test_words_with_one_stem(one, two):
    assert stem(one) == stem(two)


def test_the_stems_of_a_sentence_stand_in_its_order_without_little_words():
    assert content_stems("The ships of Ostria carried 1,200 sailors.") == ("ship", "ostria", "carri", "1,200", "sailor")


def test_little_words_are_written_small():
    assert all(word == word.lower() for word in little_words())
    assert {"the", "of", "not"} <= little_words()


def test_a_word_that_the_table_lacks_is_rare():
    assert commonness("zzyzx") == RARE
    assert commonness(stem("said")) > 50 * RARE


def test_what_is_common_weighs_little():
    assert weight("zzyzx") == 1.0
    assert 0.2 <= weight(stem("said")) < weight(stem("volcano")) <= 1.0
