"""How much two claims say the same: a symmetric BM25 over stems, through an inverted index."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SATURATION = 1.2
LENGTH_WEIGHT = 0.75


class Similarity:
    """Self-normalised BM25 between any two of ``units`` (a sequence of stems each).

    The score of the pair is the geometric mean of what each finds of itself in the other, between 0 and 1.
    BM25 after Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond* (2009).
    """

    def __init__(self, units: Sequence[Sequence[str]]) -> None:
        self.size = len(units)
        counts = [Counter(unit) for unit in units]
        frequency = Counter(word for count in counts for word in count)
        mean = sum(map(len, units)) / max(1, self.size) or 1.0
        self._weights: list[dict[str, float]] = []
        self._rarity = {w: math.log(1 + (self.size - n + 0.5) / (n + 0.5)) for w, n in frequency.items()}
        postings: dict[str, tuple[list[int], list[float]]] = {}
        for index, count in enumerate(counts):
            penalty = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * len(units[index]) / mean)
            weights = {w: self._rarity[w] * n * (SATURATION + 1) / (n + penalty) for w, n in count.items()}
            self._weights.append(weights)
            for word, weight in weights.items():
                places, values = postings.setdefault(word, ([], []))
                places.append(index)
                values.append(weight)
        self._postings = {w: (np.array(p, dtype=np.int64), np.array(v)) for w, (p, v) in postings.items()}
        self._own = np.array([sum(weights.values()) or 1.0 for weights in self._weights])
        self._words = [np.array(sorted(weights)) for weights in self._weights]

    def row(self, index: int) -> NDArray[np.float64]:
        """The scores of one unit with every unit, shape (size,)."""
        given = np.zeros(self.size)
        taken = np.zeros(self.size)
        for word, weight in sorted(self._weights[index].items()):
            places, values = self._postings[word]
            given[places] += values
            taken[places] += weight
        scores: NDArray[np.float64] = np.sqrt((given / self._own[index]) * (taken / self._own))
        return scores
