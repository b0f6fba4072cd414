"""Remarks of an article on its own sources: "None of this could be verified" is no fact, but a caveat on others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.models import Evidence, Hedge, Reading, Span
from briefing.story.origins.firmness import covers


@dataclass(frozen=True, slots=True)
class Caveat:
    """The sentence that holds the remark, and what goes before it that it speaks of."""

    evidence: Evidence
    scope: Span


def caveats_of(reading: Reading) -> tuple[Caveat, ...]:
    """The sentences of an article that only say that what goes before them is not confirmed."""
    found = []
    for cue in reading.analysis.hedges:
        if cue.hedge is not Hedge.UNCONFIRMED or cue.scope.overlaps(cue):
            continue
        for sentence in reading.analysis.sentences:
            if sentence.contains(cue) and not sentence.overlaps(cue.scope):
                found.append(Caveat(Evidence.of(reading.article, sentence), cue.scope))
    return tuple(found)


def caveats_on(evidence: Sequence[Evidence], caveats: Sequence[Caveat]) -> tuple[Evidence, ...]:
    """The remarks that speak of any of the evidence, in their order."""
    return tuple(
        dict.fromkeys(
            one.evidence
            for one in caveats
            if any(own.article == one.evidence.article and covers(one.scope, own) for own in evidence)
        )
    )
