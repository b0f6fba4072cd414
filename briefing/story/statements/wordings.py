"""Claims told to the letter alike, of the same names, days and figures: what is asked of them is asked once.

Articles of one story repeat one another, agencies' texts above all: of five hundred articles most pairs of claims are
pairs that were compared before, in other articles.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import fields
from operator import attrgetter

from briefing.story.statements.amounts import Amount
from briefing.story.statements.clocks import Clock
from briefing.story.statements.names import Name
from briefing.story.statements.tellings import Telling, When


def wordings(tellings: Iterable[Telling]) -> list[int]:
    """A number for each telling; those of one number differ in their place alone: article, offsets, ``around``."""
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(_wording(telling), len(numbers)) for telling in tellings]


def _wording(telling: Telling) -> Hashable:
    """All that a telling says and that does not follow from the rest, places counted from its beginning."""
    at = telling.evidence.start
    return (
        telling.evidence.text,
        telling.published,
        tuple([(token.start - at, token.low, token.meaning, token.slot) for token in telling.tokens]),
        telling.cited,
        telling.attributed,
        tuple([(_NAME(name), name.span.start - at, name.span.end - at) for name in telling.names]),
        frozenset([name.span.start - at for name in telling.sources]),
        tuple([(_AMOUNT(one), one.span.start - at, one.span.end - at) for one in telling.amounts]),
        tuple([(_WHEN(day), day.span.start - at, day.span.end - at) for day in telling.days]),
        tuple([(_CLOCK(one), one.span.start - at, one.span.end - at) for one in telling.clocks]),
    )


def _beside_place(of: type) -> attrgetter[tuple[object, ...]]:
    return attrgetter(*(one.name for one in fields(of) if one.name != "span"))


_NAME, _AMOUNT, _WHEN, _CLOCK = map(_beside_place, (Name, Amount, When, Clock))
