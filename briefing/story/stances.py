"""Hedge, origins and the stance of every article, set on every fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.models import Evidence, Fact, Hedge, Origin, Reading, Span, Stance, Status
from briefing.story.naming import reading_by_article

_ORDER = tuple(Hedge)


def take_stances(readings: Sequence[Reading], facts: Sequence[Fact], origins: Sequence[Origin]) -> tuple[Fact, ...]:
    """The facts with hedge, origins and stances.

    A fact is as firm as its firmest teller: one article that states it plainly makes it ``stated``. A denial is
    ``denied`` whoever reports it.
    """
    by_article = reading_by_article(readings)
    taken = []
    for fact in facts:
        hedges = {evidence: _hedge(by_article[evidence.article], evidence) for evidence in fact.evidence}
        named = [
            origin.name
            for origin in origins
            if any(
                scope.article == ev.article and scope.span.overlaps(ev.span)
                for scope in origin.scopes
                for ev in fact.evidence
            )
        ]
        taken.append(
            replace(
                fact,
                hedge=min(hedges.values(), key=_ORDER.index, default=Hedge.STATED),
                origins=tuple(dict.fromkeys(named)),
                stances=tuple((reading.article.id, _stance(fact, reading, hedges)) for reading in readings),
            )
        )
    return tuple(taken)


def _hedge(reading: Reading, evidence: Evidence) -> Hedge:
    """How firmly the evidence is put: the weakest cue whose scope covers most of it, else whether it is attributed."""
    found = [Hedge.STATED]
    found += [cue.hedge for cue in reading.analysis.hedges if _covers(cue.scope, evidence)]
    found += [Hedge.ATTRIBUTED for attribution in reading.analysis.attributions if _covers(attribution, evidence)]
    return max(found, key=_ORDER.index)


def _covers(scope: Span, evidence: Evidence) -> bool:
    """Whether the scope holds at least half of the evidence, or lies wholly in it and is half as long."""
    shared = min(scope.end, evidence.end) - max(scope.start, evidence.start)
    return shared * 2 >= evidence.end - evidence.start


def _stance(fact: Fact, reading: Reading, hedges: dict[Evidence, Hedge]) -> Stance:
    """What one article says of the fact."""
    own = [hedge for evidence, hedge in hedges.items() if evidence.article == reading.article.id]
    if not own:
        return Stance.SILENT
    if all(hedge is Hedge.DENIED for hedge in own):
        return Stance.DENIED
    if fact.status is Status.DIFFERS:
        return Stance.DIFFERS
    return Stance.STATED if Hedge.STATED in own else Stance.ATTRIBUTED
