"""What an article is about, as weighted features in four channels, and how near two articles are.

The channels are: the names in it, the pairs of neighbouring words, the words of its beginning, and its figures. Each is
compared by the cosine of TF-IDF weights; the similarity of two articles is the mean of the square roots of the cosines,
so that agreement in all channels counts more than much agreement in one. A channel that one of them lacks is left out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from briefing.language.english.stems import WORD, commonness, little_words, stem
from briefing.models import Article, ParagraphKind, Reading

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

FEWEST_LOOKED_UP = 200


@dataclass(frozen=True, slots=True)
class Profile:
    """The features of one article: for each channel how often each one occurs (dampened)."""

    channels: tuple[dict[str, float], ...]
    published: date | None


def profile_of(reading: Reading) -> Profile:
    """The features of one article."""
    article = reading.article
    little = little_words()
    words = _body_words(article)
    content = [stem(word) for _, word in words if word.lower() not in little]
    title = [stem(word) for word in WORD.findall(article.title) if word.lower() not in little]
    names = Counter(stem(word) for inside, word in words if inside and word[0].isupper() and word.lower() not in little)
    numbers = Counter(word for _, word in words if word[0].isdigit() and len(word) > 1)
    beginning = Counter(title + content[:LEAD_WORDS])
    pairs = Counter(f"{one} {two}" for one, two in pairwise(content))
    return Profile(
        channels=(
            {name: math.sqrt(count) for name, count in names.items()},
            {pair: 1 + math.log(count) for pair, count in pairs.items()},
            {word: 1 + math.log(count) for word, count in beginning.items()},
            dict.fromkeys(numbers, 1.0),
        ),
        published=article.published,
    )


def _body_words(article: Article) -> list[tuple[bool, str]]:
    """Each word of body and captions, with whether it stands inside a sentence, where a capital means a name."""
    found: list[tuple[bool, str]] = []
    for paragraph in article.paragraphs:
        if paragraph.kind is ParagraphKind.HEADING or paragraph.start > LONGEST_TEXT:
            continue
        end = paragraph.start
        for match in WORD.finditer(article.text, paragraph.start, min(paragraph.end, LONGEST_TEXT)):
            between = article.text[end : match.start()]
            inside = match.start() > paragraph.start and not any(mark in between for mark in ".!?:")
            found.append((inside and bool(between), match.group()))
            end = match.end()
    return found


class Nearness:
    """The similarity of any article of a collection with all the others, row by row through an inverted index."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.size = len(profiles)
        self._weights = np.array([CHANNEL_WEIGHTS[name] for name in CHANNELS])
        self._channels = [_Channel([p.channels[index] for p in profiles]) for index in range(len(CHANNELS))]
        self._days = np.array([p.published.toordinal() if p.published else 0 for p in profiles], dtype=np.int64)

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
        return scores

    def _nearness_in_time(self, index: int) -> NDArray[np.float64]:
        """1 within a week, then falling to a third over two months; 1 where a day is not known."""
        if not self._days[index]:
            return np.ones(self.size)
        apart = np.abs(self._days - self._days[index])
        factor = 1 - 2 / 3 * np.clip((apart - 7) / 60, 0, 1)
        return np.where(self._days > 0, factor, 1.0)


class _Channel:
    """One channel of all articles as unit vectors, with the places of every feature."""

    def __init__(self, features: Sequence[dict[str, float]]) -> None:
        self.size = len(features)
        frequency = Counter(name for counts in features for name in counts)
        most = max(FEWEST_LOOKED_UP, self.size // COMMON_SHARE)
        shared = sorted(name for name, count in frequency.items() if 1 < count <= most)
        number = {name: index for index, name in enumerate(shared)}
        rarity = {name: _rarity(name, count, self.size) for name, count in frequency.items()}
        columns: list[list[int]] = []
        values: list[list[float]] = []
        self.filled = np.array([bool(counts) for counts in features])
        for counts in features:
            weighted = {name: count * rarity[name] for name, count in counts.items()}
            norm = math.sqrt(math.fsum(value * value for value in weighted.values())) or 1.0
            known = sorted((number[name], value / norm) for name, value in weighted.items() if name in number)
            columns.append([column for column, _ in known])
            values.append([value for _, value in known])
        self._columns = [np.array(column, dtype=np.int64) for column in columns]
        self._values = [np.array(value) for value in values]
        self._index(len(shared))

    def _index(self, width: int) -> None:
        """Lay the vectors out by feature: ``starts[f]:starts[f + 1]`` are the articles that hold feature f."""
        column = np.concatenate(self._columns) if self._columns else np.zeros(0, dtype=np.int64)
        value = np.concatenate(self._values) if self._values else np.zeros(0)
        owner = np.repeat(np.arange(self.size), [len(c) for c in self._columns])
        order = np.argsort(column, kind="stable")
        self._owners = owner[order]
        self._shares = value[order]
        self._starts: NDArray[np.int64] = np.concatenate(([0], np.cumsum(np.bincount(column, minlength=width))))

    def row(self, index: int) -> NDArray[np.float64]:
        """The cosine of one article with every article."""
        columns = self._columns[index]
        starts, ends = self._starts[columns], self._starts[columns + 1]
        lengths = ends - starts
        places = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths) + np.arange(lengths.sum())
        weights = self._shares[places] * np.repeat(self._values[index], lengths)
        return np.bincount(self._owners[places], weights=weights, minlength=self.size).astype(np.float64)


def _rarity(name: str, count: int, size: int) -> float:
    """The inverse document frequency in the collection and a background of general text."""
    return math.log((1 + size + BACKGROUND) / (1 + count + BACKGROUND * _usual(name)))


@lru_cache(maxsize=100_000)
def _usual(name: str) -> float:
    """The share of general texts that use a feature; a pair is as usual as its words are together by chance."""
    share = 1.0
    for word in name.split(" "):
        share *= commonness(word)
    return share
