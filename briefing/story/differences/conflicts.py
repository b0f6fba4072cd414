"""What is told differently, and why it may be no conflict."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from briefing.language.english.meanings import weight
from briefing.models import Conflict, ConflictKind, ConflictValue, Evidence, Fact, Reading
from briefing.story.differences.alike import Alike, holds
from briefing.story.differences.counts import Counted, counts_within
from briefing.story.differences.dimensions import dimensions_apart
from briefing.story.differences.disputes import ACCUSED, SAID, as_said
from briefing.story.differences.inside import apart_inside
from briefing.story.differences.lying_in import FactPlaces
from briefing.story.differences.magnitudes import magnitudes_apart
from briefing.story.differences.pairs import Apart, set_side_by_side
from briefing.story.differences.partial import partial_days
from briefing.story.differences.plans import plans_apart
from briefing.story.differences.reasons import DISPUTE, NEWER, PARTIAL, UPDATE
from briefing.story.differences.scenes import days_apart, is_history, others_differ
from briefing.story.differences.shades import shades_apart
from briefing.story.differences.slots import Difference, agrees
from briefing.story.differences.topic import topic_of
from briefing.story.entities.places import reading_by_article
from briefing.story.facts.denials import link_denials
from briefing.story.statements.likeness import likeness
from briefing.story.statements.statement import Statement
from briefing.story.statements.tellings import Telling

SERIES_SHARED = 0.8
"""Weight of what a count of the same role must share with both ends of a series to belong to it."""

DAY_SHARED, DAY_SCORE = 2.0, 0.35
DAY_WORD, DAY_RARE = 0.9, 0.25
"""What a telling of the very day must share with one on a card to stand beside it, and how like it must be; and how
like where they share a word of such a weight."""


APART: tuple[Callable[[Sequence[Fact], Sequence[Telling]], Iterable[tuple[int, int, Difference]]], ...] = (
    partial_days,
    apart_inside,
    shades_apart,
    dimensions_apart,
)
"""What is found by other ways than two tellings set side by side: pairs of tellings, by number, with what differs."""


def find_conflicts(
    readings: Sequence[Reading], tellings: Sequence[Telling], facts: Sequence[Fact]
) -> tuple[Conflict, ...]:
    """What the articles tell differently, the plain conflicts before those that a reason explains.

    Claims and sentences of different articles are set side by side where they share enough; each slot in which two of
    them differ is a difference. Differences that share a telling and a slot are one conflict.
    """
    pairs: dict[int, list[int]] = defaultdict(list)
    found = set_side_by_side(tellings, pairs)
    found += [Apart(*row[:2], 0.0, row[2]) for find in APART for row in find(facts, tellings)]
    plans = tuple(plans_apart(tellings))
    found = _unplanned(found, [difference for _, _, difference in plans])
    found += [Apart(*row[:2], 0.0, row[2]) for row in plans]
    moments = {one.article.id: one.article.published_at for one in readings if one.article.published_at}
    counted = (*counts_within(facts, tellings, moments), *magnitudes_apart(tellings))
    found += [Apart(*one.ends, 0.0, one.difference) for one in counted]
    copies = {reading.article.id: reading.article.duplicate_of for reading in readings}
    groups = _groups(found)
    orders = {telling.article: telling.order for telling in tellings}
    links = link_denials(reading_by_article(readings), facts)
    alike, places = Alike(pairs, tellings, facts), FactPlaces(facts)
    board = _Board(tellings, alike, copies, facts, places, counted, links, _dated(tellings), orders)
    versions = _versions(readings)
    conflicts = [_of_versions(_conflict(group, board), versions) for group in groups]
    order = {fact.id: place for place, fact in enumerate(facts)}
    return tuple(sorted(_distinct(conflicts), key=lambda conflict: _order(conflict, order)))


def _unplanned(found: Sequence[Apart], plans: Sequence[Difference]) -> list[Apart]:
    """The differences without those between the days of a plan and of its change, which have a card of their own."""
    told = {frozenset((one.left, one.right)) for one in plans}
    return [
        one
        for one in found
        if one.difference.kind is not ConflictKind.DATE
        or frozenset((one.difference.left, one.difference.right)) not in told
    ]


def _versions(readings: Sequence[Reading]) -> Mapping[str, str]:
    """For each article the newest version of it."""
    newest = {reading.article.id: reading.article.version_of or reading.article.id for reading in readings}
    return {name: newest.get(last, last) for name, last in newest.items()}


def _of_versions(conflict: Conflict, versions: Mapping[str, str]) -> Conflict:
    """The conflict as what an outlet changed, where only versions of one article tell it differently."""
    articles = {item.article for value in conflict.values for item in value.evidence}
    if len(articles) < 2 or len({versions.get(name, name) for name in articles}) > 1:
        return conflict
    return replace(conflict, kind=ConflictKind.VERSION, reason=NEWER)


def _order(conflict: Conflict, places: Mapping[str, int]) -> tuple[int, int, int, str, list[str], str]:
    """Plain differences first, those that only name a part last; among like ones those in the main facts first."""
    articles = {evidence.article for value in conflict.values for evidence in value.evidence}
    values = [value.value for value in conflict.values]
    main = min((places[name] for name in conflict.facts if name in places), default=len(places))
    lesser = 0 if conflict.reason is None else 2 if conflict.reason == PARTIAL else 1
    return lesser, main, -len(articles), conflict.kind, values, conflict.id


def _groups(found: Sequence[Apart]) -> list[list[Apart]]:
    """Differences that share a telling and a kind together, in the order of their first members."""
    home: dict[tuple[object, ...], int] = {}
    groups: dict[int, list[Apart]] = {}
    joined: dict[int, int] = {}
    for number, one in enumerate(sorted(found, key=lambda one: (-one.score, one.left, one.right))):
        keys = _keys(one)
        members = [one]
        for old in sorted({_last(joined, home[key]) for key in keys if key in home}):
            members = groups.pop(old) + members
            joined[old] = number
        groups[number] = members
        home.update(dict.fromkeys(keys, number))
    return [groups[number] for number in sorted(groups)]


def _last(joined: dict[int, int], number: int) -> int:
    """The group that one has become part of; the way there is made shorter for those who ask next."""
    last = number
    while last in joined:
        last = joined[last]
    if last != number:
        joined[number] = last
    return last


def _keys(one: Apart) -> list[tuple[object, ...]]:
    """What brings two differences together: a telling with the same slot, or the same two values.

    Of an accusation and its denial only a telling in common does, whatever the matter is called.
    """
    if one.difference.reason == DISPUTE:
        return [(one.left, DISPUTE), (one.right, DISPUTE)]
    slot = (one.difference.kind, one.difference.key)
    return [(one.left, *slot), (one.right, *slot), (*sorted((one.difference.left, one.difference.right)), *slot)]


@dataclass(frozen=True, slots=True)
class _Board:
    """What is known of a story when a card is made: its tellings, which are alike, copies, facts and their places.

    ``counted`` are the tolls within facts, ``links`` the facts that deny another one with what they deny, ``dated`` the
    tellings that give each day or minute, ``orders`` the places of the articles.
    """

    tellings: Sequence[Telling]
    alike: Alike
    copies: Mapping[str, str | None]
    facts: Sequence[Fact]
    places: FactPlaces
    counted: Sequence[Counted]
    links: Mapping[str, str]
    dated: Mapping[str, Sequence[int]]
    orders: Mapping[str, int]


def _add_alike(best: Apart, board: _Board, holders: dict[str, set[int]], told: Set[int]) -> None:
    """Add to those who tell a value whoever says the same in other words, where he has no value yet."""
    for value, indexes in holders.items():
        near = board.alike.beside(indexes) - told
        # Asked once of what many tell to the letter.
        said = {board.tellings[other].said for other in near}
        agreeing = {one for one in said if agrees(one, best.difference.kind, value)}
        indexes.update(other for other in near if board.tellings[other].said in agreeing)


def _conflict(group: Sequence[Apart], board: _Board) -> Conflict:
    tellings = board.tellings
    best = max(group, key=lambda one: (one.difference.reason is None, one.score, -one.left, -one.right))
    holders: dict[str, set[int]] = defaultdict(set)
    for one in group:
        holders[one.difference.left].add(one.left)
        holders[one.difference.right].add(one.right)
    told = set[int]().union(*holders.values())
    _add_alike(best, board, holders, told)
    series = [toll for toll in board.counted if toll.role == best.difference.key and not told.isdisjoint(toll.ends)]
    for toll in series:
        for index, amount in toll.rows:
            holders[amount.shown].add(index)
    _add_others(best, board, holders, counted=bool(series))
    difference = _named(best.difference, holders, tellings)
    values = sorted(
        (ConflictValue(value, _evidence(indexes, tellings, board.copies)) for value, indexes in holders.items()),
        key=lambda value: ([(board.orders[e.article], e.start) for e in value.evidence], value.value),
    )
    grows = any(toll.grows for toll in series)
    if grows:
        values.sort(key=lambda value: float(value.value.split(" ")[0].split("-")[0]))
    reasons = [UPDATE] if grows else [one.difference.reason for one in group]
    joined = repr((best.difference.kind, [(value.value, value.evidence) for value in values]))
    return Conflict(
        id="c" + hashlib.sha256(joined.encode()).hexdigest()[:10],
        kind=best.difference.kind,
        topic=topic_of(tellings[best.left].said, tellings[best.right].said, difference),
        values=tuple(values),
        reason=None if None in reasons else reasons[0],
        facts=board.places.facts_of(values),
    )


def _named(difference: Difference, holders: dict[str, set[int]], tellings: Sequence[Telling]) -> Difference:
    """The difference of a card, an accusation called one only where a telling of it does; so is its side."""
    if ACCUSED not in holders or any(tellings[index].said.accuses for index in holders[ACCUSED]):
        return difference
    holders[SAID] = holders.pop(ACCUSED)
    return as_said(difference)


def _add_others(best: Apart, board: _Board, holders: dict[str, set[int]], *, counted: bool) -> None:
    """Put beside the values of a card what else gives them; what is ``counted`` has its series already."""
    tellings, difference = board.tellings, best.difference
    if difference.key == "clock":
        _add_clocks(board, holders)
    elif difference.kind is ConflictKind.DATE and difference.reason != PARTIAL:
        _add_days(board, holders)
    if difference.reason == UPDATE and not counted:
        _add_series(best, tellings, holders)
    if difference.kind is ConflictKind.DENIAL:
        _add_sides(board, holders)
    _join_equal(holders, tellings)


def _add_series(best: Apart, tellings: Sequence[Telling], holders: dict[str, set[int]]) -> None:
    """Put the other counts of the same role beside those of an update, so that it is shown as one series."""
    ends = [tellings[best.left].said, tellings[best.right].said]
    told = {index for indexes in holders.values() for index in indexes}
    for index, telling in enumerate(one.said for one in tellings):
        if index in told:
            continue
        amounts = [one for one in telling.amounts if one.role and one.role == best.difference.key]
        apart = is_history(telling) or any(days_apart(telling, end) for end in ends)
        if len(amounts) == 1 and not apart and all(likeness(telling, end).shared >= SERIES_SHARED for end in ends):
            holders[amounts[0].shown].add(index)


def _dated(tellings: Sequence[Telling]) -> Mapping[str, Sequence[int]]:
    """For each day and each minute the tellings that give it, in their order."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(tellings):
        for value in sorted({day.value for day in one.said.days} | {clock.shown for clock in one.said.clocks}):
            found[value].append(index)
    return found


def _add_clocks(board: _Board, holders: dict[str, set[int]]) -> None:
    """Put tellings with the very same minute beside those that share a word with them."""
    tellings = board.tellings
    for value, indexes in holders.items():
        beside = {tellings[index].said for index in indexes}
        told = {tellings[index].said for index in board.dated.get(value, ())}
        near = {one for one in told if any(likeness(one, two).shared >= SERIES_SHARED for two in beside)}
        holders[value] = indexes | {index for index in board.dated.get(value, ()) if tellings[index].said in near}


def _add_days(board: _Board, holders: dict[str, set[int]]) -> None:
    """Put tellings of the same event that give the very day of a side beside it, in words that are somewhat alike."""
    tellings = board.tellings
    told = set().union(*holders.values())
    for value, indexes in holders.items():
        beside = {tellings[index].said for index in indexes}
        others = [index for index in board.dated.get(value, ()) if index not in told]
        near = {
            one for one in {tellings[index].said for index in others} if any(_of_one_day(one, two) for two in beside)
        }
        holders[value] = indexes | {index for index in others if tellings[index].said in near}


def _of_one_day(one: Statement, two: Statement) -> bool:
    """Whether two tellings of one day are of one event: somewhat alike, or less so with a rare word in common."""
    like = likeness(one, two)
    if not like.common_names or like.shared < DAY_SHARED or others_differ(like):
        return False
    rare = any(weight(word) >= DAY_WORD for word in one.words & two.words - one.titles - two.titles)
    return like.score >= (DAY_RARE if rare else DAY_SCORE)


def _add_sides(board: _Board, holders: dict[str, set[int]]) -> None:
    """Put all that the facts know beside an accusation and beside its denial."""
    tellings, facts, links = board.tellings, board.facts, board.links
    places = {telling.evidence: index for index, telling in enumerate(tellings)}
    inside = {fact.id: {places[one] for one in fact.evidence if one in places} for fact in facts}
    own = {value: {name for name, held in inside.items() if held & indexes} for value, indexes in holders.items()}
    here = frozenset().union(*own.values())
    linked = {
        True: {one for one, other in links.items() if other in here},
        False: {links.get(name, "") for name in here},
    }
    for value, indexes in holders.items():
        sides = _sides(indexes, tellings)
        names = own[value] | (linked[min(sides)] & inside.keys()) if len(sides) == 1 else set()
        indexes.update(*(inside[name] for name in names if _sides(inside[name], tellings) == sides))


def _sides(indexes: Iterable[int], tellings: Sequence[Telling]) -> set[bool]:
    return {tellings[index].said.denies for index in indexes}


def _join_equal(holders: dict[str, set[int]], tellings: Sequence[Telling]) -> None:
    """Make one value of "31 people" and "31 dead": one figure in one role, whatever noun stands by it."""
    roles = {
        amount.shown: (amount.role, amount.low, amount.high)
        for indexes in holders.values()
        for index in sorted(indexes)
        for amount in tellings[index].said.amounts
        if amount.role and amount.shown in holders
    }
    first: dict[tuple[str, float, float], str] = {}
    for shown in sorted(roles, key=lambda shown: (not shown.endswith("people"), shown)):
        kept = first.setdefault(roles[shown], shown)
        if kept != shown:
            holders[kept] |= holders.pop(shown)


def _evidence(indexes: set[int], tellings: Sequence[Telling], copies: Mapping[str, str | None]) -> tuple[Evidence, ...]:
    """The evidence of one value in the order of the story: the narrowest of spans that hold each other, no copies."""
    rows = [evidence for _, evidence in sorted((tellings[at].order, tellings[at].evidence) for at in indexes)]
    articles = {evidence.article for evidence in rows}
    kept = [evidence for evidence in rows if copies.get(evidence.article) not in articles]
    own: dict[str, list[Evidence]] = defaultdict(list)
    for one in rows:
        own[one.article].append(one)
    return tuple(one for one in kept if not any(other != one and holds(one, other) for other in own[one.article]))


def _distinct(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Each conflict once: one whose values and articles another holds too is left out."""
    kept: list[Conflict] = []
    known: list[set[tuple[str, str, str]]] = []
    told = [(_summary(conflict), conflict) for conflict in conflicts]
    for key, conflict in sorted(told, key=lambda row: (-len(row[0]), row[1].id)):
        if len(conflict.values) > 1 and not any(key <= other for other in known):
            kept.append(conflict)
            known.append(key)
    return kept


def _summary(conflict: Conflict) -> set[tuple[str, str, str]]:
    return {
        (conflict.kind.value, value.value, evidence.article) for value in conflict.values for evidence in value.evidence
    }
