"""Hedge, origins and what every article says of it, set on every fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.models import Conflict, ConflictKind, Evidence, Fact, Hedge, Origin, Reading, Stance, Status, Teller
from briefing.story.differences.disputes import ACCUSED, DENIED, SAID
from briefing.story.entities.places import reading_by_article
from briefing.story.facts.caveats import Caveat, caveats_of, caveats_on
from briefing.story.facts.denials import is_denial
from briefing.story.facts.sides import Stand, others_sides
from briefing.story.origins.cited import by_article as cited_by_article
from briefing.story.origins.cited import origins_behind
from briefing.story.origins.core import Core
from briefing.story.origins.firmness import ORDER, firmest, hedge_of


@dataclass(frozen=True, slots=True)
class _Board:
    """What is known of a story while its facts are gone through.

    ``links`` are the facts that deny another one with what they deny, ``deniers`` the articles that report a denial of
    each fact, ``cited`` the origins by article.
    """

    readings: Mapping[str, Reading]
    cited: Mapping[str, Sequence[Origin]]
    conflicts: Mapping[str, Conflict]
    links: Mapping[str, str]
    deniers: Mapping[str, set[str]]
    caveats: Sequence[Caveat]


def take_stances(
    readings: Sequence[Reading], facts: Sequence[Fact], origins: Sequence[Origin], conflicts: Sequence[Conflict] = ()
) -> tuple[Fact, ...]:
    """The facts with hedge, origins, tellers and caveats; what each denies and how it is stated is known already.

    A fact is as firm as its firmest independent teller puts it: where one states plainly what others attribute, it is
    ``stated``. A denial is ``denied``, and what somebody denies is at most ``alleged``, however it is reported.
    """
    by_article = reading_by_article(readings)
    links = {fact.id: fact.denies for fact in facts if fact.denies is not None}
    deniers: dict[str, set[str]] = {}
    for fact in facts:
        if fact.id in links:
            deniers.setdefault(links[fact.id], set()).update(fact.articles)
    board = _Board(
        by_article,
        cited_by_article(origins),
        {conflict.id: conflict for conflict in conflicts},
        links,
        deniers,
        [caveat for reading in readings for caveat in caveats_of(reading)],
    )
    return tuple(_taken(fact, board) for fact in facts)


def _taken(fact: Fact, board: _Board) -> Fact:
    core = Core(fact.evidence)
    hedges = {evidence: hedge_of(board.readings[evidence.article], evidence, core) for evidence in fact.evidence}
    tellers = _tellers(fact, hedges, core, board)
    return replace(
        fact,
        hedge=_hedge(board.readings, hedges, contested=bool(board.deniers.get(fact.id))),
        origins=_each_once(name for one in tellers for name in one.origins if one.article in fact.articles),
        tellers=tellers,
        caveats=caveats_on(fact.evidence, board.caveats),
    )


def _hedge(readings: Mapping[str, Reading], hedges: Mapping[Evidence, Hedge], *, contested: bool) -> Hedge:
    """The fact's own hedge: the firmest of independent tellers, no firmer than ``alleged`` where it is contested."""
    if is_denial(hedges):
        return Hedge.DENIED
    own = [hedge for one, hedge in hedges.items() if readings[one.article].article.duplicate_of is None]
    plain = [hedge for hedge in own or list(hedges.values()) if hedge is not Hedge.DENIED]
    hedge = firmest(plain)
    return max(hedge, Hedge.ALLEGED, key=ORDER.index) if contested else hedge


def _tellers(fact: Fact, hedges: Mapping[Evidence, Hedge], core: Core, board: _Board) -> tuple[Teller, ...]:
    """One for each article of the fact, then one for each other that differs from it or reports only its denial."""
    deniers = board.deniers.get(fact.id, set())
    elsewhere = others_sides(fact, board.conflicts)
    by_article: dict[str, dict[Evidence, Hedge]] = {}
    for one, hedge in hedges.items():
        by_article.setdefault(one.article, {})[one] = hedge
    told = []
    for article in fact.articles:
        teller = _teller(article, by_article.get(article, {}), core, board)
        if article in deniers:
            teller = replace(teller, stance=Stance.BOTH)
        elif article in elsewhere and fact.status is Status.DIFFERS:
            teller = _apart(teller, elsewhere[article])
        told.append(teller)
    own = frozenset(fact.articles)
    for article in board.readings if deniers or elsewhere else ():
        if article in own:
            continue
        if article in deniers or _denies(elsewhere.get(article), fact, board):
            both = _accuses_elsewhere(article, fact, board)
            told.append(Teller(article, Stance.BOTH if both else Stance.DENIES, hedge=Hedge.DENIED))
        elif article in elsewhere:
            told.append(_apart(Teller(article, Stance.DIFFERS), elsewhere[article]))
    return tuple(told)


def _apart(teller: Teller, stand: Stand) -> Teller:
    return replace(teller, stance=Stance.DIFFERS, conflict=stand.conflict, side=stand.side)


def _denies(stand: Stand | None, fact: Fact, board: _Board) -> bool:
    """Whether an article stands on the denying side of an accusation that the fact makes."""
    conflict = board.conflicts[stand.conflict] if stand else None
    if stand is None or conflict is None or conflict.kind is not ConflictKind.DENIAL or fact.id in board.links:
        return False
    return conflict.values[stand.side].value == DENIED


def _accuses_elsewhere(article: str, fact: Fact, board: _Board) -> bool:
    """Whether an article reports in other words the accusation that it reports the denial of."""
    cards = [board.conflicts[name] for name in fact.conflicts if name in board.conflicts]
    sides = (value for card in cards if card.kind is ConflictKind.DENIAL for value in card.values)
    return any(
        value.value in (ACCUSED, SAID) and any(one.article == article for one in value.evidence) for value in sides
    )


def _teller(article: str, own: Mapping[Evidence, Hedge], core: Core, board: _Board) -> Teller:
    """How one article puts what its ``own`` evidence says: by the firmest of it, citing all whom it cites for it."""
    names = _each_once(origin.name for one in own for origin in origins_behind(one, board.cited, core))
    hedge = firmest(list(own.values()))
    if is_denial(own):
        return Teller(article, Stance.ATTRIBUTES if names else Stance.STATES, names, hedge)
    if names or hedge is Hedge.ATTRIBUTED:
        return Teller(article, Stance.ATTRIBUTES, names, max(hedge, Hedge.ATTRIBUTED, key=ORDER.index))
    return Teller(article, Stance.STATES if hedge is Hedge.STATED else Stance.HEDGES, (), hedge)


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
