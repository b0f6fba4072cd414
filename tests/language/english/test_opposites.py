"""Words that exclude each other, and words that only stand near each other."""

from __future__ import annotations

from itertools import combinations

import pytest
from support_rows import rows

from briefing.language.english.meanings import sense
from briefing.language.english.opposites import (
    LONGEST,
    contrasted,
    exclude,
    excluding,
    in_turn,
    lines,
    opposite_senses,
)
from briefing.language.english.stems import stem


@pytest.mark.parametrize(("one", "two"), rows("opposites", ""))
def test_words_that_exclude_each_other(one, two):
    assert exclude(one, two)
    assert exclude(two, one)


@pytest.mark.parametrize("pair", ["stabbed poisoned", "shot strangled", "bound uncertain"])
def test_of_several_words_on_a_line_each_excludes_those_behind_the_other_bars(pair):
    assert exclude(*pair.split())


def test_a_prefix_makes_the_contrary():
    assert exclude("unpaved", "paved")
    assert exclude("non-smoker", "smoker")
    assert not exclude("until", "til")
    assert not exclude("unpaved", "gravel")


@pytest.mark.parametrize(
    "pair", ["rose climbed", "won triumphed", "most many", "died killed", "said announced", "until til", "under der"]
)
def test_words_that_do_not(pair):
    assert not exclude(*pair.split())
    assert not exclude(*reversed(pair.split()))


def test_acts_that_may_follow_one_another_do_not_exclude_each_other():
    assert in_turn("sent", "read out")
    assert not exclude("sent", "read out")
    assert not in_turn("upheld", "overturned")


def test_the_phrases_of_two_pieces_are_set_against_each_other():
    assert excluding(["was", "struck", "down"], ["was", "approved"]) == ("struck down", "approved")
    assert excluding(["the", "northern", "span"], ["the", "southern", "span"]) == ("northern", "southern")
    assert excluding(["the", "wooden", "span"], ["the", "old", "span"]) is None


def test_a_word_that_both_pieces_hold_is_no_contrast():
    assert excluding(["old", "new"], ["new", "old"]) is None


def test_senses_go_both_ways_and_hold_for_synonyms():
    rose, dropped = sense(stem("climbed")), sense(stem("dropped"))
    assert dropped in opposite_senses()[rose]
    assert rose in opposite_senses()[dropped]


def test_no_word_stands_on_both_sides_of_a_line():
    twice = [line for line in lines() for one, two in combinations(line.members, 2) if set(one) & set(two)]
    assert twice == []


def test_every_line_has_two_sides_with_words_and_no_phrase_is_too_long():
    for line in lines():
        assert len(line.members) > 1
        assert all(word and len(word.split()) <= LONGEST for words in line.members for word in words)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("praised", "criticised"),
        ("succeeded in", "bungled"),
        ("was imprisoned", "was paroled"),
        ("upheld", "overturned"),
    ],
)
def test_pieces_in_each_others_place_may_exclude_each_other_more_loosely(one, two):
    assert contrasted(one.split(), two.split())
    assert contrasted(two.split(), one.split())


@pytest.mark.parametrize(("one", "two"), [("praised", "lauded"), ("tore", "ripped"), ("painted", "bought")])
def test_words_on_no_two_sides_of_a_line_do_not(one, two):
    assert contrasted([one], [two]) is None
