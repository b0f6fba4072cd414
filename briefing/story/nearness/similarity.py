"""How much two claims say the same: a symmetric BM25 over terms, through an inverted index."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

SATURATION = 1.2
LENGTH_WEIGHT = 0.75


MOST_KEPT = 8_000_000
"""Scores kept in rows of what several units hold to the letter: 64 MB."""


def plain(term: str) -> float:
    """Every term weighs what its rarity gives."""
    return 1.0


class Similarity:
    """Self-normalised BM25 between any two of ``units`` (a sequence of terms each).

    The score of a pair is the geometric mean of what each finds of itself in the other, between 0 and 1.
    ``weigh`` gives terms more or less than their rarity does.
    BM25 after Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond* (2009).
    """

    def __init__(self, units: Sequence[Sequence[str]], weigh: Callable[[str], float] = plain) -> None:
        self.size = len(units)
        # Articles of one story repeat one another: what holds the same terms is weighed once.
        self._kinds, told = _kinds_of(units)
        counts = [Counter(unit) for unit in told]
        self._times = np.bincount(np.array(self._kinds, dtype=np.int64), minlength=len(told))
        frequency: Counter[str] = Counter()
        for count, times in zip(counts, self._times.tolist(), strict=True):
            frequency.update(dict.fromkeys(count, times))
        self.rarity = {
            term: weigh(term) * math.log(1 + (self.size - count + 0.5) / (count + 0.5))
            for term, count in sorted(frequency.items())
        }
        number = {term: index for index, term in enumerate(self.rarity)}
        mean = sum(map(len, units)) / max(1, self.size) or 1.0
        self._terms = [np.array([number[term] for term in sorted(count)], dtype=np.int64) for count in counts]
        self._weights = [
            self._weigh(count, SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * len(unit) / mean))
            for count, unit in zip(counts, told, strict=True)
        ]
        own = np.array([math.fsum(weights.tolist()) or 1.0 for weights in self._weights])
        self._own = own[self._kinds] if units else own
        self._index(len(number))
        self._rows: dict[int, NDArray[np.float64]] = {}

    def _weigh(self, count: Counter[str], penalty: float) -> NDArray[np.float64]:
        """What each term of a unit weighs in it, in the order of the sorted terms."""
        times = [(self.rarity[term], count[term]) for term in sorted(count)]
        return np.array([rarity * n * (SATURATION + 1) / (n + penalty) for rarity, n in times])

    def _index(self, width: int) -> None:
        """Lay the weights out by term: ``starts[t]:starts[t + 1]`` are the units that hold term t."""
        terms = np.concatenate([np.zeros(0, dtype=np.int64), *(self._terms[kind] for kind in self._kinds)])
        owners = np.repeat(np.arange(self.size), [len(self._terms[kind]) for kind in self._kinds])
        order = np.argsort(terms, kind="stable")
        self._owners = owners[order]
        self._values = np.concatenate([np.zeros(0), *(self._weights[kind] for kind in self._kinds)])[order]
        self._starts: NDArray[np.int64] = np.concatenate(([0], np.cumsum(np.bincount(terms, minlength=width))))

    def row(self, index: int) -> NDArray[np.float64]:
        """The scores of one unit with every unit, shape (size,); not to be written to."""
        kind = self._kinds[index]
        if kind in self._rows:
            return self._rows[kind]
        row = self._row(index, kind)
        if self._times[kind] > 1 and (len(self._rows) + 1) * self.size <= MOST_KEPT:
            self._rows[kind] = row
        return row

    def _row(self, index: int, kind: int) -> NDArray[np.float64]:
        terms = self._terms[kind]
        if not len(terms):
            return np.zeros(self.size)
        starts, lengths = self._starts[terms], self._starts[terms + 1] - self._starts[terms]
        places = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths) + np.arange(lengths.sum())
        owners = self._owners[places]
        given = np.bincount(owners, weights=self._values[places], minlength=self.size)
        taken = np.bincount(owners, weights=np.repeat(self._weights[kind], lengths), minlength=self.size)
        scores: NDArray[np.float64] = np.sqrt((given / self._own[index]) * (taken / self._own))
        return scores


def _kinds_of(units: Sequence[Sequence[str]]) -> tuple[list[int], list[tuple[str, ...]]]:
    """A number for each unit, one for all that hold the same terms in the same order, and what each number holds."""
    numbers: dict[tuple[str, ...], int] = {}
    kinds = [numbers.setdefault(tuple(unit), len(numbers)) for unit in units]
    return kinds, list(numbers)
