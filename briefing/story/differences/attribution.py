"""The same words put down to two speakers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from briefing.language.english.stems import WORD
from briefing.models import Conflict, ConflictKind, ConflictValue, Entity, EntityType, Fact, Quote

FEWEST, ALIKE = 7, 0.8
"""Words of a quotation from which it is no stock phrase, and how much of two must stand in one order to be one: what is
shorter, as "India is on the Moon", two people may well have said."""


def attributions_apart(
    quotes: Sequence[Quote], entities: Sequence[Entity], facts: Sequence[Fact]
) -> Iterator[Conflict]:
    """The quotations of different articles that are the same words of two people, each person a side."""
    people = {entity.id: entity for entity in entities if entity.type is EntityType.PERSON}
    spoken = [(quote, words) for quote in quotes if quote.speaker in people and len(words := _words(quote)) >= FEWEST]
    sides: dict[frozenset[str], dict[str, dict[Quote, None]]] = {}
    for (one, left), (two, right) in combinations(spoken, 2):
        if one.speaker == two.speaker or one.evidence.article == two.evidence.article or not _are_one(left, right):
            continue
        held = sides.setdefault(frozenset((one.speaker or "", two.speaker or "")), {})
        for quote in (one, two):
            held.setdefault(quote.speaker or "", {})[quote] = None
    for found in sides.values():
        yield _card({speaker: list(held) for speaker, held in found.items()}, people, facts)


def _words(quote: Quote) -> tuple[str, ...]:
    return tuple(word.lower() for word in WORD.findall(quote.evidence.text))


def _are_one(one: Sequence[str], two: Sequence[str]) -> bool:
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return all(bound() >= ALIKE for bound in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


def _card(sides: Mapping[str, Sequence[Quote]], people: Mapping[str, Entity], facts: Sequence[Fact]) -> Conflict:
    values = tuple(
        ConflictValue(people[speaker].name, tuple(quote.evidence for quote in quotes))
        for speaker, quotes in sides.items()
    )
    told = [one for value in values for one in value.evidence]
    joined = repr((ConflictKind.ATTRIBUTION, [(value.value, value.evidence) for value in values]))
    return Conflict(
        id="c" + hashlib.sha256(joined.encode()).hexdigest()[:10],
        kind=ConflictKind.ATTRIBUTION,
        topic="who said it",
        values=values,
        facts=tuple(
            fact.id
            for fact in facts
            if any(own.article == one.article and own.span.overlaps(one.span) for own in fact.evidence for one in told)
        ),
    )
