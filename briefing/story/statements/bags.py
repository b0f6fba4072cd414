"""How much two rows of words have in common in whatever order, told by one intersection of sets."""

from __future__ import annotations

from collections.abc import Sequence

Bag = frozenset[str | tuple[str, int]]
"""The words of a row; one that it holds again stands in it again, with the number of the time: "a", ("a", 2)."""


def bag_of(row: Sequence[str]) -> Bag:
    """The bag of a row of words."""
    times: dict[str, int] = {}
    found: list[str | tuple[str, int]] = []
    for word in row:
        times[word] = time = times.get(word, 0) + 1
        found.append(word if time == 1 else (word, time))
    return frozenset(found)


def ratio(one: Bag, two: Bag, size: int) -> float:
    """The share of two rows of ``size`` words together that stands in both, in whatever order: between 0 and 1.

    What ``difflib.SequenceMatcher.quick_ratio`` tells, an upper bound of its ``ratio``, for bags made before.
    """
    return 2.0 * len(one & two) / size if size else 1.0
