"""Claims that nobody's group holds, since the one that tells the same is in the group of what else it tells.

"He was led to his trial when he shot the guard" lies with those who tell of the shots; that he was led to his trial is
told by another article alone, whose claim stays without a group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from briefing.story.facts.limits import NEVER
from briefing.story.nearness.clusters import Link
from briefing.story.statements.units import Unit

BESIDE = 0.40
"""The likeness from which on a claim without a group is one with a claim of a group, for what that one tells beside."""

SEVERAL = 2
"""Articles of a group, and more than half of them, that a claim must be like to tell what the group tells."""


def told_beside(
    groups: Sequence[Sequence[int]],
    links: Sequence[Link],
    units: Sequence[Unit],
    share_an_act: Callable[[int, int], bool],
) -> list[list[int]]:
    """For every claim that is alone in its group those of one other group that it is like, as a further group each.

    A claim that is like most articles of a group comes with all of that group instead, as do all such claims that
    nothing keeps apart. ``links`` are pairs of claims with their likeness, ``share_an_act`` says whether two claims
    tell of one act.
    """
    place = {index: number for number, group in enumerate(groups) for index in group}
    apart = {pair for one, two, value in links if value <= NEVER for pair in ((one, two), (two, one))}
    found: list[list[int]] = []
    wider: dict[int, list[int]] = {}
    for claim, others in sorted(_near(groups, place, links, units, share_an_act).items()):
        first = place[min(others)[1]]
        best: dict[int, int] = {}
        for _, other in sorted(others):
            if place[other] == first:
                best.setdefault(units[other].article, other)
        group = wider.get(first, list(groups[first]))
        if _is_of_most(best, groups[first], units) and not any((claim, other) in apart for other in group):
            wider[first] = sorted([*group, claim])
        else:
            found.append(sorted([claim, *best.values()]))
    return sorted([*found, *wider.values()])


def _near(
    groups: Sequence[Sequence[int]],
    place: Mapping[int, int],
    links: Iterable[Link],
    units: Sequence[Unit],
    share_an_act: Callable[[int, int], bool],
) -> dict[int, list[tuple[float, int]]]:
    """For each claim that is alone in its group the claims in groups that it is like, by falling likeness as sorted."""
    near: dict[int, list[tuple[float, int]]] = {}
    for one, two, value in links:
        if value < BESIDE or units[one].article == units[two].article or place[one] == place[two]:
            continue
        for claim, other in ((one, two), (two, one)):
            if len(groups[place[claim]]) == 1 and len(groups[place[other]]) > 1 and share_an_act(claim, other):
                near.setdefault(claim, []).append((-value, other))
    return near


def _is_of_most(best: Mapping[int, int], group: Sequence[int], units: Sequence[Unit]) -> bool:
    """Whether most articles of a group tell what a claim tells: it is no second fact with the same tellers."""
    return len(best) >= SEVERAL and len(best) * 2 > len({units[index].article for index in group})
