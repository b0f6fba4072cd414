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
    here_named, only_left = _named(one, two)
    there_named, only_right = _named(two, one)
    common = min(here_named, there_named)
    here, there = one.words, two.words
    shared = sum([value for word, value in one.weighed if word in there]) + NAME_WEIGHT * common
    left = sum([value for word, value in one.weighed if word not in there and word not in one.cited])
    right = sum([value for word, value in two.weighed if word not in here and word not in two.cited])
    total = 2 * shared + left + right + NAME_WEIGHT * (len(only_left) + len(only_right))
    score = 2 * shared / total if total else 0.0
    return Likeness(shared, score, min(left, right), tuple(only_left), tuple(only_right), common)


def _named(one: Statement, two: Statement) -> tuple[int, list[Name]]:
    """How many names of the one the other has too, and those that it tells in no way, plain words neither.

    Whoever only reports it is none of these.
    """
    common, own = 0, []
    for name in one.names:
        for other in two.names:
            if same_name(name, other):
                common += 1
                break
        else:
            told = all(meaning(word) in two.words for word in name.text.split())  # "Chess" as "chess"
            own += [name] * (not told and name not in one.sources)
    return common, own
