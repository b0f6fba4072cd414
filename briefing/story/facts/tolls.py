"""Counts of victims that grow from day to day: "at least 17 killed" and "the toll has risen to 31" are one fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.language.english.meanings import meaning, weight
from briefing.language.english.stems import WORD
from briefing.models import Reading
from briefing.story.statements.amounts import Amount, comparable, find_amounts
from briefing.story.statements.units import Unit

ROLES = frozenset(("dead", "injured", "missing"))
STEEPEST = 8.0
"""How many times the last toll the next one may be; more is rather a toll of something else."""

SLACK = 0.05
"""The share by which a later toll may be lower, for it was rounded."""

LOOKED_AT = 6
"""How many of the last tolls of a series a further one is held against."""

BACK = 2
"""How many sentences before a toll may name what it is the toll of."""

LONG_AGO = 30
"""Days before publication from which on a toll is not of what is reported."""

TELLING = 0.6
"""Weight of a word from which on it tells what happened."""

RISES = meaning("rise")

_OTHERS = frozenset(
    ("earlier", "previous", "previously", "separate", "separately", "similar", "ago", "since", "elsewhere")
)


@dataclass(frozen=True, slots=True)
class Toll:
    """One count of victims: the claim by index, the names in its clause, and names and telling words around it."""

    index: int
    article: int
    sentence: int
    published: date | None
    amount: Amount
    own: frozenset[str]
    roots: frozenset[str]
    words: frozenset[str]
    rises: bool


def series(units: Sequence[Unit], readings: Sequence[Reading]) -> list[list[int]]:
    """The claims that give the toll of one event, a group for each event and kind of victims.

    The dead are counted first: what else is counted right beside them is of the same event.
    """
    found: list[list[Toll]] = []
    beside: dict[tuple[int, int], set[int]] = {}
    for toll in sorted(_tolls(units, readings), key=_order):
        fitting = (number for number, group in enumerate(found) if _continues(group[-LOOKED_AT:], toll, beside))
        home = next(fitting, len(found))
        if home == len(found):
            found.append([])
        found[home].append(toll)
        for near in (-1, 0, 1) if toll.amount.role == "dead" else ():
            beside.setdefault((toll.article, toll.sentence + near), set()).add(home)
    several = (group for group in found if _is_of_several(group))
    return [sorted(toll.index for toll in group) for group in several]


def _is_of_several(group: Sequence[Toll]) -> bool:
    return len({toll.article for toll in group}) > 1


def _order(toll: Toll) -> tuple[bool, date, float, int]:
    return (toll.amount.role != "dead", toll.published or date.max, toll.amount.low, toll.index)


def _continues(before: Sequence[Toll], toll: Toll, beside: Mapping[tuple[int, int], set[int]]) -> bool:
    """Whether a toll is a later one of those before it: of one place and event, and not lower.

    It must be seen to be of one event with at least half of them, and with none of them of two.
    """
    last = before[-1].amount.low
    if not last * (1 - SLACK) <= toll.amount.low <= last * STEEPEST:
        return False
    if any(one.article == toll.article and toll.amount.low > one.amount.low * (1 + SLACK) for one in before):
        return False
    if not all(comparable(one.amount, toll.amount) and _may_be_one(one, toll) for one in before):
        return False
    return 2 * sum(_one_event(one, toll) or _same_company(one, toll, beside) for one in before) >= len(before)


def _same_company(one: Toll, two: Toll, beside: Mapping[tuple[int, int], set[int]]) -> bool:
    """Whether both stand beside counts of the dead of one event."""
    nothing: set[int] = set()
    return not beside.get((one.article, one.sentence), nothing).isdisjoint(
        beside.get((two.article, two.sentence), nothing)
    )


def _may_be_one(one: Toll, two: Toll) -> bool:
    """Whether one clause names nothing but what the other one names."""
    return one.own <= two.own or two.own <= one.own


def _one_event(one: Toll, two: Toll) -> bool:
    """Whether around two tolls two names are shared, or one and a word.

    A toll that is said to rise is that of what is reported, and needs no word.
    """
    return len(one.roots & two.roots) >= 2 or bool(
        one.roots & two.roots and (one.rises or two.rises or one.words & two.words)
    )


def _tolls(units: Sequence[Unit], readings: Sequence[Reading]) -> Iterator[Toll]:
    sentences = _by_sentence(units)
    for index, unit in enumerate(units):
        around = _around(unit, sentences)
        published = readings[unit.article].article.published
        if not around or not _may_hold_a_toll(unit) or is_of_another_time(around, published):
            continue
        roots = frozenset(root for near in around for root in near.roots)
        words = frozenset(word for near in around for word in near.words if _tells(word))
        for amount in _lone_amounts(unit, readings[unit.article]):
            yield Toll(
                index,
                unit.article,
                unit.claim.sentence,
                published,
                amount,
                _in_clause(unit, amount),
                roots,
                words,
                RISES in unit.words,
            )


def _by_sentence(units: Iterable[Unit]) -> dict[tuple[int, int], list[Unit]]:
    """The claims by their article and sentence."""
    sentences: dict[tuple[int, int], list[Unit]] = {}
    for unit in units:
        sentences.setdefault((unit.article, unit.claim.sentence), []).append(unit)
    return sentences


def _may_hold_a_toll(unit: Unit) -> bool:
    """Whether a claim gives figures flatly, and not of others ("another three")."""
    if not unit.values or unit.denies or unit.hedged:
        return False
    return _OTHERS.isdisjoint(word.lower() for word in WORD.findall(unit.evidence.text))


def _lone_amounts(unit: Unit, reading: Reading) -> list[Amount]:
    """The amounts of a claim that alone have their role, in the order of the roles."""
    by_role: dict[str, list[Amount]] = {}
    for amount in _amounts(unit, reading):
        by_role.setdefault(amount.role, []).append(amount)
    return [by_role[role][0] for role in sorted(by_role) if len(by_role[role]) == 1]


def _in_clause(unit: Unit, amount: Amount) -> frozenset[str]:
    """The names in the clause that holds a count: "Chile thanked Peru after a quake in Cusco killed 9" names Cusco."""
    text, offset = unit.evidence.text, unit.evidence.start
    before = [match.end() for match in _CLAUSE.finditer(text, 0, amount.span.start - offset)]
    after = _CLAUSE_END.search(text, amount.span.end - offset)
    low, high = offset + (before[-1] if before else 0), offset + (after.start() if after else len(text))
    return frozenset(root for start, root in unit.named if low <= start < high)


_CLAUSE = re.compile(
    r"\b(?:after|before|while|when|as|since|because|although|though|where|until|sa(?:id|ys)(?:\sthat)?|and\sthat)\b"
)
_CLAUSE_END = re.compile(rf",|{_CLAUSE.pattern}")


def _around(unit: Unit, sentences: dict[tuple[int, int], list[Unit]]) -> list[Unit]:
    """The claims of its sentence and of those before it, back to the first that names something."""
    found: list[Unit] = []
    for back in range(BACK + 1):
        found += sentences.get((unit.article, unit.claim.sentence - back), [])
        if any(near.roots for near in found):
            return found
    return []


def is_of_another_time(around: Sequence[Unit], published: date | None) -> bool:
    """Whether a day or year long before the publication stands by it."""
    if published is None:
        return False
    limit = (published - timedelta(days=LONG_AGO)).isoformat()
    return any(
        day[:4].isdigit() and day < limit[: len(day)] and f"since {day[:4]}" not in unit.evidence.text.lower()
        for unit in around
        for day in unit.days
    )


def _amounts(unit: Unit, reading: Reading) -> list[Amount]:
    """The counts of victims of one claim, without those that are a share of another count."""
    analysis, claim = reading.analysis, unit.claim
    numbers = [one for one in analysis.numbers if claim.contains(one) and one.kind == "count"]
    amounts = find_amounts(reading.article.text, claim, numbers, [], {})
    return [amount for amount in amounts if amount.role in ROLES and not amount.part]


def _tells(word: str) -> bool:
    return word.isalpha() and weight(word) >= TELLING and meaning(word) not in _VICTIMS


_VICTIMS = frozenset(
    map(meaning, ("kill", "die", "dead", "hurt", "injure", "wound", "missing", "toll", "people", "number"))
)
