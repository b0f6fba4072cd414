"""What grouping holds in memory grows with the articles, however large their stories are."""

from __future__ import annotations

import tracemalloc
from typing import cast

import numpy as np

from briefing.story.grouping.neighbours import NEIGHBOURS, find_neighbours
from briefing.story.nearness.weights import Nearness

SIZE = 1_500


class OneStory:
    """Every article is near every other."""

    size = SIZE

    def near(self, index: int, least: float) -> tuple[np.ndarray, np.ndarray]:
        values = np.random.default_rng(index).uniform(least, 0.9, SIZE - 1)
        return np.delete(np.arange(SIZE), index), values


def test_one_large_story_takes_no_row_of_all_articles_for_each() -> None:
    tracemalloc.start()
    found = find_neighbours(cast("Nearness", OneStory()), range(SIZE))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found.rows.ones) == SIZE * NEIGHBOURS
    assert peak < 60 * SIZE * NEIGHBOURS
