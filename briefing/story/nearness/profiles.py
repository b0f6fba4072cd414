"""What an article is about, as weighted features in four channels, and how near two articles are.

The channels are: the names in it, the pairs of neighbouring words, the words of its beginning, and its figures. Each is
compared by the cosine of TF-IDF weights; the similarity of two articles is the mean of the square roots of the cosines,
so that agreement in all channels counts more than much agreement in one. A channel that one of them lacks is left out.

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
from briefing.story.nearness.beginnings import FIELDS, Beginnings, beginning_of

CHANNELS = ("names", "pairs", "lead", "numbers")
CHANNEL_WEIGHTS = {"names": 1.0, "pairs": 1.0, "lead": 1.0, "numbers": 0.3}
LEAD_WORDS = 90
"""The words of the beginning: where a news story says what it is about."""

LONGEST_TEXT = 20_000
"""Characters of an article that are looked at: enough to know its story, and a bound for a book in the folder."""

BACKGROUND = 200
"""How many articles of general text the collection is taken to be mixed with, so that rarity is known in small ones."""

COMMON_SHARE = 10
"""In a large collection, features in more than one article out of this many are not looked up: they tell nothing."""

FEWEST_LOOKED_UP = 1000
"""Articles up to which a feature is looked up in any collection: what a large story shares is what it is about.

With 200, five hundred articles of one event fell into some four hundred stories; ECB+ is grouped alike with both.
"""

STEPPED = 1000
"""Articles from which numbers of articles count in steps (``_stepped``); on ECB+ that takes F1 from .940 to .936."""

FEATURE = np.dtype([("name", "<u4"), ("usual", "<f2"), ("times", "<u2")])
"""One feature of a channel: which, the share of general texts that have it, and how often it stands here."""

ELSEWHERE = 0.3
"""What a similarity is taken by where both articles begin with places or days of their own."""

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


def _dampened(channel: str, times: Numbers) -> Numbers:
    """What standing so often in an article weighs: a figure once, a name by its root, others by their logarithm."""
    if channel == "numbers":
        return np.ones_like(times)
    found: Numbers = np.sqrt(times) if channel == "names" else 1 + np.log(times)
    return found


class Nearness:
    """The similarity of any article of a collection with all the others, row by row through an inverted index."""

    def __init__(self, profiles: Sequence[Profile], *, events: bool = False) -> None:
        """With ``events`` articles that begin elsewhere or on other days are less alike: they may be of two events."""
        self.size = len(profiles)
        self._weights = np.array([CHANNEL_WEIGHTS[name] for name in CHANNELS])
        self._channels = [
            _Channel(name, [profile.channels[number] for profile in profiles]) for number, name in enumerate(CHANNELS)
        ]
        self._days = np.array([p.published.toordinal() if p.published else 0 for p in profiles], dtype=np.int64)
        names = [[part["name"] for part in profile.beginning] for profile in profiles]
        self._beginnings = Beginnings(names, self._days) if events else None

    def row(self, index: int) -> NDArray[np.float64]:
        """The similarity of one article with every article, shape (size,), each between 0 and 1."""
        total = np.zeros(self.size)
        weight = np.zeros(self.size)
        for channel, share in zip(self._channels, self._weights, strict=True):
            if channel.filled[index]:
                total += share * np.sqrt(channel.row(index))
                weight += share * channel.filled
        total /= np.maximum(weight, 1e-9)
        scores: NDArray[np.float64] = total * self._nearness_in_time(index)
        if self._beginnings:
            scores[self._beginnings.apart(index)] *= ELSEWHERE
        return scores

    def _nearness_in_time(self, index: int) -> NDArray[np.float64]:
        """1 within a week, then falling to a third over two months; 1 where a day is not known."""
        if not self._days[index]:
            return np.ones(self.size)
        apart = np.abs(self._days - self._days[index])
        factor = 1 - 2 / 3 * np.clip((apart - 7) / 60, 0, 1)
        return np.where(self._days > 0, factor, 1.0)

    def touched(self, added: Sequence[int], gone: Sequence[Profile]) -> NDArray[np.int64] | None:
        """Which articles have other weights since some were added and others are gone, the added ones among them.

        None where all have: the size of the collection counts as another one.
        """
        before = self.size - len(added) + len(gone)
        if _stepped(np.array([before]), before) != _stepped(np.array([self.size]), self.size):
            return None
        found = [np.asarray(added, np.int64)]
        for number, channel in enumerate(self._channels):
            found.append(channel.touched(added, [profile.channels[number] for profile in gone]))
        return np.unique(np.concatenate(found))


class _Channel:
    """One channel of all articles as unit vectors, with the places of every feature."""

    def __init__(self, name: str, features: Sequence[Features]) -> None:
        self.size = len(features)
        every = np.concatenate([np.empty(0, FEATURE), *features])
        lengths = np.array([len(own) for own in features], np.int64)
        self.filled = lengths > 0
        self._owner = np.repeat(np.arange(self.size), lengths)
        self._names, first, self._place, self._often = np.unique(
            every["name"], return_index=True, return_inverse=True, return_counts=True
        )
        value = _dampened(name, every["times"].astype(np.float64))
        value *= self._rarity(every["usual"][first].astype(np.float64))[self._place]
        norm = np.sqrt(np.bincount(self._owner, value * value, self.size))
        self._index(value / np.where(norm > 0, norm, 1.0)[self._owner])

    def _rarity(self, usual: NDArray[np.float64]) -> NDArray[np.float64]:
        """The inverse document frequency of each feature in the collection and a background of general text."""
        size = _stepped(np.array([self.size]), self.size)
        found: NDArray[np.float64] = np.log(
            (1 + size + BACKGROUND) / (1 + _stepped(self._often, self.size) + BACKGROUND * usual)
        )
        return found

    def _looked_up(self, often: NDArray[np.int64], size: int) -> NDArray[np.bool_]:
        most = max(FEWEST_LOOKED_UP, int(_stepped(np.array([size]), size)[0]) // COMMON_SHARE)
        found: NDArray[np.bool_] = (often > 1) & (often <= most)
        return found

    def _index(self, value: NDArray[np.float64]) -> None:
        """Lay the vectors out by feature: ``starts[f]:starts[f + 1]`` are the articles that hold feature f."""
        kept = self._looked_up(self._often, self.size)[self._place]
        self._columns, self._values = self._place[kept], value[kept]
        owner = self._owner[kept]
        self._ends: NDArray[np.int64] = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=self.size))))
        order = np.argsort(self._columns, kind="stable")
        self._owners = owner[order]
        self._shares = self._values[order]
        self._starts: NDArray[np.int64] = np.concatenate(
            ([0], np.cumsum(np.bincount(self._columns, minlength=len(self._names))))
        )

    def row(self, index: int) -> NDArray[np.float64]:
        """The cosine of one article with every article."""
        own = slice(self._ends[index], self._ends[index + 1])
        columns = self._columns[own]
        starts, ends = self._starts[columns], self._starts[columns + 1]
        lengths = ends - starts
        places = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths) + np.arange(lengths.sum())
        weights = self._shares[places] * np.repeat(self._values[own], lengths)
        return np.bincount(self._owners[places], weights=weights, minlength=self.size).astype(np.float64)

    def touched(self, added: Sequence[int], gone: Sequence[Features]) -> NDArray[np.int64]:
        """The articles with a feature whose weight is another one since some were added and others are gone."""
        more = np.bincount(self._place[np.isin(self._owner, added)], minlength=len(self._names))
        lost = np.concatenate([np.empty(0, FEATURE), *gone])["name"]
        at = np.minimum(np.searchsorted(self._names, lost), max(0, len(self._names) - 1))
        less = np.bincount(at[self._names[at] == lost] if len(self._names) else at[:0], minlength=len(self._names))
        before, size = self._often - more + less, self.size - len(added) + len(gone)
        other = _stepped(before, size) != _stepped(self._often, self.size)
        other |= self._looked_up(before, size) != self._looked_up(self._often, self.size)
        found: NDArray[np.int64] = np.unique(self._owner[other[self._place]])
        return found


def _stepped(often: NDArray[np.int64], size: int) -> Numbers:
    """The numbers themselves in a small collection; in a large one the middle between the powers of two around each.

    So one more article gives other weights to those few articles alone in which a feature passes a power of two, and
    all others need not be compared again.
    """
    if size < STEPPED:
        return often.astype(np.float64)
    power = np.frexp(np.maximum(often, 1))[1] - 1
    return np.where(often > 1, np.exp2(power + 0.5), np.minimum(often, 1))
