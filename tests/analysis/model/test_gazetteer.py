"""The table of known names."""

from __future__ import annotations

import re

import pytest

from briefing.analysis.model.gazetteer import BITS, load_gazetteer, split_name


@pytest.fixture(scope="module")
def table():
    return load_gazetteer()


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Norway", "country"),
        ("Peruvian", "group"),
        ("Reuters", "org"),
        ("Nairobi", "city"),
        ("Minister", "is_title"),
        ("ministry", "is_org"),
        ("NORWAY", "country"),
        ("Notably", "is_starter"),
        ("ICBM", "is_generic"),
    ],
)
def test_classes_of_a_word(table, word, kind):
    assert table.of(word) & BITS[kind]


def test_an_unknown_word_has_no_class(table):
    assert table.of("Qwertzuiop") == 0


def test_a_small_word_is_no_name(table):
    assert not table.of("norway") & BITS["country"]


def test_the_longest_phrase_wins(table):
    words = ["the", "United", "Nations", "Security", "Council", "met"]
    assert table.longest(words, 1)[0] == 4
    assert table.longest(words, 0) == (0, 0)


def test_names_with_apostrophes_are_split_as_texts_are(table):
    assert split_name("People's Party") == ["People", "'s", "Party"]
    words = ["Democratic", "People", "'s", "Republic", "of", "Korea"]
    assert table.longest(words, 0)[0] == 6


def test_no_handle_tag_or_address_is_known(table):
    signs = re.compile(r"[@#_/]|www.|\d{4}")
    assert [word for word in table.words if signs.search(word)] == []


def test_a_word_that_is_only_common_is_no_made_up_one(table):
    """Words that texts write small are plain English; runs of one letter come from chats alone."""
    common = BITS["is_common"] | BITS["is_mostly_common"]
    assert [word for word, mask in table.words.items() if mask & common and re.search(r"([a-vx-z])\1\1", word)] == []
