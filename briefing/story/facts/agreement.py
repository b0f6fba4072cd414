"""What forbids that two claims are one fact, however alike their words are."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from briefing.language.english.exchanged import words
from briefing.language.english.meanings import meaning, weight
from briefing.language.english.plans import intentions
from briefing.language.english.stems import WORD
from briefing.story.facts.differing import differ, differ_in_days, differ_in_numbers, oppose
from briefing.story.facts.limits import NEVER, Limits
from briefing.story.statements.units import DAY, DURATION, NAME, VALUE, Unit

FORBIDDEN = -1.0
"""What a pair counts as that cannot be one fact: enough to keep two groups apart."""

SAME_ARTICLE = 0.50
"""The least similarity of two claims of one article, which seldom says a thing twice."""

FEWEST_SHARED = 3
"""How many words and names two claims must share."""

LEAST_CONTENT = 0.30
"""The least overlap of what two claims say beside names."""

PINNED_CONTENT = 0.12
"""The same for two claims that give the same day or figure: they tell it of one thing where they share its names."""

PAIRED_CONTENT, PAIRED_WORDS, PAIRED_PERSONS = 0.18, 2, 2
"""The same for two claims that name the same two persons, with the words and persons that they must share."""

PINNED = 1.0
"""How rare what two pinned claims share must be: e to the minus this of all claims would share it by chance."""

PLAIN_CONTENT, PLAIN_WORDS, PLAIN_NAMES = 0.45, 3, 2
PLAIN = 0.34
"""What a pair counts as at least that shares so much of its content, so many words and names, and differs in nothing:
long claims that state other things beside are still one fact where what they share is this much."""

WORDS_ALONE = 5
"""So many words in common let two claims be one that name others: "the driver was charged", "Mr Roe was charged". On
the odd topics of ECB+ 15 of 16 pairs that this adds say the same."""

RAREST, MOST_HOLDERS = 3, 30
"""The rarest words of a claim by which others are looked up that say the same, and how many claims such a word may be
of: what more hold is found by its likeness."""

SAME_WORDS, SAME_SHARED, SAME_SHARE = 2, 4, 0.75
"""Words, and words, names and days, that two claims must share, and the share of either by what the words weigh, to be
one whoever says it."""

MAIN_SHARED, PLANNED_SHARED, NAME_SHARED, MOST_PARTS = 2.6, 2.2, 0.7, 2
"""What the first sentences of two articles must share to tell one main event in whatever words, the same where both
tell what one person means to do, what of it a name counts, and how many words of names at most count as names; a rare
word counts one. They may say much else: on the odd topics of ECB+ 47 of 48 pairs of checked sentences that 3.2 and
whole names leave out tell one event."""

OTHER_VALUE = 0.50
"""The similarity from which on another day or figure is another value for one thing, not another thing."""

_AND = re.compile(r",?\sand\s")


def _share_most_words(one: Unit, two: Unit, overlap: float) -> bool:
    return overlap >= PLAIN_CONTENT and len(one.words & two.words) >= WORDS_ALONE


def _both_open(one: Unit, two: Unit) -> bool:
    return one.opens and two.opens and one.article != two.article


def _least(one: Unit, two: Unit) -> float:
    """How alike two claims must be at least, for their article and for their values."""
    return max(
        SAME_ARTICLE if one.article == two.article else -math.inf,
        OTHER_VALUE if differ(one, two) else -math.inf,
    )


def _other_values_of_another(one: Unit, two: Unit) -> bool:
    return not one.roots & two.roots and (differ_in_days(one, two) or differ_in_numbers(one, two))


def _say_much_alike(one: Unit, two: Unit, overlap: float) -> bool:
    """Whether claims of two articles share many words and names, and differ in no value."""
    if one.article == two.article or overlap < PLAIN_CONTENT or len(one.words & two.words) < PLAIN_WORDS:
        return False
    return len(one.roots & two.roots) >= PLAIN_NAMES and not differ(one, two)


@dataclass(slots=True)
class _Verdict:
    """What holds of two claims, and of all that are told like them.

    ``least`` is the similarity that they need, ``floor`` what they count as at least then; ``apart`` whether the limits
    keep them apart, None while that was not asked.
    """

    least: float
    floor: float = -math.inf
    apart: bool | None = None


class Agreement:
    """Which pairs of ``units`` may be one fact; ``rarity`` is the weight of every word, ``limits`` what forbids it."""

    def __init__(self, units: Sequence[Unit], rarity: Mapping[str, float], limits: Limits) -> None:
        self._units = units
        self._limits = limits
        self._rarity = rarity
        self._told = [unit.words - limits.cited(at) - limits.titles(at) - intentions() for at, unit in enumerate(units)]
        self._told_sizes = [self._weigh(told) for told in self._told]
        self._sizes = [math.fsum(rarity[word] for word in unit.words) for unit in units]
        self._of_article = [unit.article for unit in units]
        self._of_kind = _kinds_of(units, limits)
        self._articles = np.array(self._of_article, dtype=np.int64)
        self._kinds = np.array(self._of_kind, dtype=np.int64)
        self._known: list[dict[int, _Verdict]] = [{} for _ in range(max(self._of_kind, default=-1) + 1)]

    def between(self, first: int, second: int, score: float) -> float:
        """The similarity of two claims, given by index, or ``FORBIDDEN`` where they cannot say the same.

        ``NEVER`` is the answer for those that the limits keep apart.
        """
        key = 2 * self._of_kind[second] + (self._of_article[first] == self._of_article[second])
        verdict = self._known[self._of_kind[first]].get(key) or self._learnt(key, first, second)
        if score < verdict.least:
            return FORBIDDEN
        return NEVER if self._is_apart(verdict, first, second) else max(score, verdict.floor)

    def behind(self, first: int, others: NDArray[np.int64], scores: NDArray[np.float64]) -> list[float]:
        """The same of one claim with each of several.

        What holds of two claims is found once for all that are told like them; most cannot say the same.
        """
        keys = 2 * self._kinds[others] + (self._articles[others] == self._articles[first])
        known = self._known[self._of_kind[first]]
        values = []
        for key, other, score in zip(keys.tolist(), others.tolist(), scores.tolist(), strict=True):
            verdict = known.get(key) or self._learnt(key, first, other)
            if score < verdict.least:
                values.append(FORBIDDEN)
            else:
                values.append(NEVER if self._is_apart(verdict, first, other) else max(score, verdict.floor))
        return values

    def may_be_one_event(self, first: int, second: int) -> bool:
        """Whether nothing parts the first sentences of two articles, which share a name and a word that tells."""
        one, two = self._units[first], self._units[second]
        if one.article == two.article or differ(one, two) or oppose(one, two) or not one.roots & two.roots:
            return False
        if one.denies != two.denies and not self._limits.denies_elsewhere(first, second):
            return False
        if self._limits.names_others(first, second):
            return False  # a third one may tell of both: of the climber from Orsa and of the one from Lisse
        return self._tell_alike(first, second) and not self._limits.apart(first, second)

    def same_words(self) -> Iterator[tuple[int, int]]:
        """The pairs of claims of different articles, by index, that say the same whoever says it, in their order."""
        held: dict[str, list[int]] = defaultdict(list)
        for index, told in enumerate(self._told):
            for word in sorted(told, key=lambda word: (-self._rarity[word], word))[:RAREST]:
                held[word].append(index)
        few = [own for own in held.values() if len(own) <= MOST_HOLDERS]
        for one, two in sorted({pair for own in few for pair in combinations(own, 2)}):
            if self._of_article[one] != self._of_article[two] and self._say_the_same(one, two):
                yield one, two

    def on_one_side(self, between: int, first: int, second: int) -> bool:
        """Whether what a claim shares with each of two others stands in one clause of it, or all of it is one."""
        sides = [frozenset(map(meaning, WORD.findall(part))) for part in _AND.split(self._units[between].evidence.text)]
        if len(sides) == 1:
            return True
        held = []
        for other in (first, second):
            shared = self._units[between].words & self._units[other].words
            weights = [self._weigh(sorted(shared & side)) for side in sides]
            held.append(weights.index(max(weights)) if max(weights) > 0 and weights.count(max(weights)) == 1 else None)
        return held[0] is not None and held[0] == held[1]

    def _learnt(self, key: int, first: int, second: int) -> _Verdict:
        """What holds of two claims, kept for all that are told like them."""
        found = self._known[self._of_kind[first]][key] = self._verdict(first, second)
        return found

    def _is_apart(self, verdict: _Verdict, first: int, second: int) -> bool:
        """Whether the limits keep two claims apart, asked once for all that are told like them."""
        if verdict.apart is None:
            verdict.apart = self._limits.apart(first, second)
        return verdict.apart

    def _verdict(self, first: int, second: int) -> _Verdict:
        """What two claims need, the limits apart.

        They must agree in what they deny, in somebody they name, and in what they say beside names; where a day or a
        figure differs or one leaves open what the other tells, they must agree in nearly all else, and in a name.
        """
        one, two = self._units[first], self._units[second]
        if one.words.isdisjoint(two.words):
            return _FORBIDDEN  # most pairs: nothing else need be asked
        if one.denies != two.denies and not self._limits.denies_elsewhere(first, second):
            return _FORBIDDEN
        overlap = self._overlap(first, second)
        main = _both_open(one, two) and self._is_main(first, second)
        spoken = self._tell_one_thing(first, second)
        if not spoken and not self._share_enough(first, second, overlap, main=main):
            return _FORBIDDEN
        if not self._tell_alike(first, second) or oppose(one, two):
            return _FORBIDDEN
        if not spoken and self._limits.only_count_alike(first, second):
            return _FORBIDDEN
        if _other_values_of_another(one, two):
            return _FORBIDDEN
        plain = main or _say_much_alike(one, two, overlap) or (one.article != two.article and spoken)
        return _Verdict(_least(one, two), PLAIN if plain else -math.inf)

    def _tell_one_thing(self, first: int, second: int) -> bool:
        """Whether two claims say, count or recall the same, whatever else each tells."""
        if self._say_the_same(first, second) or self._limits.count_the_same(first, second):
            return True
        return self._of_article[first] != self._of_article[second] and self._limits.same_past_deed(first, second)

    def _share_enough(self, first: int, second: int, overlap: float, *, main: bool) -> bool:
        """Whether two claims share somebody whom they name and what they say; ``main`` is that they tell one event."""
        one, two = self._units[first], self._units[second]
        if not (share_names(one, two) or _share_most_words(one, two, overlap)):
            return False
        offices = self._limits.offices(first) | self._limits.offices(second) | self._who_says(first, second)
        if main or (overlap >= LEAST_CONTENT and share_words(one, two, offices)):
            return True
        if overlap >= PINNED_CONTENT and self._pinned(one, two):
            return True
        if one.article != two.article and self._limits.same_deed(first, second):
            return True
        return overlap >= PAIRED_CONTENT and self._paired(first, second, offices)

    def _who_says(self, first: int, second: int) -> frozenset[str]:
        """The words by which both claims tell who says it: of two things that a poll found, each may be its own.

        They count where the one tells nothing of its own beside.
        """
        both = self._limits.speakers(first) & self._limits.speakers(second)
        one, two = self._told[first] - both, self._told[second] - both
        return frozenset() if one <= two or two <= one else both

    def _paired(self, first: int, second: int, offices: Set[str]) -> bool:
        """Whether two claims tell of the same two persons, and share words enough: they met, they spoke of defence."""
        words = (self._told[first] & self._told[second]) - offices
        return len(words) >= PAIRED_WORDS and self._limits.common_persons(first, second) >= PAIRED_PERSONS

    def _pinned(self, one: Unit, two: Unit) -> bool:
        """Whether two claims tell one day or figure of one thing: they share it, a name and a word, rare together."""
        pins = [DAY + day for day in one.days & two.days] + [VALUE + value for value in one.values & two.values]
        names = [NAME + root for root in one.roots & two.roots]
        if not pins or not names or not one.words & two.words:
            return False
        shared = [*pins, *names, *(one.words & two.words)]
        return math.fsum(self._rarity[term] for term in shared) >= math.log(len(self._units)) + PINNED

    def _tell_alike(self, first: int, second: int) -> bool:
        """Whether two claims share a word that says more than who says it or is meant: no title, no "delegation"."""
        shared = self._units[first].words & self._units[second].words
        cited = self._limits.cited(first) & self._limits.cited(second)
        return bool(shared - cited - self._limits.titles(first) - self._limits.titles(second) - _general())

    def _is_main(self, first: int, second: int) -> bool:
        """Whether two first sentences tell one main event: four words and names in common, two words at least.

        Three are enough where both tell what somebody means to do, of which each tells in words of its own.
        """
        one, two = self._units[first], self._units[second]
        words = (one.words & two.words) - self._limits.titles(first) - self._limits.titles(second)
        names = max(len(one.roots & two.roots), min(MOST_PARTS, len(one.parts & two.parts)))
        planned = one.hedged and two.hedged and bool(one.roots & two.roots)
        least, fewest = (PLANNED_SHARED, FEWEST_SHARED) if planned else (MAIN_SHARED, FEWEST_SHARED + 1)
        if len(words) < 2 or len(words) + names < fewest or not names or differ(one, two):
            return False
        return math.fsum(weight(word) for word in sorted(words)) + NAME_SHARED * names >= least

    def _say_the_same(self, first: int, second: int) -> bool:
        """Whether two claims hold the same words but for who says it, who somebody is, and that he means to do it."""
        one, two = self._told[first], self._told[second]
        both = one & two
        most = max(self._told_sizes[first], self._told_sizes[second])
        if len(both) < SAME_WORDS or self._weigh(both) < SAME_SHARE * most:
            return False
        left, right = self._units[first], self._units[second]
        shared = len(both) + len(left.roots & right.roots) + bool(left.days & right.days)
        return shared >= SAME_SHARED and not self._limits.names_others(first, second)

    def _weigh(self, words: Iterable[str]) -> float:
        return math.fsum(self._rarity[word] for word in words)

    def _overlap(self, first: int, second: int) -> float:
        """The shared weight of the words of two claims against the geometric mean of their weights."""
        shared = math.fsum(self._rarity[word] for word in self._units[first].words & self._units[second].words)
        return shared / math.sqrt(self._sizes[first] * self._sizes[second]) if shared else 0.0


_FORBIDDEN = _Verdict(math.inf)


def _kinds_of(units: Sequence[Unit], limits: Limits) -> list[int]:
    """A number for each claim; whatever is asked here of two claims has one answer for all of their numbers."""
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault((limits.kind(at), *_held(unit)), len(numbers)) for at, unit in enumerate(units)]


def _held(unit: Unit) -> tuple[Hashable, ...]:
    """All of a claim that is asked for here."""
    said = (unit.words, unit.names, unit.roots, unit.parts, unit.days, unit.numbers, unit.values)
    return *said, unit.denies, unit.hedged, unit.first, unit.opens, unit.intends


@cache
def _general() -> frozenset[str]:
    return frozenset(map(meaning, words("general")))


def share_words(one: Unit, two: Unit, offices: Set[str] = frozenset()) -> bool:
    """Whether two claims share three words, or two and a name or a time that something took; ``offices`` are none.

    Two denials need to share one and two names.
    """
    words = len((one.words & two.words) - offices)
    names = max(len(one.roots & two.roots), min(1, len(one.parts & two.parts)))
    lasted = any(unit == DURATION for unit, _, _ in one.numbers & two.numbers)
    return words >= (1 if one.denies else 2) and words + names + lasted >= FEWEST_SHARED


def share_names(one: Unit, two: Unit) -> bool:
    """Whether two claims have a name in common, or one has none."""
    return not (one.parts and two.parts) or bool(one.names & two.names or one.parts & two.parts)
