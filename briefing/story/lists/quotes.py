"""Quotes of all articles with their speakers linked to entities."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.language.english.reporting import PRONOUNS
from briefing.models import Entity, EntityType, Evidence, Quote, QuoteMention, Reading, Span
from briefing.story.entities.places import NamedPlaces

_IN_PLACE = re.compile(r" (?:in|from|at|near) (?:the )?")


def link_quotes(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Quote, ...]:
    """Every quote in the order of the articles and of their texts.

    The speaker is the entity that the words for the speaker name; where they are "the report" or "it", the one that
    the attribution of the same words goes back to. None where they name nobody whom the story knows.
    """
    names = NamedPlaces(entities)
    quotes = []
    for reading in readings:
        article = reading.article
        sources = {one.source: one.named for one in reading.analysis.attributions if one.named is not None}
        for mention in reading.analysis.quotes:
            who = tuple(entity.id for entity in _speakers(names, reading, mention, sources))
            cue = mention.cue.of(article.text) if mention.cue is not None else None
            words = _words(reading, mention, sources)
            first = who[0] if who else None
            quotes.append(Quote(first, cue, Evidence.of(article, mention), mention.kind, words, who))
    return tuple(quotes)


def _words(reading: Reading, quote: QuoteMention, sources: dict[Span, Span]) -> Evidence | None:
    """The words that say who speaks: those that a pronoun stands for rather than the pronoun, None for it alone."""
    if quote.speaker is None:
        return None
    span = Span(quote.speaker.start, quote.speaker.end)
    span = _with_place(reading, sources.get(span, span), quote.cue)
    words = span.of(reading.article.text)
    pronoun = words.lower() in PRONOUNS and (len(words) == 1 or not words.isupper())  # "WHO" is a name
    return None if pronoun else Evidence.of(reading.article, span)


def _with_place(reading: Reading, span: Span, cue: Span | None) -> Span:
    """The words with the place behind them, where they follow their verb: "said one survivor in Orsk"."""
    text = reading.article.text
    inverted = cue is not None and 0 <= span.start - cue.end <= 1
    match = _IN_PLACE.match(text, span.end) if inverted else None
    if match is None:
        return span
    place = next((one for one in reading.analysis.mentions if one.start == match.end()), None)
    return Span(span.start, place.end) if place is not None and place.type is EntityType.PLACE else span


def _speakers(
    names: NamedPlaces, reading: Reading, quote: QuoteMention, sources: dict[Span, Span]
) -> tuple[Entity, ...]:
    """The entities that speak, in the order of their names."""
    if quote.speaker is None:
        return ()
    found = names.speaking(reading, quote.speaker)
    named = sources.get(Span(quote.speaker.start, quote.speaker.end))
    if not found and named is not None:
        found = names.speaking(reading, named)
    return tuple(dict.fromkeys(found))
