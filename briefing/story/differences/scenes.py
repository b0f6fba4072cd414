"""Whether two tellings may be of one act, of one time and of the same people."""

from __future__ import annotations

from collections.abc import Callable

from briefing.language.english.wordlists import word_list
from briefing.models import EntityType
from briefing.story.differences.exchanges import tells_of_another
from briefing.story.statements.likeness import LEAST_SHARED, Likeness, likeness
from briefing.story.statements.names import Name
from briefing.story.statements.statement import Statement

LONG_AGO = 300
"""Days before publication from which on something is history."""

VERBLESS_SCORE = 0.7
"""Likeness that makes up for a verb that is not seen."""

_VAGUE_TYPES = frozenset((None, EntityType.OTHER))
_BODIES = frozenset((EntityType.ORG, EntityType.PLACE, EntityType.GROUP))
"""Types of names that are easily taken for each other, or stand for each other: a capital for its government."""


def same_act(one: Statement, two: Statement, like: Likeness) -> bool:
    """A verb in common, be it as a noun ("fined", "a fine"); where a telling shows none, much else in common."""
    if one.verbs & two.words or two.verbs & one.words:
        return True
    return like.score >= VERBLESS_SCORE and not (one.verbs and two.verbs)


def days_apart(one: Statement, two: Statement) -> bool:
    """Both tell a day, and no day of the one can be one of the other."""
    if not one.days or not two.days:
        return False
    return not any(a.low <= b.high and b.low <= a.high for a in one.days for b in two.days)


def other_time(one: Statement, two: Statement) -> bool:
    """One tells of a time before that of the other: "previously", "once", or a year long past."""
    if bool(one.days) != bool(two.days) and (is_history(one) or is_history(two)):
        return True
    once = word_list("scenes.before_now")
    return once.isdisjoint(one.lows) != once.isdisjoint(two.lows)


def is_history(telling: Statement) -> bool:
    """Whether all days of a telling lie long before its publication."""
    day, text = telling.published, telling.text
    told = [when for when in telling.days if not text[: when.span.start].lower().endswith("since ")]
    return bool(day and told) and all((day - when.high).days > LONG_AGO for when in told if day)


def of_one_thing(
    one: Statement,
    two: Statement,
    bare: Callable[[Statement], Statement],
    score: float,
    *,
    any_act: bool = False,
    known: bool = False,
) -> bool:
    """Whether two claims that fill one slot in two ways tell of one thing: alike, of one act, time, place and people.

    ``bare`` takes the words of the slot out of a claim, those that fill it and those that name it: they say nothing of
    what has it, and left in, they would be what the claims exchange. ``score`` is how like the bare claims must be.
    ``any_act``: the slot is the thing's own, whatever is told of it, such as how deep it lies. ``known``: both begin
    with the thing, and no more need be shared.
    """
    first, second = bare(one), bare(two)
    like = likeness(first, second)
    if (like.shared < LEAST_SHARED and not known) or like.score < score or tells_of_another(first, second):
        return False
    if not any_act and not same_act(one, two, like):
        return False
    return not (days_apart(one, two) or other_time(one, two) or others_differ(like))


def others_differ(like: Likeness) -> bool:
    """Both sides name somebody or some place that the other does not: they may tell of other things."""
    if not like.only_left or not like.only_right:
        return False
    return any(_same_kind(left, right) for left in like.only_left for right in like.only_right)


def _same_kind(one: Name, two: Name) -> bool:
    if one.type is two.type or one.type in _VAGUE_TYPES or two.type in _VAGUE_TYPES:
        return True
    return {one.type, two.type} <= _BODIES
