"""The day of something that is to come, told anew by a later article that says that the plan was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from briefing.language.english.plans import is_end, not_before, plan_changed
from briefing.language.english.tense import FUTURE
from briefing.models import ConflictKind, EntityType
from briefing.story.differences.reasons import CHANGED
from briefing.story.differences.scenes import others_differ
from briefing.story.differences.slots import Difference
from briefing.story.statements.likeness import LEAST_SHARED, likeness
from briefing.story.statements.names import same_name
from briefing.story.statements.statement import Statement, When
from briefing.story.statements.tellings import Telling

BEFORE = 12
"""Characters before a day in which it is told that its end is meant."""


def plans_apart(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, Difference]]:
    """Pairs of tellings of different articles, by number: what was planned, and that it comes at another time."""
    rows = [(index, day) for index, one in enumerate(tellings) if (day := _planned(one.said))]
    for right, later in rows:
        if not plan_changed(tellings[right].evidence.text):
            continue
        for left, day in rows:
            one, two = tellings[left], tellings[right]
            if one.article != two.article and _is_changed(one.said, day, two.said, later):
                yield left, right, Difference(ConflictKind.DATE, day.value, later.value, CHANGED, "plan")


def _planned(telling: Statement) -> When | None:
    """The one day to come that a telling gives."""
    ahead = [day for day in telling.days if day.tense == FUTURE]
    turned = telling.negative and not not_before(telling.text)
    return ahead[0] if len({day.value for day in ahead}) == 1 and not turned else None


def _is_changed(one: Statement, day: When, two: Statement, later: When) -> bool:
    """Whether a later article gives another day for what an earlier one tells of the same person or thing."""
    if not one.published or not two.published or one.published >= two.published:
        return False
    if _begins(one, day) <= later.high and _begins(two, later) <= day.high:
        return False
    like = likeness(one, two)
    if like.shared < LEAST_SHARED or others_differ(like):
        return False
    people = [name for name in one.names if name.type is EntityType.PERSON and name not in one.sources]
    told = any(same_name(name, other) for name in people for other in two.names if other not in two.sources)
    return told or bool(one.verbs & two.words or two.verbs & one.words)


def _begins(telling: Statement, day: When) -> date:
    """The first day that may be meant: of "the end of the year" one in its last quarter."""
    told = telling.text[max(0, day.span.start - BEFORE) : day.span.end]
    return day.high - (day.high - day.low) / 4 if is_end(told) else day.low
