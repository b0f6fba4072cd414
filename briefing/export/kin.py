"""What in a story may tell the same in other words: whom a brief calls similar, and what it calls nobody's own."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache, cached_property

from briefing.brief import stated_in
from briefing.export.named import NamedIn
from briefing.language.english.meanings import senses
from briefing.language.english.reporting import disputing_verbs
from briefing.language.english.slots import accusing_word
from briefing.language.english.stems import WORD
from briefing.models import EntityType, Evidence, Fact, Hedge, Reading, Span, Story
from briefing.story.differences.reasons import DISPUTE
from briefing.story.facts.readable import HEAD
from briefing.story.facts.rounding import same_figure

NEAR = 0.3
"""The share of a statement's words in the nearest sentence of another article from which on it may tell the same."""
NEAR_TELLERS = 0.5
"""The same where several report it already: of the words of any of them."""

SIMILAR, VERY_SIMILAR = 0.4, 0.5
"""The geometric mean of the shares that a statement and a sentence have in each other's words, from which on the one is
called similar to the other, and from which on what one source reports stands among what several do."""

_FIGURE = re.compile(r"(?<![\d.:,])(?:\d+(?:[.:,]\d+)+|\d{5,}|(?!1\d{3}\b|20\d\d\b)\d{3,4}\b)")
"""Times and figures of three digits or more, no years: two who give the same mostly tell the same."""
_IN_A_YEAR, LONG_AGO = re.compile(r"\d{4}-\d\d(?:-\d\d)?\Z"), timedelta(days=7)
"""A day or a month, and how long before the first article it is one of long ago, on which little is told."""
_NAME = re.compile(r"\b[A-Z][\w’'-]*")
SHARED, PLAINLY = 2, 0.2
"""Words that are no names which a statement and what is similar to it share, or how far these are in each other."""
AT_HEAD = 0.3
"""What a sentence at the head of its article and the main event must have of each other for it to be called similar."""
IN_ONE_ACT, WITH_A_FIGURE = 3, 2
"""Plain words that two clauses share for them to tell one act; the same for one figure."""
MOST_HEARD = 15
"""Articles of a story up to which clauses are held against clauses."""
RARE = 3
"""Mentions of a name in a story, at most, for two sentences that share it and another word to be of one thing."""


class Kin:
    """The sentences of a story that are near to its facts; ``sources`` give each article the outlet it counts for."""

    def __init__(self, story: Story, sources: Mapping[str, str]) -> None:
        self._story = story
        self._sources = sources
        # Kept since a page is tried at several lengths.
        self._facts_at: dict[Evidence, tuple[Fact, ...]] = {}
        self._shared: dict[str, list[Evidence]] = {}
        self._near: dict[str, dict[str, Evidence]] = {}
        self._similar: dict[tuple[str, float], dict[str, Evidence]] = {}
        self._alike: dict[tuple[str, Evidence, float], bool] = {}
        self._matter: dict[str, bool] = {}
        self._words: dict[str, frozenset[str]] = {}

    def near(self, fact: Fact) -> dict[str, Evidence]:
        """The sentence of each other source that may tell a fact in other words.

        Of the nearest sentences those that share enough of its words, and of those that come near to it themselves.
        """
        near = self._near.get(fact.id)
        if near is None:
            known = {self._sources[name] for name in (*fact.articles, *self._on_cards(fact))}
            near = self._near[fact.id] = {}
            echoed = self._echoed.get(fact.id, ())
            for item in (*self._sharing(fact), *self._holding(fact, echoed), *self._telling(fact, echoed)):
                if self._sources[item.article] not in known:
                    near.setdefault(self._sources[item.article], item)
        return near

    def similar(self, fact: Fact, least: float = SIMILAR) -> dict[str, Evidence]:
        """The sentences of other sources that are near to a fact, those to one source's own if mostly about it."""
        found = self._similar.get((fact.id, least))
        if found is None:
            found = self.near(fact)
            if self._is_alone(fact):
                found = {source: item for source, item in found.items() if self.are_similar(fact, item, least)}
            if fact.denies is not None:
                others = self._accusing_otherwise(fact.denies)
                found = {
                    source: item
                    for source, item in found.items()
                    if source not in others and self._names_all(fact, item)
                }
            begin = self._beginnings(fact) if fact.id in self._story.summary[:1] else {}
            found = self._similar[fact.id, least] = begin | found
        return found

    def names_accuser(self, fact: Fact, item: Evidence) -> bool:
        """Whether words name whom a fact says to accuse; True where it is no accusation, or names nobody for it."""
        stated = fact.stated
        cue = next((one for one in WORD.finditer(stated.text) if accusing_word((one[0].lower(),))), None)
        if cue is None or fact.denies is not None:
            return True
        accusers = self._named_in(replace(stated, end=stated.start + cue.start(), text=stated.text[: cue.start()]))
        heard = frozenset[str]().union(*self._named_in(item))
        # Whoever else is cited in these words may be who accuses.
        places = (one for origin in self._story.origins if origin.article == item.article for one in origin.evidence)
        cited = any(one.start < item.end and item.start < one.end for one in places)
        return not accusers or cited or any(own & heard for own in accusers)

    def denied_by_fewer(self, fact: Fact) -> dict[str, Evidence]:
        """For a denial what sources say that come near to what is denied, and name fewer of those who deny it."""
        denied = self._by_id.get(fact.denies) if fact.denies else None
        if denied is None:
            return {}
        telling = self.similar(denied).keys() - {self._sources[name] for name in fact.articles}
        found: dict[str, Evidence] = {}
        for item in fact.unsure:
            own = (one for one in self.facts_at(item) if one.hedge is Hedge.DENIED)
            words = next((one for other in own for one in other.evidence if one.article == item.article), None)
            if words is not None and self._sources[item.article] in telling and not self._names_all(fact, item):
                found.setdefault(self._sources[item.article], words)
        return found

    def _accusing_otherwise(self, denied: str) -> set[str]:
        """The sources that accuse somebody, but neither of what is denied nor of what is similar: they deny that."""
        accusing = {
            self._sources[name] for one in self._story.facts if one.hedge is Hedge.ALLEGED for name in one.articles
        }
        fact = self._by_id.get(denied)
        return accusing - (
            {self._sources[name] for name in fact.articles} | self.similar(fact).keys() if fact else set()
        )

    def _names_all(self, fact: Fact, item: Evidence) -> bool:
        """Whether words name all whom a statement names: where two deny something, one who denies it is not both."""
        heard = frozenset().union(*self._named_in(item))
        return all(own & heard for own in self._named_in(stated_in(fact)))

    @cached_property
    def _named_in(self) -> NamedIn:
        return NamedIn(self._story.entities)

    def _beginnings(self, fact: Fact) -> dict[str, Evidence]:
        """Of the main event what is near to it at the head of an article: most begin with it in words of their own.

        What the timeline has as the event of the same day is the same without more words in common.
        """
        known = {self._sources[name] for name in (*fact.articles, *self._on_cards(fact))}
        near = [one for one in fact.unsure if self.are_similar(fact, one, AT_HEAD)]
        heads = (one for one in (*self._of_its_day(fact), *near) if self._sources[one.article] not in known)
        return {self._sources[one.article]: one for one in heads if self._is_head(one)}

    def is_only_of_its_day(self, fact: Fact, item: Evidence) -> bool:
        """Whether words tell the event of the day that a fact's words tell, and of these words too little."""
        if fact.id not in self._story.summary[:1]:
            return False
        return item in self._of_its_day(fact) and not self.are_similar(fact, item, AT_HEAD)

    def _of_its_day(self, fact: Fact) -> list[Evidence]:
        """What other articles tell of the event that a fact's words tell of a day."""
        own = fact.stated
        events = (event.evidence for event in self._story.timeline)
        telling = [
            told for told in events if any(own.article == one.article and own.span.contains(one.span) for one in told)
        ]
        return [one for told in telling for one in told if one.article != own.article]

    def _is_head(self, place: Evidence) -> bool:
        """Whether words stand in the first sentences of an article."""
        sentences = self._readings[place.article].analysis.sentences[:HEAD]
        return any(one.overlaps(place.span) for one in sentences)

    def are_similar(self, fact: Fact, item: Evidence, least: float = SIMILAR) -> bool:
        """Whether a statement and these words are mostly about each other, and not in their names alone.

        That both accuse somebody is nothing in common.
        """
        key = fact.id, item, least
        if key not in self._alike:
            self._alike[key] = self._are_similar(fact, item.text, least)
        return self._alike[key]

    def _are_similar(self, fact: Fact, heard: str, least: float) -> bool:
        told = fact.statement
        if not _are_alike(senses(told), senses(heard), least):
            return False
        plain, other = self.plain(told), self.plain(heard)
        if fact.denies is None:
            plain, other = plain - _disputing(), other - _disputing()
        return len(plain & other) >= SHARED or _are_alike(plain, other, PLAINLY)

    def shares_its_matter(self, fact: Fact) -> bool:
        """Whether another source gives what only few sentences can be about: it may tell what one source reports.

        That is a time, a figure, a day of long ago, or with another word a name that the story hardly holds.
        """
        if fact.id not in self._matter:
            self._matter[fact.id] = self._shares_its_matter(fact)
        return self._matter[fact.id]

    def _shares_its_matter(self, fact: Fact) -> bool:
        words = stated_in(fact)
        own = self._sources[words.article]
        given = {match[0] for match in _FIGURE.finditer(words.text)} | self._days_within(words.article, words.span)
        if given and any(not given.isdisjoint(values) for source, values in self._given.items() if source != own):
            return True
        said = self.plain(words.text)
        return any(
            not said.isdisjoint(self.plain(sentence.text))
            for entity in fact.entities
            for sentence in self._rare.get(entity, ())
            if self._sources[sentence.article] != own
        )

    def plain(self, text: str) -> frozenset[str]:
        """What the words of a text mean that are no names and no offices."""
        if text not in self._words:
            self._words[text] = senses(_NAME.sub(" ", text)) - self._offices
        return self._words[text]

    @cached_property
    def _offices(self) -> frozenset[str]:
        roles = (role.text for entity in self._story.entities for role in entity.roles)
        return frozenset(meant for text in roles for meant in senses(text))

    def facts_at(self, place: Evidence) -> tuple[Fact, ...]:
        """The facts that some of these words tell."""
        if place not in self._facts_at:
            told = self._told.get(place.article, ())
            self._facts_at[place] = tuple(fact for start, end, fact in told if start < place.end and place.start < end)
        return self._facts_at[place]

    def _is_alone(self, fact: Fact) -> bool:
        return len(fact.articles) == 1 or len({self._sources[name] for name in fact.articles}) == 1

    def _sharing(self, fact: Fact) -> list[Evidence]:
        """The nearest sentences to a fact that hold enough of it."""
        if fact.id not in self._shared:
            self._shared[fact.id] = self._holding(fact, fact.unsure)
        return self._shared[fact.id]

    def _holding(self, fact: Fact, sentences: Sequence[Evidence]) -> list[Evidence]:
        """Those of some sentences that hold enough of what one source alone says, or of what any of several says."""
        if not sentences:
            return []
        if self._is_alone(fact):
            said = senses(fact.statement)
            least = NEAR * len(said)
            return [one for one in sentences if len(said & senses(one.text)) >= least]
        # Articles repeat one another.
        told = {senses(text) for text in {one.text for one in fact.evidence}}
        heard = ((one, senses(one.text)) for one in sentences)
        return [one for one, words in heard if any(len(said & words) >= NEAR_TELLERS * len(said) for said in told)]

    def _telling(self, fact: Fact, echoed: Sequence[Evidence]) -> Iterator[Evidence]:
        """Of what is near to a fact of several sources the clauses that tell it: mostly about it, or of one figure.

        And what others tell of which a clause is told by both.
        """
        if len(self._sources) > MOST_HEARD or self._is_alone(fact) or fact.denies:
            return
        yield from self._clauses_of(fact, (*fact.unsure, *echoed))
        for other in self._told_beside.get(fact.id, ()):
            yield from other.evidence

    def _clauses_of(self, fact: Fact, sentences: Sequence[Evidence]) -> Iterator[Evidence]:
        # Words that tell several facts may be alike in the other one.
        own = [one for one in fact.evidence if len(self.facts_at(one)) == 1]
        for clause in (one for sentence in sentences for one in self._clauses_in(sentence)):
            if any(self._is_one_act(one, clause) or self._is_one_figure(one, clause) for one in own):
                yield clause

    def _clauses_in(self, sentence: Evidence) -> Iterator[Evidence]:
        """The clauses of a sentence that tell facts, and the sentence itself."""
        told = (one for other in self.facts_at(sentence) for one in other.evidence)
        yield from (one for one in told if one.article == sentence.article and sentence.span.contains(one.span))
        yield sentence

    @cached_property
    def _told_beside(self) -> dict[str, list[Fact]]:
        """For each fact of several sources the others of several of which one of its clauses tells."""
        found: dict[str, list[Fact]] = {}
        several = [fact for fact in self._story.facts if not self._is_alone(fact)]
        ids = {fact.id for fact in several}
        for fact in (one for one in several if not one.denies):
            clauses = self._clauses_of(fact, fact.unsure)
            beside = {other.id for clause in clauses for other in self.facts_at(clause)}
            for name in (beside & ids) - {fact.id}:
                found.setdefault(name, []).append(fact)
        return found

    def _is_one_act(self, one: Evidence, two: Evidence) -> bool:
        """Whether two clauses are alike in their plain words, and name somebody in common where both name anybody."""
        told, heard = self.plain(one.text), self.plain(two.text)
        if (
            len(told & heard) < IN_ONE_ACT
            or not _are_alike(told, heard, VERY_SIMILAR)
            or self._are_counted_apart(one, two)
        ):
            return False
        own, other = (frozenset[str]().union(*self._named_in(place)) for place in (one, two))
        return not own or not other or not own.isdisjoint(other)

    def _are_counted_apart(self, one: Evidence, two: Evidence) -> bool:
        """Whether both give figures of one unit, none of which is the same."""
        pairs = [(a, b) for a in self._figures_in(one) for b in self._figures_in(two) if a[0] == b[0]]
        return bool(pairs) and not any(same_figure(*pair) for pair in pairs)

    def _is_one_figure(self, one: Evidence, two: Evidence) -> bool:
        """Whether two clauses give one figure, as it is or rounded, and share words for what it is of."""
        shared = self.plain(one.text) & self.plain(two.text)
        if len({word for word in shared if not word.isdigit()}) < WITH_A_FIGURE:
            return False
        own, other = self._figures_in(one), self._figures_in(two)
        return any(same_figure(left, right) for left in own for right in other)

    def _figures_in(self, place: Evidence) -> list[tuple[str, float, float]]:
        numbers = self._readings[place.article].analysis.numbers
        counted = (one for one in numbers if one.kind != "ordinal" and one.unit and place.span.contains(one))
        return [(one.unit, one.low, one.high) for one in counted]

    def _on_cards(self, fact: Fact) -> set[str]:
        """The articles on a side of a difference that a fact lies in; who reports a denial may tell what is denied."""
        return {name for one in fact.conflicts for name in self._cards.get(one, ())}

    @cached_property
    def _cards(self) -> dict[str, set[str]]:
        """The articles on the sides of each difference by its id, disputes apart."""
        cards = (one for one in self._story.conflicts if one.reason != DISPUTE)
        return {one.id: {item.article for value in one.values for item in value.evidence} for one in cards}

    @cached_property
    def _told(self) -> dict[str, list[tuple[int, int, Fact]]]:
        """The facts with the ends of their evidence, article by article."""
        found: dict[str, list[tuple[int, int, Fact]]] = {}
        for fact in self._story.facts:
            for item in fact.evidence:
                found.setdefault(item.article, []).append((item.start, item.end, fact))
        return found

    @cached_property
    def _echoed(self) -> dict[str, list[Evidence]]:
        """For each fact's id the words of those that one source alone reports and that come near to it."""
        found: dict[str, list[Evidence]] = {}
        for fact in filter(self._is_alone, self._story.facts):
            for item in self._sharing(fact):
                for other in self.facts_at(item):
                    found.setdefault(other.id, []).append(stated_in(fact))
        return found

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in reversed(self._story.facts)}

    @cached_property
    def _readings(self) -> dict[str, Reading]:
        return {reading.article.id: reading for reading in self._story.readings}

    @cached_property
    def _given(self) -> dict[str, set[str]]:
        """Times, figures and days of long ago in the texts of each source."""
        found: dict[str, set[str]] = {}
        for article in self._story.articles:
            values = found.setdefault(self._sources[article.id], set())
            values.update(match[0] for match in _FIGURE.finditer(article.text))
            values.update(self._days_within(article.id, Span(0, len(article.text))))
        return found

    def _days_within(self, article: str, span: Span) -> set[str]:
        """Days and months that lie before the days of the story."""
        first = self._story.first_date
        if first is None:
            return set()
        latest = (first - LONG_AGO).isoformat()
        values = (one.value for one in self._readings[article].analysis.dates if span.contains(one))
        return {value for value in values if value and _IN_A_YEAR.match(value) and value < latest}

    @cached_property
    def _rare(self) -> dict[str, list[Evidence]]:
        """The ids of the names that the story hardly holds, places apart, and the sentences that hold them."""
        named = (one for one in self._story.entities if one.type is not EntityType.PLACE)
        few = (one for one in named if 1 < len(one.mentions) <= RARE)
        return {one.id: [self._sentence(place) for place in one.mentions] for one in few}

    def _sentence(self, place: Evidence) -> Evidence:
        reading = self._readings[place.article]
        holding = (one for one in reading.analysis.sentences if one.contains(place.span))
        sentence = next(holding, None)
        return Evidence.of(reading.article, sentence) if sentence else place


@cache
def _disputing() -> frozenset[str]:
    return frozenset(meant for form in disputing_verbs() for meant in senses(form))


def _are_alike(told: frozenset[str], heard: frozenset[str], least: float) -> bool:
    return len(told & heard) >= least * math.sqrt(len(told) * len(heard)) > 0
