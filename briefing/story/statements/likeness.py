"""How much two tellings tell the same, whatever fills their slots."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.language.english.meanings import meaning, weight
from briefing.story.statements.names import Name, same_name
from briefing.story.statements.statement import Statement

LEAST_SHARED = 1.6
"""Weight of shared words and names below which two tellings are not compared: about two telling words."""

NAME_WEIGHT = 1.0
"""What a name in common weighs: as much as the rarest word."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two tellings share. ``score`` is Dice's coefficient of the weights of words and names, from 0 to 1.

    ``rest`` is the lesser of what each has that the other lacks, in units of one telling word.
    """

    shared: float
    score: float
    rest: float
    only_left: tuple[Name, ...]
    only_right: tuple[Name, ...]
    common_names: int


def likeness(one: Statement, two: Statement) -> Likeness:
    """How much two tellings tell the same, slots for numbers and days left out."""
    only_left = [name for name in one.names if name not in one.sources and not _is_told(name, two)]
    only_right = [name for name in two.names if name not in two.sources and not _is_told(name, one)]
    common = min(_common(one, two), _common(two, one))
    shared = sum(weight(word) for word in sorted(one.words & two.words)) + NAME_WEIGHT * common
    left = sum(weight(word) for word in sorted(one.words - two.words - one.cited))
    right = sum(weight(word) for word in sorted(two.words - one.words - two.cited))
    total = 2 * shared + left + right + NAME_WEIGHT * (len(only_left) + len(only_right))
    score = 2 * shared / total if total else 0.0
    return Likeness(shared, score, min(left, right), tuple(only_left), tuple(only_right), common)


def _common(one: Statement, two: Statement) -> int:
    return sum(any(same_name(name, other) for other in two.names) for name in one.names)


def _is_told(name: Name, other: Statement) -> bool:
    """Whether the other telling names it too, or tells it in plain words ("Chess" and "chess")."""
    if any(same_name(name, one) for one in other.names):
        return True
    return all(meaning(word) in other.words for word in name.text.split())
