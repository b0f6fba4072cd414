"""Words and their places as arrays: one file a segment, written once, read by slices; nothing in it is unpickled.

A file is a JSON head (its length in the first eight bytes) and arrays, each at a multiple of eight. For each field:
the words in order of their UTF-8 bytes (``words`` and ``word_ends``); for the word at place *w* the postings
``starts[w]`` to ``starts[w + 1]`` in ``docs`` and ``counts``; and all its positions from ``firsts[w]`` in ``places``,
posting by posting. So all words of a prefix, their postings and their positions are one slice each. Stems point from
each stem to its words. Slices are read and not mapped: a file that somebody cuts short can then not end the program.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from briefing.index.tree import BODY, QUOTE, TITLE
from briefing.records import dataclass

Ints = NDArray[Any]
NO_DAY = 0
"""Stands for an article without a day; real days are proleptic ordinals from 1 up."""
STEMMED = (BODY, TITLE, QUOTE)
HEAD = 8
"""Bytes that hold the length of the JSON head."""
_SMALL = 1 << 16
"""Bytes of words that are taken into memory at once; more only where they are asked for often."""
_OFTEN = 24
"""Questions to one lexicon: a search of a few words puts fewer, the typing of two words more."""
_TYPES = ("|u1", "<u2", "<u4", "<u8")


@dataclass(frozen=True, slots=True)
class Doc:
    """An article to index: for each field the positions and the form at each; ``kept`` comes back as it is."""

    id: str
    day: int
    fields: dict[str, tuple[Sequence[int], Sequence[str]]]
    kept: bytes = b""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an array begins, behind the head or in the file, its type as numpy writes it, and its length."""

    type: str
    at: int
    length: int


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the arrays."""

    ids: tuple[str, ...]
    arrays: dict[str, Place]


@dataclass(frozen=True, slots=True)
class Postings:
    """Documents in order, how often each has the word, and its positions, posting by posting (empty if not asked)."""

    docs: Ints
    counts: Ints
    places: Ints


class Lexicon:
    """The words of one field of one segment, in order of their bytes.

    Asked once or twice, it looks into the file: a few bytes for each step of a search by halves. Asked often, as while
    somebody types, it takes all words into memory.
    """

    def __init__(self, segment: Segment, name: str) -> None:
        """``name`` is that of its arrays."""
        self._segment = segment
        self._words, self._ends = f"{name}.words", f"{name}.word_ends"
        self._length = segment.length(self._ends)
        self._asked = 0 if segment.length(self._words) > _SMALL else _OFTEN
        self._taken: tuple[bytes, Ints] | None = None

    def __len__(self) -> int:
        return self._length

    def word(self, at: int) -> bytes:
        """The word at a place."""
        if self._taken is not None:
            words, ends = self._taken
            return words[int(ends[at - 1]) if at else 0 : int(ends[at])]
        return self._segment.bytes_of(self._words, *self._segment.bounds(self._ends, at))

    def first(self, wanted: bytes) -> int:
        """The place of the first word that is not before this one."""
        self._ask()
        low, high = 0, self._length
        while low < high:
            middle = (low + high) // 2
            if self.word(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def find(self, wanted: str) -> int | None:
        """The place of a word; None where there is none."""
        encoded = wanted.encode("utf-8", "surrogatepass")
        at = self.first(encoded)
        return at if at < self._length and self.word(at) == encoded else None

    def range(self, prefix: str) -> tuple[int, int]:
        """The places of all words that begin so, from the first to after the last."""
        encoded = prefix.encode("utf-8", "surrogatepass")
        return self.first(encoded), self.first(encoded + b"\xff")

    def between(self, first: int, last: int) -> list[str]:
        """The words of a range of places."""
        if first >= last:
            return []
        ends = self._segment.slice_of(self._ends, max(0, first - 1), last).tolist()
        if not first:
            ends.insert(0, 0)
        words = self._segment.bytes_of(self._words, ends[0], ends[-1])
        cuts = [end - ends[0] for end in ends]
        return [words[begin:end].decode("utf-8", "surrogatepass") for begin, end in pairwise(cuts)]

    def _ask(self) -> None:
        self._asked += 1
        if self._asked > _OFTEN and self._taken is None:
            ends = self._segment.slice_of(self._ends, 0, self._length)
            words = self._segment.bytes_of(self._words, 0, self._segment.length(self._words))
            self._taken = words, ends


class Bytes(Protocol):
    """Where a segment's bytes are."""

    @property
    def size(self) -> int:
        """How many there are."""

    def read(self, length: int, at: int) -> bytes:
        """So many of them, from there on; fewer at the end."""


class InFile:
    """Bytes of a file by its descriptor, which is closed with the object."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.size = os.fstat(descriptor).st_size

    def __del__(self) -> None:
        os.close(self._descriptor)

    def read(self, length: int, at: int) -> bytes:
        """So many, from there on."""
        return os.pread(self._descriptor, length, at)


class InMemory:
    """Bytes that are at hand."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.size = len(content)

    def read(self, length: int, at: int) -> bytes:
        """So many, from there on."""
        return self._content[at : at + length]


class Segment:
    """A file of arrays, open for reading."""

    def __init__(self, source: Bytes) -> None:
        """Read the head.

        Raises:
            ValueError: where it is not what ``pack`` writes.
        """
        self._source = source
        self._lexicons: dict[str, Lexicon] = {}
        self._small: dict[str, Ints] = {}
        length = int.from_bytes(source.read(HEAD, 0), "little")
        if length > source.size:
            raise ValueError("its head is longer than the file")
        self._head = msgspec.json.decode(source.read(length, HEAD), type=Head)
        for name, place in self._head.arrays.items():
            if place.at < 0 or place.length < 0 or place.type not in _TYPES:
                raise ValueError(f"{name} is no array")
            if place.at + place.length * np.dtype(place.type).itemsize > source.size:
                raise ValueError(f"{name} is outside the file")

    @property
    def ids(self) -> tuple[str, ...]:
        """The article of each document."""
        return self._head.ids

    @property
    def days(self) -> Ints:
        """The day of each document."""
        return self._whole("days")

    def kept(self, number: int) -> bytes:
        """What was kept of a document."""
        return self.bytes_of("kept", *self.bounds("kept_ends", number))

    def lengths(self, field: str) -> Ints:
        """The number of positions of each document."""
        return self._whole(f"{field}.lengths")

    def lexicon(self, field: str) -> Lexicon:
        """The words of a field."""
        if field not in self._lexicons:
            self._lexicons[field] = Lexicon(self, field)
        return self._lexicons[field]

    def same_stem(self, field: str, root: str) -> Ints:
        """The places of all words with this stem."""
        at = self.lexicon(f"{field}.stem").find(root)
        if at is None:
            return np.empty(0, np.int64)
        starts = self.slice_of(f"{field}.stem.starts", at, at + 2)
        return self.slice_of(f"{field}.stem.of", int(starts[0]), int(starts[1])).astype(np.int64)

    def postings(self, field: str, first: int, last: int, *, places: bool = False) -> Postings:
        """The postings of the words at these places, word by word."""
        begin, end = self._at(f"{field}.starts", first), self._at(f"{field}.starts", last)
        found: Ints = np.empty(0, np.int64)
        if places:
            firsts = f"{field}.firsts"
            found = self.slice_of(f"{field}.places", self._at(firsts, first), self._at(firsts, last))
        return Postings(self.slice_of(f"{field}.docs", begin, end), self.slice_of(f"{field}.counts", begin, end), found)

    def frequencies(self, field: str, first: int, last: int) -> Ints:
        """In how many documents each of these words stands, deleted ones included."""
        return np.diff(self.slice_of(f"{field}.starts", first, max(first, last + 1)))

    def length(self, name: str) -> int:
        """How many numbers, or bytes, an array has."""
        return self._head.arrays[name].length

    def bounds(self, name: str, at: int) -> tuple[int, int]:
        """Where a piece begins and ends, of those whose ends an array holds."""
        ends = self.slice_of(name, max(0, at - 1), at + 1)
        return int(ends[0]) if at else 0, int(ends[-1])

    def bytes_of(self, name: str, first: int, last: int) -> bytes:
        """A slice of an array of bytes.

        Raises:
            ValueError: where the file ends before, as for all slices.
        """
        place = self._head.arrays[name]
        content = self._source.read(last - first, place.at + first) if 0 <= first <= last <= place.length else b""
        if len(content) != last - first:
            raise ValueError(f"{name} ends before {last}")
        return content

    def slice_of(self, name: str, first: int, last: int) -> Ints:
        """A slice of an array of numbers."""
        place = self._head.arrays[name]
        kind = np.dtype(place.type)
        if not 0 <= first <= last <= place.length:
            raise ValueError(f"{name} ends before {last}")
        content = self._source.read((last - first) * kind.itemsize, place.at + first * kind.itemsize)
        return np.frombuffer(content, kind, last - first)

    def _at(self, name: str, at: int) -> int:
        return int(self.slice_of(name, at, at + 1)[0])

    def _whole(self, name: str) -> Ints:
        if name not in self._small:
            self._small[name] = self.slice_of(name, 0, self.length(name))
        return self._small[name]
