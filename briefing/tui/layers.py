"""Layers of spans over a text, and the cutting of a line into runs that share a style."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing.models import Span
from briefing.records import dataclass


@dataclass(frozen=True, slots=True)
class Layer:
    """Spans that carry one style; ordered, and no two of them touch each other's characters."""

    name: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @classmethod
    def of(cls, name: str, spans: Iterable[Span]) -> Layer:
        """A layer of any spans, in any order; those that overlap become one."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted((span.start, span.end) for span in spans):
            if start >= end:
                continue
            if ends and start < ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)
        return cls(name, tuple(starts), tuple(ends))

    def within(self, start: int, end: int) -> Iterable[tuple[int, int]]:
        """The parts of the layer that lie in the range, cut to it."""
        index = bisect_right(self.ends, start)
        while index < len(self.starts) and self.starts[index] < end:
            yield max(start, self.starts[index]), min(end, self.ends[index])
            index += 1


def runs(layers: Sequence[Layer], start: int, end: int) -> list[tuple[int, int, tuple[str, ...]]]:
    """The range cut into runs ``(start, end, names of the layers over it)``, lowest layer first."""
    found = [(low, high, layer.name) for layer in layers for low, high in layer.within(start, end)]
    if not found:
        return [(start, end, ())] if start < end else []
    cuts = sorted({start, end, *(low for low, _, _ in found), *(high for _, high, _ in found)})
    return [
        (low, high, tuple(name for first, last, name in found if first <= low and high <= last))
        for low, high in pairwise(cuts)
    ]
