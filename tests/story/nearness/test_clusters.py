"""Average linkage over a sparse graph."""

from __future__ import annotations

import math
from itertools import combinations

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


def test_floors_may_join_what_no_link_is_strong_enough_for():
    links = [(0, 1, 0.9), (2, 3, 0.9), (0, 2, 0.45)]
    assert average_link(links, [0.6] * 4, PLAIN) == [[0, 1, 2, 3]]
    assert average_link(links, [0.4] * 4, PLAIN) == [[0, 1], [2, 3]]


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


def joined_step_by_step(links, floors, least):
    """The same by asking all pairs of clusters at every step; without any link there is nothing to join them."""
    values = {frozenset((one, two)): value for one, two, value in links}
    groups = [[item] for item in range(len(floors))]

    def average(pair):
        here, there = pair
        unknown = min(sum(floors[item] for item in group) / len(group) for group in pair)
        told = [values.get(frozenset((one, two))) for one in here for two in there]
        if not any(value is not None for value in told):
            return -math.inf
        return sum(unknown if value is None else value for value in told) / len(told)

    while len(groups) > 1 and average(best := max(combinations(groups, 2), key=average)) >= least:
        groups = [*(group for group in groups if group not in best), sorted(best[0] + best[1])]
    return sorted(groups)


@pytest.mark.parametrize("seed", range(30))
def test_what_decides_nothing_may_be_left_out_and_what_decides_may_not(seed):
    chance = np.random.default_rng(seed)
    pairs = [(one, two) for one in range(14) for two in range(one + 1, 14) if chance.random() < 0.6]
    links = [(*pair, -1.0 if chance.random() < 0.6 else float(chance.random())) for pair in pairs]
    floors = [float(chance.random()) * (0.6 if seed % 2 else 0.2) for _ in range(14)]
    assert average_link(links, floors, PLAIN) == joined_step_by_step(links, floors, PLAIN.least)
