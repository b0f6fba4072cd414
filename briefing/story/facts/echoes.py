"""Articles that are no tellers of a fact and may tell it all the same, in other words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from briefing.models import Conflict, Entity, Evidence, Fact, Reading
from briefing.story.statements.statement import Statement
from briefing.story.statements.tellings import Telling
from briefing.story.statements.units import DAY, NAME, VALUE

LEAST = 0.10
"""The likeness from which on a sentence may tell a fact: on the even topics of ECB+ the highest at which no more than a
tenth of all cells of the matrix say "not found here" of what is told there."""

ENOUGH = 2.0
"""What shared words must weigh together to count in half: a single word in common is no echo of a long sentence."""

MOST = 30
"""Sentences kept for one fact, the nearest of them: in a story of hundreds more would be read by nobody."""

WEIGHTS = {NAME: 0.5, DAY: 0.7, VALUE: 0.7}
"""What a name, a day and a figure weigh against a plain word that as many sentences hold."""

Terms = frozenset[str]


def mark_unsure(
    readings: Sequence[Reading],
    facts: Sequence[Fact],
    tellings: Sequence[Telling],
    entities: Sequence[Entity],
    conflicts: Sequence[Conflict],
    least: float = LEAST,
) -> tuple[Fact, ...]:
    """The facts, each with the nearest sentence of every article that seems silent on it and may tell it.

    An article tells a fact that has evidence in it, stands on a card of it or reports its denial. Of any other the
    sentence that holds most of the words, names, days and figures of one of the fact's tellings is looked at, words
    that only say who somebody is left out. ``least`` is the likeness that it must have.
    """
    roots = {entity.id: (*entity.related, entity.id)[0] for entity in entities}
    terms = {telling.evidence: _terms(telling.said, roots) for telling in tellings}
    sentences = _Sentences(readings, terms)
    by_article: dict[str, list[Evidence]] = {}
    for evidence in terms:
        by_article.setdefault(evidence.article, []).append(evidence)
    cards = {conflict.id: conflict for conflict in conflicts}
    made = []
    for fact in facts:
        told = frozenset(_heard(fact, cards))
        asked = {one for item in fact.evidence if (one := _terms_in(item, terms, by_article))}
        made.append(replace(fact, unsure=sentences.nearest(asked, told, least)))
    return tuple(made)


def _heard(fact: Fact, cards: Mapping[str, Conflict]) -> Iterator[str]:
    """The ids of the articles that are known to tell something of a fact."""
    yield from fact.articles
    yield from (teller.article for teller in fact.tellers)
    for name in fact.conflicts:
        if name in cards:
            yield from (item.article for value in cards[name].values for item in value.evidence)


def _terms(telling: Statement, roots: Mapping[str, str]) -> Terms:
    """What a telling says: its words without titles, its names, days and figures."""
    return frozenset(
        (
            *(telling.words - telling.titles),
            *(NAME + roots.get(name.entity, name.entity) for name in telling.names if name.entity),
            *(DAY + part for day in telling.days for part in _parts(day.value)),
            *(f"{VALUE}{amount.low:g}" for amount in telling.amounts),
        )
    )


def _parts(day: str) -> tuple[str, ...]:
    """A day with its month and its year, either of which another article may name alone."""
    return tuple({day, day[: len("2000-01")], day[: len("2000")]}) if day[:4].isdigit() else (day,)


def _terms_in(
    evidence: Evidence, terms: Mapping[Evidence, Terms], by_article: Mapping[str, Sequence[Evidence]]
) -> Terms:
    """The terms of a piece of evidence; where it is no telling by itself, of those that lie in it."""
    if evidence in terms:
        return terms[evidence]
    inside = (one for one in by_article.get(evidence.article, ()) if evidence.span.contains(one.span))
    return frozenset(term for one in inside for term in terms[one])


class _Sentences:
    """The sentences of all articles by what they say, article by article."""

    def __init__(self, readings: Sequence[Reading], terms: Mapping[Evidence, Terms]) -> None:
        self._places: list[Evidence] = []
        self._articles: list[str] = []
        sizes: list[int] = []
        for reading in readings:
            own = [Evidence.of(reading.article, sentence) for sentence in reading.analysis.sentences]
            if kept := list(filter(terms.get, own)):
                self._articles.append(reading.article.id)
                sizes.append(len(kept))
                self._places += kept
        self._article_of = np.repeat(np.arange(len(sizes)), sizes)
        rows = [terms[place] for place in self._places]
        often = Counter(chain.from_iterable(rows))
        self._weight = {term: _weight(term, times, len(rows)) for term, times in often.items()}
        self._holders = _holders(rows)
        self._beyond = {term: 0.5 if term.startswith(NAME) else 1.0 for term in self._weight}
        self._size = np.array([math.fsum(self._weight[term] for term in sorted(row)) for row in rows])

    def nearest(self, asked: Iterable[Terms], told: frozenset[str], least: float) -> tuple[Evidence, ...]:
        """The sentence of each article not ``told`` of that is likest to any of what is asked, in their order.

        ``least`` is above 0: only sentences that share a term are looked at.
        """
        found: dict[int, tuple[float, int]] = {}
        for terms in asked:
            places, likeness = self._likeness(terms)
            enough = likeness >= least
            places, likeness = places[enough], likeness[enough]
            for article, place, value in zip(
                self._article_of[places].tolist(), places.tolist(), likeness.tolist(), strict=True
            ):
                best = found.get(article)
                # The first of those that are as near.
                if best is None or (value, -place) > (best[0], -best[1]):
                    found[article] = value, place
        rows = [(at, *best) for at, best in sorted(found.items()) if self._articles[at] not in told]
        if len(rows) > MOST:
            rows = sorted(sorted(rows, key=lambda row: (-row[1], row[0]))[:MOST])
        return tuple(self._places[place] for _, _, place in rows)

    def _likeness(self, terms: Terms) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Which sentences hold some of what is asked, and how much each says of it, between 0 and 1.

        It is the mean of the share that it holds and of the geometric mean of both shares, less where little is shared.
        """
        known = sorted(term for term in terms if term in self._holders)
        holders = [self._holders[term] for term in known]
        sizes = [len(held) for held in holders]
        owners = np.concatenate([np.empty(0, dtype=np.int64), *holders])
        touched = np.zeros(len(self._places), dtype=bool)
        touched[owners] = True
        places = np.flatnonzero(touched)
        number = np.empty(len(self._places), dtype=np.int64)
        number[places] = np.arange(len(places))
        rows = number[owners]

        def added(values: Mapping[str, float]) -> NDArray[np.float64]:
            weights = np.repeat([values[term] for term in known], sizes)
            return np.bincount(rows, weights, len(places)).astype(np.float64, copy=False)

        beyond, shared = added(self._beyond), added(self._weight)
        total = math.fsum(self._weight[term] for term in known)
        shared[beyond < 1.0] = 0.0  # one name alone tells of another matter
        if not total:
            return places, shared
        held = shared / total
        size = self._size[places]
        found: NDArray[np.float64] = (held + np.sqrt(held * shared / size)) / 2 * shared / (shared + ENOUGH)
        return places, found


def _weight(term: str, times: int, size: int) -> float:
    """What a term weighs by its kind and by how many of the sentences hold it."""
    return WEIGHTS.get(term[:1], 1.0) * math.sqrt(math.log(1 + (size - times + 0.5) / (times + 0.5)))


def _holders(rows: Sequence[Terms]) -> dict[str, NDArray[np.int64]]:
    """For every term the sentences that hold it."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for term in row:
            found.setdefault(term, []).append(number)
    return {term: np.array(numbers, dtype=np.int64) for term, numbers in found.items()}
