"""Groups are split so that none holds claims apart; asking by kinds is asking every pair."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from briefing.story.facts.splitting import FEW, answered, asked, parts_of


def split(group, pairs):
    """The parts of a group in which some pairs are apart."""
    return list(parts_of(group, lambda group: asked(group, lambda one, two: (one, two) in pairs)))


def test_a_group_without_claims_apart_stays():
    assert split([1, 4, 7], set()) == [[1, 4, 7]]


def test_the_one_that_is_apart_from_most_leaves():
    assert split([1, 4, 7, 9], {(1, 4), (4, 7), (4, 9)}) == [[1, 7, 9], [4]]


def test_of_two_the_later_one_leaves():
    assert split([1, 4], {(1, 4)}) == [[1], [4]]


def test_what_leaves_is_split_as_well():
    assert split([1, 2, 3], {(1, 2), (1, 3), (2, 3)}) == [[1], [2], [3]]


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), min_size=2, max_size=3 * FEW), st.sets(st.integers(0, 31))
)
def test_asking_by_kinds_is_asking_every_pair(claims, against):
    kinds, articles = zip(*claims, strict=True)
    group = list(range(len(claims)))

    def apart(one, two):
        assert one < two
        return 8 * kinds[one] + 2 * kinds[two] + (articles[one] == articles[two]) in against

    assert (answered(group, kinds, articles, apart) == asked(group, apart)).all()


@given(st.integers(2, 9), st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8))))
def test_no_part_holds_claims_apart_and_none_is_lost(size, pairs):
    parts = split(list(range(size)), pairs)
    assert sorted(claim for part in parts for claim in part) == list(range(size))
    assert not any(pair in pairs for part in parts for pair in combinations(part, 2))
