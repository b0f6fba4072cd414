"""Articles of one event brought together: groups of article ids, stable under the order of the input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from briefing.models import Reading
from briefing.models.kept import borrowed
from briefing.story.grouping.kept import Grouping, Memory, Pieces, Reader, put_all, put_more
from briefing.story.grouping.neighbours import (
    ABSENT,
    Carried,
    Neighbours,
    carry,
    compare,
    find_neighbours,
    flat,
    joined,
    put_together,
    reached,
)
from briefing.story.nearness import weights
from briefing.story.nearness.clusters import Rule, average_link, go_on
from briefing.story.nearness.collected import nearness_of
from briefing.story.nearness.profiles import CHANNELS, Profile, profile_of
from briefing.story.nearness.spread import gather, names_of, spread_of
from briefing.story.nearness.weights import PARTS, Nearness, Whole

RULE = Rule(least=0.28, share=0.80, usual=0.355, doubt=3.0)
"""Chosen on ECB+ topics 1-35 and on small folders drawn from them; ``tools/evaluate_grouping.py`` measures it."""

Groups = tuple[tuple[str, ...], ...]
Item = TypeVar("Item")


class Profiles(Protocol):
    """Where the profiles of articles come from."""

    def of(self, reading: Reading) -> Profile:
        """The profile of an article, found or kept."""

    def key(self, reading: Reading) -> str:
        """What an article's neighbours depend on: its id, its words and its day."""

    def known(self, key: str) -> Profile | None:
        """The profile of an article that is not there any more, if it is kept."""


class Anew:
    """Profiles that nobody keeps."""

    def of(self, reading: Reading) -> Profile:
        """As found in its text."""
        return profile_of(reading)

    def key(self, reading: Reading) -> str:
        """Its id alone."""
        return reading.article.id

    def known(self, key: str) -> Profile | None:
        """None is."""
        return None  # a value, of which there is none


ANEW = Anew()


def group_articles(readings: Sequence[Reading], check: Callable[[], None] = go_on) -> Groups:
    """The articles of each story, as ids in order; the groups are in the order of their first ids.

    ``check`` is called for every article, and may raise to stop the work.
    """
    return group_again(readings, None, ANEW, Memory(), check)[0]


def group_again(
    readings: Sequence[Reading],
    before: Grouping | None,
    profiles: Profiles,
    pieces: Pieces,
    check: Callable[[], None] = go_on,
) -> tuple[Groups, Grouping]:
    """The same groups, and what they come from; ``before`` saves to compare what was compared then."""
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    keys = tuple(profiles.key(reading) for reading in ordered)
    found = None
    if before is not None and before.pieces and ordered:
        with suppress(LookupError):
            found = _Changes(ordered, keys, before, profiles, pieces, check).grouped()
    if found is None:
        found = _all_anew(ordered, keys, profiles, pieces, check)
    return tuple(tuple(ordered[index].article.id for index in group) for group in found.groups()), found


def _all_anew(
    ordered: Sequence[Reading], keys: tuple[str, ...], profiles: Profiles, pieces: Pieces, check: Callable[[], None]
) -> Grouping:
    every = (profiles.of(reading) for reading in _checked(borrowed(ordered), check))
    known: tuple[tuple[int, str], ...] = ()
    if len(ordered) < weights.STEPPED:
        nearness = Nearness(list(every), events=True)
    else:
        known, sizes, days = put_all(pieces, keys, every)
        reader = Reader(pieces, known, {key: index for index, key in enumerate(keys)})
        nearness = nearness_of(reader, sizes, days)
    near = find_neighbours(nearness, range(len(ordered)), check)
    whole = nearness.whole
    del nearness  # half of the memory, and what follows needs some
    return Grouping(keys, near, whole, flat(joined(near, RULE, check), len(ordered)), known)


class _Changes:
    """A collection of which some changed since it was grouped."""

    def __init__(
        self,
        ordered: Sequence[Reading],
        keys: tuple[str, ...],
        before: Grouping,
        profiles: Profiles,
        pieces: Pieces,
        check: Callable[[], None],
    ) -> None:
        self._ordered, self._keys, self._before = ordered, keys, before
        self._profiles, self._pieces, self._check = profiles, pieces, check
        self._number = {key: index for index, key in enumerate(keys)}
        self._place = np.array([self._number.get(key, -1) for key in before.keys], np.int64)
        known = set(self._place.tolist())
        self._added = np.array([index for index in range(len(keys)) if index not in known], np.int64)
        self._came = [profiles.of(ordered[index]) for index in self._added]
        self._more = spread_of([keys[index] for index in self._added], self._came)
        self._whole = self._all_known()
        self._read = Reader(pieces, before.pieces, self._number)

    def _all_known(self) -> Whole:
        """What is known of all articles, but for the norms of those that came."""
        size, here = len(self._keys), self._place >= 0
        place, old = self._place[here], self._before.whole
        sizes, norms = np.zeros((size, PARTS), np.int64), np.zeros((size, len(CHANNELS)))
        days = np.zeros(size, np.int64)
        sizes[place], norms[place], days[place] = old.sizes[here], old.norms[here], old.days[here]
        for index, profile in zip(self._added, self._came, strict=True):
            sizes[index] = [len(part) for part in profile.parts]
            days[index] = profile.published.toordinal() if profile.published else 0
        return Whole(sizes, norms, days)

    def grouped(self) -> Grouping | None:
        """None where too much changed. Raises ``LookupError`` where something is kept no longer."""
        gone = [self._profiles.known(key) for key in self._before.keys if key not in self._number]
        lost = [profile for profile in gone if profile is not None]
        if len(lost) < len(gone):
            return None
        first = self._nearness([*self._came, *lost], self._added)
        anew = first.touched(self._added.tolist(), lost)
        if anew is None or len(anew) > len(self._keys) // 4:
            return None
        near, changed = self._compared(anew)
        labels = self._labels(near, changed)
        kept = put_more(self._pieces, self._read, self._more)
        return Grouping(self._keys, near, self._whole, labels, kept)

    def _compared(self, anew: NDArray[np.int64]) -> tuple[Neighbours, NDArray[np.bool_]]:
        """The rows of all articles, and which articles have other ones than before."""
        mask = np.zeros(len(self._keys), bool)
        mask[anew] = True
        nearness = self._nearness(self._profiles_of(anew), anew)
        self._whole = nearness.whole
        made, near = compare(nearness, anew.tolist(), self._check)
        carried = carry(self._before.near, self._place, mask, near)
        found, changed = put_together(carried, made, anew), carried.changed
        if len(carried.again):
            more = self._nearness(self._profiles_of(carried.again), carried.again)
            full = find_neighbours(more, carried.again.tolist(), self._check)
            found = put_together(Carried(found.rows, found.floors, carried.again, changed), full, carried.again)
            changed[carried.again] = changed[full.rows.others] = True
        return found, changed

    def _labels(self, near: Neighbours, changed: NDArray[np.bool_]) -> NDArray[np.int32]:
        """The groups: those of articles that nothing reaches are as they were."""
        before, place = self._before, self._place
        other = (place < 0) | changed[place]
        floored = bool((before.near.floors[other] > ABSENT).any())
        within = reached(near, changed, RULE.least, floored=floored)
        members = np.flatnonzero(within)
        groups = joined(near.among(within), RULE, self._check)
        labels = np.full(len(self._keys), -1, np.int32)
        labels[place[place >= 0]] = before.labels[place >= 0]
        labels[members] = flat(groups, len(members)) + (int(before.labels.max(initial=-1)) + 1)
        return labels

    def _profiles_of(self, numbers: NDArray[np.int64]) -> list[Profile]:
        return [self._profiles.of(self._ordered[index]) for index in numbers.tolist()]

    def _nearness(self, profiles: Sequence[Profile], asked: NDArray[np.int64]) -> Nearness:
        """A comparison of the articles asked for, over the features of these profiles, theirs among them."""
        spreads = chain(self._read, [(self._more, self._added.astype(np.int32))])
        return Nearness.among(gather(spreads, names_of(profiles), self._whole.sizes > 0), self._whole, asked)


def join_articles(
    groups: Sequence[Sequence[str]],
    readings: Sequence[Reading],
    check: Callable[[], None] = go_on,
    profiles: Profiles = ANEW,
) -> Groups:
    """The groups with the articles that are in none of them yet.

    ``readings`` holds the old and the new articles. An old article never changes its group, and the old groups keep
    their order; what fits none of them forms new groups behind. An article of ``groups`` that is gone is left out.
    ``check`` as for ``group_articles``.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    keys = [reading.article.id for reading in ordered]
    start = _by_places(groups, keys)
    known = set(chain.from_iterable(start))
    new = [index for index in range(len(ordered)) if index not in known]
    nearness = Nearness([profiles.of(reading) for reading in _checked(ordered, check)], events=True)
    links = find_neighbours(nearness, new, check).links()
    touched = {index for one, two, _ in links for index in (one, two)}
    asked = set(new).union(*(group for group in start if not touched.isdisjoint(group)))
    near = find_neighbours(nearness, sorted(asked), check)
    found = average_link(near.links(), near.floors.tolist(), RULE, start, check)
    by_member = {index: group for group in found for index in group}
    old = [by_member[group[0]] for group in start]
    fresh = [group for group in found if known.isdisjoint(group)]
    return tuple(tuple(keys[index] for index in group) for group in [*old, *fresh])


def _by_places(groups: Sequence[Sequence[str]], keys: Sequence[str]) -> list[list[int]]:
    """The groups by the places of their articles among the keys, without articles that are gone and groups of these."""
    place = {key: index for index, key in enumerate(keys)}
    placed = (sorted(place[article] for article in group if article in place) for group in groups)
    return [group for group in placed if group]


def _checked(items: Iterable[Item], check: Callable[[], None]) -> Iterator[Item]:
    for item in items:
        check()
        yield item
