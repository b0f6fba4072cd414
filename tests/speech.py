"""Articles for tests of quotes, sources and hedges: sentences found by the product, names given by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from support import make_article

from briefing.analysis.dates.finding import find_dates
from briefing.analysis.sentences import find_sentences
from briefing.analysis.speech.attribution import find_attributions
from briefing.analysis.speech.hedges import find_hedges
from briefing.analysis.speech.quotes import find_quotes
from briefing.models import Analysis, Article, Entity, EntityType, Evidence, Mention, Reading, Role, Span


def listen(text: str, people: str = "", bodies: str = "", places: str = "", groups: str = "", **fields) -> Reading:
    """The text with its quotes, attributions and hedges; names are given as "Ada Roe, Ben Ott", longer ones first."""
    article = make_article(text, **fields)
    found = Analysis(sentences=find_sentences(article, Analysis()))
    found = replace(found, dates=find_dates(article, found))
    kinds = {people: EntityType.PERSON, bodies: EntityType.ORG, places: EntityType.PLACE, groups: EntityType.GROUP}
    found = replace(found, mentions=_mentions(article, kinds))
    found = replace(found, quotes=find_quotes(article, found))
    found = replace(found, attributions=find_attributions(article, found))
    return Reading(article, replace(found, hedges=find_hedges(article, found)))


def _mentions(article: Article, kinds: dict[str, EntityType]) -> tuple[Mention, ...]:
    taken: list[Mention] = []
    for names, kind in kinds.items():
        for name in filter(None, names.split(", ")):
            for match in re.finditer(rf"\b{re.escape(name)}\b", article.text):
                mention = Mention(match.start(), match.end(), kind)
                if not any(mention.overlaps(other) for other in taken):
                    taken.append(mention)
    return tuple(sorted(taken, key=lambda mention: mention.start))


def quotes_of(reading: Reading) -> list[tuple[str, str | None, str | None, str]]:
    """Each quote as (kind, speaker, cue, words)."""
    text = reading.article.text
    return [
        (
            quote.kind.value,
            quote.speaker.of(text) if quote.speaker else None,
            quote.cue.of(text) if quote.cue else None,
            quote.of(text),
        )
        for quote in reading.analysis.quotes
    ]


def sources_of(reading: Reading) -> list[tuple[str, str | None, tuple[str, ...], str]]:
    """Each attribution as (source, what names it earlier, relays, scope)."""
    text = reading.article.text
    return [
        (
            one.source.of(text),
            one.named.of(text) if one.named else None,
            tuple(relay.of(text) for relay in one.via),
            one.of(text),
        )
        for one in reading.analysis.attributions
    ]


def hedges_of(reading: Reading) -> list[tuple[str, str, str]]:
    """Each hedge as (how firm, cue, scope)."""
    text = reading.article.text
    return [(cue.hedge.value, cue.of(text), cue.scope.of(text)) for cue in reading.analysis.hedges]


def entity(name: str, kind: EntityType, readings: Sequence[Reading], *forms: str, roles: Sequence[str] = ()) -> Entity:
    """An entity with the places where the readings use its forms, and with roles wherever they stand in the texts."""
    places = [item for reading in readings for item in _places(reading, [name, *forms])]
    titles = [Role(item.text, item) for reading in readings for role in roles for item in _places(reading, [role])]
    aliases = tuple(dict.fromkeys([name, *forms]))
    return Entity(name.lower().replace(" ", "-"), name, kind, aliases, tuple(sorted(places)), tuple(titles))


def _places(reading: Reading, forms: Sequence[str]) -> list[Evidence]:
    found: list[Evidence] = []
    for form in sorted(forms, key=len, reverse=True):
        for match in re.finditer(rf"\b{re.escape(form)}\b", reading.article.text):
            evidence = Evidence.of(reading.article, Span(match.start(), match.end()))
            if not any(evidence.span.overlaps(other.span) for other in found):
                found.append(evidence)
    return sorted(found)
