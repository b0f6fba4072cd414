"""Whether what one outlet is said to report alone may stand in another one's text, in other words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

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
    def _rows(self) -> _Rows:
        return _Rows(self._story)

    @cached_property
    def _outlets(self) -> NDArray[np.int64]:
        """For each article the number of its outlet."""
        numbers: dict[str, int] = {}
        own = [numbers.setdefault(self._sources[article.id], len(numbers)) for article in self._story.articles]
        return np.array(own, np.int64)

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
        rows, outlets = self._rows, self._outlets
        own = outlets[next(at for at, one in enumerate(self._story.articles) if one.id == evidence.article)]
        by_sentence, by_article = np.zeros(len(rows.article_of)), np.zeros(len(outlets))
        whole, marked = 0.0, False
        for word, surface in _words(evidence.text).items():
            every = rows.holders.get(word, _NONE)
            articles = rows.holding.get(word, _NONE)
            others = articles[outlets[articles] != own]
            worth = math.log(1 + len(rows.article_of) / max(1, len(every)))
            whole += worth
            marked = marked or (not len(others) and _marks(surface, evidence.text))
            by_sentence[every] += worth
            by_article[others] += worth
        by_sentence[outlets[rows.article_of] == own] = 0.0
        least, least_of_all = (NAMED_SENTENCE, NAMED_ARTICLE) if marked else (ONE_SENTENCE, ONE_ARTICLE)
        near = np.flatnonzero((by_sentence > 0) & (by_sentence >= least * whole))
        far = ((by_article > 0) & (by_article >= least_of_all * whole)).any()
        return bool(len(near) or far), self._cited({at: float(by_sentence[at]) for at in near.tolist()})

    def _cited(self, near: Mapping[int, float]) -> tuple[Evidence, ...]:
        """The likest sentence of each outlet, by the number of the sentence."""
        found: dict[str, Evidence] = {}
        for at in sorted(near, key=lambda at: (-near[at], at)):
            article = int(self._rows.article_of[at])
            reading = self._story.readings[article]
            sentence = reading.analysis.sentences[at - self._rows.starts[article]]
            found.setdefault(self._sources[reading.article.id], Evidence.of(reading.article, sentence))
            if len(found) == MOST:
                break
        return tuple(found.values())


_NONE = np.empty(0, np.int64)


class _Rows:
    """The sentences of a story, numbered through.

    ``article_of`` is the number of each sentence's article, ``starts`` of each article that of its first sentence.
    ``holders`` and ``holding`` are for each word the numbers of the sentences and of the articles that hold it.
    """

    def __init__(self, story: Story) -> None:
        sentences: dict[str, list[int]] = defaultdict(list)
        articles: dict[str, list[int]] = defaultdict(list)
        article_of: list[int] = []
        self.starts: list[int] = []
        for number, reading in enumerate(story.readings):
            self.starts.append(len(article_of))
            for sentence in reading.analysis.sentences:
                for word in _words(sentence.of(reading.article.text)):
                    sentences[word].append(len(article_of))
                    articles[word].append(number)
                article_of.append(number)
        self.article_of = np.array(article_of, np.int64)
        self.holders = {word: _numbers(places) for word, places in sentences.items()}
        self.holding = {word: _numbers(dict.fromkeys(places)) for word, places in articles.items()}


def _numbers(values: Iterable[int]) -> NDArray[np.int64]:
    return np.fromiter(values, np.int64)


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
