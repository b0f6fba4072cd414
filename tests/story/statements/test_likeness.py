"""How much two claims tell the same: words and names, with slots and sources left out."""

from __future__ import annotations

from itertools import combinations

import pytest
from taken_apart import statements_of

from briefing.story.statements.likeness import LEAST_SHARED, likeness, likeness_from

FERRY = "The ferry Aurora left Bergen for Orsa with 40 sheep on Monday."


def like(one, two):
    return likeness(*statements_of(one, two))


def test_the_same_claim_shares_all_whatever_fills_its_slots():
    for other in (FERRY, "The ferry Aurora left Bergen for Orsa with 90 sheep on Friday."):
        found = like(FERRY, other)
        assert (found.score, found.rest, found.only_left, found.only_right) == (1.0, 0.0, (), ())
        assert found.common_names == 3


def test_names_of_one_side_lower_the_score_and_are_told():
    found = like(FERRY, FERRY.replace("Orsa", "Lisse"))
    assert [name.text for name in found.only_left] == ["Orsa"]
    assert [name.text for name in found.only_right] == ["Lisse"]
    assert found.common_names == 2
    assert 0.6 < found.score < 1


def test_nothing_in_common_is_no_likeness():
    found = like(FERRY, "Two bakers painted the chapel blue.")
    assert found.shared == 0
    assert found.score == 0
    assert found.common_names == 0


def test_the_rest_is_the_lesser_of_what_either_tells_beside():
    longer = "The ferry Aurora left Bergen for Orsa with 40 sheep on Monday while musicians danced and bakers sang."
    assert like(FERRY, longer).rest == 0
    assert like(longer, FERRY).rest == 0
    both = like(FERRY.replace("sheep", "violins"), longer)
    assert both.rest > 0
    assert both.rest == like(longer, FERRY.replace("sheep", "violins")).rest


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The mill of Halden burned down overnight, Kim Rust said.", "The mill of Halden burned down overnight."),
        ("Rain ended the Chess final in Halden early.", "Rain ended the chess final in Halden early."),
    ],
)
def test_who_reports_it_and_what_the_other_tells_in_plain_words_is_no_name_of_one_side(one, two):
    assert like(one, two).only_left == ()
    assert like(two, one).only_right == ()


SENTENCES = (
    FERRY,
    "The ferry left the port with sheep.",
    "A fire in the mill of Halden killed 12 bakers.",
    "The mill of Halden burned down and bakers died, Kim Rust said.",
    "Kim Rust sang.",
    "The choir sang in Bergen before the ferry Aurora left.",
    "It rained.",
)


def test_what_shares_enough_is_as_alike_as_ever_and_nothing_else_is():
    told = statements_of(*SENTENCES)
    few = 0
    for one, two in combinations(told, 2):
        found, asked = likeness(one, two), likeness_from(one, two, LEAST_SHARED, 0.55)
        few += asked is None
        assert asked == found if asked else found.shared < LEAST_SHARED and found.score < 0.55
        assert likeness_from(one, one, LEAST_SHARED, 0.55) == likeness(one, one)
    assert few > 10


def test_a_short_pair_that_is_alike_does_not_share_too_little():
    one, two = statements_of("Kim Rust sang.", "Kim Rust danced.")
    assert likeness(one, two).shared < LEAST_SHARED
    assert likeness_from(one, two, LEAST_SHARED, 0.55) is None
    assert likeness_from(one, two, LEAST_SHARED, 0.45)
    assert likeness_from(one, two, 0.5, 0.9)
