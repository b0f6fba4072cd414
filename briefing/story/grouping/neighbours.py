"""Which articles are near which, kept from one grouping to the next: only what changed is compared again.

The rows are those that a comparison of all with all would give, number for number, so the groups are the same too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from briefing.story.nearness.clusters import Link, Rule, average_link, first_of, go_on
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

    def links(self) -> list[Link]:
        """Every similarity kept in either row, the lower article first, in order."""
        low, high, values = _pairs(self.rows, self.size)
        return list(zip(low.tolist(), high.tolist(), values.tolist(), strict=True))

    def among(self, mask: Mask) -> Neighbours:
        """What some articles have of it among themselves, by the numbers that they have there."""
        rows, number = (
            self.rows.where(mask[self.rows.ones] & mask[self.rows.others]),
            np.cumsum(mask, dtype=np.int32) - 1,
        )
        return Neighbours(Rows(number[rows.ones], number[rows.others], rows.values), self.floors[mask])


def _pairs(rows: Rows, size: int) -> tuple[NDArray[np.int64], NDArray[np.int64], Values]:
    one, two = rows.ones.astype(np.int64), rows.others.astype(np.int64)
    low, high = np.minimum(one, two), np.maximum(one, two)
    pairs, first = np.unique(low * size + high, return_index=True)
    size = max(1, size)
    return pairs // size, pairs % size, rows.values[first]


def joined(near: Neighbours, rule: Rule, check: Callable[[], None] = go_on) -> list[list[int]]:
    """The groups that ``average_link`` makes of all links, made part by part.

    Two groups are joined only where a pair between them is near enough, or both hold articles with more neighbours than
    are kept. What is not connected so, by however many steps, does not know of each other. So the links of the largest
    part are in memory as objects, and not those of all articles.
    """
    part = _parts(near, rule.least)
    rows = near.rows.where(part[near.rows.ones] == part[near.rows.others])
    low, high, values = _pairs(rows, near.size)
    by_part, of_links = np.argsort(part, kind="stable"), np.argsort(part[low], kind="stable")
    number = np.empty(near.size, np.int64)
    heads = np.flatnonzero(np.diff(part[by_part], prepend=-1))
    ends = np.append(heads, near.size)[1:]
    number[by_part] = np.arange(near.size) - np.repeat(heads, ends - heads)
    first = np.searchsorted(part[low][of_links], part[by_part[heads]])
    last = np.append(first, len(low))[1:]
    found: list[list[int]] = []
    for begin, end, at, until in zip(*(row.tolist() for row in (heads, ends, first, last)), strict=True):
        members = by_part[begin:end]
        own = of_links[at:until]
        links = zip(number[low[own]].tolist(), number[high[own]].tolist(), values[own].tolist(), strict=True)
        groups = average_link(list(links), near.floors[members].tolist(), rule, check=check)
        found += [members[group].tolist() for group in groups]
    return sorted(found)


def _parts(near: Neighbours, least: float) -> NDArray[np.int64]:
    """For each article the first one of those that it hangs together with."""
    rows = near.rows.where(near.rows.values >= least)
    many = np.flatnonzero(near.floors >= least)
    ones = np.append(rows.ones, many[1:]).astype(np.int64)
    others = np.append(rows.others, many[:-1]).astype(np.int64)
    label = np.arange(near.size)
    while True:
        lower = np.minimum(label[ones], label[others])
        found = label.copy()
        np.minimum.at(found, ones, lower)
        np.minimum.at(found, others, lower)
        found = found[found]
        if (found == label).all():
            return found
        label = found


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
        others, values = nearness.near(index, FAINT)
        kept, floors[index] = first_of(values, NEIGHBOURS, ABSENT)
        own.add(index, others[kept].astype(np.int32), values[kept])
        if near is not None:
            near.add(index, others.astype(np.int32), values)
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
