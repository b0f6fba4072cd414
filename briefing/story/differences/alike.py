"""Which tellings of a story are alike: those that were set side by side, and those that are evidence of one fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from briefing.models import Evidence, Fact
from briefing.story.statements.tellings import Telling


class Alike:
    """``pairs`` are for some tellings, by number, those that are like each."""

    def __init__(self, pairs: Mapping[int, Sequence[int]], tellings: Sequence[Telling], facts: Sequence[Fact]) -> None:
        self._pairs = pairs
        self._articles = [telling.article for telling in tellings]
        self._groups = _of_facts(tellings, facts)
        self._homes: dict[int, list[int]] = defaultdict(list)
        for number, group in enumerate(self._groups):
            for index in group:
                self._homes[index].append(number)

    def beside(self, indexes: Set[int]) -> set[int]:
        """The tellings that are like any of some, those of one fact where they are of different articles."""
        found = {other for index in indexes for other in self._pairs.get(index, ())}
        asked: dict[int, set[str]] = defaultdict(set)
        for index in indexes:
            for number in self._homes.get(index, ()):
                asked[number].add(self._articles[index])
        for number, articles in asked.items():
            group = self._groups[number]
            # Of a fact of hundreds of articles, to go through all pairs costs more than all else of a card.
            found.update(group if len(articles) > 1 else (one for one in group if self._articles[one] not in articles))
        return found


def _of_facts(tellings: Sequence[Telling], facts: Sequence[Fact]) -> list[set[int]]:
    """For each fact of several articles the tellings within its evidence."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        by_article[telling.article].append(index)
    return [
        {index for one in fact.evidence for index in by_article[one.article] if holds(one, tellings[index].evidence)}
        for fact in facts
        if len(fact.articles) > 1
    ]


def holds(outer: Evidence, inner: Evidence) -> bool:
    """Whether some words lie within others."""
    return outer.article == inner.article and outer.start <= inner.start and inner.end <= outer.end
