"""Hedge, origins and the stance of every article, set on every fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.models import Evidence, Fact, Hedge, Origin, Reading, Stance, Status
from briefing.story.denials import is_denial, link_denials
from briefing.story.firmness import ORDER, covers, firmest, hedge_of, shared
from briefing.story.naming import reading_by_article

_INSIDE = 0.8
"""The share of a scope that must lie in longer evidence for its origin to count."""
_PART = 0.35


def take_stances(readings: Sequence[Reading], facts: Sequence[Fact], origins: Sequence[Origin]) -> tuple[Fact, ...]:
    """The facts with hedge, origins, stances and the fact that each denies.

    A fact is as firm as its firmest independent teller puts it: where one states plainly what others attribute, it is
    ``stated``. A denial is ``denied``, and what somebody denies is at most ``alleged``, however it is told.
    """
    by_article = reading_by_article(readings)
    links = link_denials(by_article, facts)
    deniers: dict[str, set[str]] = {}
    for fact in facts:
        if fact.id in links:
            deniers.setdefault(links[fact.id], set()).update(evidence.article for evidence in fact.evidence)
    scopes = _scopes(origins)
    taken = []
    for fact in facts:
        hedges = {evidence: hedge_of(by_article[evidence.article], evidence) for evidence in fact.evidence}
        denied_by = deniers.get(fact.id, set())
        stances = tuple((reading.article.id, _stance(fact, reading, hedges, denied_by)) for reading in readings)
        taken.append(
            replace(
                fact,
                hedge=_hedge(by_article, hedges, contested=bool(denied_by)),
                origins=_origins(fact, scopes),
                stances=stances,
                denies=links.get(fact.id),
            )
        )
    return tuple(taken)


def _hedge(readings: Mapping[str, Reading], hedges: Mapping[Evidence, Hedge], *, contested: bool) -> Hedge:
    """The fact's own hedge: the firmest of independent tellers, no firmer than ``alleged`` where it is contested."""
    if is_denial(hedges):
        return Hedge.DENIED
    own = [hedge for one, hedge in hedges.items() if readings[one.article].article.duplicate_of is None]
    plain = [hedge for hedge in own or list(hedges.values()) if hedge is not Hedge.DENIED]
    hedge = firmest(plain)
    return max(hedge, Hedge.ALLEGED, key=ORDER.index) if contested else hedge


def _scopes(origins: Sequence[Origin]) -> dict[str, list[tuple[Evidence, str]]]:
    """What is put down to whom, under each article."""
    scopes: dict[str, list[tuple[Evidence, str]]] = {}
    for origin in origins:
        for scope in origin.scopes:
            scopes.setdefault(origin.article, []).append((scope, origin.name))
    return scopes


def _origins(fact: Fact, scopes: Mapping[str, Sequence[tuple[Evidence, str]]]) -> tuple[str, ...]:
    """Whom the articles cite for the fact, in the order of its evidence; empty where none cites anybody."""
    names = [
        name
        for evidence in fact.evidence
        for scope, name in scopes.get(evidence.article, ())
        if covers(scope.span, evidence, _PART) or shared(scope.span, evidence) >= _INSIDE * (scope.end - scope.start)
    ]
    return tuple(dict.fromkeys(names))


def _stance(fact: Fact, reading: Reading, hedges: Mapping[Evidence, Hedge], denied_by: set[str]) -> Stance:
    """What one article says of the fact; one that carries a denial of it counts as denying it."""
    own = [hedge for evidence, hedge in hedges.items() if evidence.article == reading.article.id]
    if reading.article.id in denied_by:
        return Stance.DENIED
    if not own:
        return Stance.SILENT
    if fact.status is Status.DIFFERS:
        return Stance.DIFFERS
    return Stance.STATED if Hedge.STATED in own or is_denial(hedges) else Stance.ATTRIBUTED
