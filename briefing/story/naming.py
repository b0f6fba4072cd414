"""Which entity a stretch of an article's text names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefing.models import Entity, Reading, Span


class Names:
    """The entities of a story by the places where the articles name them."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._places: dict[str, list[tuple[int, int, Entity]]] = {}
        for entity in entities:
            for mention in entity.mentions:
                self._places.setdefault(mention.article, []).append((mention.start, mention.end, entity))
        for places in self._places.values():
            places.sort(key=lambda place: (place[0], place[1]))

    def within(self, article: str, span: Span) -> tuple[tuple[Span, Entity], ...]:
        """The named places inside ``span``, or that hold it, in the order of the text."""
        places = self._places.get(article, [])
        at = bisect_left(places, span.start, key=lambda place: place[1])
        found = []
        while at < len(places) and places[at][0] < span.end:
            start, end, entity = places[at]
            if Span(start, end).overlaps(span):
                found.append((Span(start, end), entity))
            at += 1
        return tuple(found)

    def exactly(self, article: str, span: Span) -> Entity | None:
        """The entity that is named at just this place, else the last one named inside it."""
        within = self.within(article, span)
        exact = next((entity for place, entity in within if place == span), None)
        return exact or (within[-1][1] if within else None)


def reading_by_article(readings: Sequence[Reading]) -> dict[str, Reading]:
    """The readings under their articles' ids."""
    return {reading.article.id: reading for reading in readings}
