"""Sentences that a reader should hold against what is told: near to it, or of a matter that few sentences have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from briefing.export.kin import LONG_AGO, MOST_HEARD, Kin
from briefing.models import DateMention, EntityType, Evidence, Fact, Span, Story

MANY = 3
"""So many outlets report or perhaps report what stands before all that fewer do."""

NEARLY = 0.3
"""How far a statement and a sentence are in each other's words for the one to be named beside the other."""

RARELY, SELDOM = 4, 6
"""Sentences of a story that hold a word, at most, for it to tell with a person or a year what a sentence is about; and
mentions of such a person."""

_A_MONTH = len("2024-05")


class Touching:
    """What may be held against the facts of a story; ``sources`` give each article the outlet that it counts for."""

    def __init__(self, story: Story, sources: Mapping[str, str], kin: Kin) -> None:
        self._story = story
        self._sources = sources
        self._kin = kin
        self._found: dict[str, dict[str, Evidence]] = {}

    def of(self, fact: Fact) -> dict[str, Evidence]:
        """For what one source reports the sentence of each other source to hold against it that is not similar to it.

        It comes near to it, or gives a day or month of long ago that it gives, or tells of one person or year with one
        word that the story hardly holds. None in a large story, of which a brief has no room for what one source tells.
        """
        if len(self._sources) > MOST_HEARD:
            return {}
        if fact.id not in self._found:
            known = {self._sources[name] for name in fact.articles} | self._kin.similar(fact).keys()
            found: dict[str, Evidence] = {}
            if len({self._sources[name] for name in fact.articles}) == 1 and fact.denies is None:
                for item in self._candidates(fact):
                    if self._sources[item.article] not in known:
                        found.setdefault(self._sources[item.article], item)
            self._found[fact.id] = found
        return self._found[fact.id]

    def is_of_one_matter(self, fact: Fact) -> bool:
        """Whether some of these sentences are of what only few can be about."""
        return any(self._shares_a_matter(fact, item) for item in self.of(fact).values())

    def _candidates(self, fact: Fact) -> Iterator[Evidence]:
        yield from (one for one in self._kin.near(fact).values() if self._kin.are_similar(fact, one, NEARLY))
        yield from (one for one in fact.unsure if self._shares_a_matter(fact, one))

    def _shares_a_matter(self, fact: Fact, item: Evidence) -> bool:
        shared = self._kin.plain(fact.statement) & self._kin.plain(item.text)
        rare = any(self._counts[word] <= RARELY for word in shared)
        days = self._days_shared(fact.stated, item)
        if any(len(day) >= _A_MONTH for day in days) or (days and rare):
            return True
        places = (place for name in fact.entities for place in self._seldom.get(name, ()))
        return rare and any(place.article == item.article and item.span.contains(place.span) for place in places)

    def _days_shared(self, one: Evidence, two: Evidence) -> set[str]:
        """Days, months and years of long ago that both give, the wider where one gives it closer."""
        own, other = (self._long_ago(place.article, place.span) for place in (one, two))
        return {
            min(left, right, key=len) for left in own for right in other if left[: len(right)] == right[: len(left)]
        }

    def _long_ago(self, article: str, span: Span) -> set[str]:
        first = self._story.first_date
        if first is None:
            return set()
        latest = (first - LONG_AGO).isoformat()
        values = {one.value for one in self._dates[article] if one.value and span.contains(one)}
        return {value for value in values if "/" not in value and value < latest[: len(value)]}

    @cached_property
    def _dates(self) -> dict[str, tuple[DateMention, ...]]:
        return {reading.article.id: reading.analysis.dates for reading in self._story.readings}

    @cached_property
    def _seldom(self) -> dict[str, tuple[Evidence, ...]]:
        """The places of persons who are seldom named, by the ids of the persons."""
        persons = (one for one in self._story.entities if one.type is EntityType.PERSON)
        return {one.id: tuple(one.mentions) for one in persons if len(one.mentions) <= SELDOM}

    @cached_property
    def _counts(self) -> Counter[str]:
        """How many sentences of the story hold each word."""
        return Counter(
            word
            for reading in self._story.readings
            for sentence in reading.analysis.sentences
            for word in self._kin.plain(sentence.of(reading.article.text))
        )
