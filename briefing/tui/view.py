"""A story turned about for reading: the facts of a sentence, the places of a fact, what matches what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from briefing.brief import denials_of, stance_words
from briefing.models import (
    Article,
    Conflict,
    Entity,
    Evidence,
    Fact,
    Origin,
    Reading,
    Span,
    Stance,
    Status,
    Story,
    Teller,
)
from briefing.records import dataclass
from briefing.story.grouping.order import outlet_name
from briefing.tui.document import PaneDocument, prepare
from briefing.tui.instep import InStep

if TYPE_CHECKING:
    from briefing.tui.cited import Cited

_STRENGTH = {Status.DIFFERS: 3, Status.AGREED: 2, Status.SHARED: 1, Status.SINGLE: 0}


@dataclass(frozen=True, slots=True)
class Target:
    """What a row of a list stands for: words in articles, and what they are evidence of.

    With ``says`` set, an article without evidence is told to be silent on it.
    """

    label: str
    evidence: tuple[Evidence, ...]
    fact: str | None = None
    entity: str | None = None
    conflict: str | None = None
    says: bool = True

    def spans(self, article: str) -> tuple[Span, ...]:
        """The evidence in one article, in the order of its text."""
        return tuple(sorted(item.span for item in self.evidence if item.article == article))


def _sentences_of(evidence: Evidence, starts: Sequence[int]) -> range:
    """The numbers of the sentences that evidence lies in."""
    first = max(0, bisect_right(starts, evidence.start) - 1)
    last = max(first, bisect_right(starts, max(evidence.start, evidence.end - 1)) - 1)
    return range(first, last + 1)


@dataclass(slots=True, eq=False)
class StoryView:
    """The indexes of one story; articles are numbered from 0 in the story's order. Two views are never equal."""

    story: Story
    letters: bool = False
    facts: dict[str, Fact] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    denials: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    _documents: dict[int, PaneDocument] = field(default_factory=dict)
    _sentence_facts: dict[int, dict[int, tuple[str, ...]]] = field(default_factory=dict)
    _by_article: dict[str, list[tuple[Evidence, Fact]]] = field(default_factory=dict)
    _cited: Cited | None = None
    _in_step: dict[tuple[int, int], InStep] = field(default_factory=dict)

    def __post_init__(self) -> None:
        story = self.story
        self.facts = {fact.id: fact for fact in story.facts}
        self.entities = {entity.id: entity for entity in story.entities}
        self.conflicts = {conflict.id: conflict for conflict in story.conflicts}
        self.denials = denials_of(story)
        self.numbers = {reading.article.id: index for index, reading in enumerate(story.readings)}
        for fact in story.facts:
            for evidence in fact.evidence:
                self._by_article.setdefault(evidence.article, []).append((evidence, fact))

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The articles with what was found in them, in the story's order."""
        return self.story.readings

    def article(self, index: int) -> Article:
        """The article with this number."""
        return self.story.readings[index].article

    def name_of(self, article_id: str) -> str:
        """The outlet of an article of the story by its id, or what stands for it where none is named."""
        return outlet_name(self.article(self.numbers[article_id]))

    def document(self, index: int) -> PaneDocument:
        """The article with this number, ready to be drawn; made at the first call."""
        if index not in self._documents:
            marks = {
                sentence: max((self.facts[fact].status for fact in facts), key=_STRENGTH.__getitem__)
                for sentence, facts in self.sentence_facts(index).items()
            }
            self._documents[index] = prepare(self.story.readings[index], marks, letters=self.letters)
        return self._documents[index]

    def relabel(self, letters: bool) -> None:
        """Switch the letters behind names; documents are made anew."""
        self.letters = letters
        self._documents.clear()

    def sentence_facts(self, index: int) -> dict[int, tuple[str, ...]]:
        """The facts that lie in each sentence of an article, the most widely told first."""
        if index not in self._sentence_facts:
            reading = self.story.readings[index]
            starts = [span.start for span in reading.analysis.sentences]
            found: dict[int, dict[str, Fact]] = {}
            for evidence, fact in self._by_article.get(reading.article.id, ()):
                for sentence in _sentences_of(evidence, starts):
                    found.setdefault(sentence, {})[fact.id] = fact
            self._sentence_facts[index] = {
                sentence: tuple(fact.id for fact in sorted(facts.values(), key=_rank))
                for sentence, facts in found.items()
            }
        return self._sentence_facts[index]

    def facts_at(self, index: int, sentence: int) -> tuple[Fact, ...]:
        """The facts in one sentence of one article."""
        return tuple(self.facts[fact] for fact in self.sentence_facts(index).get(sentence, ()))

    def teller(self, fact: Fact, article_id: str) -> Teller:
        """What an article says of a fact; silence is a teller too, with nothing to say."""
        for teller in fact.tellers:
            if teller.article == article_id:
                return teller
        if article_id in fact.articles:
            return Teller(article_id, Stance.STATES)
        unsure = self.nearest(fact, article_id) is not None
        return Teller(article_id, Stance.UNSURE if unsure else Stance.SILENT)

    def stance(self, fact: Fact, article_id: str) -> Stance:
        """The stance of that article on the fact."""
        return self.teller(fact, article_id).stance

    def words_for(self, fact: Fact, article_id: str) -> str:
        """The same in words: ``attributes it to USGS``."""
        return stance_words(self.teller(fact, article_id), self.conflicts)

    def nearest(self, fact: Fact, article_id: str) -> Evidence | None:
        """The sentence in which an article may tell a fact in other words, if there is one."""
        return next((item for item in fact.unsure if item.article == article_id), None)

    def silent_on(self, fact: Fact) -> tuple[int, ...]:
        """The numbers of the articles in which nothing like the fact is found, not on the cards linked to it either.

        Of an article of which a part is here nobody can say so.
        """
        heard = {teller.article for teller in fact.tellers} | {*fact.articles, *(item.article for item in fact.unsure)}
        for name in fact.conflicts:
            if name in self.conflicts:
                heard |= {item.article for value in self.conflicts[name].values for item in value.evidence}
        unheard = (number for name, number in self.numbers.items() if name not in heard)
        return tuple(number for number in unheard if self.article(number).is_whole)

    def fact_target(self, fact: Fact) -> Target:
        """Everywhere that a fact is told."""
        return Target(fact.statement, fact.evidence, fact=fact.id)

    def cited_for(self, fact: Fact, article_id: str) -> tuple[Origin, ...]:
        """Whom an article cites for a fact, each once, in the order of its words."""
        if self._cited is None:
            from briefing.tui.cited import Cited  # noqa: PLC0415  # it knows English: not before a list asks for it

            self._cited = Cited(self.story.origins)
        found = [origin for item in fact.evidence if item.article == article_id for origin in self._cited.behind(item)]
        return tuple(dict.fromkeys(found))

    def in_step(self, index: int, other: int) -> InStep:
        """Which places of two articles belong beside each other, by the facts that both tell; made once."""
        if (index, other) not in self._in_step:
            here, there = self.article(index), self.article(other)
            starts = {fact.id: item.start for item, fact in reversed(self._by_article.get(there.id, ()))}
            pairs = [
                (item.start, starts[fact.id]) for item, fact in self._by_article.get(here.id, ()) if fact.id in starts
            ]
            self._in_step[index, other] = InStep.of(pairs, len(here.text), len(there.text))
        return self._in_step[index, other]


def _rank(fact: Fact) -> tuple[int, int, str]:
    """The most widely told fact first."""
    return (-len(fact.articles), -_STRENGTH[fact.status], fact.id)


def provisional(readings: Sequence[Reading]) -> StoryView:
    """A view of articles that are not compared yet."""
    return StoryView(Story(id="", title="", readings=tuple(readings)))
