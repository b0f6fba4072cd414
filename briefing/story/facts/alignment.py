"""Which claims of a story say the same: groups in which each claim agrees with the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from briefing.models import Reading
from briefing.story.facts.agreement import Agreement
from briefing.story.facts.limits import Limits
from briefing.story.facts.twofold import told_beside
from briefing.story.nearness.clusters import Rule, average_link, strongest
from briefing.story.nearness.profiles import profile_of
from briefing.story.nearness.similarity import Similarity
from briefing.story.nearness.weights import Nearness
from briefing.story.statements.deeds import Deed
from briefing.story.statements.units import DAY, NAME, PART, VALUE, Unit

SAME = 0.34
"""The mean similarity from which on claims of different articles are one fact."""

FAINT = 0.20
"""Similarities below this one are not kept, and count as ``ABSENT``."""

ABSENT = 0.05
NEIGHBOURS = 200

WEIGHTS = {NAME: 0.5, PART: 0.8, DAY: 0.7, VALUE: 0.7}
"""What a name, a word of a name, a day and a figure weigh against a plain word of the same rarity."""

HEAD = 1.4
"""How much more alike two claims are than their words say where each is what its article begins with: news tells the
main thing first, and the articles are of one story. On the odd topics of ECB+ it joins 51 further pairs of checked
sentences, 48 of them of one event; 1.8 joins twice as many, of which every third is wrong."""

HEADLINE = 10
"""Words of a first sentence, at most, that stands for a headline: then the one behind it is a beginning as well."""

RECALLED = 0.45
"""What two claims count as, at least, that tell one deed of a day long ago. In groups of five articles of all topics of
ECB+ this joins 15 further pairs, all of which say the same."""

MOST_RECALLED = 60
"""Claims of one such deed up to which they are held against each other: more say it alike anyway."""

MOST_HEADS = 40
"""Claims of first sentences up to which two that a third one tells alike are looked for: more say it alike anyway."""

USUAL_NEARNESS = 0.6
"""The similarity of two articles of one story; where it is smaller, their claims are less likely to be of one event."""

NEAREST = 0.8
"""The share of its nearest article's similarity from which on another one is as near. Below it the square of what lacks
counts: where two events are mixed in one story, each has its own articles near it."""


_Named = tuple[Set[object], Set[object], Set[object]]
"""Persons, days and figures."""

_NOTHING: _Named = (frozenset(), frozenset(), frozenset())


class Alignment:
    """The similarity of the claims of a story, row by row."""

    def __init__(self, units: Sequence[Unit], readings: Sequence[Reading], persons: Set[str] = frozenset()) -> None:
        """``persons`` are the ids of those entities that are persons."""
        self.units = units
        self._persons = [unit.roots & persons for unit in units]
        self.lexical = Similarity([unit.terms for unit in units], weigh=weigh)
        nearness = Nearness([profile_of(reading) for reading in readings])
        self._articles = np.array([unit.article for unit in units], dtype=np.int64)
        self._heads = np.array([_begins(unit, readings[unit.article]) for unit in units], dtype=bool)
        self._head_kinds = self._kinds_of_heads()
        self._unlike: dict[int, NDArray[np.bool_]] = {}
        self._nearness = of_one_event([nearness.row(index) for index in range(len(readings))])

    def row(self, index: int) -> NDArray[np.float64]:
        """The similarity of one claim with every claim, shape (claims,), each between 0 and 1."""
        near = self._nearness[self.units[index].article][self._articles]
        scores: NDArray[np.float64] = self.lexical.row(index) * near
        if self._heads[index]:
            others = np.flatnonzero(self._heads & (scores > 0))
            others = others[~self._of_others(index)[self._head_kinds[others]]]
            scores[others] = np.minimum(scores[others] * HEAD, 1.0)
        return scores

    def _kinds_of_heads(self) -> NDArray[np.int64]:
        """A number for each claim, one for all beginnings that name the same persons, days and figures; 0 for others.

        ``_named`` holds what each number names.
        """
        numbers: dict[_Named, int] = {_NOTHING: 0}
        kinds = np.zeros(len(self.units), dtype=np.int64)
        for at in np.flatnonzero(self._heads).tolist():
            unit = self.units[at]
            kinds[at] = numbers.setdefault((self._persons[at], unit.days, unit.numbers), len(numbers))
        self._named = list(numbers)
        return kinds

    def _of_others(self, index: int) -> NDArray[np.bool_]:
        """For each kind of beginning whether both name persons, days or figures, and none of the same.

        Then they may be of two events.
        """
        kind = int(self._head_kinds[index])
        if kind not in self._unlike:
            own = self._named[kind]
            found = [any(map(_are_others, own, other)) for other in self._named]
            self._unlike[kind] = np.array(found, dtype=bool)
        return self._unlike[kind]


def _are_others(first: Set[object], second: Set[object]) -> bool:
    return bool(first and second) and first.isdisjoint(second)


def of_one_event(rows: Sequence[NDArray[np.float64]]) -> list[NDArray[np.float64]]:
    """How far two articles tell of one event, each between 0 and 1, from their similarities, a row for each article.

    Nothing changes where an article has another one alone; where two events are mixed, each article is held against the
    less connected one's nearest.
    """
    near = [np.minimum(row / USUAL_NEARNESS, 1.0) for row in rows]
    nearest = np.array([np.delete(row, index).max(initial=0.0) for index, row in enumerate(near)])
    found = []
    for index, row in enumerate(near):
        usual = NEAREST * np.minimum(nearest, nearest[index])
        found.append(row * np.minimum(row / np.where(usual > 0, usual, 1.0), 1.0) ** 2)
    return found


def _begins(unit: Unit, reading: Reading) -> bool:
    """Whether a claim is of the sentence that its article begins with."""
    sentences, text = reading.analysis.sentences, reading.article.text
    headline = len(sentences) > 1 and len(sentences[0].of(text).split()) <= HEADLINE
    return unit.claim.sentence <= int(headline)


def weigh(term: str) -> float:
    """What a term weighs by its kind."""
    return WEIGHTS.get(term[:1], 1.0)


def align(
    units: Sequence[Unit], readings: Sequence[Reading], limits: Limits, persons: Set[str] = frozenset()
) -> list[list[int]]:
    """The claims as groups that say the same each, by index; a claim that nothing agrees with is a group of one."""
    alignment = Alignment(units, readings, persons)
    agreement = Agreement(units, alignment.lexical.rarity, limits)
    links: list[dict[int, float]] = [{} for _ in units]
    floors = []
    for index in range(len(units)):
        row = alignment.row(index)
        row[index] = 0.0
        others, floor = strongest(row, FAINT, NEIGHBOURS, ABSENT)
        floors.append(floor)
        first = bisect_left(others, index)
        behind = np.array(others[first:], dtype=np.int64)
        if len(behind):
            links[index] = dict(zip(others[first:], agreement.behind(index, behind, row[behind]), strict=True))
        for other in others[:first]:
            if index not in links[other]:
                links[other][index] = agreement.between(other, index, float(row[other]))
    _chain(units, links, agreement)
    _recall(units, links, agreement, limits)
    _restate(links, agreement)
    found = [(one, two, value) for one, own in enumerate(links) for two, value in own.items()]
    groups = limits.split(average_link(found, floors, Rule(SAME, 0.0, 0.0, 1.0)))
    beside = told_beside(groups, found, units, limits.share_an_act)
    wider = [set(group) for group in beside]
    return [one for one in groups if len(one) == 1 or not any(group.issuperset(one) for group in wider)] + beside


def _chain(units: Sequence[Unit], links: list[dict[int, float]], agreement: Agreement) -> None:
    """Let two beginnings be one that a third one tells alike, where nothing parts them: each may tell it in its way.

    "The court struck the freeze down", "its decision to end the freeze", "the freeze is over, the court decided". One
    with an "and" may tell of two things: it joins two that share with it what stands on one side of that.
    """
    heads = [index for index, unit in enumerate(units) if unit.opens]
    if len(heads) > MOST_HEADS:
        return
    near: dict[int, set[int]] = {index: set() for index in heads}
    _link(combinations(heads, 2), links, agreement)
    for one, two in combinations(heads, 2):
        if links[one].get(two, 0.0) >= SAME:
            near[one].add(two)
            near[two].add(one)
    for one, two in combinations(heads, 2):
        if two in near[one] or not agreement.may_be_one_event(one, two):
            continue
        if any(agreement.on_one_side(between, one, two) for between in sorted(near[one] & near[two])):
            links[one][two] = SAME


def _recall(units: Sequence[Unit], links: list[dict[int, float]], agreement: Agreement, limits: Limits) -> None:
    """Let claims be one that tell one deed of a day long ago, whatever else they tell and however few words they share.

    It is told by the way, in half a sentence: "four years after its forerunner sank in May 2019".
    """
    told: dict[Deed, list[int]] = defaultdict(list)
    for index in range(len(units)):
        for deed in limits.past_deeds(index):
            told[deed].append(index)
    few = [own for own in told.values() if len(own) <= MOST_RECALLED]
    for one, two in sorted({pair for own in few for pair in combinations(own, 2)}):
        if units[one].article != units[two].article and limits.same_past_deed(one, two):
            links[one][two] = agreement.between(one, two, max(links[one].get(two, ABSENT), RECALLED))


def _restate(links: list[dict[int, float]], agreement: Agreement) -> None:
    """Let claims be one that say the same to different people: who says it may be told in more words than what."""
    _link(agreement.same_words(), links, agreement)


def _link(pairs: Iterable[tuple[int, int]], links: list[dict[int, float]], agreement: Agreement) -> None:
    """Let pairs be one that are not held against each other yet, where they agree however little alike they are."""
    for one, two in pairs:
        if two not in links[one] and (value := agreement.between(one, two, ABSENT)) >= SAME:
            links[one][two] = value
