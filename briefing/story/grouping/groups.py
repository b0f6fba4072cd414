"""Articles of one event brought together: groups of article ids, stable under the order of the input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol, TypeVar

from briefing.models import Reading
from briefing.story.grouping.neighbours import Neighbours, find_neighbours, renew
from briefing.story.nearness.clusters import Rule, average_link, go_on
from briefing.story.nearness.profiles import Nearness, Profile, profile_of

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
    return group_again(readings, None, ANEW, check)[0]


def group_again(
    readings: Sequence[Reading], before: Neighbours | None, profiles: Profiles, check: Callable[[], None] = go_on
) -> tuple[Groups, Neighbours]:
    """The same groups, and the neighbours that they come from; ``before`` saves to compare what was compared then."""
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    nearness = Nearness([profiles.of(reading) for reading in _checked(ordered, check)], events=True)
    keys = [profiles.key(reading) for reading in ordered]
    if before is None:
        near = find_neighbours(nearness, keys, range(len(ordered)), check)
    else:
        near = renew(before, nearness, keys, profiles.known, check)
    found = average_link(near.links(), near.floors.tolist(), RULE, check=check)
    return tuple(tuple(ordered[index].article.id for index in group) for group in found), near


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
    links = find_neighbours(nearness, keys, new, check).links()
    touched = {index for one, two, _ in links for index in (one, two)}
    asked = set(new).union(*(group for group in start if not touched.isdisjoint(group)))
    near = find_neighbours(nearness, keys, sorted(asked), check)
    joined = average_link(near.links(), near.floors.tolist(), RULE, start, check)
    by_member = {index: group for group in joined for index in group}
    old = [by_member[group[0]] for group in start]
    fresh = [group for group in joined if known.isdisjoint(group)]
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
