"""How much two tellings tell the same, whatever fills their slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    common, only_left, only_right = _names(one, two)
    shared, left, right = _weights(one, two, common)
    total = 2 * shared + left + right + NAME_WEIGHT * (len(only_left) + len(only_right))
    score = 2 * shared / total if total else 0.0
    return Likeness(shared, score, min(left, right), only_left, only_right, common)


def too_little(one: Statement, two: Statement, least: float, score: float) -> bool:
    """Whether two tellings share less than ``least``, and their likeness is below ``score`` whatever they name.

    Told soon of most pairs, of which nothing else need be asked then.
    """
    shared, left, right = _weights(one, two, min(sum(_held(one, two)), sum(_held(two, one))))
    total = 2 * shared + left + right
    return shared < least and (not total or 2 * shared / total < score)


def _weights(one: Statement, two: Statement, common: int) -> tuple[float, float, float]:
    """What two tellings share, names and words, and what the words weigh that each has alone."""
    here, there = one.words, two.words
    shared = sum([value for word, value in one.weighed if word in there]) + NAME_WEIGHT * common
    left = sum([value for word, value in one.weighed if word not in there and word not in one.cited])
    right = sum([value for word, value in two.weighed if word not in here and word not in two.cited])
    return shared, left, right


def _names(one: Statement, two: Statement) -> tuple[int, tuple[Name, ...], tuple[Name, ...]]:
    """How many names two tellings have in common, and those of either that the other one tells in no way.

    Who only reports it is none of these, nor is a name that the other one tells in plain words.
    """
    here, there = _held(one, two), _held(two, one)
    return min(sum(here), sum(there)), _only(one, two, here), _only(two, one, there)


def _held(one: Statement, two: Statement) -> list[bool]:
    """For each name of the one whether the other has it too."""
    return [name.text in two.named_so or any(same_name(name, other) for other in two.names) for name in one.names]


def _only(one: Statement, two: Statement, held: Sequence[bool]) -> tuple[Name, ...]:
    rows = zip(one.named, held, strict=True)
    return tuple([name for (name, means), has in rows if not (has or name in one.sources or means <= two.words)])
