"""Whether what one outlet is said to report alone may stand in another one's text, in other words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from briefing.language.english.calendar import is_day_word
from briefing.language.english.meanings import sense
from briefing.language.english.stems import WORD, little_words, stem
from briefing.models import Evidence, Story

ONE_SENTENCE, ONE_ARTICLE = 0.25, 0.42
"""The share of what the words of a statement tell from which on one sentence of another outlet, or one of its articles
as a whole, may tell the same. Looked at on the samples and six stories of ECB+: what others did tell in other words lay
above, but for a tenth of it."""

NAMED_SENTENCE, NAMED_ARTICLE = 0.4, 0.6
"""The same for a statement with a name or a figure that no other outlet gives anywhere."""

MOST = 4
"""Sentences of others that one statement is compared with."""


class Elsewhere:
    """The words of all sentences of a story; ``sources`` is for each article's id the outlet that it counts for."""

    def __init__(self, story: Story, sources: Mapping[str, str]) -> None:
        self._story, self._sources = story, sources
        self._known: dict[Evidence, tuple[bool, tuple[Evidence, ...]]] = {}

    @cached_property
    def _places(self) -> Mapping[str, frozenset[tuple[int, int]]]:
        """For each word the sentences that hold it, as the numbers of the article and of the sentence."""
        found: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for number, reading in enumerate(self._story.readings):
            for place, sentence in enumerate(reading.analysis.sentences):
                for word in _words(sentence.of(reading.article.text)):
                    found[word].add((number, place))
        return {word: frozenset(places) for word, places in found.items()}

    @cached_property
    def _sentences(self) -> int:
        return sum(len(reading.analysis.sentences) for reading in self._story.readings)

    def may_tell(self, evidence: Evidence) -> bool:
        """Whether another outlet than that of this evidence may tell the same."""
        return self._near(evidence)[0]

    def like(self, evidence: Evidence) -> tuple[Evidence, ...]:
        """The sentence of each other outlet that may tell the same, the likest first; not more than ``MOST``."""
        return self._near(evidence)[1]

    def _near(self, evidence: Evidence) -> tuple[bool, tuple[Evidence, ...]]:
        if evidence not in self._known:
            self._known[evidence] = self._looked_up(evidence)
        return self._known[evidence]

    def _looked_up(self, evidence: Evidence) -> tuple[bool, tuple[Evidence, ...]]:
        own = self._sources[evidence.article]
        others = {n for n, one in enumerate(self._story.articles) if self._sources[one.id] != own}
        by_sentence: dict[tuple[int, int], float] = defaultdict(float)
        by_article: dict[int, float] = defaultdict(float)
        whole, marked = 0.0, False
        for word, surface in _words(evidence.text).items():
            every = self._places.get(word, frozenset())
            places = [place for place in every if place[0] in others]
            worth = math.log(1 + self._sentences / max(1, len(every)))
            whole += worth
            marked = marked or (not places and _marks(surface, evidence.text))
            for place in places:
                by_sentence[place] += worth
            for article in {article for article, _ in places}:
                by_article[article] += worth
        least, least_of_all = (NAMED_SENTENCE, NAMED_ARTICLE) if marked else (ONE_SENTENCE, ONE_ARTICLE)
        near = {place: score for place, score in by_sentence.items() if score >= least * whole}
        may = bool(near) or max(by_article.values(), default=-1.0) >= least_of_all * whole
        return may, self._cited(near)

    def _cited(self, near: Mapping[tuple[int, int], float]) -> tuple[Evidence, ...]:
        """The likest sentence of each outlet."""
        found: dict[str, Evidence] = {}
        for number, place in sorted(near, key=lambda place: (-near[place], place)):
            reading = self._story.readings[number]
            sentence = Evidence.of(reading.article, reading.analysis.sentences[place])
            found.setdefault(self._sources[reading.article.id], sentence)
        return tuple(found.values())[:MOST]


def _marks(surface: str, text: str) -> bool:
    """Whether a word is a figure of two digits or more, or has a capital that the head of a sentence does not give."""
    if surface[0].isdigit():
        return len(surface) > 1
    return surface[0].isupper() and not text.startswith(surface) and not is_day_word(surface)


def _words(text: str) -> dict[str, str]:
    """The content words of a text by what they mean, each as it is written first."""
    little = little_words()
    found: dict[str, str] = {}
    for word in WORD.findall(text):
        if word.lower() not in little:
            found.setdefault(sense(stem(word)), word)
    return found
