"""Which articles are near which, kept from one grouping to the next: only what changed is compared again.

The rows are those that a comparison of all with all would give, number for number, so the groups are the same too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from briefing.story.nearness.clusters import Link, go_on, strongest
from briefing.story.nearness.profiles import Nearness, Profile

FAINT = 0.22
"""Similarities below this one are not kept."""

ABSENT = 0.15
"""What a similarity that was not kept counts as."""

NEIGHBOURS = 100
"""How many similarities are kept for one article, so that memory grows with the number of articles alone."""


@dataclass(slots=True)
class Neighbours:
    """The nearest articles of each article, by number, with their similarities; what all others count as.

    ``keys`` say what each article's row was made of.
    """

    keys: tuple[str, ...]
    others: list[NDArray[np.int32]]
    values: list[NDArray[np.float64]]
    floors: NDArray[np.float64]

    def links(self) -> list[Link]:
        """Every similarity kept in either row, the lower article first, in order."""
        lengths = [len(own) for own in self.others]
        one = np.repeat(np.arange(len(lengths)), lengths)
        two = np.concatenate([np.empty(0, np.int64), *self.others])
        low, high = np.minimum(one, two), np.maximum(one, two)
        pairs, first = np.unique(low * len(lengths) + high, return_index=True)
        value = np.concatenate([np.empty(0), *self.values])[first]
        return list(zip((pairs // len(lengths)).tolist(), (pairs % len(lengths)).tolist(), value.tolist(), strict=True))


def find_neighbours(
    nearness: Nearness, keys: Sequence[str], asked: Iterable[int], check: Callable[[], None] = go_on
) -> Neighbours:
    """The rows of the articles asked for; those of the others are empty."""
    found = Neighbours(
        tuple(keys),
        [np.empty(0, np.int32)] * nearness.size,
        [np.empty(0)] * nearness.size,
        np.full(nearness.size, ABSENT),
    )
    for index in asked:
        check()
        _fill(found, nearness, index)
    return found


def renew(
    before: Neighbours,
    nearness: Nearness,
    keys: Sequence[str],
    profile_of: Callable[[str], Profile | None],
    check: Callable[[], None] = go_on,
) -> Neighbours:
    """The rows of all articles, out of those before where nothing changed.

    ``profile_of`` knows the profiles of articles that are gone, by their keys, if it still does.
    """
    number = {key: index for index, key in enumerate(keys)}
    place = np.array([number.get(key, -1) for key in before.keys], np.int64)
    known = {int(index) for index in place}
    added = [index for index in range(len(keys)) if index not in known]
    gone = [profile_of(key) for key in before.keys if key not in number]
    lost = [profile for profile in gone if profile is not None]
    changed = nearness.touched(added, lost) if len(lost) == len(gone) and len(place) else None
    if changed is None or len(changed) > len(keys) // 2:
        return find_neighbours(nearness, keys, range(len(keys)), check)
    found = find_neighbours(nearness, keys, changed.tolist(), check)
    _carry(before, found, nearness, place, changed)
    return found


def _carry(
    before: Neighbours,
    found: Neighbours,
    nearness: Nearness,
    place: NDArray[np.int64],
    changed: NDArray[np.int64],
) -> None:
    """Fill the rows of articles that kept their weights: the old similarities among them, the new ones to the rest."""
    anew = np.zeros(nearness.size, bool)
    anew[changed] = True
    near: list[list[tuple[int, float]]] = [[] for _ in range(nearness.size)]
    for index in changed.tolist():
        row = nearness.row(index)
        for other in np.flatnonzero((row >= FAINT) & ~anew).tolist():
            near[other].append((index, float(row[other])))
    for old, index in enumerate(place.tolist()):
        if index < 0 or anew[index]:
            continue
        others = place[before.others[old]]
        kept = (others >= 0) & ~anew[others]
        if before.floors[old] > ABSENT and (near[index] or not kept.all()):
            _fill(found, nearness, index)  # it had more than were kept
            continue
        rows = sorted([*zip(others[kept].tolist(), before.values[old][kept].tolist(), strict=True), *near[index]])
        if len(rows) > NEIGHBOURS:
            _fill(found, nearness, index)
            continue
        found.others[index] = np.array([other for other, _ in rows], np.int32)
        found.values[index] = np.array([value for _, value in rows], np.float64)
        found.floors[index] = before.floors[old]


def _fill(found: Neighbours, nearness: Nearness, index: int) -> None:
    row = nearness.row(index)
    row[index] = 0.0
    others, found.floors[index] = strongest(row, FAINT, NEIGHBOURS, ABSENT)
    found.others[index] = np.array(others, np.int32)
    found.values[index] = row[others]


class _Kept(msgspec.Struct):
    keys: tuple[str, ...]
    lengths: bytes
    others: bytes
    values: bytes
    floors: bytes


def encode(near: Neighbours) -> bytes:
    """All of it as bytes."""
    return msgspec.msgpack.encode(
        _Kept(
            near.keys,
            np.array([len(own) for own in near.others], "<i8").tobytes(),
            np.concatenate([np.empty(0, "<i4"), *near.others]).astype("<i4").tobytes(),
            np.concatenate([np.empty(0, "<f8"), *near.values]).astype("<f8").tobytes(),
            near.floors.astype("<f8").tobytes(),
        )
    )


def decode(content: bytes) -> Neighbours | None:
    """What ``encode`` wrote; None where it is not that."""
    try:
        kept = msgspec.msgpack.decode(content, type=_Kept)
        lengths, others = np.frombuffer(kept.lengths, "<i8"), np.frombuffer(kept.others, "<i4")
        values, floors = np.frombuffer(kept.values, "<f8"), np.frombuffer(kept.floors, "<f8")
    except (msgspec.DecodeError, ValueError):
        return None
    size = len(kept.keys)
    fits = len(lengths) == len(floors) == size and int(lengths.sum()) == len(others) == len(values)
    if not fits or (lengths < 0).any() or ((others < 0) | (others >= size)).any():
        return None
    ends = np.cumsum(lengths)[:-1]
    return Neighbours(kept.keys, np.split(others, ends), np.split(values, ends), floors) if size else None
