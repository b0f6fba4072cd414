"""How much two tellings tell the same, whatever fills their slots."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.language.english.meanings import meaning
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
    here, there = one.words, two.words
    shared = sum([value for word, value in one.weighed if word in there]) + NAME_WEIGHT * common
    left = sum([value for word, value in one.weighed if word not in there and word not in one.cited])
    right = sum([value for word, value in two.weighed if word not in here and word not in two.cited])
    total = 2 * shared + left + right + NAME_WEIGHT * (len(only_left) + len(only_right))
    score = 2 * shared / total if total else 0.0
    return Likeness(shared, score, min(left, right), tuple(only_left), tuple(only_right), common)


def _common(one: Statement, two: Statement) -> int:
    found = 0
    for name in one.names:
        for other in two.names:
            if same_name(name, other):
                found += 1
                break
    return found


def _is_told(name: Name, other: Statement) -> bool:
    """Whether the other telling names it too, or tells it in plain words ("Chess" and "chess")."""
    for one in other.names:
        if same_name(name, one):
            return True
    return all(meaning(word) in other.words for word in name.text.split())
