"""What some articles have of one kind that others lack, counted through inverted indexes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Names = NDArray[np.uint32]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Starts:
    """One field of the beginnings of a collection: how much of it each article has, and which name stands where.

    ``names`` and ``owners`` go together, article by article. They may be of some names alone; then only articles may be
    asked for whose own names, of whatever field, are all among them.
    """

    counts: Counts
    names: Names
    owners: NDArray[np.int32]


class Kind:
    """What articles begin with of one kind, and what of it they hold anywhere."""

    def __init__(self, first: Starts, held: Starts | None = None) -> None:
        """Without ``held`` they hold what they begin with alone."""
        self.counts = first.counts
        every = np.unique(first.names)
        self._first = _Places(first, every)
        self._held = self._first if held is None else _Places(held, every)

    def lacking(self, index: int, among: NDArray[np.int64]) -> tuple[Counts, Counts]:
        """How many names that one article begins with each of some others lacks, and how many of theirs it lacks.

        Where it begins with none, it counts as lacking all: nothing can be exchanged then, and nothing is looked up.
        """
        counts = self.counts[among]
        if not self.counts[index]:
            return np.zeros_like(counts), counts
        held = self._held.count(self._first.of(index))[among]
        return self.counts[index] - held, counts - self._first.count(self._held.of(index))[among]

    def exchanged(self, index: int, among: NDArray[np.int64]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Whether one article and each of some others lack a name of each other; and whether they lack all."""
        own, others = self.lacking(index, among)
        some = (own > 0) & (others > 0)
        return some, some & (own == self.counts[index]) & (others == self.counts[among])

    def shared(self, index: int, among: NDArray[np.int64]) -> Counts:
        """How many names one article begins with that each of some others begins with."""
        return self._first.count(self._first.of(index))[among]


class _Places:
    """Which articles have which names, in both directions."""

    def __init__(self, given: Starts, every: Names) -> None:
        self._size = len(given.counts)
        known = np.isin(given.names, every)
        self._number, owner = np.searchsorted(every, given.names[known]).astype(np.int32), given.owners[known]
        self._ends = _ends(owner, self._size)
        order = np.argsort(self._number, kind="stable")
        self._owners, self._starts = owner[order], _ends(self._number, len(every))

    def of(self, index: int) -> NDArray[np.int32]:
        """The numbers of the names of one article."""
        found: NDArray[np.int32] = self._number[self._ends[index] : self._ends[index + 1]]
        return found

    def count(self, numbers: NDArray[np.int32]) -> Counts:
        """How many of the names each article has."""
        owners = [self._owners[self._starts[one] : self._starts[one + 1]] for one in numbers.tolist()]
        return np.bincount(np.concatenate([np.empty(0, np.int32), *owners]), minlength=self._size).astype(np.int64)


def _ends(numbers: NDArray[np.int32], size: int) -> Counts:
    found: Counts = np.concatenate(([0], np.cumsum(np.bincount(numbers, minlength=size))))
    return found


def same_day(published: NDArray[np.int64], index: int, among: Sequence[int] | NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether articles may be of one day: ordinals, 0 where none is known."""
    day, days = published[index], published[among]
    found: NDArray[np.bool_] = (days == day) | (days == 0) | (day == 0)
    return found
