"""How sure the network is of a name, whatever the steps after it made of it.

The chance that a row of words is one name of a kind, over all ways to label its sentence: the forward-backward
algorithm over the network's scores and its transitions (Rabiner 1989, doi:10.1109/5.18626, scaled as there).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from briefing.analysis.model.features import Floats
from briefing.analysis.model.network import LABELS, TAGS
from briefing.analysis.model.tokens import ModelToken

Chances = tuple[int, ...]
"""For each of ``LABELS``, the chance that the words are one name of it with just these bounds, in percent."""
_BEGIN = np.array([TAGS.index(f"B-{label}") for label in LABELS])
_INSIDE = np.array([TAGS.index(f"I-{label}") for label in LABELS])
_ALL = np.arange(len(LABELS))


class _Sums(NamedTuple):
    """Of one sentence: emissions, the sums from the left and from the right (words, tags), the scale of each word."""

    emitted: Floats
    left: Floats
    right: Floats
    scale: Floats


class Scored:
    """The scores of one document's words; ``tokens`` and ``scores`` have a row for each sentence."""

    def __init__(self, tokens: Sequence[Sequence[ModelToken]], scores: Sequence[Floats], transitions: Floats) -> None:
        kept = [(row, found) for row, found in zip(tokens, scores, strict=True) if row]
        self._tokens = [row for row, _ in kept]
        self._starts = [row[0].start for row in self._tokens]
        self._steps = np.exp(np.maximum(transitions, -80))
        self._sums = _sums([found for _, found in kept], self._steps)

    def chances(self, start: int, end: int) -> Chances:
        """The chances of the words of a range of the text; () where no word stands there."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return ()
        tokens = self._tokens[at]
        places = [place for place, token in enumerate(tokens) if token.start < end and token.end > start]
        if not places:
            return ()
        sums = self._sums[at]
        first, last = places[0], places[-1]
        chance = sums.left[first, _BEGIN]
        before = _BEGIN
        for place in range(first + 1, last + 1):
            chance = chance * self._steps[before, _INSIDE] * sums.emitted[place, _INSIDE] / sums.scale[place]
            before = _INSIDE
        if last + 1 < len(tokens):
            after = sums.emitted[last + 1] * sums.right[last + 1] / sums.scale[last + 1]
            ways = self._steps[before] * after
            ways[_ALL, _INSIDE] = 0  # the name would go on
            chance = chance * ways.sum(1)
        return tuple(round(100 * min(1.0, float(one))) for one in chance)


def _sums(scores: Sequence[Floats], steps: Floats) -> list[_Sums]:
    """The sums of all sentences, which advance together, longest first."""
    order = sorted(range(len(scores)), key=lambda row: -len(scores[row]))
    lengths = np.array([len(scores[row]) for row in order])
    longest = int(lengths[0]) if order else 0
    emitted = np.zeros((longest, len(order), len(TAGS)), np.float32)
    for column, row in enumerate(order):
        emitted[: lengths[column], column] = np.exp(scores[row] - scores[row].max(1, keepdims=True))
    left, scale = np.ones_like(emitted), np.ones((longest, len(order)), np.float32)
    right = np.ones_like(emitted)
    alive = [int((lengths > step).sum()) for step in range(longest)]
    for step, count in enumerate(alive):
        if step:
            made = (left[step - 1, :count] @ steps) * emitted[step, :count]
        else:
            made = emitted[0].copy()
            made[:, _INSIDE] = 0
        scale[step, :count] = made.sum(1) + np.float32(1e-30)
        left[step, :count] = made / scale[step, :count, None]
    for step in range(longest - 2, -1, -1):
        count = alive[step + 1]
        after = emitted[step + 1, :count] * right[step + 1, :count] / scale[step + 1, :count, None]
        right[step, :count] = after @ steps.T
    found: dict[int, _Sums] = {}
    for column, row in enumerate(order):
        to = lengths[column]
        found[row] = _Sums(emitted[:to, column], left[:to, column], right[:to, column], scale[:to, column])
    return [found[row] for row in range(len(scores))]
