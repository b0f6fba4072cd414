"""How many, in words."""

from __future__ import annotations

import pytest

from briefing.language.english.quantities import counts_otherwise


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("all", "hundreds of"),
        ("dozens of", "two"),
        ("thousands of", "dozens of"),
        ("most", "dozens of"),
        ("both", "hundreds of"),
        ("12", "hundreds of"),
    ],
)
def test_a_share_or_another_number_counts_otherwise_than_a_rough_one(one, two):
    assert counts_otherwise(one.split(), two.split())
    assert counts_otherwise(two.split(), one.split())


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("some", "dozens of"),
        ("forty", "dozens of"),
        ("1,200", "hundreds of"),
        ("many", "hundreds of"),
        ("half a dozen", "six"),
        ("hundreds of thousands of", "300,000"),
        ("all", "forty"),
        ("the", "both"),
    ],
)
def test_what_may_be_as_many_does_not(one, two):
    assert not counts_otherwise(one.split(), two.split())
    assert not counts_otherwise(two.split(), one.split())
