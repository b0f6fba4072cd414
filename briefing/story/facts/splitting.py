"""Groups of claims without those that are apart from most of the others, so that what is left holds none apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

FEW = 6
"""Claims of a group up to which each pair is asked by itself."""

_UNASKED = -1
"""What stands for no answer yet."""


def answered(
    group: Sequence[int], kinds: Sequence[int], articles: Sequence[int], apart: Callable[[int, int], bool]
) -> NDArray[np.bool_]:
    """Which claims of a group, which is sorted, are apart from which, shape (claims, claims).

    ``kinds`` and ``articles`` are those of all claims: there is one answer for all pairs of claims of two kinds, of one
    article or of two.
    """
    if len(group) <= FEW:
        return asked(group, apart)
    told, own = np.unique([kinds[index] for index in group], return_inverse=True)
    places = np.array([articles[index] for index in group], dtype=np.int64)
    against = np.zeros((len(group), len(group)), dtype=bool)
    known: dict[int, NDArray[np.int8]] = {}
    for at, kind in enumerate(own[:-1].tolist()):
        if kind not in known:
            known[kind] = np.full(2 * len(told), _UNASKED, dtype=np.int8)
        codes = 2 * own[at + 1 :] + (places[at + 1 :] == places[at])
        while len(unasked := np.flatnonzero(known[kind][codes] == _UNASKED)):
            first = int(unasked[0])
            known[kind][codes[first]] = apart(group[at], group[at + 1 + first])
        against[at, at + 1 :] = known[kind][codes]
    return against | against.T


def asked(group: Sequence[int], rule: Callable[[int, int], bool]) -> NDArray[np.bool_]:
    """Which claims of a group are apart by a rule, each pair asked once."""
    against = np.zeros((len(group), len(group)), dtype=bool)
    for one, two in combinations(range(len(group)), 2):
        against[one, two] = against[two, one] = rule(group[one], group[two])
    return against


def parts_of(group: Sequence[int], apart: Callable[[Sequence[int]], NDArray[np.bool_]]) -> Iterator[list[int]]:
    """The group, if it holds claims apart from each other without those that are apart from most; then what these are.

    Each pair is asked once, however many claims are taken out.
    """
    if len(group) == 1:
        yield list(group)
        return
    indexes, against = np.array(group, dtype=np.int64), apart(group)
    if not against.any():
        yield list(group)
        return
    left = np.arange(len(group))
    while len(left):
        out = _worst(indexes[left], against[np.ix_(left, left)])
        yield indexes[left[~out]].tolist()
        left = left[out]
        left = left[np.argsort(indexes[left])]


def _worst(indexes: NDArray[np.int64], against: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which claims must be taken out so that none is apart from another: those apart from most, then the later ones."""
    times = against.sum(axis=1)
    out = np.zeros(len(indexes), dtype=bool)
    while times.any():
        most = np.flatnonzero(times == times.max())
        worst = most[indexes[most].argmax()]
        out[worst] = True
        times -= against[worst]
        times[out] = 0
    return out
