"""The features of many articles laid out by feature, a few thousand articles together.

One more article is near those alone that share features with it: they are found here without a look at all the others,
and only the features asked for are taken out (``gather``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from briefing.story.nearness.profiles import CHANNELS, FEATURE, Entries, Features, Profile
from briefing.story.nearness.weights import PARTS

VALUE = np.dtype([("usual", "<f2"), ("times", "<u2")])


@dataclass(frozen=True, slots=True)
class Column:
    """Features of one kind: ``starts[f]:starts[f + 1]`` are the places of feature f, ``names`` are in order.

    ``values`` say how usual a feature is and how often it stands in its owner.
    """

    names: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    owners: NDArray[np.uint16]
    values: Features


@dataclass(frozen=True, slots=True)
class Spread:
    """Some articles by their keys, with all their features; owners are numbered by the keys."""

    keys: tuple[str, ...]
    columns: tuple[Column, ...]


def spread_of(keys: Sequence[str], profiles: Sequence[Profile]) -> Spread:
    """The articles with these profiles."""
    columns = []
    for part in range(PARTS):
        rows = [profile.parts[part] for profile in profiles]
        owners = np.repeat(np.arange(len(rows), dtype=np.int32), [len(row) for row in rows])
        columns.append(_column(np.concatenate([np.empty(0, FEATURE), *rows]), owners))
    return Spread(tuple(keys), tuple(columns))


def merged(spreads: Sequence[Spread], wanted: frozenset[str]) -> Spread:
    """The articles of all of them that are wanted."""
    keys: list[str] = []
    numbers = []
    for spread in spreads:
        number = np.full(len(spread.keys), -1, np.int32)
        for index, key in enumerate(spread.keys):
            if key in wanted:
                number[index] = len(keys)
                keys.append(key)
        numbers.append(number)
    columns = []
    for part in range(PARTS):
        rows = [spread.columns[part] for spread in spreads]
        owners = np.concatenate([number[row.owners] for number, row in zip(numbers, rows, strict=True)])
        features = np.concatenate([_whole(row) for row in rows])
        columns.append(_column(features[owners >= 0], owners[owners >= 0]))
    return Spread(tuple(keys), tuple(columns))


def _column(features: Features, owners: NDArray[np.int32]) -> Column:
    order = np.lexsort((owners, features["name"]))
    features, owners = features[order], owners[order]
    names, starts = np.unique(features["name"], return_index=True)
    values = np.empty(len(features), VALUE)
    values["usual"], values["times"] = features["usual"], features["times"]
    return Column(names, np.append(starts, len(features)).astype(np.uint32), owners.astype(np.uint16), values)


def _whole(column: Column) -> Features:
    """The features of a column with their names."""
    features = np.empty(len(column.values), FEATURE)
    features["name"] = np.repeat(column.names, np.diff(column.starts))
    features["usual"], features["times"] = column.values["usual"], column.values["times"]
    return features


def names_of(profiles: Iterable[Profile]) -> list[NDArray[np.uint32]]:
    """The features that some of these articles have, of each kind, in order.

    What articles begin with is set against what the others hold anywhere, which is of another kind: of beginnings the
    features of all kinds are asked for in each.
    """
    every = list(profiles)
    empty = np.empty(0, np.uint32)
    own = [np.unique(np.concatenate([empty, *(one.parts[part]["name"] for one in every)])) for part in range(PARTS)]
    begins = np.unique(np.concatenate([empty, *own[len(CHANNELS) :]]))
    return [*own[: len(CHANNELS)], *[begins] * (PARTS - len(CHANNELS))]


def gather(
    spreads: Iterable[tuple[Spread, NDArray[np.int32]]], names: Sequence[NDArray[np.uint32]], filled: NDArray[np.bool_]
) -> list[Entries]:
    """Where these features stand in a collection, by the numbers that its articles have there (below 0: gone).

    ``filled``: which articles have features of each kind, shape (articles, kinds).
    """
    found: list[list[tuple[NDArray[np.int32], NDArray[np.int32], Features]]] = [[] for _ in names]
    for spread, numbers in spreads:
        for part, (column, wanted) in enumerate(zip(spread.columns, names, strict=True)):
            found[part].append(_taken(column, wanted, numbers))
    return [_entries(wanted, found[part], filled[:, part]) for part, wanted in enumerate(names)]


def _taken(
    column: Column, wanted: NDArray[np.uint32], numbers: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32], Features]:
    if not len(column.names) or not len(wanted):
        return np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, VALUE)
    at = np.minimum(np.searchsorted(column.names, wanted), len(column.names) - 1)
    hits = np.flatnonzero(column.names[at] == wanted).astype(np.int32)
    starts, ends = (column.starts[at[hits] + by].astype(np.int64) for by in (0, 1))
    lengths = ends - starts
    places = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths) + np.arange(lengths.sum())
    owners = numbers[column.owners[places]]
    here = owners >= 0
    return np.repeat(hits, lengths)[here], owners[here], column.values[places[here]]


def _entries(
    names: NDArray[np.uint32],
    rows: Sequence[tuple[NDArray[np.int32], NDArray[np.int32], Features]],
    filled: NDArray[np.bool_],
) -> Entries:
    place = np.concatenate([np.empty(0, np.int32), *(row[0] for row in rows)])
    owner = np.concatenate([np.empty(0, np.int32), *(row[1] for row in rows)])
    values = np.concatenate([np.empty(0, VALUE), *(row[2] for row in rows)])
    often = np.bincount(place, minlength=len(names))
    here = often > 0
    place, names, often = (np.cumsum(here, dtype=np.int32) - 1)[place], names[here], often[here]
    order = np.lexsort((place, owner))
    place, owner, values = place[order], owner[order], values[order]
    usual = np.zeros(len(names))
    usual[place[::-1]] = values["usual"][::-1]  # of the first article that has it
    return Entries(filled, names, usual, often, place, owner, values["times"])


class _Column(msgspec.Struct, array_like=True):
    names: bytes
    starts: bytes
    owners: bytes
    values: bytes


class _Spread(msgspec.Struct, array_like=True):
    keys: tuple[str, ...]
    columns: tuple[_Column, ...]


def encode(spread: Spread) -> bytes:
    """All of it as bytes."""
    rows = (
        _Column(row.names.tobytes(), row.starts.tobytes(), row.owners.tobytes(), row.values.tobytes())
        for row in spread.columns
    )
    return msgspec.msgpack.encode(_Spread(spread.keys, tuple(rows)))


def decode(content: bytes) -> Spread | None:
    """What ``encode`` wrote; None where it is not that."""
    try:
        kept = msgspec.msgpack.decode(content, type=_Spread)
        columns = tuple(
            Column(
                np.frombuffer(row.names, np.uint32),
                np.frombuffer(row.starts, np.uint32),
                np.frombuffer(row.owners, np.uint16),
                np.frombuffer(row.values, VALUE),
            )
            for row in kept.columns
        )
    except (msgspec.DecodeError, ValueError):
        return None
    sound = len(columns) == PARTS and all(_fits(column, len(kept.keys)) for column in columns)
    return Spread(kept.keys, columns) if sound else None


def _fits(column: Column, size: int) -> bool:
    starts, owners = column.starts, column.owners
    fits = len(starts) == len(column.names) + 1 and len(owners) == len(column.values) == starts[-1]
    return bool(fits and starts[0] == 0 and (starts[1:] >= starts[:-1]).all() and (owners < size).all())
