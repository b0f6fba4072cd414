"""The symmetric BM25 between claims, and the stems that it counts."""

from __future__ import annotations

import math

import numpy as np
import pytest

from briefing.language.english.meanings import sense
from briefing.language.english.stems import commonness, content_stems, stem
from briefing.story.nearness import similarity
from briefing.story.nearness.similarity import LENGTH_WEIGHT, SATURATION, Similarity

UNITS = [
    ("ferry", "sink", "bergen"),
    ("ferry", "sink", "bergen"),
    ("ferry", "sink", "storm", "night"),
    ("bridge", "open"),
    (),
]


def by_definition(units, first, second):
    """BM25 of one unit in another as the textbook has it."""
    mean = sum(map(len, units)) / len(units)

    def rarity(word):
        count = sum(word in unit for unit in units)
        return math.log(1 + (len(units) - count + 0.5) / (count + 0.5))

    def score(query, text):
        penalty = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * len(text) / mean)
        return sum(
            rarity(word) * text.count(word) * (SATURATION + 1) / (text.count(word) + penalty)
            for word in set(query)
            if word in text
        )

    one, two = units[first], units[second]
    return math.sqrt(score(one, two) / score(two, two) * score(two, one) / score(one, one))


def test_it_is_the_geometric_mean_of_what_each_finds_in_the_other():
    made = Similarity(UNITS)
    for first in range(4):
        row = made.row(first)
        for second in range(4):
            assert row[second] == pytest.approx(by_definition(UNITS, first, second))


def test_it_is_symmetric_and_one_for_equal_units():
    table = np.array([Similarity(UNITS).row(index) for index in range(len(UNITS))])
    assert np.allclose(table, table.T)
    assert table[0, 1] == pytest.approx(1.0)
    assert table[0, 3] == 0.0


def test_rows_of_units_alike_are_the_same_kept_or_not(monkeypatch):
    rows = [Similarity(UNITS).row(index).tolist() for index in range(len(UNITS))]
    kept = Similarity(UNITS)
    assert [kept.row(index).tolist() for index in (0, 1, 0, 1)] == [rows[0], rows[1], rows[0], rows[1]]
    assert kept.row(0) is kept.row(1)
    monkeypatch.setattr(similarity, "MOST_KEPT", 0)
    assert [Similarity(UNITS).row(index).tolist() for index in range(len(UNITS))] == rows


def test_an_empty_unit_is_like_nothing():
    assert not Similarity(UNITS).row(4).any()
    assert not Similarity([()]).row(0).any()


def test_a_term_that_weighs_nothing_adds_nothing():
    light = Similarity(UNITS, weigh=lambda term: 0.0 if term == "bergen" else 1.0)
    assert light.row(0)[2] > Similarity(UNITS).row(0)[2]


def test_stems_are_without_little_words_and_endings():
    assert content_stems("The ministers' plans were not a minister’s plan") == ("minist", "plan", "minist", "plan")
    assert stem("Bergen's") == stem("bergen")


def test_synonyms_have_one_sense():
    assert sense(stem("armistice")) == sense(stem("ceasefire"))
    assert sense(stem("bridge")) == stem("bridge")


def test_common_words_are_more_common_than_unknown_ones():
    assert commonness(stem("first")) > commonness(stem("zeppelin")) > 0
