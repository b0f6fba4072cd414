"""What an article is about, as features in four channels.

The channels are: the names in it, the pairs of neighbouring words, the words of its beginning, and its figures.
``weights`` says how they are compared.

A feature is a number: a hash of its words, the same in every process. So the features of ten thousand articles are a
few arrays, and an article's own are kept (``encode``), since to find them costs more than to compare them.
Where an article begins (``beginnings``) is kept in the same way, behind the channels.
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
from briefing.story.nearness.beginnings import FIELDS, beginning_of

CHANNELS = ("names", "pairs", "lead", "numbers")
LEAD_WORDS = 90
"""The words of the beginning: where a news story says what it is about."""

LONGEST_TEXT = 20_000
"""Characters of an article that are looked at: enough to know its story, and a bound for a book in the folder."""

FEATURE = np.dtype([("name", "<u4"), ("usual", "<f2"), ("times", "<u2")])
"""One feature of a channel: which, the share of general texts that have it, and how often it stands here."""

_SENTENCE_ENDS = re.compile("[.!?:]")
_PAIR = np.uint32(0x9E3779B1)

Features = NDArray[np.void]
"""Features of one channel, shape (features,), sorted by name, each once."""

Hashes = NDArray[np.uint32]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Profile:
    """The features of one article, channel by channel; ``beginning`` holds those of its ``Beginning``."""

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
    place: NDArray[np.int64] | NDArray[np.int32]
    owner: NDArray[np.int64] | NDArray[np.int32]
    times: NDArray[np.uint16]


def entries_of(rows: Sequence[Features]) -> Entries:
    """Those of all articles of a collection."""
    every = np.concatenate([np.empty(0, FEATURE), *rows])
    lengths = np.array([len(own) for own in rows], np.int64)
    owner = np.repeat(np.arange(len(rows)), lengths)
    names, first, place, often = np.unique(every["name"], return_index=True, return_inverse=True, return_counts=True)
    usual = every["usual"][first].astype(np.float64)
    return Entries(lengths > 0, names, usual, often, place, owner, every["times"])


def profile_of(reading: Reading) -> Profile:
    """The features of one article."""
    article = reading.article
    little = little_words()
    words, named = _body_words(article)
    content = [stem(word) for word in words if word.lower() not in little]
    title = [stem(word) for word in WORD.findall(article.title) if word.lower() not in little]
    names = [stem(word) for word in named if word.lower() not in little]
    numbers = [word for word in words if word[0].isdigit() and len(word) > 1]
    known = _known(names), _pairs(*_known(content)), _known(title + content[:LEAD_WORDS]), _known(numbers)
    begins = beginning_of(article)
    beginning = tuple(_features(*_known(sorted(getattr(begins, field)))) for field in FIELDS)
    return Profile(tuple(_features(*channel) for channel in known), article.published, beginning)


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
        end = paragraph.start
        for match in WORD.finditer(text, paragraph.start, min(paragraph.end, LONGEST_TEXT)):
            word = match[0]
            found.append(word)
            start, after = match.span()
            if word[0].isupper() and end < start and not _SENTENCE_ENDS.search(text, end, start):
                names.append(word)
            end = after
    return found, names


@lru_cache(maxsize=100_000)
def _hash(word: str) -> tuple[int, float]:
    """A hash that is the same in every process, unlike ``hash``; and how usual the word is."""
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big"), commonness(word)


def _known(words: Sequence[str]) -> tuple[Hashes, Numbers]:
    rows = [_hash(word) for word in words]
    return np.array([name for name, _ in rows], np.uint32), np.array([usual for _, usual in rows], np.float64)


def _pairs(names: Hashes, usual: Numbers) -> tuple[Hashes, Numbers]:
    """Each word with the next one; a pair is as usual as its words are together by chance."""
    return (names[:-1] * _PAIR) ^ names[1:], usual[:-1] * usual[1:]


def _features(names: Hashes, usual: Numbers) -> Features:
    found, first, times = np.unique(names, return_index=True, return_counts=True)
    features = np.empty(len(found), FEATURE)
    features["name"], features["usual"], features["times"] = found, usual[first], np.minimum(times, 2**16 - 1)
    return features
