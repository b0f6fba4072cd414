"""One side names a part of the days that the other names for the same act: "April" and "April and July"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from briefing.language.english.meanings import weight
from briefing.models import ConflictKind, Fact
from briefing.story.differences.reasons import PARTIAL
from briefing.story.differences.slots import Difference
from briefing.story.statements.statement import Statement
from briefing.story.statements.tellings import Telling

TELLING_VERB = 0.5
"""Weight of a verb from which it tells one act from others."""


def partial_days(_facts: Sequence[Fact], tellings: Sequence[Telling]) -> Iterator[tuple[int, int, Difference]]:
    """Pairs of tellings of different articles with one verb, where the days of one are a part of those of the other.

    Days count only as far as they stand by the verb and are given to the day or the month.
    """
    by_act: dict[tuple[str, str], list[int]] = defaultdict(list)
    days = [_days_by_verb(telling.said) for telling in tellings]
    for index, verbs in enumerate(days):
        for act in ((verb, value) for verb, values in verbs.items() for value in values):
            by_act[act].append(index)
    seen = set()
    for (verb, _), indexes in sorted(by_act.items()):
        for left, right in product(indexes, repeat=2):
            few, many = days[left][verb], days[right][verb]
            if few < many and tellings[left].article != tellings[right].article and (left, right) not in seen:
                seen.add((left, right))
                yield left, right, Difference(ConflictKind.DATE, _show(few), _show(many), PARTIAL, verb)


def _days_by_verb(telling: Statement) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for day in telling.days:
        if day.anchor and weight(day.anchor) >= TELLING_VERB and 7 <= len(day.value) <= 10 and "/" not in day.value:
            found[day.anchor].add(day.value)
    return {verb: frozenset(values) for verb, values in found.items()}


def _show(values: frozenset[str]) -> str:
    return ", ".join(sorted(values))
