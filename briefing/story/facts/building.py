"""Claims of several articles aligned to facts."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import chain

from briefing.language.english.verbless import is_phrase
from briefing.models import AGREED_FROM, Article, Entity, EntityType, Evidence, Fact, Reading, Status
from briefing.story.differences.magnitudes import same_magnitudes
from briefing.story.facts.ages import same_ages, statement_of
from briefing.story.facts.alignment import align
from briefing.story.facts.called import called_alike
from briefing.story.facts.caveats import caveats_of
from briefing.story.facts.compound import gather
from briefing.story.facts.denied_apart import parted
from briefing.story.facts.details import Knowledge, details_of
from briefing.story.facts.differing import differ_in_numbers
from briefing.story.facts.limits import Limits
from briefing.story.facts.readable import Readable
from briefing.story.facts.statement import choose_statement
from briefing.story.facts.support import Tellers
from briefing.story.facts.tolls import series
from briefing.story.grouping.independence import outlet_key, sources_of
from briefing.story.statements.tellings import Telling, tellings_of
from briefing.story.statements.units import Unit, collect_units


def find_facts(
    readings: Sequence[Reading], entities: Sequence[Entity], tellings: Sequence[Telling] | None = None
) -> tuple[Fact, ...]:
    """The facts of a story; each holds the claims that say the same.

    ``tellings`` are all claims taken apart, made here where they are not given.

    Those of most independent articles come first, among them those that say most of what the story is about, then in
    the order of the texts. A part of a sentence that nobody else reports is shown with its whole sentence.
    """
    units = _units(readings, entities)
    if tellings is None:
        tellings = tellings_of(readings, entities)
    limits = Limits(units, tellings)
    known = Knowledge(units, tellings, readings)
    readable = Readable(readings)
    persons = _persons(entities)
    further = [*series(units, readings), *same_magnitudes(units, readings), *called_alike(units)]
    whole = limits.split(further, limits.contradict)
    groups = parted(gather(align(units, readings, limits, persons), units, limits, whole), units, readings)
    named = _Names(entities)
    sources = sources_of([reading.article for reading in readings])
    spread = Counter(term for unit in units for term in set(unit.content))
    joined = _joined(groups, units)
    shared = _sentences_of(joined)
    times, story = _times_told(joined), Tellers(units)
    ranked = []
    for group in _fold(groups, units):
        members = [units[index] for index in group]
        tellers = len(_independent(members, readings, sources))
        evidence = _evidence(group, units, readings, shared)
        told_in = _articles_of(members)
        fact = replace(_fact(told_in, evidence, readings, sources), entities=named.within(evidence))
        if len(evidence) > 1:
            chosen = _stated(members, story, readings, times, readable)
            fact = _worded(fact, _first_worded(members, chosen), known)
        ranked.append((-tellers, -_weight(members, spread), min(fact.evidence), group, fact))
    facts = [row[-1] for row in sorted(ranked, key=lambda row: row[:4])]
    return _with_ages(facts, same_ages(readings, entities, units), partial(_aged, readings, sources, named))


def _joined(groups: Sequence[Sequence[int]], units: Sequence[Unit]) -> list[list[Unit]]:
    """The groups of more than one claim."""
    return [[units[index] for index in group] for group in groups if len(group) > 1]


def _articles_of(members: Sequence[Unit]) -> list[int]:
    return sorted({unit.article for unit in members})


def _first_worded(members: Sequence[Unit], words: str) -> Unit:
    return next(unit for unit in members if unit.evidence.text == words)


def _with_ages(
    facts: Sequence[Fact], groups: Iterable[Sequence[Evidence]], made: Callable[[Sequence[Evidence]], Fact]
) -> tuple[Fact, ...]:
    """The facts, with how old somebody is behind all else that several tell."""
    several = sum(len(fact.articles) > 1 for fact in facts)
    return (*facts[:several], *map(made, groups), *facts[several:])


def _aged(readings: Sequence[Reading], sources: Mapping[str, str], named: _Names, group: Sequence[Evidence]) -> Fact:
    """How old somebody is, in the words that tell it best."""
    places = {reading.article.id: at for at, reading in enumerate(readings)}
    fact = _fact(sorted({places[one.article] for one in group}), tuple(group), readings, sources)
    return replace(fact, statement=statement_of(group), entities=named.within(group))


def _sentences_of(groups: Iterable[Sequence[Unit]]) -> set[tuple[int, int]]:
    """The sentences that hold a claim of these, by article and number."""
    return {(unit.article, unit.claim.sentence) for unit in chain.from_iterable(groups)}


def _stated(
    members: Sequence[Unit],
    story: Tellers,
    readings: Sequence[Reading],
    times: Mapping[Evidence, int],
    readable: Readable,
) -> str:
    return choose_statement(_last_told(members, readings), story, times, readable.leaves_open).evidence.text


def _persons(entities: Iterable[Entity]) -> set[str]:
    return {entity.id for entity in entities if entity.type is EntityType.PERSON}


def _times_told(joined: Iterable[Sequence[Unit]]) -> Counter[Evidence]:
    """How often each evidence is told by several articles."""
    several = (units for units in joined if len({unit.article for unit in units}) > 1)
    return Counter(unit.evidence for unit in chain.from_iterable(several))


def _units(readings: Sequence[Reading], entities: Sequence[Entity]) -> list[Unit]:
    """The claims that can be facts: no phrases, and no remarks of an article on its sources."""
    remarks = [[caveat.evidence.span for caveat in caveats_of(reading)] for reading in readings]
    stated = [unit for unit in collect_units(readings, entities) if not is_phrase(_sentence(unit, readings))]
    return [unit for unit in stated if not any(span.contains(unit.claim) for span in remarks[unit.article])]


def _sentence(unit: Unit, readings: Sequence[Reading]) -> str:
    reading = readings[unit.article]
    return reading.analysis.sentences[unit.claim.sentence].of(reading.article.text)


def _fold(groups: Sequence[Sequence[int]], units: Sequence[Unit]) -> list[list[int]]:
    """The groups, with the claims of one sentence that nobody else makes as one.

    What overlaps the evidence of a shared fact is none of its own, and what is left of a sentence of which others
    report a part only where it reads alone: no sentence stands in two lists.
    """
    sentences: dict[tuple[int, int], list[int]] = {}
    shared = {index for group in groups if len(group) > 1 for index in group}
    taken: dict[tuple[int, int], list[Unit]] = {}
    for index in sorted(shared):
        taken.setdefault((units[index].article, units[index].claim.sentence), []).append(units[index])
    for index, unit in enumerate(units):
        place = (unit.article, unit.claim.sentence)
        others = taken.get(place, [])
        if index in shared or any(other.claim.overlaps(unit.claim) for other in others):
            continue
        if not others or unit.alone:
            sentences.setdefault(place, []).append(index)
    return _unshared([group for group in groups if len(group) > 1], units) + list(sentences.values())


def _unshared(groups: Sequence[Sequence[int]], units: Sequence[Unit]) -> list[list[int]]:
    """The groups, those of one article without the claims that are evidence of what several report.

    Else what all tell would be shown as told by one alone, beside what that one adds.
    """
    several = [len({units[index].article for index in group}) > 1 for group in groups]
    told = {index for group, many in zip(groups, several, strict=True) if many for index in group}
    return [
        list(group) if many else [index for index in group if index not in told] or list(group)
        for group, many in zip(groups, several, strict=True)
    ]


def _evidence(
    group: Sequence[int], units: Sequence[Unit], readings: Sequence[Reading], shared: Set[tuple[int, int]]
) -> tuple[Evidence, ...]:
    """The words of the claims; those of a single fact are its sentence's where they do not read on their own.

    ``shared`` are the sentences, by article and number, of which others report a part: they are never widened to.
    """
    members = [units[index] for index in group]
    places = {(unit.article, unit.claim.sentence) for unit in members}
    if len(places) > 1 or not places.isdisjoint(shared):
        return tuple(unit.evidence for unit in members)
    reading = readings[members[0].article]
    siblings = [claim for claim in reading.analysis.claims if claim.sentence == members[0].claim.sentence]
    if len(siblings) > len(members) and all(unit.alone for unit in members) and len(members) == 1:
        return (members[0].evidence,)
    return (Evidence.of(reading.article, reading.analysis.sentences[members[0].claim.sentence]),)


def _weight(members: Sequence[Unit], spread: Counter[str]) -> float:
    """How much of what the story is about the claims hold: the mean number of claims that share their words."""
    words = {term for unit in members for term in unit.content}
    return sum(spread[term] for term in words) / len(words) if words else 0.0


def _fact(
    told_in: Sequence[int],
    evidence: tuple[Evidence, ...],
    readings: Sequence[Reading],
    sources: Mapping[str, str],
) -> Fact:
    articles = [readings[index].article for index in told_in]
    return Fact(
        id=fact_id(evidence),
        statement=evidence[0].text,
        status=status_of(len({sources[article.id] for article in articles}), len(set(sources.values()))),
        articles=tuple(article.id for article in articles),
        outlets=outlets_of(articles),
        evidence=evidence,
    )


def _worded(fact: Fact, unit: Unit, known: Knowledge) -> Fact:
    """The fact in the words of one of its claims, with what of them some of its articles do not give."""
    others = [reading.article for reading in known.readings if reading.article.id in fact.articles]
    details = details_of(unit, [one for one in others if one.id != unit.evidence.article], known)
    return replace(fact, statement=unit.evidence.text, details=details)


def outlets_of(articles: Sequence[Article]) -> tuple[str, ...]:
    """The outlets of the articles, each once, in their order: its name, or the article's id where none is named."""
    named: dict[str, str] = {}
    for article in articles:
        named.setdefault(outlet_key(article), article.outlet or article.id)
    return tuple(named.values())


def _independent(members: Sequence[Unit], readings: Sequence[Reading], sources: Mapping[str, str]) -> set[str]:
    """The outlets that make the claims, a copy counted as what it copies."""
    return {sources[readings[unit.article].article.id] for unit in members}


def _last_told(members: Sequence[Unit], readings: Sequence[Reading]) -> list[Unit]:
    """The claims, or where their figures differ those published last: a toll is told as it stands now."""
    if not any(differ_in_numbers(members[0], unit) for unit in members):
        return list(members)
    days = [readings[unit.article].article.published for unit in members]
    last = max((day for day in days if day), default=None)
    latest = [unit for unit, day in zip(members, days, strict=True) if day == last]
    moments = [readings[unit.article].article.published_at for unit in latest]
    known = [moment for moment in moments if moment]
    if len(known) < len(moments):
        return latest
    return [unit for unit, moment in zip(latest, moments, strict=True) if moment == max(known)]


def status_of(outlets: int, total: int) -> Status:
    """How a fact of so many independent outlets out of ``total`` is called."""
    if outlets >= AGREED_FROM or (outlets >= 2 and outlets == total):
        return Status.AGREED
    return Status.SHARED if outlets == 2 else Status.SINGLE


def fact_id(evidence: Sequence[Evidence]) -> str:
    """A short name that stays the same while the evidence does."""
    joined = "\n".join(f"{item.article}:{item.start}:{item.end}" for item in sorted(evidence))
    return "f" + hashlib.sha256(joined.encode()).hexdigest()[:10]


class _Names:
    """The places of the mentions of all entities, to find those inside a span."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._order = {entity.id: place for place, entity in enumerate(entities)}
        places: dict[str, list[tuple[int, int, str]]] = {}
        for entity in entities:
            for mention in entity.mentions:
                places.setdefault(mention.article, []).append((mention.start, mention.end, entity.id))
        self._places = {article: sorted(found) for article, found in places.items()}

    def within(self, evidence: Sequence[Evidence]) -> tuple[str, ...]:
        """The ids of the entities that the evidence names, in the order of the entities."""
        found = set()
        for item in evidence:
            places = self._places.get(item.article, [])
            first, last = bisect_left(places, (item.start,)), bisect_left(places, (item.end,))
            found |= {name for _, end, name in places[first:last] if end <= item.end}
        return tuple(sorted(found, key=self._order.__getitem__))
