"""Names for the search: whoever and whatever a story names, with all forms that its articles have for it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from briefing.index.marked import Marked
from briefing.index.tree import ENTITY
from briefing.models import Reading, Span
from briefing.pipeline.correcting import behind
from briefing.pipeline.events import Collection
from briefing.store import content_key


class StoryNames:
    """The names of a collection's articles. A story's names are linked when an article of it is asked for."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._corrections = collection.corrections
        self._titles = {
            article_id: group.title
            for group in collection.groups
            if len(group.article_ids) > 1
            for article_id in group.article_ids
        }
        self._story_of = {
            article_id: group.article_ids for group in collection.groups for article_id in group.article_ids
        }
        self._keys: dict[tuple[str, ...], str] = {}
        self._linked: tuple[tuple[str, ...], dict[str, list[Marked]]] = ((), {})

    def key(self, article_id: str) -> str:
        """What the names of an article depend on: the texts of its story, and what the reader put right there."""
        story = self._story_of.get(article_id, (article_id,))
        if story not in self._keys:
            readings = self._readings(story)
            parts = sorted(f"{reading.article.id} {content_key(reading.article)}" for reading in readings)
            parts.append(behind(readings, self._corrections))
            self._keys[story] = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
        return self._keys[story]

    def of(self, article_id: str) -> Sequence[Marked]:
        """Who and what is named in an article, each with all its forms in the story and its places in the article."""
        story = self._story_of.get(article_id, (article_id,))
        if self._linked[0] != story:  # articles of one story are asked for one after the other
            self._linked = (story, self._link(self._readings(story)))
        return self._linked[1].get(article_id, ())

    def story(self, article_id: str) -> str:
        """The title of its story; empty where an article stands alone."""
        return self._titles.get(article_id, "")

    def _readings(self, story: Sequence[str]) -> list[Reading]:
        known = self._collection.readings
        return [known[article_id] for article_id in story if article_id in known]

    def _link(self, readings: Sequence[Reading]) -> dict[str, list[Marked]]:
        from briefing.story.entities.linking import named_groups, usual_name  # noqa: PLC0415  # only what changed

        found: dict[str, list[Marked]] = defaultdict(list)
        for group in named_groups(readings, self._corrections):
            name = group.name or usual_name(group)
            texts = tuple(dict.fromkeys([name, *sorted(item.text for item in group.members)]))
            places: dict[str, list[Span]] = defaultdict(list)
            for item in group.members:
                places[item.article].append(Span(item.mention.start, item.mention.end))
            for article_id, spans in places.items():
                found[article_id].append(Marked(ENTITY, texts, tuple(sorted(spans))))
        return found
