"""A whole collection laid out for comparing, from features that are kept by feature a few thousand articles together.

The profiles of a hundred thousand articles are never in memory together, nor is what stands in one article alone, two
thirds of it all: first it is counted how often each feature stands, then what is looked up is put where it belongs.
The numbers are those that ``Nearness`` makes of all profiles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefing.story.nearness.lacking import Starts
from briefing.story.nearness.profiles import CHANNELS, FIELDS, Numbers, sorted_by
from briefing.story.nearness.spread import Column, Spread
from briefing.story.nearness.weights import (
    Channel,
    Laid,
    Nearness,
    Whole,
    dampened,
    kept_as,
    looked_up,
    rarity,
)

Spreads = Iterable[tuple[Spread, NDArray[np.int32]]]
"""Spreads with the numbers of their articles, to be gone through several times; each has articles behind those of the
one before, in order."""

_HELD = (("named", "towns lands"), ("dated", "days when"), ("sounds", "names"), ("counted", "firm"))
"""What articles hold anywhere, of which only that counts with which some begin."""


def nearness_of(spreads: Spreads, sizes: NDArray[np.int64], days: NDArray[np.int64]) -> Nearness:
    """The nearness of all articles; ``sizes`` and ``days`` are those of ``Whole``."""
    channels = [_channel(spreads, number, sizes[:, number] > 0) for number in range(len(CHANNELS))]
    return Nearness.of(channels, _starts(spreads, sizes), Whole(sizes, np.empty((len(days), 0)), days))


@dataclass(frozen=True, slots=True)
class _Counted:
    """The features of a channel in order, how often each stands, how usual it is, and its number if it is looked up."""

    names: NDArray[np.uint32]
    often: NDArray[np.int64]
    usual: NDArray[np.float16]
    kept: NDArray[np.bool_]
    number: NDArray[np.int32]


def _counted(spreads: Spreads, part: int, size: int) -> _Counted:
    names, often, usual = [np.empty(0, np.uint32)], [np.empty(0, np.uint16)], [np.empty(0, np.float16)]
    for spread, _ in spreads:
        column = spread.columns[part]
        names.append(column.names)
        often.append(np.diff(column.starts).astype(np.uint16))
        usual.append(column.values["usual"][column.starts[:-1]])
    ordered, order = sorted_by(np.concatenate(names))
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(ordered)), bool), ordered[1:] != ordered[:-1])))
    counts = np.concatenate(often)[order]
    total = np.add.reduceat(counts, starts, dtype=np.int64) if len(starts) else np.empty(0, np.int64)
    kept = looked_up(total, size)
    number = np.cumsum(kept, dtype=np.int32) - 1
    return _Counted(ordered[starts], total, np.concatenate(usual)[order[starts]], kept, number)


def _channel(spreads: Spreads, part: int, filled: NDArray[np.bool_]) -> Channel:
    size = len(filled)
    counted = _counted(spreads, part, size)
    norm, filling = np.zeros(size), _Filling(counted.often[counted.kept], size)
    for spread, numbers in spreads:
        column = spread.columns[part]
        lengths = np.diff(column.starts)
        at = np.searchsorted(counted.names, column.names)
        owner = numbers[column.owners]
        value = dampened(CHANNELS[part], column.values["times"].astype(np.float64))
        usual = counted.usual[at].astype(np.float64)
        value *= np.repeat(rarity(counted.often[at], usual, size), lengths)
        norm += np.bincount(owner, value * value, size)
        own = np.sqrt(norm)
        value /= np.where(own > 0, own, 1.0)[owner]
        kept = np.repeat(counted.kept[at], lengths)
        filling.put(np.repeat(counted.number[at], lengths)[kept], owner[kept], value[kept])
    return Channel.of(filled, np.sqrt(norm), filling.laid())


class _Filling:
    """Room for the vectors of all articles, filled some articles at a time."""

    def __init__(self, often: NDArray[np.int64], size: int) -> None:
        """``often`` is how often each feature will come."""
        self._starts: NDArray[np.int64] = np.concatenate(([0], np.cumsum(often)))
        self._free = self._starts[:-1].copy()
        self._counts = np.zeros(size, np.int64)
        self._at, total = 0, int(self._starts[-1])
        self._columns, self._owners = np.empty(total, np.int32), np.empty(total, np.int32)
        self._values, self._shares = np.empty(total, kept_as(size)), np.empty(total, kept_as(size))

    def put(self, columns: NDArray[np.int32], owners: NDArray[np.int32], values: Numbers) -> None:
        """Entries by feature, in each by article; their articles are behind all that were put before."""
        firsts = np.flatnonzero(np.concatenate((np.ones(min(1, len(columns)), bool), columns[1:] != columns[:-1])))
        lengths = np.diff(firsts, append=len(columns))
        within = np.arange(len(columns)) - np.repeat(firsts, lengths)
        places = np.repeat(self._free[columns[firsts]], lengths) + within
        self._free[columns[firsts]] += lengths
        self._owners[places], self._shares[places] = owners, values
        order = np.argsort(owners, kind="stable")
        room = slice(self._at, self._at + len(columns))
        self._columns[room], self._values[room] = columns[order], values[order]
        self._counts += np.bincount(owners, minlength=len(self._counts))
        self._at = room.stop

    def laid(self) -> Laid:
        """All of it."""
        ends = np.concatenate(([0], np.cumsum(self._counts)))
        return Laid(ends, self._columns, self._values, self._starts, self._owners, self._shares)


def _starts(spreads: Spreads, sizes: NDArray[np.int64]) -> list[Starts]:
    """The beginnings; of what articles hold anywhere that alone with which some begin."""
    wanted = _begun(spreads)
    rows: dict[str, list[tuple[NDArray[np.uint32], NDArray[np.int32]]]] = {
        name: [(np.empty(0, np.uint32), np.empty(0, np.int32))] for name in FIELDS
    }
    for spread, numbers in spreads:
        for name, row in rows.items():
            row.append(_by_article(spread.columns[_part(name)], numbers, wanted.get(name)))
    return [
        Starts(sizes[:, _part(name)], *(np.concatenate([pair[side] for pair in row]) for side in (0, 1)))
        for name, row in rows.items()
    ]


def _begun(spreads: Spreads) -> dict[str, NDArray[np.uint32]]:
    """What some article begins with, of what articles hold anywhere: for each such field, in order."""
    found: dict[str, list[NDArray[np.uint32]]] = {name: [np.empty(0, np.uint32)] for name, _ in _HELD}
    for spread, _ in spreads:
        for name, begins in _HELD:
            found[name] += [spread.columns[_part(one)].names for one in begins.split()]
    return {name: np.unique(np.concatenate(every)) for name, every in found.items()}


def _part(field: str) -> int:
    """Where a field of the beginnings stands among all kinds of features."""
    return len(CHANNELS) + FIELDS.index(field)


def _by_article(
    column: Column, numbers: NDArray[np.int32], wanted: NDArray[np.uint32] | None
) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """Features with their articles, article by article; those wanted alone, where not all are."""
    names, owners = np.repeat(column.names, np.diff(column.starts)), numbers[column.owners]
    if wanted is not None:
        here = np.isin(names, wanted)
        names, owners = names[here], owners[here]
    order = np.argsort(owners, kind="stable")
    return names[order], owners[order]
