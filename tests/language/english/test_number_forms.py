"""How English writes figures, fractions and bounds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from support_rows import rows

from briefing.language.english.number_forms import APPROXIMATE, FRACTION, NUMBER, PERCENT, VAGUE_RANGES


@pytest.mark.parametrize(("text", "found"), rows("figures", "number"))
def test_figures(text, found):
    match = NUMBER.search(text)
    assert (match[0] if match else "") == found


@pytest.mark.parametrize(("text", "found"), rows("figures", "fraction"))
def test_fractions(text, found):
    match = FRACTION.search(text)
    assert (match[0] if match else "") == found


@pytest.mark.parametrize(("text", "bound"), rows("figures", "bound"))
def test_bounds_before_a_figure(text, bound):
    match = APPROXIMATE.search(f"{text} ")
    assert (match.lastgroup if match else "") == bound


@pytest.mark.parametrize(("text", "answer"), rows("figures", "percent"))
def test_percentages(text, answer):
    assert bool(PERCENT.match(f" {text}" if text.isalpha() else text)) is (answer == "yes")


def test_vague_figures_grow():
    ranges = [VAGUE_RANGES[word] for word in ("dozens", "hundreds", "thousands", "millions", "billions")]
    assert all(low < high for low, high in ranges)
    assert all(one[1] < two[0] for one, two in pairwise(ranges))


def test_a_vague_count_begins_at_twice_its_word_and_ends_below_the_next_one():
    rows = {word: ends for word, ends in VAGUE_RANGES.items() if word not in ("dozens", "scores")}
    for low, high in rows.values():
        assert f"{low:.0f}".strip("0") == "2"
        assert high > low
    assert VAGUE_RANGES["dozens"] == (24.0, 99.0)
    assert VAGUE_RANGES["scores"] == (40.0, 99.0)
    assert VAGUE_RANGES["hundreds"][1] < 1_000 <= VAGUE_RANGES["thousands"][0] / 2
    assert VAGUE_RANGES["thousands"][0] < VAGUE_RANGES["thousands"][1] < VAGUE_RANGES["tens of thousands"][0]
