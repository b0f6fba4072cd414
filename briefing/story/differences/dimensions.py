"""How deep, high, wide or long one thing is: values that the words beside them put into one slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import combinations

from briefing.language.english.bearings import is_bearing
from briefing.language.english.measures import measures
from briefing.language.english.slots import dimension_at, dimension_words
from briefing.models import ConflictKind, Fact
from briefing.story.differences.scenes import of_one_thing
from briefing.story.differences.slots import Difference, why_no_conflict
from briefing.story.statements.amounts import Amount, can_both_hold
from briefing.story.statements.statement import Statement
from briefing.story.statements.tellings import Telling

SCORE = 0.4
"""Likeness from which two claims that each give one depth are taken to give that of one thing."""

KNOWN_SCORE = 0.2
"""The same where both begin with one thing that the reader knows by then: "The quake began …", "The quake had …"."""


def dimensions_apart(_facts: Sequence[Fact], tellings: Sequence[Telling]) -> Iterator[tuple[int, int, Difference]]:
    """Pairs of tellings of different articles, by number, that give one dimension of one thing in two ways."""
    rows = [(index, *own) for index, one in enumerate(tellings) if (own := _given(one.said))]
    for (left, name, one), (right, other, two) in combinations(rows, 2):
        first, second = tellings[left], tellings[right]
        if name != other or first.article == second.article or can_both_hold(one, two):
            continue
        bare = partial(_bare, measuring=dimension_words(name))
        thing = _known_thing(first.said)
        known = bool(thing) and thing == _known_thing(second.said)
        if of_one_thing(first.said, second.said, bare, KNOWN_SCORE if known else SCORE, any_act=True, known=known):
            reason = why_no_conflict(first.said, second.said, one, two)
            yield left, right, Difference(ConflictKind.NUMBER, one.shown, two.shown, reason, name)


def _known_thing(said: Statement) -> str:
    """The meaning of the word behind "the" with which a claim begins; empty where it begins otherwise."""
    return said.tokens[1].meaning if len(said.tokens) > 1 and said.lows[0] == "the" else ""


def _given(telling: Statement) -> tuple[str, Amount] | None:
    """The dimension that a telling gives and its value; None where it gives none or several."""
    found = [
        (name, amount)
        for amount in telling.amounts
        if _is_length(amount) and not amount.part and not amount.rate
        if (name := dimension_at(telling.text, amount.span.start, amount.span.end))
    ]
    return found[0] if len(found) == 1 else None


def _is_length(amount: Amount) -> bool:
    measure = measures().get(amount.unit)
    return amount.kind == "measure" and measure is not None and measure.dimension == "length"


def _bare(telling: Statement, measuring: Set[str]) -> Statement:
    """A claim without the words of a dimension, and without those that say on which side of a place something lies.

    Two things of one town that have a depth are no one thing for it, and an epicentre may be given from two towns.
    """
    lows = [*(token.low for token in telling.tokens[1:]), ""]
    kept = [one for one, following in zip(telling.tokens, lows, strict=True) if not is_bearing(one.low, following)]
    return replace(telling, words=telling.words - measuring, tokens=tuple(kept))
