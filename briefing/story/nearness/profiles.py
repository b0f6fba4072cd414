"""What an article is about, as features in four channels.

The channels are: the names in it, the pairs of neighbouring words, the words of its beginning, and its figures.
``weights`` says how they are compared.

A feature is a number: a hash of its words, the same in every process. So the features of ten thousand articles are a
few arrays, and an article's own are kept (``encode``), since to find them costs more than to compare them.
Where an article begins (``beginnings``, ``flashes``) is kept in the same way, behind the channels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from briefing.language.english.stems import WORD, commonness, little_words, stem
from briefing.models import Article, ParagraphKind, Reading
from briefing.story.nearness import beginnings, flashes

CHANNELS = ("names", "pairs", "lead", "numbers")
FIELDS = (*beginnings.FIELDS, *flashes.FIELDS)
LEAD_WORDS = 90
"""The words of the beginning: where a news story says what it is about."""

LONGEST_TEXT = 20_000
"""Characters of an article that are looked at: enough to know its story, and a bound for a book in the folder."""

FEATURE = np.dtype([("name", "<u4"), ("usual", "<f2"), ("times", "<u2")])
"""One feature of a channel: which, the share of general texts that have it, and how often it stands here."""

_SENTENCE_ENDS = re.compile("[.!?:]")
_APART = re.compile(f"({WORD.pattern})")
_PAIR = np.uint32(0x9E3779B1)

Features = NDArray[np.void]
"""Features of one channel, shape (features,), sorted by name, each once."""

Hashes = NDArray[np.uint32]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Profile:
    """The features of one article, channel by channel; ``beginning`` holds those of its ``Beginning`` and ``Flash``."""

    channels: tuple[Features, ...]
    published: date | None
    beginning: tuple[Features, ...]

    @property
    def parts(self) -> tuple[Features, ...]:
        """The channels, then the beginning."""
        return (*self.channels, *self.beginning)


@dataclass(frozen=True, slots=True)
class Entries:
    """Features of one kind in a collection, article by article and in each by name.

    ``filled`` are the articles that have any of that kind; ``names``, ``usual`` and ``often`` are of each feature;
    ``place`` (which feature), ``owner`` (which article) and ``times`` of each entry.
    """

    filled: NDArray[np.bool_]
    names: NDArray[np.uint32]
    usual: NDArray[np.float64]
    often: NDArray[np.int64]
    place: NDArray[np.int32]
    owner: NDArray[np.int32]
    times: NDArray[np.uint16]


def entries_of(rows: Sequence[Features]) -> Entries:
    """Those of all articles of a collection."""
    every = np.concatenate([np.empty(0, FEATURE), *rows])
    lengths = np.array([len(own) for own in rows], np.int64)
    owner = np.repeat(np.arange(len(rows), dtype=np.int32), lengths)
    ordered, order = sorted_by(every["name"])
    begins = np.concatenate((np.ones(min(1, len(every)), bool), ordered[1:] != ordered[:-1]))
    place = np.empty(len(every), np.int32)
    place[order] = np.cumsum(begins, dtype=np.int32) - 1
    starts = np.flatnonzero(begins)
    usual = every["usual"][order[starts]].astype(np.float64)
    often = np.diff(starts, append=len(every))
    return Entries(lengths > 0, ordered[starts], usual, often, place, owner, every["times"].copy())


def sorted_by(numbers: NDArray[np.uint32] | NDArray[np.int32]) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """The numbers (not below 0) in order, and their places; equal ones in the order of their places.

    A sort of both packed in one number takes half of the time and memory of one that asks for places.
    """
    packed = numbers.astype(np.uint64)
    packed <<= np.uint64(32)
    packed |= np.arange(len(numbers), dtype=np.uint64)
    packed.sort()
    places = packed.astype(np.uint32).view(np.int32)
    packed >>= np.uint64(32)
    return packed.astype(np.uint32), places


def profile_of(reading: Reading) -> Profile:
    """The features of one article."""
    article = reading.article
    words, names = _body_words(article)
    content = _known(words)
    pairs = _pairs(*_columns(content))
    lead = [*_known(WORD.findall(article.title)), *content[:LEAD_WORDS]]
    numbers = [_hash(word) for word in words if word[0].isdigit() and len(word) > 1]
    begins, flash = beginnings.beginning_of(article), flashes.flash_of(article)
    given = [
        *(getattr(begins, field) for field in beginnings.FIELDS),
        *(getattr(flash, field) for field in flashes.FIELDS),
    ]
    fields = ([_hash(word) for word in sorted(words)] for words in given)
    parts = _features([_columns(_known(names)), pairs, *map(_columns, (lead, numbers, *fields))])
    return Profile(parts[: len(CHANNELS)], article.published, parts[len(CHANNELS) :])


def encode(profile: Profile) -> bytes:
    """The features of an article, without its day."""
    parts = (*profile.channels, *profile.beginning)
    return np.array([len(part) for part in parts], "<u4").tobytes() + b"".join(part.tobytes() for part in parts)


def decode(content: bytes, published: date | None) -> Profile | None:
    """A profile as ``encode`` wrote it; None where it is none."""
    count = len(CHANNELS) + len(FIELDS)
    head = 4 * count
    sizes = np.frombuffer(content[:head], "<u4").astype(np.int64) if len(content) >= head else np.zeros(0, np.int64)
    if len(sizes) != count or head + int(sizes.sum()) * FEATURE.itemsize != len(content):
        return None
    features = np.frombuffer(content, FEATURE, offset=head)
    parts = tuple(np.split(features, np.cumsum(sizes)[:-1]))
    return Profile(parts[: len(CHANNELS)], published, parts[len(CHANNELS) :])


def _body_words(article: Article) -> tuple[list[str], list[str]]:
    """The words of body and captions; and those with a capital inside a sentence, where it means a name."""
    text = article.text
    found: list[str] = []
    names: list[str] = []
    for paragraph in article.paragraphs:
        if paragraph.kind is ParagraphKind.HEADING or paragraph.start > LONGEST_TEXT:
            continue
        # What stands between the words, and the words, in turn: one call instead of one for each word.
        parts = _APART.split(text[paragraph.start : min(paragraph.end, LONGEST_TEXT)])
        words = parts[1::2]
        found += words
        names += [word for gap, word in zip(parts[::2], words) if word[0].isupper() and _within(gap)]  # noqa: B905
    return found, names


def _within(gap: str) -> bool:
    """Whether a word behind this is inside a sentence."""
    return gap == " " or bool(gap and not _SENTENCE_ENDS.search(gap))


Feature = tuple[int, float]
"""The hash of a word, the same in every process, unlike ``hash``; and how usual the word is."""


def _hash(word: str) -> Feature:
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big"), commonness(word)


@lru_cache(maxsize=100_000)
def _of_word(word: str) -> Feature | None:
    """That of its stem; None for a word that carries no content."""
    return None if word.lower() in little_words() else _hash(stem(word))


def _known(words: Sequence[str]) -> list[Feature]:
    return [found for found in map(_of_word, words) if found is not None]


def _columns(rows: Sequence[Feature]) -> tuple[Hashes, Numbers]:
    return np.array([name for name, _ in rows], np.uint32), np.array([usual for _, usual in rows], np.float64)


def _pairs(names: Hashes, usual: Numbers) -> tuple[Hashes, Numbers]:
    """Each word with the next one; a pair is as usual as its words are together by chance."""
    return (names[:-1] * _PAIR) ^ names[1:], usual[:-1] * usual[1:]


def _features(parts: Sequence[tuple[Hashes, Numbers]]) -> tuple[Features, ...]:
    """The features of each part, sorted all at once: to sort nine small arrays one by one costs three times as much."""
    part = np.repeat(np.arange(len(parts), dtype=np.uint64), [len(names) for names, _ in parts])
    every = np.concatenate([names for names, _ in parts])
    usual = np.concatenate([usual for _, usual in parts])
    key = (part << np.uint64(32)) | every
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    first = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))) if len(key) else np.empty(0, np.int64)
    features = np.empty(len(first), FEATURE)
    features["name"] = ordered[first]  # the lower half
    features["usual"] = usual[order[first]]
    features["times"] = np.minimum(np.diff(first, append=len(key)), 2**16 - 1)
    ends = np.searchsorted(ordered[first] >> np.uint64(32), np.arange(1, len(parts), dtype=np.uint64))
    return tuple(np.split(features, ends))
