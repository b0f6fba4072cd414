"""Which articles are near which, kept from one grouping to the next: only what changed is compared again.

The rows are those that a comparison of all with all would give, number for number, so the groups are the same too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from briefing.story.nearness.clusters import Link, go_on, strongest
from briefing.story.nearness.weights import Nearness

FAINT = 0.22
"""Similarities below this one are not kept."""

ABSENT = 0.15
"""What a similarity that was not kept counts as."""

NEIGHBOURS = 100
"""How many similarities are kept for one article, so that memory grows with the number of articles alone."""

Numbers = NDArray[np.int32]
Values = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(slots=True)
class Rows:
    """Similarities: ``values[i]`` is that of the articles ``ones[i]`` and ``others[i]``, in the row of the former."""

    ones: Numbers
    others: Numbers
    values: Values

    def where(self, mask: Mask) -> Rows:
        """Some of them."""
        return Rows(self.ones[mask], self.others[mask], self.values[mask])


@dataclass(slots=True)
class Neighbours:
    """The nearest articles of each article, in the order of the articles; what all others count as for each."""

    rows: Rows
    floors: Values

    @property
    def size(self) -> int:
        """How many articles there are."""
        return len(self.floors)

    def links(self, among: Mask | None = None) -> list[Link]:
        """Every similarity kept in either row, the lower article first, in order; or those between some articles."""
        rows = self.rows if among is None else self.rows.where(among[self.rows.ones] & among[self.rows.others])
        one, two = rows.ones.astype(np.int64), rows.others.astype(np.int64)
        low, high = np.minimum(one, two), np.maximum(one, two)
        pairs, first = np.unique(low * self.size + high, return_index=True)
        size = max(1, self.size)
        return list(zip((pairs // size).tolist(), (pairs % size).tolist(), rows.values[first].tolist(), strict=True))


def find_neighbours(nearness: Nearness, asked: Iterable[int], check: Callable[[], None] = go_on) -> Neighbours:
    """The rows of the articles asked for, which come in order; those of the others are empty."""
    return _rows_of(nearness, asked, check, None)


def compare(nearness: Nearness, asked: Iterable[int], check: Callable[[], None] = go_on) -> tuple[Neighbours, Rows]:
    """The rows of the articles asked for; and all similarities to them, in the rows of the others.

    Those are as many as there are: to be asked of a few articles.
    """
    near = _Gathered()
    made = _rows_of(nearness, asked, check, near)
    rows = near.rows()
    return made, Rows(rows.others, rows.ones, rows.values)


def _rows_of(nearness: Nearness, asked: Iterable[int], check: Callable[[], None], near: _Gathered | None) -> Neighbours:
    """The rows; ``near`` is given every similarity, where somebody wants them."""
    floors = np.full(nearness.size, ABSENT)
    own = _Gathered()
    for index in asked:
        check()
        row = nearness.row(index)
        row[index] = 0.0
        kept, floors[index] = strongest(row, FAINT, NEIGHBOURS, ABSENT)
        own.add(index, np.array(kept, np.int32), row[kept])
        if near is not None:
            every = np.flatnonzero(row >= FAINT)
            near.add(index, every.astype(np.int32), row[every])
    return Neighbours(own.rows(), floors)


class _Gathered:
    """Rows, article by article."""

    def __init__(self) -> None:
        self._numbers: list[int] = []
        self._others: list[Numbers] = [np.empty(0, np.int32)]
        self._values: list[Values] = [np.empty(0)]

    def add(self, index: int, others: Numbers, values: Values) -> None:
        self._numbers.append(index)
        self._others.append(others)
        self._values.append(values)

    def rows(self) -> Rows:
        lengths = [len(one) for one in self._others[1:]]
        ones = np.repeat(np.array(self._numbers, np.int32), lengths)
        return Rows(ones, np.concatenate(self._others), np.concatenate(self._values))


@dataclass(slots=True)
class Carried:
    """Rows of articles that kept their weights, by new numbers.

    ``again`` are those articles whose rows can't be told from these. ``changed`` are all whose rows are not what they
    were, and whom they were or are near to.
    """

    rows: Rows
    floors: Values
    again: NDArray[np.int64]
    changed: Mask


def carry(before: Neighbours, place: NDArray[np.int64], anew: Mask, near: Rows) -> Carried:
    """The old similarities among articles whose weights are what they were, and the new ones to those of the others.

    ``place`` has the new number of each old article, below 0 where it is gone; ``anew`` are the articles whose weights
    are other ones, ``near`` the similarities to them.
    """
    size = len(anew)
    ones, others = place[before.rows.ones], place[before.rows.others]
    stays = np.concatenate([~anew, [False]])  # the last is what is gone: its number is -1
    kept = stays[ones] & stays[others]
    near = near.where(~anew[near.ones])
    lost = np.zeros(size + 1, bool)
    lost[ones[~kept]] = lost[others[~kept]] = True
    changed = lost[:-1] | anew
    changed[near.ones] = True
    rows = Rows(
        np.concatenate([ones[kept], near.ones]).astype(np.int32),
        np.concatenate([others[kept], near.others]).astype(np.int32),
        np.concatenate([before.rows.values[kept], near.values]),
    )
    floors = np.full(size, ABSENT)
    floors[place[place >= 0]] = before.floors[place >= 0]
    cut = (floors > ABSENT) & changed  # it had more than were kept
    cut |= np.bincount(rows.ones, minlength=size) > NEIGHBOURS
    return Carried(rows, floors, np.flatnonzero(cut & ~anew), changed)


def put_together(carried: Carried, made: Neighbours, asked: NDArray[np.int64]) -> Neighbours:
    """The carried rows, and in the place of those of the articles asked for the ones that were made anew."""
    mine = np.zeros(made.size, bool)
    mine[asked] = True
    left = carried.rows.where(~mine[carried.rows.ones])
    rows = Rows(
        *(np.concatenate([getattr(left, name), getattr(made.rows, name)]) for name in ("ones", "others", "values"))
    )
    order = np.lexsort((rows.others, rows.ones))
    floors = np.where(mine, made.floors, carried.floors)
    return Neighbours(Rows(rows.ones[order], rows.others[order], rows.values[order]), floors)


def reached(near: Neighbours, changed: Mask, least: float, *, floored: bool) -> Mask:
    """All articles that may be grouped otherwise where these changed; the others are grouped as they were.

    Two groups are only joined by a similarity of ``least`` or more; where both hold articles with more neighbours than
    are kept, by any similarity. ``floored``: whether something changed had so many.
    """
    rows, found = near.rows, changed.copy()
    close = rows.values >= least
    while True:
        many = floored or bool((near.floors[found] > ABSENT).any())
        ones, others = (rows.ones, rows.others) if many else (rows.ones[close], rows.others[close])
        before = int(found.sum())
        crossing = found[ones] != found[others]
        found[ones[crossing]] = found[others[crossing]] = True
        if int(found.sum()) == before:
            return found


def flat(groups: Iterable[Iterable[int]], size: int) -> NDArray[np.int32]:
    """The number of its group for each article."""
    labels = np.full(size, -1, np.int32)
    for number, group in enumerate(groups):
        labels[list(chain(group))] = number
    return labels
