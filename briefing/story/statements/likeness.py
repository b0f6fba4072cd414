"""How much two tellings tell the same, whatever fills their slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.story.statements.names import Name, held
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
    return _likeness(one, two, _weights(one, two), (held(one.called, two.called), held(two.called, one.called)))


def likeness_from(one: Statement, two: Statement, least: float, score: float) -> Likeness | None:
    """The same; None where they share less than ``least``, and their likeness is below ``score`` whatever they name.

    That is told soon of most pairs, of which nothing else need be asked then, and of many by how many names there are.
    """
    weights = _weights(one, two)
    if _too_little(weights, min(len(one.names), len(two.names)), least, score):
        return None
    both = held(one.called, two.called), held(two.called, one.called)
    if _too_little(weights, min(map(sum, both)), least, score):
        return None
    return _likeness(one, two, weights, both)


def _too_little(weights: _Weights, common: int, least: float, score: float) -> bool:
    """Whether two tellings with at most so many names in common share too little."""
    words, left, right = weights
    shared = words + NAME_WEIGHT * common
    total = 2 * shared + left + right
    return shared < least and (not total or 2 * shared / total < score)


def _likeness(
    one: Statement, two: Statement, weights: _Weights, both: tuple[Sequence[bool], Sequence[bool]]
) -> Likeness:
    words, left, right = weights
    common, only_left, only_right = min(map(sum, both)), _only(one, two, both[0]), _only(two, one, both[1])
    shared = words + NAME_WEIGHT * common
    total = 2 * shared + left + right + NAME_WEIGHT * (len(only_left) + len(only_right))
    score = 2 * shared / total if total else 0.0
    return Likeness(shared, score, min(left, right), only_left, only_right, common)


_Weights = tuple[float, float, float]
"""What the words weigh that two tellings share, and those that each has alone."""


def _weights(one: Statement, two: Statement) -> _Weights:
    here, there = one.words, two.words
    shared = sum([value for word, value in one.weighed if word in there])
    left = sum([value for word, value in one.own if word not in there])
    right = sum([value for word, value in two.own if word not in here])
    return shared, left, right


def _only(one: Statement, two: Statement, both: Sequence[bool]) -> tuple[Name, ...]:
    """The names of the one that the other one tells in no way.

    Who only reports it is none of these, nor is a name that the other one tells in plain words.
    """
    if all(both):
        return ()
    rows = zip(one.named, both, strict=True)
    return tuple([name for (name, means), has in rows if not (has or name in one.sources or means <= two.words)])
