"""Two articles in step: which place of the one belongs beside a place of the other.

The facts that both tell are fixed points. Articles tell them in unlike orders, so of all fixed points the longest chain
is kept that rises in both (Fredman 1975, On computing the length of longest increasing subsequences); between them
places are proportional. So scrolling one on never takes the other back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from briefing.records import dataclass


@dataclass(frozen=True, slots=True)
class InStep:
    """Fixed points, as offsets rising in both articles; the first are the beginnings, the last the ends."""

    here: tuple[int, ...]
    there: tuple[int, ...]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]], length: int, other: int) -> InStep:
        """From ``(offset here, offset there)`` of what both tell, in any order, and the lengths of both."""
        chain = [pair for pair in _rising(pairs) if 0 < pair[0] < length and 0 < pair[1] < other]
        points = [(0, 0), *chain, (max(1, length), max(1, other))]
        return cls(tuple(here for here, _ in points), tuple(there for _, there in points))

    def beside(self, offset: int) -> int:
        """The offset there that belongs beside an offset here; never less for a greater one."""
        index = max(1, min(len(self.here) - 1, bisect_right(self.here, offset)))
        low, high = self.here[index - 1], self.here[index]
        share = min(1.0, max(0.0, (offset - low) / (high - low)))
        return self.there[index - 1] + round(share * (self.there[index] - self.there[index - 1]))


def _rising(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """A longest chain of the pairs in which both numbers rise; of equally long ones the one that ends lowest."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    ordered = sorted(set(pairs), key=lambda pair: (pair[0], -pair[1]))
    for number, (_, there) in enumerate(ordered):
        place = bisect_left(ends, there)
        before.append(at[place - 1] if place else None)
        if place == len(ends):
            ends.append(there)
            at.append(number)
        else:
            ends[place], at[place] = there, number
    chain = []
    last = at[-1] if at else None
    while last is not None:
        chain.append(ordered[last])
        last = before[last]
    return chain[::-1]
