"""The magnitude of a quake: claims that give the same one are one fact, and one that gives another is told differently.

The same figure to the decimal, told of a quake in articles that name the same places and people, is of one quake, in
whatever words it is put.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.language.english.stems import WORD
from briefing.language.english.wordlists import ordered_list
from briefing.models import ConflictKind, Reading
from briefing.story.differences.counts import Counted, Row
from briefing.story.differences.scenes import days_apart, others_differ
from briefing.story.differences.slots import Difference
from briefing.story.facts.tolls import LONG_AGO, is_of_another_time
from briefing.story.statements.amounts import Amount, find_amounts
from briefing.story.statements.likeness import likeness
from briefing.story.statements.names import same_name
from briefing.story.statements.statement import Statement
from briefing.story.statements.tellings import Telling
from briefing.story.statements.units import Unit

MAGNITUDE, ROUNDED = "magnitude", 0.05
"""The unit of the magnitude of a quake, and how far apart two of them may be and still be one."""

COMPANY = 2
"""Names that two articles on one quake have in common."""

_OTHER_QUAKES = frozenset(
    (
        *("aftershock", "aftershocks", "foreshock", "foreshocks", "second", "another", "earlier", "previous"),
        *("previously", "later", "similar", "separate", "last", "would", "could", "up"),
        *("can", "may", "might", "any", "such", "typically", "usually"),
    )
)

_GOES_ON = re.compile(rf"[,;]\s(?:{'|'.join(ordered_list('magnitudes.going_on'))})\s", re.IGNORECASE)
"""Where a claim goes on to something else than the quake: "…, and some of the villages can be reached"."""


def _on_the_quake(text: str, figure: int) -> str:
    """A claim up to where it goes on to something else behind its figure, which ends at a place of the text."""
    match = _GOES_ON.search(text, figure)
    return text[: match.start()] if match else text


def _roots_of_articles(units: Sequence[Unit]) -> dict[int, set[str]]:
    """Whom and what each article names, by the number of the article."""
    roots: dict[int, set[str]] = {}
    for unit in units:
        roots.setdefault(unit.article, set()).update(unit.roots)
    return roots


def same_magnitudes(units: Sequence[Unit], readings: Sequence[Reading]) -> list[list[int]]:
    """The claims that give one magnitude, a group for each quake."""
    roots = _roots_of_articles(units)
    found: list[tuple[float, list[int]]] = []
    for index, unit in enumerate(units):
        low = _figure(unit, readings[unit.article])
        if low is None:
            continue
        joined, rest = [index], []
        for figure, group in found:
            near = any(len(roots[unit.article] & roots[units[one].article]) >= COMPANY for one in group)
            if near and abs(low - figure) <= ROUNDED:
                joined += group
            else:
                rest.append((figure, group))
        found = [*rest, (low, joined)]
    return sorted(sorted(group) for _, group in found if _is_of_several(group, units))


def _is_of_several(group: Sequence[int], units: Sequence[Unit]) -> bool:
    return len({units[index].article for index in group}) > 1


def _figure(unit: Unit, reading: Reading) -> float | None:
    """The one magnitude that a claim gives for the quake that is reported; None for aftershocks and former quakes."""
    numbers = [one for one in reading.analysis.numbers if unit.claim.contains(one) and one.kind in {"measure", "count"}]
    amounts = find_amounts(reading.article.text, unit.claim, numbers, [], {})
    found = [amount for amount in amounts if amount.unit == MAGNITUDE]
    if len(found) != 1 or unit.denies or unit.hedged or is_of_another_time([unit], reading.article.published):
        return None
    said = _on_the_quake(unit.evidence.text, found[0].span.end - unit.evidence.start)
    if not {word.lower() for word in WORD.findall(said)}.isdisjoint(_OTHER_QUAKES):
        return None
    before = unit.evidence.text[: found[0].span.start - unit.evidence.start]
    return None if "since " in before else found[0].low


def magnitudes_apart(tellings: Sequence[Telling]) -> Iterator[Counted]:
    """The magnitudes that articles give for the quake of a story, where they differ by more than rounding.

    Aftershocks and quakes of former times are left out, and so are pairs that name different places.
    """
    rows = [(index, own) for index, one in enumerate(tellings) if (own := _magnitude_of(one.said))]
    pairs = [
        (one, two)
        for one in rows
        for two in rows
        if one[1].low < two[1].low - ROUNDED and _of_one_quake(tellings[one[0]], tellings[two[0]])
    ]
    if not pairs:
        return
    (first, left), (last, right) = pairs[0]
    told = [row for row in rows if row[1].low in {left.low, right.low} and row[0] not in {first, last}]
    reason = _two_sources(left, right, rows, tellings)
    difference = Difference(ConflictKind.NUMBER, left.shown, right.shown, reason, MAGNITUDE)
    yield Counted(MAGNITUDE, ((first, left), *told, (last, right)), difference)


def _magnitude_of(telling: Statement) -> Amount | None:
    found = [amount for amount in telling.amounts if amount.unit == MAGNITUDE]
    if len(found) != 1:
        return None
    end = len(_on_the_quake(telling.text, found[0].span.end))
    if any(token.low in _OTHER_QUAKES and token.start < end for token in telling.tokens):
        return None
    return None if _is_former(telling, found[0]) else found[0]


def _is_former(telling: Statement, magnitude: Amount) -> bool:
    """Whether a month or so lies between the days that a telling names and its publication.

    A day behind the figure that only says since when does not count: "magnitude 6.1, the strongest since 1960".
    """
    text, day = telling.text.lower(), telling.published
    days = [
        when.high
        for when in telling.days
        if when.span.start < magnitude.span.start or not text[: when.span.start].endswith("since ")
    ]
    return bool(day and days) and all((day - last).days > LONG_AGO for last in days if day)


def _of_one_quake(one: Telling, two: Telling) -> bool:
    """Two articles that name common places and people, and two claims that do not name different ones."""
    if one.article == two.article or days_apart(one.said, two.said) or others_differ(likeness(one.said, two.said)):
        return False
    return sum(any(same_name(name, other) for other in two.around) for name in one.around) >= COMPANY


def _two_sources(left: Amount, right: Amount, rows: Sequence[Row], tellings: Sequence[Telling]) -> str | None:
    """Why two magnitudes may both be told: one article has both, or the articles are of different days."""
    tellers = [{tellings[index].article for index, own in rows if own.low == side.low} for side in (left, right)]
    if tellers[0] & tellers[1]:
        return "perhaps two measurements: one outlet tells both"
    days = {tellings[index].said.published for index, own in rows if own.low in {left.low, right.low}}
    return "the articles are of different days" if len(days) > 1 else None
