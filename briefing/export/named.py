"""Whom the words of an article name, by what each name may stand for."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Entity, Evidence


class NamedIn:
    """Called with some words of an article.

    It tells for each name in them, in the order of the story's names, the ids of what it may stand for: land and
    people, town and government.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._meant = [frozenset((entity.id, *entity.related)) for entity in entities]
        # For each article the numbers of its names, each with the ends of its places.
        self._places: dict[str, dict[int, list[tuple[int, int]]]] = {}
        for number, entity in enumerate(entities):
            for one in entity.mentions:
                self._places.setdefault(one.article, {}).setdefault(number, []).append((one.start, one.end))

    def __call__(self, words: Evidence) -> list[frozenset[str]]:
        """Nothing where they name nobody."""
        first, last = words.start, words.end
        named = self._places.get(words.article, {}).items()
        return [
            self._meant[number] for number, ends in named if any(first <= start and end <= last for start, end in ends)
        ]
