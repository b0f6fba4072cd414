"""A tree answered from arrays: which documents, in what order. The order is that of the formula written here.

A word is scored by Okapi BM25 (Robertson and Zaragoza, 2009) over body and title together, a word of the title
counting ``TITLE_WEIGHT`` times: once for all its inflections, once at ``WRITTEN_WEIGHT`` for the word as written. What
stands for many words (a prefix, say) or for several at once (a phrase) is scored as if it were one word. The score of
a document is the sum over all that matches in it and is not excluded; days and other fields add nothing but their own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefing.index.arrays import NO_DAY, STEMMED, Segment
from briefing.index.phrases import phrase_counts
from briefing.index.terms import Ranges, exact_ranges, stem_ranges
from briefing.index.tree import BODY, TITLE, Among, And, Days, Node, Not, Or, Phrase, Term, Word
from briefing.records import dataclass

K1, B = 2.0, 0.75
TITLE_WEIGHT, WRITTEN_WEIGHT = 3.0, 0.05
"""Chosen on the odd queries of Cranfield and CISI; ``benchmarks/relevance.py`` prints them and the even ones."""

Mask = NDArray[np.bool_]
Numbers = NDArray[Any]


def never() -> bool:
    """Whether to stop: no."""
    return False


class StoppedError(Exception):
    """Nobody waits for the answer any more."""


@dataclass(frozen=True, slots=True)
class Scored:
    """For every document whether it matches, and its score."""

    mask: Mask
    scores: Numbers


class Library:
    """The segments of an index as one row of documents, the deleted ones among them."""

    def __init__(self, segments: Sequence[Segment], gone: Sequence[Collection[int]]) -> None:
        """``gone`` holds the numbers of the deleted documents of each segment."""
        self.segments = tuple(segments)
        self.ids = [article_id for segment in self.segments for article_id in segment.ids]
        self.bases = np.cumsum([0, *(len(segment.ids) for segment in self.segments)])
        self.live: Mask = np.ones(len(self.ids), bool)
        for base, numbers in zip(self.bases, gone, strict=False):
            self.live[[int(base) + number for number in numbers]] = False
        self.count = int(self.live.sum())
        self.days: Numbers = np.concatenate([np.empty(0, np.int64), *(segment.days for segment in self.segments)])
        self._lengths: dict[str, tuple[Numbers, float]] = {}

    def kept(self, number: int) -> bytes:
        """What was kept of a document."""
        at = int(np.searchsorted(self.bases, number, side="right")) - 1
        return self.segments[at].kept(number - int(self.bases[at]))

    def lengths(self, field: str) -> tuple[Numbers, float]:
        """The length of each document in a field, or in body and title together, and the mean of the live ones."""
        if field not in self._lengths:
            fields = (field,) if field else (BODY, TITLE)
            parts = [sum(segment.lengths(one).astype(np.float64) for one in fields) for segment in self.segments]
            lengths = np.concatenate([np.empty(0), *parts])
            self._lengths[field] = (lengths, float(lengths[self.live].mean()) if self.count else 0.0)
        return self._lengths[field]


def find(library: Library, node: Node, stop: Callable[[], bool]) -> Scored:
    """The documents that a tree means.

    Raises:
        StoppedError: as soon as ``stop`` says so; it is asked between the words.
    """
    if stop():
        raise StoppedError
    size = len(library.ids)
    match node:
        case And(children):
            parts = [find(library, child, stop) for child in children]
            mask = np.all([library.live, *(part.mask for part in parts)], axis=0)
            return Scored(mask, _sum(parts, size))
        case Or(children):
            parts = [find(library, child, stop) for child in children]
            mask = np.any([np.zeros(size, bool), *(part.mask for part in parts)], axis=0)
            return Scored(mask, _sum(parts, size))
        case Not(child):
            return Scored(library.live & ~find(library, child, stop).mask, np.zeros(size))
        case Days():
            return Scored(_on_days(library, node), np.zeros(size))
        case Among(places):
            wanted = {article_id for article_id, _ in places}
            return Scored(library.live & np.array([name in wanted for name in library.ids], bool), np.zeros(size))
        case Phrase():
            return _scored(library, node.field, _phrase(library, node))
        case Word() if not node.field or node.field in STEMMED:
            written = _scored(library, node.field, _counts(library, node, exact_ranges))
            inflected = _scored(library, node.field, _counts(library, node, stem_ranges))
            return Scored(written.mask | inflected.mask, WRITTEN_WEIGHT * written.scores + inflected.scores)
    return _scored(library, node.field, _counts(library, node, exact_ranges))


def best(library: Library, found: Scored, mask: Mask, limit: int, *, by_day: bool) -> list[tuple[int, float]]:
    """The first documents of a mask with their scores: best first, or newest first and those without a day last.

    Ties are broken by the article's id, so that nothing depends on how the index was built.
    """
    numbers = np.flatnonzero(mask)
    scores = np.round(found.scores[numbers], 9)
    keys = library.days[numbers].astype(np.float64) if by_day else scores
    if len(numbers) > limit:
        edge = np.partition(keys, len(keys) - limit)[len(keys) - limit]
        within = keys >= edge
        numbers, scores, keys = numbers[within], scores[within], keys[within]
    rows = sorted(
        zip(numbers.tolist(), scores.tolist(), keys.tolist(), strict=True),
        key=lambda row: (-row[2], -row[1], library.ids[row[0]]),
    )
    return [(number, score) for number, score, _ in rows[:limit]]


def _sum(parts: Sequence[Scored], size: int) -> Numbers:
    total = np.zeros(size)
    for part in parts:
        total += np.where(part.mask, part.scores, 0.0)
    return total


def _on_days(library: Library, days: Days) -> Mask:
    mask = library.live & (library.days != NO_DAY)
    if days.first is not None:
        mask &= library.days >= days.first.toordinal()
    if days.last is not None:
        mask &= library.days <= days.last.toordinal()
    if days.month is not None:
        epoch = np.datetime64("0001-01-01", "D")
        months = (epoch + (np.maximum(library.days, 1) - 1)).astype("datetime64[M]").astype(np.int64) % 12 + 1
        mask &= months == days.month
    return np.asarray(mask)


def _counts(library: Library, term: Term, ranges_of: Callable[[Any, Segment, str], Ranges]) -> Numbers:
    """How often each document has the term, title words by their weight."""
    fields = ((BODY, 1.0), (TITLE, TITLE_WEIGHT)) if not term.field else ((term.field, 1.0),)
    total = np.zeros(len(library.ids))
    for base, segment in zip(library.bases.tolist(), library.segments, strict=False):
        part = total[base : base + len(segment.ids)]
        for field, weight in fields:
            for first, last in ranges_of(term, segment, field):
                found = segment.postings(field, first, last)
                if last - first == 1:
                    part[found.docs] += weight * found.counts
                else:
                    part += weight * np.bincount(found.docs, found.counts, len(part))
    return total


def _phrase(library: Library, node: Phrase) -> Numbers:
    fields = ((BODY, 1.0), (TITLE, TITLE_WEIGHT)) if not node.field else ((node.field, 1.0),)
    total = np.zeros(len(library.ids))
    for base, segment in zip(library.bases.tolist(), library.segments, strict=False):
        part = total[base : base + len(segment.ids)]
        for field, weight in fields:
            part += weight * phrase_counts(segment, field, node)
    return total


def _scored(library: Library, field: str, counts: Numbers) -> Scored:
    """BM25 of what stands so often in each document."""
    mask = library.live & (counts > 0)
    hit = np.flatnonzero(mask)
    scores = np.zeros(len(counts))
    if len(hit):
        lengths, mean = library.lengths(field)
        rarity = np.log(1 + (library.count - len(hit) + 0.5) / (len(hit) + 0.5))
        often = counts[hit]
        scores[hit] = rarity * often * (K1 + 1) / (often + K1 * (1 - B + B * lengths[hit] / (mean or 1.0)))
    return Scored(mask, scores)
