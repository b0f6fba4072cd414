"""The sources as a check asks them: each article's words, its utterances, its sentences, and how rare a word is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from briefing.analysis.speech.marks import find_quoted
from briefing.checking.words import Stream, WordAt, words_of
from briefing.language.english.stems import commonness, little_words, stem
from briefing.models import Article, Attribution, Evidence, QuoteKind, Reading, Span

BACKGROUND = 50
"""Texts of the general kind that the sources are taken to be mixed with, so that rarity is known among few."""


@dataclass(frozen=True)
class SourceText:
    """One article with its words in a row; made when it is first asked."""

    reading: Reading
    quoted: tuple[Span, ...] = field(default=())

    @property
    def article(self) -> Article:
        """The article."""
        return self.reading.article

    @cached_property
    def stream(self) -> Stream:
        """All words of the text."""
        return Stream.of(words_of(self.article.text))

    @cached_property
    def utterances(self) -> tuple[Span, ...]:
        """Whatever stands between marks, in order."""
        return tuple(Span(one.start, one.end) for one in find_quoted(self.article.text, self.article.paragraphs))

    @cached_property
    def spoken(self) -> Stream:
        """The words between marks alone: what goes between two halves of an utterance ("she said") is left out."""
        words = self.stream.words
        kept: list[WordAt] = []
        spans = iter(self.utterances)
        span = next(spans, None)
        for word in words:
            while span is not None and span.end <= word.start:
                span = next(spans, None)
            if span is not None and span.start <= word.start < span.end:
                kept.append(word)
        return Stream.of(kept)

    def utterance_at(self, span: Span) -> int | None:
        """The number of the utterance that holds the beginning of a range."""
        return next((n for n, one in enumerate(self.utterances) if one.start <= span.start < one.end), None)

    def said_by(self, span: Span) -> Span | None:
        """The words of the article for whoever says what stands there, in marks or reported."""
        quotes = [quote for quote in self.reading.analysis.quotes if quote.overlaps(span)]
        quotes.sort(key=lambda quote: quote.kind is QuoteKind.INDIRECT)
        speaker = next((quote.speaker for quote in quotes if quote.speaker is not None), None)
        if speaker is not None:
            return speaker
        covering = [one for one in self.attributions_of(span) if one.contains(span)]
        return (covering[0].named or covering[0].source) if covering else None

    def attributions_of(self, span: Span) -> list[Attribution]:
        """What the article puts down to a source and overlaps the range."""
        return [one for one in self.reading.analysis.attributions if one.overlaps(span)]

    def evidence(self, span: Span) -> Evidence:
        """The words of a range."""
        return Evidence.of(self.article, span)


class Sources:
    """All articles that a draft is held against, in the order of their ids, so that no order of files matters."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        ordered = sorted(readings, key=lambda reading: (reading.article.path, reading.article.id))
        self.texts = tuple(SourceText(reading) for reading in ordered)
        self._holding: Counter[str] = Counter()
        for text in self.texts:
            self._holding.update(text.stream.places.keys())

    @cached_property
    def headlines(self) -> frozenset[tuple[str, ...]]:
        """The words of each headline, in order, as they are compared."""
        titles = (tuple(word.key for word in words_of(text.article.title)) for text in self.texts)
        return frozenset(title for title in titles if title)

    def rarity(self, key: str) -> float:
        """How much a word tells: 0 for little words, more the fewer sources and texts in general have it."""
        if key in little_words():
            return 0.0
        usual = BACKGROUND * commonness(stem(key))
        return log((1 + len(self.texts) + BACKGROUND) / (1 + self._holding[key] + usual))
