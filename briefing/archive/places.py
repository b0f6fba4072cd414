"""The words of an article by number and in their order: what scores and phrases are counted from.

A text is a row of numbers of 32 bits, one a word. A word that stands where the one before it stands (``F-16`` is
``f16``, ``f`` and ``16`` at one position) has the highest bit set, and a 0 parts two names, between which no phrase
goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from psycopg import sql

from briefing.archive.link import Connection, Link
from briefing.archive.vectors import APART, Vector
from briefing.index.phrases import adjacent, near

Numbers = NDArray[Any]
Mask = NDArray[np.bool_]
Rows = Mapping[int, tuple[bytes, int]]
"""A field of some articles, by number: its words as ``packed`` makes them, and how many they are."""
SAME = 1 << 31
_ROW = np.dtype("<u4")
_DOC = 1 << 32
"""A key is the article's place in the list times this plus a position, so that one sorted array holds both."""


def packed(vector: Vector, numbers: Mapping[str, int]) -> bytes:
    """The words of a text in bytes; ``numbers`` has one for each word."""
    steps = np.diff(np.array(vector.places, np.int64), prepend=-1)
    row = np.array([numbers[word] for word in vector.said], np.int64) | np.where(steps == 0, SAME, 0)
    gaps = np.flatnonzero(steps > 1)
    return np.insert(row, gaps[gaps > 0], 0).astype(_ROW).tobytes()


class Counted:
    """One field of several articles: the length of each, and all their words in one row.

    Only what is asked for is made of that row: it has a million words and more.
    """

    def __init__(self, rows: Sequence[bytes], lengths: Sequence[int]) -> None:
        """``rows`` as ``packed`` makes them, and how long each field is in words."""
        self.lengths = np.array(lengths, np.float64)
        self._sizes = np.array([len(row) // _ROW.itemsize for row in rows], np.int64)
        self._ends = np.cumsum(self._sizes)
        self._raw = np.frombuffer(b"".join(rows), _ROW)
        self._words = self._raw & np.uint32(SAME - 1)

    @cached_property
    def _keys(self) -> Numbers:
        """The key of each word."""
        steps = np.where(self._words == 0, APART - 1, 1 - (self._raw >> np.uint32(31)).astype(np.int64))
        ends = np.cumsum(steps)
        firsts = np.concatenate([[0], ends])[self._ends - self._sizes]
        return np.asarray(np.repeat(np.arange(len(self._sizes)) * _DOC - firsts, self._sizes) + ends)

    def counts(self, wanted: Numbers) -> Numbers:
        """How often each article has one of these words."""
        docs = np.searchsorted(self._ends, np.flatnonzero(self._among(wanted)), "right")
        return np.bincount(docs, minlength=len(self.lengths)).astype(np.float64)

    def phrases(self, parts: Sequence[Numbers], offsets: Sequence[int], within: int | None) -> Numbers:
        """How often each article has words of all ``parts`` at these distances, or ``within`` so many words."""
        keys = [np.unique(self._keys[self._among(part)]) for part in parts]
        if not all(map(len, keys)):
            return np.zeros(len(self.lengths))
        starts = near(keys, within) if within is not None else adjacent(keys, offsets)
        return np.bincount(starts // _DOC, minlength=len(self.lengths)).astype(np.float64)

    def _among(self, wanted: Numbers) -> Mask:
        if len(wanted) == 1:
            return np.asarray(self._words == wanted[0])
        return np.isin(self._words, wanted)


class Sheets:
    """The words of some articles, each field fetched when it is first asked for."""

    def __init__(self, link: Link, ids: Sequence[int], put: Mapping[str, Rows] | None = None) -> None:
        """``ids`` in the order in which all counts come; ``put`` are rows in the place of those that are kept."""
        self._link = link
        self.ids = ids
        self._put = put or {}
        self._fields: dict[str, Counted] = {}

    @cached_property
    def _at(self) -> dict[int, int]:
        return {number: at for at, number in enumerate(self.ids)}

    def field(self, name: str) -> Counted:
        """A field of all these articles.

        Raises:
            StoreError: where the server can't be reached.
        """
        if name not in self._fields:
            self._fields[name] = self._fetched(name)
        return self._fields[name]

    def _fetched(self, name: str) -> Counted:
        columns = sql.SQL(", ").join(map(sql.Identifier, ("id", name, f"{name}_length")))
        order = sql.SQL("SELECT {} FROM briefing.places WHERE id = ANY(%s::bigint[])").format(columns)
        ids = f"{{{','.join(map(str, self.ids))}}}"  # as the server writes it: the driver looks at each by itself

        def run(db: Connection) -> list[tuple[Any, ...]]:
            return db.execute(order, (ids,), binary=True).fetchall()

        rows, lengths = [b""] * len(self.ids), [0] * len(self.ids)
        for number, row, size in self._link.run(run):
            rows[self._at[number]], lengths[self._at[number]] = row, size
        for number, (row, size) in self._put.get(name, {}).items():
            rows[self._at[number]], lengths[self._at[number]] = row, size
        return Counted(rows, lengths)
