"""How many of the articles that a query finds each outlet, month, name and story has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from briefing.index.shelving import Head
from briefing.index.tree import ENTITY

PARTS = ("outlet", "month", "name", "story")
Facets = Mapping[str, tuple[tuple[str, int], ...]]
"""For each part its values, each with the number of its articles: commonest first, months in order."""


def count_facets(heads: Iterable[Head]) -> Facets:
    """The facets of these articles. Those without an outlet, day or story count nowhere in that part."""
    counts: dict[str, Counter[str]] = {part: Counter() for part in PARTS}
    for head in heads:
        if head.outlet:
            counts["outlet"][head.outlet] += 1
        if head.published:
            counts["month"][f"{head.published:%Y-%m}"] += 1
        if head.story:
            counts["story"][head.story] += 1
        counts["name"].update({mark.texts[0] for mark in head.marked if mark.field == ENTITY and mark.texts})
    return {
        part: tuple(sorted(found.items(), key=(lambda item: item[0]) if part == "month" else _commonest))
        for part, found in counts.items()
    }


def _commonest(item: tuple[str, int]) -> tuple[int, str]:
    return (-item[1], item[0].casefold())
