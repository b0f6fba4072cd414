"""What two rows of words have in common, held against the standard library's count."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from briefing.story.statements.bags import bag_of, ratio

rows = st.lists(st.sampled_from(["the", "harbour", "closed", "·"]), max_size=9)


def test_words_held_again_count_again():
    assert bag_of(["the", "pier", "the"]) == {"the", "pier", ("the", 2)}


def test_order_does_not_matter():
    assert bag_of(["the", "pier", "the"]) == bag_of(["pier", "the", "the"]) != bag_of(["pier", "the"])


@given(rows, rows)
def test_ratio_is_the_quick_one(one, two):
    assert ratio(bag_of(one), bag_of(two), len(one) + len(two)) == SequenceMatcher(None, one, two).quick_ratio()
