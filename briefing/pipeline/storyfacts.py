"""The facts of a collection's stories as a search meets them: those that two or more outlets report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from briefing.index.answer import StoppedError
from briefing.index.factual import Place, Told
from briefing.models import Status, Story
from briefing.pipeline.events import Group

MOST_COMPARED = 100
"""Stories that a search for facts compares at most, where somebody waits for all; the next one goes on with others."""
Facts = tuple[tuple[Place, ...], ...]


class StoryFacts:
    """Asked for the stories of some articles. What was looked at once is kept: places and words, not the story.

    ``lacking`` are the ids of the stories that the last answer lacks, since they are not compared.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        known: Callable[[str], Story | None],
        compare: Callable[[str], Story],
        most: int = 0,
    ) -> None:
        """``known`` gives a story that was compared before, ``compare`` any; at most ``most`` at one asking."""
        self._groups = [group.id for group in groups if len(group.article_ids) > 1]
        self._of = {name: group.id for group in groups if len(group.article_ids) > 1 for name in group.article_ids}
        self._known, self._compare, self._most = known, compare, most
        self._facts: dict[str, Facts] = {}
        self.lacking: tuple[str, ...] = ()

    def __call__(self, articles: Collection[str], stop: Callable[[], bool]) -> Told:
        """The facts of the stories that these articles belong to, largest and newest story first.

        Raises:
            StoppedError: as soon as ``stop`` says so; it is asked between two stories.
        """
        wanted = {self._of[name] for name in articles if name in self._of}
        facts: list[tuple[Place, ...]] = []
        lacking: list[str] = []
        compared = 0
        for story in self._groups:
            if story not in wanted:
                continue
            if stop():
                raise StoppedError
            if not self._has(story):
                if compared >= self._most:
                    lacking.append(story)
                    continue
                compared += 1
                self.learn(story)
            facts += self._facts[story]
        self.lacking = tuple(lacking)
        return Told(facts, len(lacking))

    def learn(self, story: str) -> None:
        """Compare a story."""
        self._facts[story] = _told_in(self._compare(story))

    def _has(self, story: str) -> bool:
        if story not in self._facts and (known := self._known(story)) is not None:
            self._facts[story] = _told_in(known)
        return story in self._facts


def _told_in(story: Story) -> Facts:
    """The evidence of each fact that counts as told by several: copies and articles of one outlet are one teller."""
    outlets = {one.article.id: one.article.outlet or one.article.id for one in story.readings}
    several = (fact for fact in story.facts if fact.status is not Status.SINGLE and len(fact.outlets) > 1)
    return tuple(
        tuple(Place(one.article, outlets.get(one.article, one.article), one.span, one.text) for one in fact.evidence)
        for fact in several
    )
