"""Words side by side, or near each other, found by the positions in the arrays of a segment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefing.index.arrays import Segment
from briefing.index.terms import exact_ranges
from briefing.index.tree import Phrase, Prefix, Term

Numbers = NDArray[Any]
_DOC = 1 << 32
"""A key is document times this plus position, so that one sorted array holds both."""


def phrase_counts(segment: Segment, field: str, phrase: Phrase) -> Numbers:
    """How often each document of a segment has the phrase in a field."""
    size = len(segment.ids)
    placed = [(at, part) for at, part in enumerate(phrase.parts) if not _is_any(part) or phrase.within is not None]
    rows = [_Row(segment, field, part) for _, part in placed]
    if any(not row.total for row in rows):
        return np.zeros(size)
    docs = np.ones(size, bool)
    for row in sorted(rows, key=lambda row: row.total):  # the rarest first, so that the others are cut by it
        docs &= row.holds(docs)
    if not docs.any():
        return np.zeros(size)
    keys = [row.keys(docs) for row in rows]
    starts = near(keys, phrase.within) if phrase.within is not None else adjacent(keys, [at for at, _ in placed])
    return np.bincount(starts // _DOC, minlength=size).astype(np.float64)


class _Row:
    """The places of one part of the phrase."""

    def __init__(self, segment: Segment, field: str, part: Term) -> None:
        self.size = len(segment.ids)
        ranges = [(first, last) for first, last in exact_ranges(part, segment, field) if first < last]
        self.found = [segment.postings(field, first, last, places=True) for first, last in ranges]
        self.total = sum(len(found.docs) for found in self.found)

    def holds(self, among: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The documents that have it."""
        mask = np.zeros(self.size, bool)
        for found in self.found:
            mask[found.docs] = True
        return mask & among

    def keys(self, docs: NDArray[np.bool_]) -> Numbers:
        """Its places in these documents, in order."""
        parts = []
        for found in self.found:
            wanted = docs[found.docs]
            counts = found.counts.astype(np.int64)
            places = found.places[np.repeat(wanted, counts)].astype(np.int64)
            parts.append(np.repeat(found.docs[wanted].astype(np.int64) * _DOC, counts[wanted]) + places)
        keys = np.concatenate(parts)
        return keys if len(parts) == 1 and len(self.found) == 1 and _in_order(keys) else np.unique(keys)


def _in_order(keys: Numbers) -> bool:
    return bool((keys[1:] > keys[:-1]).all())


def adjacent(keys: Sequence[Numbers], offsets: Sequence[int]) -> Numbers:
    """Where the first part stands with all others so many words after it, of the places of each part in order."""
    order = sorted(range(len(keys)), key=lambda at: len(keys[at]))
    starts = keys[order[0]] - offsets[order[0]]
    for at in order[1:]:
        starts = starts[_has(keys[at], starts + offsets[at])]
    return starts


def near(keys: Sequence[Numbers], within: int) -> Numbers:
    """Where a stretch begins in which all parts stand, its first and last word at most ``within`` apart."""
    starts = np.unique(np.concatenate(keys))
    for part in keys:
        following = np.searchsorted(part, starts)
        inside = following < len(part)
        starts, following = starts[inside], following[inside]
        starts = starts[part[following] <= starts + within]
    return starts


def _has(keys: Numbers, wanted: Numbers) -> NDArray[np.bool_]:
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.asarray(keys[at] == wanted)


def _is_any(part: Term) -> bool:
    """Whether any word will do: it needs no look, since words stand without gaps."""
    return isinstance(part, Prefix) and not part.text
