"""How near two articles are: their features, weighed and compared channel by channel.

Each channel is compared by the cosine of TF-IDF weights; the similarity of two articles is the mean of the square roots
of the cosines, so that agreement in all channels counts more than much agreement in one. A channel that one of them
lacks is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefing.story.nearness import beginnings
from briefing.story.nearness.beginnings import Beginnings
from briefing.story.nearness.lacking import Starts
from briefing.story.nearness.lookalikes import Lookalikes
from briefing.story.nearness.profiles import (
    CHANNELS,
    FEATURE,
    FIELDS,
    Entries,
    Features,
    Numbers,
    Profile,
    entries_of,
    sorted_by,
)

PARTS = len(CHANNELS) + len(FIELDS)
"""Kinds of features: those of the channels, then those of the beginnings."""

CHANNEL_WEIGHTS = {"names": (1.0, 0.25), "pairs": (1.0, 0.0), "lead": (1.0, 1.0), "numbers": (0.3, 0.3)}
"""What each channel weighs; and what where the shorter one of two articles has next to no text, if events are told
apart.

Two flashes on one event share words, but seldom two in a row, and one of them names who the other leaves out. With the
weights of whole texts, first sentences of ECB+ topics 1-35 were grouped with an F1 of .803 on average, with these .844
(36-75, on which nothing was chosen: .845, .887), whole texts as before.
"""

LONG = 300
"""Pairs of words in the shorter article from which the channels weigh what they do in whole texts; between, in step."""

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

_SLACK = 1e-6
"""What rounding may take away, and more."""

ELSEWHERE = 0.25
"""What a similarity is taken by where both articles begin with places or days of their own, or are look-alikes."""


Weights = NDArray[Any]
"""Weights of features, in as many bytes as ``kept_as`` says."""


def dampened(channel: str, times: Numbers) -> Numbers:
    """What standing so often in an article weighs: a figure once, a name by its root, others by their logarithm."""
    if channel == "numbers":
        return np.ones_like(times)
    found: Numbers = np.sqrt(times) if channel == "names" else 1 + np.log(times)
    return found


@dataclass(frozen=True, slots=True)
class Whole:
    """What a comparison of a few articles with all others must know of all: one row for each article.

    ``sizes`` are the numbers of features of each kind, ``norms`` the lengths of the vectors of each channel, ``days``
    the days of publication as ordinals, 0 if unknown.
    """

    sizes: NDArray[np.int64]
    norms: Numbers
    days: NDArray[np.int64]


class Nearness:
    """The similarity of any article of a collection with all the others, row by row through an inverted index."""

    def __init__(self, profiles: Sequence[Profile], *, events: bool = False) -> None:
        """With ``events`` articles that begin elsewhere or on other days are less alike: they may be of two events."""
        days = np.array([p.published.toordinal() if p.published else 0 for p in profiles], dtype=np.int64)
        kinds = (entries_of([profile.parts[number] for profile in profiles]) for number in range(PARTS))
        lengths = [[len(part) for part in profile.parts] for profile in profiles]
        sizes = np.array(lengths, np.int64).reshape(len(profiles), PARTS)
        self._begin(kinds, Whole(sizes, np.empty((len(profiles), 0)), days), None, events=events)

    @classmethod
    def among(cls, kinds: Sequence[Entries], whole: Whole, asked: NDArray[np.int64]) -> Nearness:
        """A comparison of the articles asked for, over ``kinds`` that hold all of their features, wherever they stand.

        Their norms are made anew, those of the others are taken as given. Any other row would be wrong.
        """
        made = cls.__new__(cls)
        made._begin(kinds, whole, asked, events=True)
        return made

    @classmethod
    def of(cls, channels: Sequence[Channel], starts: Sequence[Starts], whole: Whole) -> Nearness:
        """Of what was laid out already (``collected``); the norms are those of the channels."""
        made = cls.__new__(cls)
        made._put(channels, starts, whole, events=True)
        return made

    def _begin(self, kinds: Iterable[Entries], whole: Whole, asked: NDArray[np.int64] | None, *, events: bool) -> None:
        """``kinds`` come one by one, so that those of all articles are never in memory together."""
        each = iter(kinds)
        channels = [
            Channel(name, one, None if asked is None else (whole.norms[:, number], asked))
            for number, (name, one) in enumerate(zip(CHANNELS, each, strict=False))
        ]
        starts = [
            Starts(whole.sizes[:, len(CHANNELS) + at], one.names[one.place], one.owner) for at, one in enumerate(each)
        ]
        self._put(channels, starts, whole, events=events)

    def _put(self, channels: Sequence[Channel], starts: Sequence[Starts], whole: Whole, *, events: bool) -> None:
        self.size = len(whole.days)
        self._weights = [CHANNEL_WEIGHTS[name] for name in CHANNELS]
        self._channels = tuple(channels)
        self._days = whole.days
        first = len(beginnings.FIELDS)
        self._beginnings = Beginnings(starts[:first], self._days) if events else None
        self._flashes = Lookalikes(starts[first:], starts[first - 1], self._days) if events else None
        norms = np.stack([channel.norm for channel in self._channels], 1)
        self.whole = Whole(whole.sizes, norms, whole.days)

    def row(self, index: int) -> NDArray[np.float64]:
        """The similarity of one article with every article, shape (size,), each between 0 and 1."""
        return self._scores(index, self._cosines(index), np.arange(self.size))

    def near(self, index: int, least: float) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The other articles whose similarity to one is at least so (above 0), in order; and what their row has there.

        A mean of roots reaches ``least`` only where one of them does, so of most articles nothing else is reckoned.
        """
        cosines = self._cosines(index)
        enough = max(0.0, least - _SLACK) ** 2
        some = np.zeros(self.size, bool)
        for cosine in cosines:
            if cosine is not None:
                some |= cosine >= enough
        some[index] = False
        others = np.flatnonzero(some)
        scores = self._scores(index, cosines, others)
        return others[scores >= least], scores[scores >= least]

    def _cosines(self, index: int) -> list[Numbers | None]:
        """In each channel with all articles; None where the one has nothing there."""
        return [channel.row(index) if channel.filled[index] else None for channel in self._channels]

    def _scores(self, index: int, cosines: Sequence[Numbers | None], others: NDArray[np.int64]) -> Numbers:
        """The similarity of one article with some others."""
        total = np.zeros(len(others))
        weight = np.zeros(len(others))
        length = self._length(index, others)
        for channel, (whole, short), cosine in zip(self._channels, self._weights, cosines, strict=True):
            if cosine is not None:
                share = short + (whole - short) * length
                total += share * np.sqrt(cosine[others])
                weight += share * channel.filled[others]
        total /= np.maximum(weight, 1e-9)
        scores: Numbers = total * self._nearness_in_time(index, others)
        if self._beginnings and self._flashes and len(others):
            scores[self._beginnings.apart(index, others) | self._flashes.apart(index, others)] *= ELSEWHERE
        return scores

    def _length(self, index: int, others: NDArray[np.int64]) -> Numbers:
        """How much of a whole text the shorter one of two articles is, 1 where that is not asked."""
        if self._beginnings is None:
            return np.ones(len(others))
        pairs = self.whole.sizes[:, CHANNELS.index("pairs")]
        found: Numbers = np.minimum(1.0, np.minimum(pairs[index], pairs[others]) / LONG)
        return found

    def _nearness_in_time(self, index: int, others: NDArray[np.int64]) -> Numbers:
        """1 within a week, then falling to a third over two months; 1 where a day is not known."""
        if not self._days[index]:
            return np.ones(len(others))
        days = self._days[others]
        factor = 1 - 2 / 3 * np.clip((np.abs(days - self._days[index]) - 7) / 60, 0, 1)
        return np.where(days > 0, factor, 1.0)

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


@dataclass(frozen=True, slots=True)
class Laid:
    """The vectors of one channel, of what is looked up in it, twice.

    By article: ``ends[a]:ends[a + 1]`` are the ``columns`` (features) of article a, and what they weigh (``values``).
    By feature: ``starts[f]:starts[f + 1]`` are the ``owners`` (articles) of feature f, and what it weighs in each.
    """

    ends: NDArray[np.int64]
    columns: NDArray[np.int32]
    values: Weights
    starts: NDArray[np.int64]
    owners: NDArray[np.int32]
    shares: Weights


class Channel:
    """One channel of all articles as unit vectors, with the places of every feature."""

    def __init__(self, name: str, given: Entries, norms: tuple[Numbers, NDArray[np.int64]] | None) -> None:
        """``norms`` are known of all articles but for some, whose numbers stand with them."""
        self.size = len(given.filled)
        self.filled = given.filled
        value = dampened(name, given.times.astype(np.float64))
        value *= rarity(given.often, given.usual, self.size)[given.place]
        self.norm = np.sqrt(np.bincount(given.owner, value * value, self.size))
        self._given = None if norms is None else given  # of a whole collection it would be as large as all the rest
        if norms is not None:
            known, anew = norms
            made, self.norm = self.norm, known.copy()
            self.norm[anew] = made[anew]
        value /= np.where(self.norm > 0, self.norm, 1.0)[given.owner]
        kept = looked_up(given.often, self.size)[given.place]
        value = value[kept]  # a third, as a rule: the rest stands in one article alone
        self._laid = _laid(given, kept, value.astype(kept_as(self.size), copy=False), self.size)

    @classmethod
    def of(cls, filled: NDArray[np.bool_], norm: Numbers, laid: Laid) -> Channel:
        """One that is laid out already."""
        made = cls.__new__(cls)
        made.size, made.filled, made.norm, made._laid, made._given = len(filled), filled, norm, laid, None
        return made

    def row(self, index: int) -> Numbers:
        """The cosine of one article with every article."""
        laid = self._laid
        own = slice(laid.ends[index], laid.ends[index + 1])
        columns = laid.columns[own]
        starts, ends = laid.starts[columns], laid.starts[columns + 1]
        lengths = ends - starts
        places = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths) + np.arange(lengths.sum())
        weights = laid.shares[places] * np.repeat(laid.values[own], lengths)
        return np.bincount(laid.owners[places], weights=weights, minlength=self.size).astype(np.float64)

    def touched(self, added: Sequence[int], gone: Sequence[Features]) -> NDArray[np.int64]:
        """The articles with a feature whose weight is another one since some were added and others are gone.

        It can be told of a comparison of some articles alone (``Nearness.among``).
        """
        given = self._given
        assert given is not None  # noqa: S101 - as said
        more = np.bincount(given.place[np.isin(given.owner, added)], minlength=len(given.names))
        lost = np.concatenate([np.empty(0, FEATURE), *gone])["name"]
        at = np.minimum(np.searchsorted(given.names, lost), max(0, len(given.names) - 1))
        less = np.bincount(at[given.names[at] == lost] if len(given.names) else at[:0], minlength=len(given.names))
        before, size = given.often - more + less, self.size - len(added) + len(gone)
        other = _stepped(before, size) != _stepped(given.often, self.size)
        other |= looked_up(before, size) != looked_up(given.often, self.size)
        found: NDArray[np.int64] = np.unique(given.owner[other[given.place]]).astype(np.int64)
        return found


def rarity(often: NDArray[np.int64], usual: Numbers, size: int) -> Numbers:
    """The inverse document frequency of features in a collection and a background of general text.

    ``often``: in how many articles each stands; ``usual``: in what share of general texts; ``size``: of the collection.
    """
    whole = _stepped(np.array([size]), size)
    found: Numbers = np.log((1 + whole + BACKGROUND) / (1 + _stepped(often, size) + BACKGROUND * usual))
    return found


def looked_up(often: NDArray[np.int64], size: int) -> NDArray[np.bool_]:
    """Which features are: those that stand in several articles, and not in too many."""
    most = max(FEWEST_LOOKED_UP, int(_stepped(np.array([size]), size)[0]) // COMMON_SHARE)
    found: NDArray[np.bool_] = (often > 1) & (often <= most)
    return found


def kept_as(size: int) -> np.dtype[Any]:
    """In how many bytes weights are held: in a large collection they are most of what is."""
    return np.dtype(np.float64 if size < STEPPED else np.float32)


def _laid(given: Entries, kept: NDArray[np.bool_], value: Weights, size: int) -> Laid:
    """Vectors laid out; ``kept`` are the entries that are looked up, ``value`` what they weigh."""
    columns, owner = given.place[kept], given.owner[kept]
    ends: NDArray[np.int64] = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=size))))
    _, order = sorted_by(columns)
    counts = np.bincount(columns, minlength=len(given.names))
    return Laid(ends, columns, value, np.concatenate(([0], np.cumsum(counts))), owner[order], value[order])


def _stepped(often: NDArray[np.int64], size: int) -> Numbers:
    """The numbers themselves in a small collection; in a large one the middle between the powers of two around each.

    So one more article gives other weights to those few articles alone in which a feature passes a power of two, and
    all others need not be compared again.
    """
    if size < STEPPED:
        return often.astype(np.float64)
    power = np.frexp(np.maximum(often, 1))[1] - 1
    return np.where(often > 1, np.exp2(power + 0.5), np.minimum(often, 1))
