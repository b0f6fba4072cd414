"""From documents to a segment's file (``arrays``), in memory that the number of their words bounds little.

The words of a run of documents are numbered as they come and put in order; then all that is left of the run is arrays.
In the end the runs are joined, word by word and run by run. However the documents are parted into runs, the file is the
same to the byte.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

import msgspec
import numpy as np

from briefing.index.arrays import HEAD, STEMMED, Doc, Head, Ints, Place
from briefing.index.tree import FIELDS
from briefing.index.words import stem_once
from briefing.records import dataclass

RUN_TOKENS, RUN_WORDS = 1 << 21, 1 << 17
"""Words of a run, counted as they stand and as they differ: some 20 MB each."""
_AT_ONCE = 1 << 14
"""Words that are there as objects at once."""
_U32 = "I"
"""Unsigned numbers of 32 bits, on every machine that numpy is made for."""

Parts = Ints | Sequence[bytes]
"""What one array of a file is written from: numbers, or bytes one piece after the other."""


def pack(docs: Iterable[Doc]) -> Iterator[bytes | memoryview]:
    """The pieces of a segment's file of these documents, in this order. All of them are read before the first piece."""
    ids: list[str] = []
    days: list[int] = []
    kept: list[bytes] = []
    gathered = {field: _Gathered() for field in FIELDS}
    for number, doc in enumerate(docs):
        ids.append(doc.id)
        days.append(doc.day)
        kept.append(doc.kept)
        for field, gather in gathered.items():
            places, forms = doc.fields.get(field, ((), ()))
            gather.add(number, places, forms)
    arrays: dict[str, Parts] = {
        "days": _smallest(np.array(days, np.int32)),
        "kept": kept,
        "kept_ends": _ends(kept),
    }
    for field in FIELDS:
        found = gathered.pop(field).arrays(stems=field in STEMMED)
        arrays.update({f"{field}.{name}": parts for name, parts in found.items()})
    yield from _file(ids, arrays)


@dataclass(frozen=True, slots=True)
class _Run:
    """The words of some documents in order of their bytes, one behind the other, and their postings as in a file."""

    words: bytes
    ends: Ints
    starts: Ints
    firsts: Ints
    docs: Ints
    counts: Ints
    places: Ints

    def between(self, first: int, last: int) -> list[bytes]:
        """The words at these places."""
        ends = self.ends[first:last].tolist()
        begin = int(self.ends[first - 1]) if first else 0
        return [self.words[one:end] for one, end in pairwise([begin, *ends])]


class _Gathered:
    """The words of one field of all documents, as they come."""

    def __init__(self) -> None:
        self._runs: list[_Run] = []
        self._lengths: list[int] = []
        self._begin()

    def _begin(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words = array(_U32)
        self._places = array(_U32)
        self._docs = array(_U32)
        self._sizes = array(_U32)

    def add(self, doc: int, places: Sequence[int], forms: Sequence[str]) -> None:
        """The words of one document."""
        numbers = self._numbers
        self._words.extend([numbers.setdefault(form, len(numbers)) for form in forms])
        self._places.extend(places)
        self._docs.append(doc)
        self._sizes.append(len(forms))
        self._lengths.append(len(set(places)))
        if len(self._words) >= RUN_TOKENS or len(numbers) >= RUN_WORDS:
            self._end_run()

    def _end_run(self) -> None:
        encoded = [word.encode("utf-8", "surrogatepass") for word in self._numbers]
        self._numbers.clear()
        order = sorted(range(len(encoded)), key=encoded.__getitem__)
        rank = np.empty(len(order), np.uint32)
        rank[order] = np.arange(len(order), dtype=np.uint32)
        words = rank[np.frombuffer(self._words, np.uint32)]
        docs = np.repeat(np.frombuffer(self._docs, np.uint32), np.frombuffer(self._sizes, np.uint32))
        by_word = np.argsort(words, kind="stable")
        words, docs = words[by_word], docs[by_word]
        fresh = np.ones(len(words), bool)
        fresh[1:] = (words[1:] != words[:-1]) | (docs[1:] != docs[:-1])
        heads = np.flatnonzero(fresh)
        ordered = [encoded[at] for at in order]
        every = np.arange(len(order) + 1, dtype=np.uint32)
        run = _Run(
            b"".join(ordered),
            _ends(ordered),
            np.searchsorted(words[heads], every),
            np.searchsorted(words, every),
            _smallest(docs[heads]),
            _smallest(np.diff(np.append(heads, len(words)))),
            _smallest(np.frombuffer(self._places, np.uint32)[by_word]),
        )
        self._runs.append(run)
        self._begin()

    def arrays(self, *, stems: bool) -> dict[str, Parts]:
        """The arrays of the field; nothing is left here."""
        if self._words or not self._runs:
            self._end_run()
        ranks, every, ends = _lexicon_of(self._runs)
        found: dict[str, Parts] = {"words": [every], "word_ends": ends}
        found.update(_joined(self._runs, ranks))
        found["lengths"] = _smallest(np.array(self._lengths, np.int64))
        if stems:
            found.update(_stems(every, ends))
        return found


def _lexicon_of(runs: Sequence[_Run]) -> tuple[list[Ints], bytes, Ints]:
    """For each run the places that its words have among those of all; these, each once and in order, and their ends.

    One first byte after the other, so that a few of the words are there as objects, and not all.
    """
    initials = [_initials(run.words, run.ends) for run in runs]
    ranks: list[Ints] = [np.empty(len(run.ends), np.uint32) for run in runs]
    pieces, sizes, number = [], [np.empty(0, np.int64)], 0
    for initial in _there(initials):
        cuts = [np.searchsorted(row, (initial, initial + 1)).tolist() for row in initials]
        every = list(chain.from_iterable(run.between(*cut) for run, cut in zip(runs, cuts, strict=True)))
        places, words = _in_order(every)
        parts = np.split(places + number, np.cumsum([last - first for first, last in cuts])[:-1])
        for rank, (first, last), part in zip(ranks, cuts, parts, strict=True):
            rank[first:last] = part
        pieces.append(b"".join(words))
        sizes.append(np.array([len(word) for word in words], np.int64))
        number += len(words)
    return ranks, b"".join(pieces), _smallest(np.cumsum(np.concatenate(sizes)))


def _in_order(every: Sequence[bytes]) -> tuple[Ints, list[bytes]]:
    """The words, each once and in order, and for each as it was given its place among them."""
    order = sorted(range(len(every)), key=every.__getitem__)
    fresh = np.ones(len(order), bool)
    fresh[1:] = [every[one] != every[other] for one, other in pairwise(order)]
    places = np.empty(len(order), np.uint32)
    places[order] = np.cumsum(fresh, dtype=np.uint32) - 1
    return places, [every[at] for at, new in zip(order, fresh.tolist(), strict=True) if new]


def _initials(words: bytes, ends: Ints) -> Ints:
    """For each of some words its first byte and 1; 0 for one without any."""
    every = np.frombuffer(words + b"\0", np.uint8)
    last = ends.astype(np.int64)
    begins = np.concatenate(([0], last))[:-1]
    return np.where(last > begins, every[begins].astype(np.uint16) + 1, 0).astype(np.uint16)


def _there(initials: Iterable[Ints]) -> list[int]:
    return sorted(set(chain.from_iterable(np.unique(row).tolist() for row in initials)))


def _joined(runs: list[_Run], ranks: Sequence[Ints]) -> dict[str, Parts]:
    """The postings of all runs, word by word and within a word run by run; the runs are let go of as they are in."""
    number = 1 + max((int(rank.max()) for rank in ranks if len(rank)), default=-1)
    starts, firsts = np.zeros(number + 1, np.int64), np.zeros(number + 1, np.int64)
    for run, rank in zip(runs, ranks, strict=True):
        starts[1:][rank] += np.diff(run.starts)
        firsts[1:][rank] += np.diff(run.firsts)
    np.cumsum(starts, out=starts)
    np.cumsum(firsts, out=firsts)
    docs = np.empty(starts[-1], max(run.docs.dtype for run in runs))
    counts = np.empty(starts[-1], max(run.counts.dtype for run in runs))
    places = np.empty(firsts[-1], max(run.places.dtype for run in runs))
    posting, place = starts[:-1].copy(), firsts[:-1].copy()
    for rank in ranks:
        run = runs.pop(0)
        to = _to(posting, rank, run.starts)
        docs[to], counts[to] = run.docs, run.counts
        places[_to(place, rank, run.firsts)] = run.places
    return {
        "starts": _smallest(starts),
        "firsts": _smallest(firsts),
        "docs": docs,
        "counts": counts,
        "places": places,
    }


def _to(free: Ints, rank: Ints, begins: Ints) -> Ints:
    """The places to which a run's values go; ``free`` is the next one of each word, and moves on behind them."""
    sizes = np.diff(begins)
    to = np.repeat(free[rank] - begins[:-1], sizes) + np.arange(begins[-1])
    free[rank] += sizes
    return np.asarray(to)


def _stems(words: bytes, ends: Ints) -> dict[str, Parts]:
    """From each stem to its words; one first byte after the other, as for the words."""
    roots, root_ends = _roots(words, ends)
    last = root_ends.astype(np.int64)
    begins = np.concatenate(([0], last))[:-1]
    initials = _initials(roots, root_ends)
    stems, sizes, starts, of = [], [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    number = 0
    for initial in _there([initials]):
        at = np.flatnonzero(initials == initial)
        own = [roots[begin:end] for begin, end in zip(begins[at].tolist(), last[at].tolist(), strict=True)]
        order = sorted(range(len(own)), key=own.__getitem__)
        fresh = [place for place, one in enumerate(order) if not place or own[one] != own[order[place - 1]]]
        found = [own[order[place]] for place in fresh]
        stems.append(b"".join(found))
        sizes.append(np.array([len(stem) for stem in found], np.int64))
        starts.append(np.array(fresh, np.int64) + number)
        of.append(at[order])
        number += len(order)
    return {
        "stem.words": stems,
        "stem.word_ends": _smallest(np.cumsum(np.concatenate(sizes))),
        "stem.starts": _smallest(np.append(np.concatenate(starts), number)),
        "stem.of": _smallest(np.concatenate(of)),
    }


def _roots(words: bytes, ends: Ints) -> tuple[bytes, Ints]:
    """The stem of each word, one behind the other, and where each ends."""
    pieces, sizes, begin = [], [np.empty(0, np.int64)], 0
    for first in range(0, len(ends), _AT_ONCE):
        some = ends[first : first + _AT_ONCE].tolist()
        each = pairwise([begin, *some])
        roots = [
            stem_once(words[a:b].decode("utf-8", "surrogatepass")).encode("utf-8", "surrogatepass") for a, b in each
        ]
        pieces.append(b"".join(roots))
        sizes.append(np.array([len(root) for root in roots], np.int64))
        begin = some[-1]
    return b"".join(pieces), np.cumsum(np.concatenate(sizes))


def _ends(parts: Sequence[bytes]) -> Ints:
    return _smallest(np.cumsum([len(part) for part in parts], dtype=np.int64))


def _file(ids: Sequence[str], arrays: dict[str, Parts]) -> Iterator[bytes | memoryview]:
    places, at = {}, 0
    for name, parts in arrays.items():
        if isinstance(parts, np.ndarray):
            places[name] = Place(parts.dtype.str, at, len(parts))
            size = parts.nbytes
        else:
            size = sum(map(len, parts))
            places[name] = Place("|u1", at, size)
        at += -(-size // 8) * 8
    shifted = 0
    while True:  # the head holds offsets, which are longer the longer it is
        moved = {name: Place(place.type, place.at + shifted, place.length) for name, place in places.items()}
        head = msgspec.json.encode(Head(tuple(ids), moved))
        begin = -(-(HEAD + len(head)) // 8) * 8
        if begin == shifted:
            break
        shifted = begin
    yield len(head).to_bytes(HEAD, "little")
    yield head
    yield bytes(begin - HEAD - len(head))
    for name in places:
        parts = arrays.pop(name)
        size = 0
        for part in (parts.view(np.uint8).data,) if isinstance(parts, np.ndarray) else parts:
            size += len(part)
            yield part
        yield bytes(-size % 8)


def _smallest(numbers: Ints) -> Ints:
    """The same in the smallest type that holds them all."""
    if numbers.dtype == np.uint8:
        return numbers
    most = int(numbers.max()) if len(numbers) else 0
    kind = np.uint8 if most < 1 << 8 else np.uint16 if most < 1 << 16 else np.uint32 if most < 1 << 32 else np.uint64
    return numbers.astype(np.dtype(kind).newbyteorder("<"))
