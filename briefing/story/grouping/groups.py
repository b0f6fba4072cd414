"""Articles of one event brought together: groups of article ids, stable under the order of the input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from briefing.models import Reading
from briefing.story.nearness.clusters import Link, Rule, average_link, go_on, strongest
from briefing.story.nearness.profiles import Nearness, profile_of

RULE = Rule(least=0.30, share=0.80, usual=0.38, doubt=3.0)
"""Chosen on ECB+ topics 1-35 and on small folders drawn from them; ``tools/evaluate_grouping.py`` measures it."""

FAINT = 0.22
"""Similarities below this one are not kept."""

ABSENT = 0.15
"""What a similarity that was not kept counts as."""

NEIGHBOURS = 100
"""How many similarities are kept for one article, so that memory grows with the number of articles alone."""

Groups = tuple[tuple[str, ...], ...]
Item = TypeVar("Item")


def group_articles(readings: Sequence[Reading], check: Callable[[], None] = go_on) -> Groups:
    """The articles of each story, as ids in order; the groups are in the order of their first ids.

    ``check`` is called for every article, and may raise to stop the work.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    nearness = Nearness([profile_of(reading) for reading in _checked(ordered, check)])
    links, floors = _links(nearness, _checked(range(len(ordered)), check))
    found = average_link(links, floors, RULE, check=check)
    return tuple(tuple(ordered[index].article.id for index in group) for group in found)


def join_articles(
    groups: Sequence[Sequence[str]], readings: Sequence[Reading], check: Callable[[], None] = go_on
) -> Groups:
    """The groups with the articles that are in none of them yet.

    ``readings`` holds the old and the new articles. An old article never changes its group, and the old groups keep
    their order; what fits none of them forms new groups behind. An article of ``groups`` that is gone is left out.
    ``check`` as for ``group_articles``.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    place = {reading.article.id: index for index, reading in enumerate(ordered)}
    start = [sorted(place[article] for article in group if article in place) for group in groups]
    start = [group for group in start if group]
    known = {index for group in start for index in group}
    new = [index for index in range(len(ordered)) if index not in known]
    nearness = Nearness([profile_of(reading) for reading in _checked(ordered, check)])
    links, _ = _links(nearness, _checked(new, check))
    touched = {index for one, two, _ in links for index in (one, two)}
    asked = set(new) | {index for group in start if touched.intersection(group) for index in group}
    links, floors = _links(nearness, _checked(sorted(asked), check))
    joined = average_link(links, floors, RULE, start, check)
    by_member = {index: group for group in joined for index in group}
    old = [by_member[group[0]] for group in start]
    fresh = [group for group in joined if not known.intersection(group)]
    return tuple(tuple(ordered[index].article.id for index in group) for group in [*old, *fresh])


def _checked(items: Iterable[Item], check: Callable[[], None]) -> Iterator[Item]:
    for item in items:
        check()
        yield item


def _links(nearness: Nearness, asked: Iterable[int]) -> tuple[list[Link], list[float]]:
    """The similarities worth keeping of the articles asked for, and what any other one counts as for each article."""
    kept: list[dict[int, float]] = [{} for _ in range(nearness.size)]
    floors = [ABSENT] * nearness.size
    for index in asked:
        row = nearness.row(index)
        row[index] = 0.0
        others, floors[index] = strongest(row, FAINT, NEIGHBOURS, ABSENT)
        for other in others:
            kept[min(index, other)][max(index, other)] = float(row[other])
    # Sorted article by article: one sort of them all is a single call that no other thread can interrupt.
    return [(one, two, value) for one, near in enumerate(kept) for two, value in sorted(near.items())], floors
