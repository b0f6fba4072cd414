"""Hedge, origins and the stance of every article, set on every fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.models import Evidence, Fact, Hedge, Origin, Reading, Stance, Status
from briefing.story.entities.places import reading_by_article
from briefing.story.facts.denials import is_denial, link_denials
from briefing.story.origins.cited import by_article as cited_by_article
from briefing.story.origins.cited import origins_behind
from briefing.story.origins.firmness import ORDER, firmest, hedge_of


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
    cited = cited_by_article(origins)
    silent = [(reading.article.id, Stance.SILENT) for reading in readings]
    places = {name: place for place, (name, _) in enumerate(silent)}
    taken = []
    for fact in facts:
        hedges = {evidence: hedge_of(by_article[evidence.article], evidence) for evidence in fact.evidence}
        denied_by = deniers.get(fact.id, set())
        told = _told(fact, hedges, denied_by)
        stances = [*silent]
        for name, stance in told.items():
            stances[places[name]] = (name, stance)
        taken.append(
            replace(
                fact,
                hedge=_hedge(by_article, hedges, contested=bool(denied_by)),
                origins=_origins(fact, cited),
                stances=tuple(stances),
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


def _origins(fact: Fact, cited: Mapping[str, Sequence[Origin]]) -> tuple[str, ...]:
    """Whom the articles cite for the fact, in the order of its evidence; empty where none cites anybody."""
    names = [origin.name for evidence in fact.evidence for origin in origins_behind(evidence, cited)]
    return tuple(dict.fromkeys(names))


def _told(fact: Fact, hedges: Mapping[Evidence, Hedge], denied_by: Iterable[str]) -> dict[str, Stance]:
    """What each article that tells the fact says of it; one that carries a denial of it counts as denying it."""
    denial = is_denial(hedges)
    told: dict[str, Stance] = {}
    for evidence, hedge in hedges.items():
        if fact.status is Status.DIFFERS:
            told[evidence.article] = Stance.DIFFERS
        elif denial or hedge is Hedge.STATED:
            told[evidence.article] = Stance.STATED
        else:
            told.setdefault(evidence.article, Stance.ATTRIBUTED)
    return told | dict.fromkeys(denied_by, Stance.DENIED)
