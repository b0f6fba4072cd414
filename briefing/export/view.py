"""A story as the sections of a brief see it: its articles by number, its sources by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.brief import denials_of, stated_in
from briefing.export.excerpt import excerpt, told_twice
from briefing.export.introducing import ShortNames
from briefing.export.kin import VERY_SIMILAR, Kin
from briefing.export.once import Once
from briefing.export.own import OwnWords
from briefing.export.phrases import article_before, numbered, one_of
from briefing.export.sourced import Sourced
from briefing.export.touching import MANY, Touching
from briefing.language.english.stems import WORD
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import ordered_list, word_list, words_of
from briefing.models import (
    NO_MARKS,
    Analysis,
    Article,
    Conflict,
    ConflictValue,
    EntityType,
    Evidence,
    Fact,
    Hedge,
    Marks,
    Story,
)
from briefing.story.differences.reasons import DISPUTE
from briefing.story.facts.readable import Readable, speaks_of_somebody
from briefing.story.facts.standing import tells_an_act, without_quotations
from briefing.story.grouping.independence import outlet_key, sources_of
from briefing.story.grouping.order import outlet_name

_TELLING = re.compile(rf"[“\"\d]|\b(?:{'|'.join(ordered_list('weighing.uniques'))})\b", re.IGNORECASE)
_OPENING, _MARK, _BRACKET = '"“', re.compile(r"[\"“”]"), re.compile(r"[\[\]]")
_SAID_BY = 2
"""Words beside a quotation, at least, for them to say whose it is."""
_WE, _SPEAKER = re.compile(rf"\b(?:{'|'.join(sorted(words_of('speakers_own')))}|I)\b", re.IGNORECASE), "xy"
"""A speaker's word for himself, and what may stand for it: no word that names anybody."""
_HE_SAID = re.compile(rf",[”\"’']?\s(?:{'|'.join(ordered_list('readable.subject'))})\s[a-z]+[.\s]*\Z")
"""Who says it, at the end, by a word that means somebody named before."""
_SHORT = 2
"""Paragraphs of an article that is too short to close with a remark."""

_SHORT_LINE = 28
"""Words of what one outlet alone reports up to which another outlet's has room too."""

_LONG, _NAMES = 35, 3
"""A statement of more words is left for the full brief; more names than these make it no better."""

_Side = tuple[Conflict, ConflictValue]


@dataclass(frozen=True)
class View:
    """A story with the numbers of its articles in the list of sources.

    What depends on the story alone is kept here: a page is tried at several lengths, and a view has one story's life.
    """

    story: Story
    numbers: dict[str, int]
    marks: Marks = NO_MARKS

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by id."""
        return {article.id: article for article in self.story.articles}

    @cached_property
    def sources(self) -> dict[str, str]:
        """For each article's id the outlet that it counts for."""
        return sources_of(self.story.articles)

    @property
    def has_one_source(self) -> bool:
        """Whether all articles count as one source."""
        return len(set(self.sources.values())) == 1

    @cached_property
    def readable(self) -> Readable:
        """What can be read by itself."""
        return Readable(self.story.readings)

    @cached_property
    def kin(self) -> Kin:
        """What may tell the same in other words."""
        return Kin(self.story, self.sources)

    @cached_property
    def touching(self) -> Touching:
        """What is to be held against what one source reports."""
        return Touching(self.story, self.sources, self.kin)

    @cached_property
    def own(self) -> OwnWords:
        """What is said in words that no other source has."""
        return OwnWords(self.story, self.sources)

    @cached_property
    def names_in(self) -> ShortNames:
        """Whom words name, by short names and full ones."""
        return ShortNames(self.story)

    @cached_property
    def sourced(self) -> Sourced:
        """Whom the articles cite for which words."""
        return Sourced(self.story)

    @cached_property
    def _analyses(self) -> dict[str, Analysis]:
        return {reading.article.id: reading.analysis for reading in self.story.readings}

    @cached_property
    def citing(self) -> frozenset[str]:
        """The articles that name a source, by id, be it for what a limited story leaves out."""
        told = frozenset(origin.article for origin in self.story.origins)
        return told | {name for name, analysis in self._analyses.items() if analysis.attributions}

    @cached_property
    def denials(self) -> dict[str, tuple[Fact, ...]]:
        """What denies each fact."""
        return denials_of(self.story)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """The facts by id."""
        return {fact.id: fact for fact in self.story.facts}

    @cached_property
    def _standing(self) -> dict[Evidence, bool]:
        return {}

    def stands(self, words: Evidence) -> bool:
        """Whether these words can be read by themselves; those of a speaker who is named behind them, too."""
        if words not in self._standing:
            alone = self.readable.stands(words) or self._stands_unquoted(words) or self._stands_cut(words)
            self._standing[words] = alone and not (_HE_SAID.search(words.text) and not self._names_somebody(words))
        return self._standing[words]

    def _stands_cut(self, words: Evidence) -> bool:
        """Whether words can be read by themselves without an opening that is not printed, or out of a sentence."""
        part = excerpt(words)
        return (part != words or _is_clause(words.text)) and self.readable.stands_within(part)

    def _names_somebody(self, words: Evidence) -> bool:
        """Whether words name a person."""
        return any(entity.type is EntityType.PERSON for entity, _ in self.names_in.within(words))

    def _stands_unquoted(self, words: Evidence) -> bool:
        """Whether a sentence that begins with what somebody said reads well without its marks, all of them closed."""
        if words.text[0] not in _OPENING or len(_MARK.findall(words.text)) % 2:
            return False
        outside = without_quotations(words.text)
        if len(outside.split()) < _SAID_BY or speaks_of_somebody(outside):
            return False  # nobody is named who says so
        # "We" is whoever is named behind the words.
        plain = _MARK.sub("", _WE.sub(lambda own: _SPEAKER.title() if own[0][0].isupper() else _SPEAKER, words.text))
        return self.readable.stands(replace(words, text=_BRACKET.sub("", plain)))

    @cached_property
    def once(self) -> Once:
        """What the sections find of the story, whatever is printed."""
        return Once()

    @cached_property
    def twice(self) -> Mapping[str, tuple[str, Evidence]]:
        """For each fact of the lead that adds what another one of the lead tells: that one's id, and these words."""
        return told_twice([self.facts[name] for name in self.story.summary if name in self.facts])

    @cached_property
    def weight(self) -> dict[str, int]:
        """For each fact's id its place: those of the lead first, then the others in the story's order."""
        order = dict.fromkeys((*self.story.summary, *self.facts))
        return {name: place for place, name in enumerate(order)}

    @cached_property
    def best(self) -> tuple[Fact, ...]:
        """The facts that are most worth a line of their own first."""
        return tuple(sorted(self.story.facts, key=_weight))

    @cached_property
    def several(self) -> tuple[Fact, ...]:
        """The facts that two sources or more report."""
        return tuple(fact for fact in self.story.facts if self.reporting(fact) > 1)

    @cached_property
    def perhaps_several(self) -> tuple[Fact, ...]:
        """What one source reports and another very likely tells in other words.

        Either is mostly about the other, or still near and of what only few sentences can be about. What two others
        may tell comes first.
        """
        alone = [fact for fact in self.best if fact.denies is None and self.reporting(fact) == 1]
        perhaps = [fact for fact in alone if self.kin.similar(fact, VERY_SIMILAR) or self._is_of_one_matter(fact)]
        # Of two that are one accusation, the one whose denial goes with it.
        few = {fact.id: self.perhaps_reporting(fact) < MANY for fact in perhaps}
        return tuple(sorted(perhaps, key=lambda fact: (few[fact.id], fact.id not in self.denials)))

    def _is_of_one_matter(self, fact: Fact) -> bool:
        if self.kin.similar(fact) and self.kin.shares_its_matter(fact):
            return True
        return self.perhaps_reporting(fact) >= MANY or self.touching.is_of_one_matter(fact)

    def perhaps_reporting(self, fact: Fact) -> int:
        """How many sources report a fact or may do so in other words; what only comes near is not enough alone."""
        similar = len(self.kin.similar(fact))
        near = len(self.touching.of(fact)) if similar or self.touching.is_of_one_matter(fact) else 0
        return self.reporting(fact) + similar + near

    @cached_property
    def lone(self) -> tuple[tuple[str, Fact, Evidence], ...]:
        """What one outlet alone reports, no denials: the outlet's key, the fact, and the words for it.

        First what is news of its headline alone; what others may tell in other words comes behind the rest; either is
        sorted best first.
        """
        alone = [fact for fact in self.best if fact.denies is None and self.reporting(fact) == 1]
        alone.sort(key=self._rank_alone)
        # Of a copy and its original the one whose words they are.
        rows = ((outlet_key(self.article(stated_in(fact).article)), fact, stated_in(fact)) for fact in alone)
        return (*self.own.headlines(self.several), *rows)

    def _rank_alone(self, fact: Fact) -> tuple[bool, bool, bool, bool]:
        """Best first: told by nobody else, no remark to end with, short enough to stand beside others, telling."""
        long = len(fact.statement.split()) > _SHORT_LINE
        return bool(self.kin.near(fact)), self.closes(fact), long, not self._is_telling(fact)

    def closes(self, fact: Fact) -> bool:
        """Whether it stands in the last paragraph of an article of more than two: a remark to end with."""
        paragraphs = self.article(fact.articles[0]).paragraphs
        return len(paragraphs) > _SHORT and stated_in(fact).start >= paragraphs[-1].start

    @cached_property
    def _persons(self) -> frozenset[str]:
        return frozenset(one.id for one in self.story.entities if one.type is EntityType.PERSON)

    def _is_telling(self, fact: Fact) -> bool:
        """Whether it quotes somebody, gives a figure, names a person, or tells of a first or only one."""
        words = stated_in(fact)
        figures = self.analysis(words.article).numbers
        if _TELLING.search(words.text) or not self._persons.isdisjoint(fact.entities):
            return True
        return any(words.span.contains(number) for number in figures)

    @cached_property
    def _accounts(self) -> dict[str, list[tuple[int, int, Conflict, ConflictValue]]]:
        """What stands on a side of a difference, article by article."""
        found: dict[str, list[tuple[int, int, Conflict, ConflictValue]]] = {}
        for conflict in self.story.conflicts:
            for value in conflict.values:
                for item in value.evidence:
                    found.setdefault(item.article, []).append((item.start, item.end, conflict, value))
        return found

    @cached_property
    def _sides(self) -> dict[str, tuple[_Side, ...]]:
        return {}

    def sides(self, fact: Fact) -> tuple[_Side, ...]:
        """The differences on a side of which a fact's words stand, each with that side."""
        if fact.id not in self._sides:
            self._sides[fact.id] = tuple(self._sides_with(fact.evidence))
        return self._sides[fact.id]

    def sides_of(self, words: Evidence) -> tuple[_Side, ...]:
        """The differences on a side of which these words stand, each with that side."""
        return tuple(self._sides_with((words,)))

    def _sides_with(self, words: Iterable[Evidence]) -> Iterator[_Side]:
        for one in words:
            first, last = one.start, one.end
            for start, end, conflict, value in self._accounts.get(one.article, ()):
                if start < last and first < end:
                    yield conflict, value

    @cached_property
    def _beside(self) -> dict[str, dict[str, Evidence]]:
        return {}

    def beside(self, fact: Fact) -> Mapping[str, Evidence]:
        """The words of each other source that stand on the same side of a difference as a fact's statement."""
        if fact.id not in self._beside:
            own, article = {self.sources[name] for name in fact.articles}, stated_in(fact).article
            found: dict[str, Evidence] = {}
            for conflict, value in self._sides_with(one for one in fact.evidence if one.article == article):
                for item in value.evidence:
                    # On one side of a dispute may stand accusations of several things.
                    alike = conflict.reason != DISPUTE or self.kin.are_similar(fact, item)
                    if self.sources[item.article] not in own and alike:
                        found.setdefault(self.sources[item.article], item)
            self._beside[fact.id] = found
        return self._beside[fact.id]

    @cached_property
    def _cited(self) -> dict[str, str]:
        """Each origin with the article that most of those who cite it put before it: "the Interior Ministry"."""
        found: dict[str, Counter[str]] = {}
        for origin in self.story.origins:
            for item in origin.evidence:
                for name in (origin.name, *origin.via):
                    before = article_before(name, self.article(item.article).text, item.start, item.end)
                    if before is not None:
                        found.setdefault(name, Counter())[before] += 1
        return {name: f"{_article(name, counts)} {name}".strip() for name, counts in found.items()}

    @cached_property
    def voices(self) -> frozenset[str]:
        """What whoever is cited is called anywhere, in small letters."""
        names = {name.casefold() for origin in self.story.origins for name in (origin.name, *origin.via)}
        called = [(one.name, *one.aliases) for one in self.story.entities]
        return frozenset(names.union(*(map(str.casefold, row) for row in called if row[0].casefold() in names)))

    def called(self, name: str) -> frozenset[str]:
        """What somebody who is cited is called, in small letters; a land by its capital, a capital by its land."""
        return self.once(("called", name), lambda: self._called(name))

    def _called(self, name: str) -> frozenset[str]:
        own = [one for one in self.story.entities if name in (one.name, *one.aliases)]
        kin = {one.id for one in own} | {other for one in own for other in one.related}
        alike = [one for one in self.story.entities if one.id in kin or not kin.isdisjoint(one.related)]
        return frozenset((name.casefold(), *(text.casefold() for one in alike for text in (one.name, *one.aliases))))

    def hedges(self, words: Evidence) -> str:
        """The first of these words that say how firmly they are meant: "reportedly", "has accused"; empty for none."""
        cues = self._analyses[words.article].hedges
        held = (cue for cue in cues if cue.hedge is not Hedge.DENIED and cue.overlaps(words.span))
        return next((cue.of(self.articles[words.article].text) for cue in held), "")

    def analysis(self, article_id: str) -> Analysis:
        """What was found in the article of this id."""
        return self._analyses[article_id]

    def article(self, article_id: str) -> Article:
        """The article of this id."""
        return self.articles[article_id]

    def name(self, article_id: str) -> str:
        """What the outlet is called in lines: by a number where the app's name, a title, would read as a quotation."""
        return numbered(outlet_name(self.article(article_id)), self.numbers[article_id])

    def called_once(self, articles: Iterable[str]) -> tuple[str, ...]:
        """The outlets of these articles, each once."""
        return tuple(dict.fromkeys(map(self.name, articles)))

    def names(self, evidence: Iterable[Evidence]) -> str:
        """The outlets of these places, each once."""
        return ", ".join(dict.fromkeys(self.name(item.article) for item in evidence))

    def names_as_source(self, article: str, name: str) -> bool:
        """Whether an article says that somebody said it: a bare name before a quotation may be no source."""
        said = self._sources_said.get(article, ())
        return name not in said or any(name in text and text != name for text in said)

    @cached_property
    def _sources_said(self) -> dict[str, list[str]]:
        """The words by which each article names its sources."""
        said: dict[str, list[str]] = {}
        for origin in self.story.origins:
            said.setdefault(origin.article, []).extend(one.text for one in origin.evidence)
        return said

    def cited(self, origin: str) -> str:
        """Whom a source cites, with the article that the sources themselves put before the name."""
        return self._cited.get(origin, origin)

    def reporting(self, fact: Fact) -> int:
        """How many sources report a fact; copies and all articles of one outlet are one."""
        return len({self.sources[name] for name in fact.articles})


def _is_clause(text: str) -> bool:
    """Whether words out of the middle of a sentence have a subject and a verb: "the guests gave a letter"."""
    first, *words = WORD.findall(text.lower()) or [""]
    return text[0].islower() and not is_past(first) and not first.endswith("ing") and any(map(is_past, words))


def _article(name: str, counts: Counter[str]) -> str:
    """The article that most put before a name; where most put none, that of a body that is called by what it is."""
    most, words = counts.most_common(1)[0][0], name.split()
    if any(word.endswith(("'s", "’s")) for word in words[:-1]):
        return most  # "Egypt's communications ministry" has its own
    if most or len(words) == 1 or words[-1].lower() not in word_list("origins.with_article"):
        return most
    return "the" if words[-1][0].isupper() else one_of(name)


def _weight(fact: Fact) -> tuple[bool, bool, bool, int, int]:
    """Best first: put plainly, of something done, no longer than a glance takes, naming the story's names, early."""
    statement = stated_in(fact)
    still, long = not tells_an_act(statement.text), len(statement.text.split()) > _LONG
    return fact.hedge is not Hedge.STATED, still, long, -min(len(fact.entities), _NAMES), statement.start
