"""A grouping that is kept: what it takes to group a collection again after some of it changed, at the cost of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from briefing.story.grouping.neighbours import Neighbours, Rows
from briefing.story.nearness.profiles import CHANNELS, Profile
from briefing.story.nearness.spread import Spread, merged, spread_of
from briefing.story.nearness.spread import decode as decode_spread
from briefing.story.nearness.spread import encode as encode_spread
from briefing.story.nearness.weights import PARTS, Whole

LARGEST = 4000
"""Articles of one spread: what is taken into memory at once."""

FEW = 8
"""Spreads that may all be in memory."""


class Pieces(Protocol):
    """Where spreads are kept, by numbers."""

    def get(self, number: int) -> bytes | None:
        """What was put there last."""

    def put(self, number: int, content: bytes) -> None:
        """Keep it there, in the place of what was."""


@dataclass(slots=True)
class Grouping:
    """The articles by ``keys``, which say what each one's row was made of; their neighbours, and their groups.

    ``labels`` are the numbers of the articles' groups; ``pieces`` the spreads that hold their features: where each is
    kept, and a hash of its keys.
    """

    keys: tuple[str, ...]
    near: Neighbours
    whole: Whole
    labels: NDArray[np.int32]
    pieces: tuple[tuple[int, str], ...]

    def groups(self) -> list[list[int]]:
        """The articles of each group in order, the groups in the order of their first ones."""
        order = np.argsort(self.labels, kind="stable")
        ends = np.flatnonzero(np.diff(self.labels[order])) + 1
        return sorted(group.tolist() for group in np.split(order, ends) if len(group))


class Memory:
    """Pieces of this process alone."""

    def __init__(self) -> None:
        self._kept: dict[int, bytes] = {}

    def get(self, number: int) -> bytes | None:
        """As ``Pieces``."""
        return self._kept.get(number)

    def put(self, number: int, content: bytes) -> None:
        """As ``Pieces``."""
        self._kept[number] = content


class Reader:
    """The spreads of a grouping, one after the other, each with the numbers that its articles have now."""

    def __init__(self, pieces: Pieces, known: Sequence[tuple[int, str]], number: Mapping[str, int]) -> None:
        """A few stay at hand; of more one at a time is in memory."""
        self.known = tuple(known)
        self._pieces = pieces
        self._number = number
        self._numbers: dict[int, NDArray[np.int32]] = {}
        self._at_hand: dict[int, Spread] = {}

    def __iter__(self) -> Iterator[tuple[Spread, NDArray[np.int32]]]:
        """Raises ``LookupError`` where one is not what was put there."""
        for piece in self.known:
            spread = self.get(piece)
            yield spread, self._numbers[piece[0]]

    def get(self, piece: tuple[int, str]) -> Spread:
        """One of them."""
        number, name = piece
        if number in self._at_hand:
            return self._at_hand[number]
        content = self._pieces.get(number)
        spread = decode_spread(content) if content is not None else None
        if spread is None or _name(spread) != name:
            raise LookupError(number)
        if number not in self._numbers:
            self._numbers[number] = np.array([self._number.get(key, -1) for key in spread.keys], np.int32)
        if len(self.known) <= FEW:
            self._at_hand[number] = spread
        return spread

    def live(self, piece: tuple[int, str]) -> tuple[int, int]:
        """How many of its articles are there still, and how many it has."""
        if piece[0] not in self._numbers:
            self.get(piece)
        numbers = self._numbers[piece[0]]
        return int((numbers >= 0).sum()), len(numbers)

    def wanted(self) -> frozenset[str]:
        """The articles that are there."""
        return frozenset(self._number)


def put_all(
    pieces: Pieces, keys: Sequence[str], profiles: Iterable[Profile]
) -> tuple[tuple[tuple[int, str], ...], NDArray[np.int64], NDArray[np.int64]]:
    """Put the features of all articles into as few pieces as may be; of ``profiles`` one piece is in memory at a time.

    Where the pieces are, and the sizes and days of the articles as ``Whole`` has them.
    """
    found, each = [], iter(profiles)
    sizes, days = np.zeros((len(keys), PARTS), np.int64), np.zeros(len(keys), np.int64)
    for number, begin in enumerate(range(0, len(keys), LARGEST)):
        some = list(islice(each, LARGEST))
        for index, profile in enumerate(some, begin):
            sizes[index] = [len(part) for part in profile.parts]
            days[index] = profile.published.toordinal() if profile.published else 0
        spread = spread_of(keys[begin : begin + LARGEST], some)
        pieces.put(number, encode_spread(spread))
        found.append((number, _name(spread)))
    return tuple(found), sizes, days


def put_more(pieces: Pieces, reader: Reader, more: Spread) -> tuple[tuple[int, str], ...]:
    """Put a new spread beside those known; smaller ones are taken into it, so that there are never more than a few."""
    kept: list[tuple[int, str]] = []
    joined = [more]
    size = len(more.keys)
    for (rest, every), piece in sorted((reader.live(piece), piece) for piece in reader.known):
        if (rest <= 2 * size and rest + size <= LARGEST) or 2 * rest < every:
            joined += [reader.get(piece)] if rest else []
            size += rest
        else:
            kept.append(piece)
    made = merged(joined, reader.wanted())
    if made.keys:
        number = _free_number(kept)
        pieces.put(number, encode_spread(made))
        kept.append((number, _name(made)))
    return tuple(kept)


def _free_number(kept: Sequence[tuple[int, str]]) -> int:
    used = {number for number, _ in kept}
    return next(number for number in range(len(used) + 1) if number not in used)


def _name(spread: Spread) -> str:
    return blake2b("\n".join(spread.keys).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class _Kept(msgspec.Struct, array_like=True):
    keys: tuple[str, ...]
    ones: bytes
    others: bytes
    values: bytes
    floors: bytes
    sizes: bytes
    norms: bytes
    days: bytes
    labels: bytes
    pieces: tuple[tuple[int, str], ...]


def encode(kept: Grouping) -> bytes:
    """All of it but for the pieces as bytes."""
    rows, whole = kept.near.rows, kept.whole
    return msgspec.msgpack.encode(
        _Kept(
            kept.keys,
            rows.ones.tobytes(),
            rows.others.tobytes(),
            rows.values.tobytes(),
            kept.near.floors.tobytes(),
            whole.sizes.tobytes(),
            whole.norms.tobytes(),
            whole.days.tobytes(),
            kept.labels.tobytes(),
            kept.pieces,
        )
    )


def decode(content: bytes) -> Grouping | None:
    """What ``encode`` wrote; None where it is not that."""
    try:
        kept = msgspec.msgpack.decode(content, type=_Kept)
        ones, others, labels = (np.frombuffer(part, np.int32) for part in (kept.ones, kept.others, kept.labels))
        values, floors = np.frombuffer(kept.values, np.float64), np.frombuffer(kept.floors, np.float64)
        size = len(kept.keys)
        sizes = np.frombuffer(kept.sizes, np.int64).reshape(size, PARTS)
        norms = np.frombuffer(kept.norms, np.float64).reshape(size, len(CHANNELS))
        days = np.frombuffer(kept.days, np.int64)
    except (msgspec.DecodeError, ValueError):
        return None
    fits = len(ones) == len(others) == len(values) and len(floors) == len(days) == len(labels) == size
    inside = all(((part >= 0) & (part < size)).all() for part in (ones, others))
    if not fits or not inside or not size:
        return None
    near = Neighbours(Rows(ones, others, values), floors)
    return Grouping(kept.keys, near, Whole(sizes, norms, days), labels, kept.pieces)
