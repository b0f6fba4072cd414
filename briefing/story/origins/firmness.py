"""How firmly an article puts a piece of evidence: plainly, with a source, or with a word that weakens it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Attribution, Evidence, Hedge, HedgeCue, Reading, Span
from briefing.story.origins.core import NO_CORE, Core

ORDER = tuple(Hedge)
"""From the firmest to the least firm."""

_HALF = 0.5
_WITH_CUE = 0.35
"""The share of the evidence that a scope must cover; less is enough where the cue itself stands in the evidence."""


def hedge_of(reading: Reading, evidence: Evidence, core: Core = NO_CORE) -> Hedge:
    """The least firm hedge whose scope covers the evidence, ``attributed`` under a source alone, else ``stated``.

    With the ``core`` of its fact only scopes count that concern what others tell too.
    """
    found = [Hedge.STATED]
    start, end = evidence.start, evidence.end
    hedges = [one for one in reading.analysis.hedges if one.scope.start < end and start < one.scope.end]
    found += [one.hedge for one in hedges if _weakens(one, evidence) and core.concerns(one.scope, evidence)]
    said = [one for one in reading.analysis.attributions if one.start < end and start < one.end]
    if any(_attributes(one, evidence) and core.concerns(one, evidence) for one in said):
        found.append(Hedge.ATTRIBUTED)
    return max(found, key=ORDER.index)


def firmest(hedges: Sequence[Hedge]) -> Hedge:
    """The firmest of several; ``stated`` for none."""
    return min(hedges, key=ORDER.index, default=Hedge.STATED)


def covers(scope: Span, evidence: Evidence, share: float = _HALF) -> bool:
    """Whether the scope holds at least this share of the evidence."""
    return shared(scope, evidence) >= share * (evidence.end - evidence.start)


def shared(one: Span, other: Evidence | Span) -> int:
    """How many characters two ranges of one article have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _attributes(attribution: Attribution, evidence: Evidence) -> bool:
    """Whether the evidence is put down to the source, or a good part of it with the source's own words."""
    inside = evidence.start <= attribution.cue.start and attribution.cue.end <= evidence.end
    return covers(attribution, evidence, _WITH_CUE if inside else _HALF)


def _weakens(cue: HedgeCue, evidence: Evidence) -> bool:
    """Whether the cue's scope covers the evidence, or a good part of it where the cue stands in it."""
    inside = evidence.start <= cue.start and cue.end <= evidence.end
    return covers(cue.scope, evidence, _WITH_CUE if inside else _HALF)
