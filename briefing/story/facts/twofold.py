"""Claims that nobody's group holds, since the one that tells the same is in the group of what else it tells.

"He was led to his trial when he shot the guard" lies with those who tell of the shots; that he was led to his trial is
told by another article alone, whose claim stays without a group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from briefing.story.nearness.clusters import Link
from briefing.story.statements.units import Unit

BESIDE = 0.40
"""The likeness from which on a claim without a group is one with a claim of a group, for what that one tells beside."""


def told_beside(
    groups: Sequence[Sequence[int]],
    links: Iterable[Link],
    units: Sequence[Unit],
    share_an_act: Callable[[int, int], bool],
) -> list[list[int]]:
    """For every claim that is alone in its group those of one other group that it is like, as a further group each.

    ``links`` are pairs of claims with their likeness, ``share_an_act`` says whether two claims tell of one act.
    """
    place = {index: number for number, group in enumerate(groups) for index in group}
    near: dict[int, list[tuple[float, int]]] = {}
    for one, two, value in links:
        if value < BESIDE or units[one].article == units[two].article or place[one] == place[two]:
            continue
        for claim, other in ((one, two), (two, one)):
            if len(groups[place[claim]]) == 1 and len(groups[place[other]]) > 1 and share_an_act(claim, other):
                near.setdefault(claim, []).append((-value, other))
    found = []
    for claim, others in sorted(near.items()):
        first = place[min(others)[1]]
        best: dict[int, int] = {}
        for _, other in sorted(others):
            if place[other] == first:
                best.setdefault(units[other].article, other)
        found.append(sorted([claim, *best.values()]))
    return found
