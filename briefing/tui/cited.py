"""Whom an article cites for a piece of evidence, asked again and again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefing.models import Evidence, Origin
from briefing.story.origins.cited import by_article, origins_behind


class Cited:
    """The origins of a story by the places of their scopes: only those near the evidence are looked at."""

    def __init__(self, origins: Sequence[Origin]) -> None:
        self._origins = by_article(origins)
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._longest: dict[str, int] = {}
        for article, found in self._origins.items():
            scopes = [(number, scope) for number, origin in enumerate(found) for scope in origin.scopes]
            self._places[article] = sorted((scope.start, number) for number, scope in scopes)
            self._longest[article] = max((scope.end - scope.start for _, scope in scopes), default=0)

    def behind(self, evidence: Evidence) -> tuple[Origin, ...]:
        """The origins, of those its own article cites, to which the evidence is put down, in the story's order."""
        article = evidence.article
        if article not in self._origins:
            return ()
        places = self._places[article]
        first = bisect_left(places, (evidence.start - self._longest[article], 0))
        last = bisect_left(places, (evidence.end + 1, 0))
        near = sorted({number for _, number in places[first:last]})
        return origins_behind(evidence, {article: [self._origins[article][number] for number in near]})
