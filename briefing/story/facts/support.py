"""How much of what one claim of a fact specifies the other outlets' claims do not give: days, figures, names."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Sequence, Set
from typing import TypeVar

from briefing.language.english.meanings import meaning, weight
from briefing.language.english.relative import relative_clause
from briefing.language.english.stems import WORD
from briefing.story.facts.rounding import Figure, same_figure
from briefing.story.statements.units import Unit

IN_WORDS = 0.3
"""What a figure in words counts beside one in digits: "two new ships" says little more than "new ships"."""
YEAR = 0.2
"""What a bare year counts beside a day."""

ELSEWHERE = 0.25
"""What it counts that an article gives a day or figure in another one of its claims only; nowhere counts one."""

_K = TypeVar("_K")
_H = TypeVar("_H", str, Figure)


class Tellers:
    """Which articles give each day, figure, name and plain word; made once for all claims of a story."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._days: dict[str, set[int]] = {}
        self._figures: dict[Figure, set[int]] = {}
        self._names: dict[str, set[int]] = {}
        self._words: dict[str, set[int]] = {}
        for unit in units:
            _note(self._days, unit.days, unit.article)
            _note(self._figures, unit.numbers, unit.article)
            _note(self._names, unit.roots, unit.article)
            _note(self._words, unit.words, unit.article)

    def of_day(self, day: str) -> Set[int]:
        """The articles that give a day, its month or its year, or a day of that month or year."""
        return {article for own, articles in self._days.items() if same_day(own, day) for article in articles}

    def of_figure(self, figure: Figure) -> Set[int]:
        """The articles that give a figure, rounded in another way or not."""
        return {article for own, articles in self._figures.items() if same_figure(own, figure) for article in articles}

    def of_name(self, root: str) -> Set[int]:
        """The articles that name an entity."""
        return self._names.get(root, _NOBODY)

    def of_word(self, word: str) -> Set[int]:
        """The articles that hold a plain word."""
        return self._words.get(word, _NOBODY)


def _note(found: dict[_K, set[int]], held: Iterable[_K], article: int) -> None:
    for one in held:
        found.setdefault(one, set()).add(article)


_NOBODY: frozenset[int] = frozenset()


class Support:
    """Which articles give each day, figure and name that the claims of one fact hold.

    ``story`` is what all claims of the story give: what an article gives in another one of its claims is half known
    there.
    """

    def __init__(self, members: Sequence[Unit], story: Tellers | None = None) -> None:
        self._articles = {unit.article for unit in members}
        self._told = Tellers(members)
        self._known = story or Tellers(())
        self._given: dict[Hashable, tuple[Set[int], Set[int]]] = {}

    def figures_lacking(self, unit: Unit) -> float:
        """The days and figures of a claim, each as the share of the other articles that does not give it."""
        days = [self._lacking(Tellers.of_day, day, unit) * _weight(day) for day in _distinct(unit.days)]
        figures = [
            self._lacking(Tellers.of_figure, figure, unit) * (1.0 if f"{figure[1]:g}" in unit.values else IN_WORDS)
            for figure in sorted(unit.numbers)
        ]
        return math.fsum((*days, *figures))

    def names_lacking(self, unit: Unit) -> float:
        """The names of a claim, each as the share of the other articles that does not name it."""
        return math.fsum(self._lacking(Tellers.of_name, root, unit) for root in sorted(unit.roots))

    def words_lacking(self, unit: Unit) -> float:
        """The share of what the words of a claim tell that the other articles' claims do not, from 0 to 1."""
        return self._words_lacking(unit.words, unit)

    def main_lacking(self, unit: Unit) -> float:
        """The same of what is said before a clause that hangs on it ("…, where the quake struck"); 0 without one."""
        relative = relative_clause(unit.evidence.text)
        if relative is None:
            return 0.0
        said = {meaning(word) for word in WORD.findall(unit.evidence.text[: relative.start()])}
        return self._words_lacking(unit.words & said, unit)

    def _words_lacking(self, words: frozenset[str], unit: Unit) -> float:
        weights = {word: weight(word) for word in sorted(words)}
        lacking = math.fsum(value * self._lacking(Tellers.of_word, word, unit) for word, value in weights.items())
        return lacking / (math.fsum(weights.values()) or 1.0)

    def _giving(self, tellers: Callable[[Tellers, _H], Set[int]], held: _H) -> tuple[Set[int], Set[int]]:
        """The articles of the fact that give it in its claims, and those that do in others; found once for all claims.

        Of a fact of hundreds of articles nothing else takes as long.
        """
        key = tellers, held
        found = self._given.get(key)
        if found is None:
            here = tellers(self._told, held) & self._articles
            found = self._given[key] = here, (tellers(self._known, held) & self._articles) - here
        return found

    def _lacking(self, tellers: Callable[[Tellers, _H], Set[int]], held: _H, unit: Unit) -> float:
        """The share of the other articles that does not give it, those that give it elsewhere counted in part."""
        others = len(self._articles) - (unit.article in self._articles)
        if not others:
            return 0.0
        here, elsewhere = self._giving(tellers, held)
        told, half = len(here) - (unit.article in here), len(elsewhere) - (unit.article in elsewhere)
        return (others - told - half + ELSEWHERE * half) / others


def same_day(own: str, day: str) -> bool:
    """Whether one is the other, its month or its year."""
    return own.startswith(day) or day.startswith(own)


def _weight(day: str) -> float:
    """A year alone is mostly background: when a war ended, since when something holds."""
    return YEAR if is_year(day) else 1.0


def is_year(day: str) -> bool:
    """Whether a day is a year alone, or several."""
    return all(len(end) == len("2000") for end in day.split("/"))


def _distinct(days: frozenset[str]) -> list[str]:
    """The days without those that only name the month or year of another one."""
    return [day for day in sorted(days) if not any(other != day and other.startswith(day) for other in days)]
