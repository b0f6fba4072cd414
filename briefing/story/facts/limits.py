"""What keeps two claims apart whatever their likeness: words that are exchanged, and a claim that is only spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from briefing.language.english.meanings import meaning
from briefing.story.statements.exchange import Word, counted_words, exchange, exclusion, means_another, roles_exchanged
from briefing.story.statements.tellings import Telling
from briefing.story.statements.units import Unit

NEVER = -1000.0
"""What a pair counts as that no other pair outweighs."""


class Limits:
    """The pairs of ``units`` that are never one fact; ``tellings`` are the same claims taken apart."""

    def __init__(self, units: Sequence[Unit], tellings: Sequence[Telling]) -> None:
        places = {telling.evidence: telling for telling in tellings}
        self._tellings: list[Telling | None] = [places.get(unit.evidence) for unit in units]
        self._words: dict[int, tuple[Word, ...]] = {}
        self._known: dict[tuple[int, int], bool] = {}

    def apart(self, first: int, second: int) -> bool:
        """Whether two claims, by index, are never one fact.

        They are where one makes an allegation that the other only speaks of; where they run alike but for one exchanged
        word, unless both words mean the same; where words of the two exclude each other; and where it is exchanged who
        does it to whom.
        """
        pair = (min(first, second), max(first, second))
        if pair not in self._known:
            self._known[pair] = self._apart(*pair)
        return self._known[pair]

    def denies_elsewhere(self, first: int, second: int) -> bool:
        """Whether the one of two claims that says "not" says it of another matter than what both tell.

        The clause of its "not" must hold no word of the other claim: "…, though she did not say who was behind it".
        """
        one, two = self._tellings[first], self._tellings[second]
        if one is None or two is None:
            return False
        if not one.denied.clauses:
            one, two = two, one
        if one.denied.otherwise or two.negative or not one.denied.clauses:
            return False
        return all(clause.isdisjoint(two.words - two.cited) for clause in one.denied.clauses)

    def titles(self, index: int) -> frozenset[str]:
        """The meanings of the words that only say who somebody is: "acting justice minister Dana Holm"."""
        telling = self._tellings[index]
        return frozenset(meaning(word) for name in telling.names for word in name.title) if telling else frozenset()

    def _apart(self, first: int, second: int) -> bool:
        one, two = self._tellings[first], self._tellings[second]
        if one is None or two is None:
            return False
        if one.of_claim != two.of_claim:
            return True
        left, right = self._counted(first, one), self._counted(second, two)
        found = exchange(left, right)
        if (found is not None and means_another(found, one, two)) or roles_exchanged(one, two, left, right):
            return True
        return exclusion(one, two, left, right) is not None

    def _counted(self, index: int, telling: Telling) -> tuple[Word, ...]:
        if index not in self._words:
            self._words[index] = counted_words(telling)
        return self._words[index]

    def split(self, groups: Sequence[Sequence[int]]) -> list[list[int]]:
        """The groups, those that hold claims apart from each other without the ones that are apart from most."""
        return [part for group in groups for part in self._parts(group)]

    def _parts(self, group: Sequence[int]) -> Iterator[list[int]]:
        kept, left = list(group), []
        while apart := [pair for pair in combinations(kept, 2) if self.apart(*pair)]:
            times = {index: sum(index in pair for pair in apart) for pair in apart for index in pair}
            worst = max(times, key=lambda index: (times[index], index))
            kept.remove(worst)
            left.append(worst)
        yield kept
        if left:
            yield from self._parts(sorted(left))
