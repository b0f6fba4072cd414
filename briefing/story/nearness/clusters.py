"""Agglomerative clustering over a sparse graph of similarities, with a stopping rule of each cluster's own."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Link = tuple[int, int, float]
Entry = tuple[float, int, int]
"""A pair of clusters as the queue holds it: what is less comes first."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When two clusters are near enough to be one.

    ``least`` is the similarity below which nothing is joined. Above it, the average similarity between two clusters
    must reach ``share`` of the similarity within the looser one: close-knit stories stay apart where loose ones join.
    The similarity within is estimated from the pairs inside, with ``doubt`` further pairs of similarity ``usual``.
    """

    least: float
    share: float
    usual: float
    doubt: float


_NOTHING = 0.0, 0
"""The sum of no similarities, and how many they are."""


class _Graph:
    """The clusters so far, with the sums of the links between and within them."""

    def __init__(self, links: Iterable[Link], floors: Sequence[float]) -> None:
        self.members: list[list[int]] = [[index] for index in range(len(floors))]
        self.floors = list(floors)
        self.inner: list[tuple[float, int]] = [(0.0, 0)] * len(floors)
        self.near: list[dict[int, tuple[float, int]]] = [{} for _ in floors]
        for one, two, value in links:
            self.near[one][two] = self.near[two][one] = (value, 1)

    def total(self, one: int, two: int) -> tuple[float, int]:
        """The sum of the similarities between two clusters and the number of pairs."""
        value, known = self.near[one].get(two, (0.0, 0))
        pairs = len(self.members[one]) * len(self.members[two])
        unknown = min(self.floors[one] / len(self.members[one]), self.floors[two] / len(self.members[two]))
        return value + unknown * (pairs - known), pairs

    def average(self, one: int, two: int) -> float:
        value, pairs = self.total(one, two)
        return value / pairs

    def entries(self, one: int, least: float) -> list[Entry]:
        """The other clusters whose average similarity to this one is enough, as the queue holds them.

        What ``average`` tells of each, said here once for all of them: most steps of a large story are these.
        """
        members, floors = self.members, self.floors
        size = len(members[one])
        own = floors[one] / size
        found: list[Entry] = []
        for other, (value, known) in self.near[one].items():
            many = len(members[other])
            pairs = size * many
            unknown = min(own, floors[other] / many)
            average = (value + unknown * (pairs - known)) / pairs
            if average >= least:
                found.append((-average, one, other) if one < other else (-average, other, one))
        return found

    def within(self, one: int, rule: Rule) -> float:
        value, pairs = self.inner[one]
        return (value + rule.usual * rule.doubt) / (pairs + rule.doubt)

    def begin(self, start: Sequence[Sequence[int]]) -> set[int]:
        """Merge the clusters that exist; the items that stand for them from now on."""
        for cluster in start:
            for item in cluster[1:]:
                self.merge(cluster[0], item)
        return {cluster[0] for cluster in start if cluster}

    def joins(self, one: int, two: int, average: float, rule: Rule) -> bool:
        """Whether two clusters are still as near as was noted, and near enough for how close each is in itself."""
        if two not in self.near[one] or self.average(one, two) != average:
            return False
        return average >= rule.share * min(self.within(one, rule), self.within(two, rule))

    def merge(self, one: int, two: int) -> None:
        """Put the members and the links of ``two`` into ``one``."""
        value, pairs = self.total(one, two)
        self.inner[one] = (
            self.inner[one][0] + self.inner[two][0] + value,
            self.inner[one][1] + self.inner[two][1] + pairs,
        )
        self.members[one] += self.members[two]
        self.floors[one] += self.floors[two]
        self.members[two] = []
        near, own = self.near, self.near[one]
        gone, near[two] = near[two], {}
        gone.pop(one, None)
        own.pop(two, None)
        for other, (more, count) in gone.items():
            theirs = near[other]
            del theirs[two]
            before, known = own.get(other, _NOTHING)
            own[other] = theirs[one] = (before + more, known + count)


class _Queue:
    """Pairs of clusters, the nearest first, ties by their numbers.

    Each cluster has the pairs that were noted for it last, and only the first of these is in the one heap: most are
    noted anew before it is their turn, and need never be looked at.
    """

    def __init__(self, entries: Iterable[Entry], size: int) -> None:
        self._noted: list[list[Entry]] = [[] for _ in range(size)]
        self._times = [0] * size
        self._firsts: list[tuple[Entry, int, int]] = []
        for entry in entries:
            self._noted[entry[1]].append(entry)
        for owner, noted in enumerate(self._noted):
            self.note(owner, noted)

    def note(self, owner: int, entries: list[Entry]) -> None:
        """Put these in the place of what was noted for a cluster."""
        heapq.heapify(entries)
        self._noted[owner] = entries
        self._times[owner] += 1
        self._put_first(owner)

    def _put_first(self, owner: int) -> None:
        if self._noted[owner]:
            heapq.heappush(self._firsts, (self._noted[owner][0], owner, self._times[owner]))

    def __iter__(self) -> Iterator[Entry]:
        """The pairs one by one; some are of clusters that are no more, or nearer or less near by now."""
        while self._firsts:
            entry, owner, time = heapq.heappop(self._firsts)
            if time == self._times[owner]:
                heapq.heappop(self._noted[owner])
                self._put_first(owner)
                yield entry


def go_on() -> None:
    """Nobody wants the work to stop."""


def average_link(
    links: Sequence[Link],
    floors: Sequence[float],
    rule: Rule,
    start: Sequence[Sequence[int]] = (),
    check: Callable[[], None] = go_on,
) -> list[list[int]]:
    """Join what is nearest on average until the rule forbids every further step.

    ``links`` are pairs of items (i < j) with their similarity; ``floors`` holds for every item what its similarity to
    an item without a link counts as. ``start`` are clusters that exist: they may grow, but two of them never join.
    The result is a list of sorted clusters in the order of their first items. Ties go to the lower items, so it depends
    on nothing but the numbering of the items. ``check`` is called at every step, and may raise to stop the work.

    Average linkage after Sokal and Michener (1958); the priority queue with stale entries is the usual one for it.
    """
    links = _deciding(_checked(links, check), floors, rule.least, start)
    graph = _Graph(links, floors)
    old = graph.begin(start)
    begun = (
        entry
        for one, two, value in _checked(links, check)
        if (old or value >= rule.least) and (entry := _entry(graph, one, two, rule))
    )
    queue = _Queue(begun, len(floors))
    for negative, first, second in queue:
        check()
        if (first in old and second in old) or not graph.joins(first, second, -negative, rule):
            continue
        one, two = (second, first) if second in old else (first, second)
        graph.merge(one, two)
        queue.note(two, [])
        queue.note(one, graph.entries(one, rule.least))
    return sorted(sorted(group) for group in graph.members if group)


def _deciding(
    links: Iterable[Link], floors: Sequence[float], least: float, start: Sequence[Sequence[int]]
) -> list[Link]:
    """The links without those that decide nothing: most of a story's are between claims that never come together.

    Two clusters are joined only where some pair between them is near enough, or floors are in both. So whatever these
    and ``start`` do not connect, by however many steps, stays apart, and what lies between need not be counted.
    """
    every = list(links)
    above = list(range(len(floors)))

    def top(item: int) -> int:
        while above[item] != item:
            above[item] = item = above[above[item]]
        return item

    for one, two, value in every:
        if value >= least:
            above[top(one)] = top(two)
    for cluster in (*start, [item for item, floor in enumerate(floors) if floor >= least]):
        for item in cluster[1:]:
            above[top(cluster[0])] = top(item)
    tops = [top(item) for item in range(len(floors))]
    return [link for link in every if tops[link[0]] == tops[link[1]]]


def _checked(links: Iterable[Link], check: Callable[[], None]) -> Iterator[Link]:
    for link in links:
        check()
        yield link


def strongest(row: NDArray[np.float64], faint: float, most: int, absent: float) -> tuple[list[int], float]:
    """The items of a row of similarities that are at least ``faint``, and what all others count as.

    No more than ``most`` are kept, so that memory grows with the number of items alone; where there are more, the
    others count as the weakest one kept, else as ``absent``.
    """
    found = np.nonzero(row >= faint)[0]
    kept, floor = first_of(row[found], most, absent)
    return found[kept].tolist(), floor


def first_of(values: NDArray[np.float64], most: int, absent: float) -> tuple[NDArray[np.int64], float]:
    """The places of the greatest values, at most so many, in order, of equal ones the first; what the others count as.

    Where all are kept, that is ``absent``, else the least of those kept.
    """
    if len(values) <= most:
        return np.arange(len(values)), absent
    least = np.partition(values, len(values) - most)[len(values) - most]
    above = values > least
    equal = np.flatnonzero(values == least)[: most - np.count_nonzero(above)]
    above[equal] = True
    return np.flatnonzero(above), float(least)


def _entry(graph: _Graph, one: int, two: int, rule: Rule) -> tuple[float, int, int] | None:
    if two not in graph.near[one]:
        return None
    value = graph.average(one, two)
    return (-value, one, two) if value >= rule.least else None
