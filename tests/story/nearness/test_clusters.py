"""Average linkage over a sparse graph."""

from __future__ import annotations

import numpy as np
import pytest

from briefing.story.nearness.clusters import Rule, average_link, strongest

PLAIN = Rule(0.5, 0.0, 0.0, 1.0)


def test_what_is_near_on_average_is_joined():
    links = [(0, 1, 0.9), (1, 2, 0.6), (0, 2, 0.6), (3, 4, 0.5)]
    assert average_link(links, [0.0] * 6, PLAIN) == [[0, 1, 2], [3, 4], [5]]


def test_no_chain_through_one_that_is_near_to_both():
    links = [(0, 1, 0.9), (1, 2, 0.8)]
    assert average_link(links, [0.0] * 3, PLAIN) == [[0, 1], [2]]


def test_a_forbidden_pair_keeps_groups_apart():
    links = [(0, 1, 0.9), (1, 2, 0.9), (0, 2, -1.0)]
    assert average_link(links, [0.0] * 3, PLAIN) == [[0, 1], [2]]


def test_an_unknown_pair_counts_as_the_lower_of_the_two_floors():
    links = [(0, 1, 0.9), (1, 2, 0.8)]
    assert average_link(links, [0.6, 0.0, 0.6], PLAIN) == [[0, 1, 2]]
    assert average_link(links, [0.6, 0.0, 0.1], PLAIN) == [[0, 1], [2]]


def test_a_close_knit_cluster_takes_no_loose_one():
    links = [(0, 1, 0.9), (0, 2, 0.55), (1, 2, 0.55)]
    assert average_link(links, [0.0] * 3, PLAIN) == [[0, 1, 2]]
    strict = Rule(0.5, 0.8, 0.75, 1.0)
    assert average_link(links, [0.0] * 3, strict) == [[0, 1], [2]]


def test_clusters_that_exist_grow_but_never_join_each_other():
    links = [(0, 1, 0.9), (2, 3, 0.9), (0, 2, 0.95), (1, 2, 0.95), (0, 3, 0.95), (1, 3, 0.95), (3, 4, 0.9), (2, 4, 0.9)]
    assert average_link(links, [0.0] * 5, PLAIN, [[0, 1], [2, 3]]) == [[0, 1], [2, 3, 4]]
    assert average_link([], [0.0] * 3, PLAIN, [[0, 2]]) == [[0, 2], [1]]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_links_changes_nothing(seed):
    chance = np.random.default_rng(seed)
    links = [(one, two, float(chance.integers(1, 10)) / 10) for one in range(12) for two in range(one + 1, 12)]
    shuffled = [links[index] for index in chance.permutation(len(links))]
    assert average_link(links, [0.0] * 12, PLAIN) == average_link(shuffled, [0.0] * 12, PLAIN)


def test_only_the_strongest_are_kept_and_the_rest_count_as_the_weakest_of_them():
    row = np.array([0.1, 0.9, 0.5, 0.7, 0.3])
    assert strongest(row, 0.3, 4, 0.05) == ([1, 2, 3, 4], 0.05)
    assert strongest(row, 0.3, 2, 0.05) == ([1, 3], 0.7)
    assert strongest(row, 0.95, 2, 0.05) == ([], 0.05)
