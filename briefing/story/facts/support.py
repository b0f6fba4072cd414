"""How much of what one claim of a fact specifies the other outlets' claims do not give: days, figures, names."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from briefing.language.english.meanings import meaning, weight
from briefing.language.english.relative import relative_clause
from briefing.language.english.stems import WORD
from briefing.story.facts.agreement import ROUNDED
from briefing.story.statements.units import Unit

IN_WORDS = 0.3
"""What a figure in words counts beside one in digits: "two new ships" says little more than "new ships"."""
YEAR = 0.2
"""What a bare year counts beside a day."""

ELSEWHERE = 0.25
"""What it counts that an article gives a day or figure in another one of its claims only; nowhere counts one."""

WORD_MARK = " "
"""What a plain word starts with where it stands beside names."""

Held = str | tuple[str] | tuple[str, float, float]
"""A day, a name or a figure."""


class Support:
    """Which articles give each day, figure and name that the claims of one fact hold.

    ``story`` are all claims of the story: what an article gives in another one of its claims is half known there.
    """

    def __init__(self, members: Sequence[Unit], story: Sequence[Unit] = ()) -> None:
        self._articles = {unit.article for unit in members}
        self._told = _tellers(members)
        self._known = _tellers([unit for unit in story if unit.article in self._articles])

    def figures_lacking(self, unit: Unit) -> float:
        """The days and figures of a claim, each as the share of the other articles that does not give it."""
        days = [self._lacking(same_day, day, unit) * _weight(day) for day in _distinct(unit.days)]
        figures = [
            self._lacking(same_figure, figure, unit) * (1.0 if f"{figure[1]:g}" in unit.values else IN_WORDS)
            for figure in sorted(unit.numbers)
        ]
        return math.fsum((*days, *figures))

    def names_lacking(self, unit: Unit) -> float:
        """The names of a claim, each as the share of the other articles that does not name it."""
        return math.fsum(self._lacking(_same_name, (root,), unit) for root in sorted(unit.roots))

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
        lacking = math.fsum(
            value * self._lacking(_same_name, (WORD_MARK + word,), unit) for word, value in weights.items()
        )
        return lacking / (math.fsum(weights.values()) or 1.0)

    def _lacking(self, same: Callable[[Held, Held], bool], held: Held, unit: Unit) -> float:
        """The share of the other articles that does not give it, those that give it elsewhere counted in part."""
        others = self._articles - {unit.article}
        here, elsewhere = (
            {article for own, articles in tellers.items() if same(own, held) for article in articles} & others
            for tellers in (self._told, self._known)
        )
        missing = len(others - here - elsewhere) + ELSEWHERE * len(elsewhere - here)
        return missing / len(others) if others else 0.0


def _tellers(units: Sequence[Unit]) -> dict[Held, set[int]]:
    """Which articles give each day (text), figure (three values), name and word (one value)."""
    found: dict[Held, set[int]] = {}
    for unit in units:
        names: list[Held] = [(root,) for root in unit.roots]
        names += [(WORD_MARK + word,) for word in unit.words]
        for held in [*unit.days, *unit.numbers, *names]:
            found.setdefault(held, set()).add(unit.article)
    return found


def _same_name(own: Held, held: Held) -> bool:
    return own == held


def same_day(own: Held, day: Held) -> bool:
    """Whether one is the other, its month or its year."""
    return isinstance(own, str) and isinstance(day, str) and (own.startswith(day) or day.startswith(own))


def same_figure(own: Held, figure: Held) -> bool:
    """Whether they are one figure of one unit, rounded in another way or not."""
    if not (isinstance(own, tuple) and len(own) == 3 and isinstance(figure, tuple) and len(figure) == 3):
        return False
    units = [one[0].rpartition(" ")[2] for one in (own, figure)]
    near = own[1] <= figure[2] * (1 + ROUNDED) and figure[1] <= own[2] * (1 + ROUNDED)
    return near and ("" in units or units[0] == units[1])


def _weight(day: str) -> float:
    """A year alone is mostly background: when a war ended, since when something holds."""
    return YEAR if is_year(day) else 1.0


def is_year(day: str) -> bool:
    """Whether a day is a year alone, or several."""
    return all(len(end) == len("2000") for end in day.split("/"))


def _distinct(days: frozenset[str]) -> list[str]:
    """The days without those that only name the month or year of another one."""
    return [day for day in sorted(days) if not any(other != day and other.startswith(day) for other in days)]
