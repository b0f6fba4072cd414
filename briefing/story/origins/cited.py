"""Whom an article cites for a piece of evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.models import Evidence, Origin, Span
from briefing.story.origins.core import NO_CORE, Core
from briefing.story.origins.firmness import covers, shared

_INSIDE = 0.8
"""The share of a scope that must lie in longer evidence for its origin to count."""
_PART = 0.35
"""The share of the evidence that a scope must cover."""


def by_article(origins: Sequence[Origin]) -> dict[str, list[Origin]]:
    """The origins under the ids of the articles that cite them, each in the given order."""
    found: dict[str, list[Origin]] = {}
    for origin in origins:
        found.setdefault(origin.article, []).append(origin)
    return found


def origins_behind(
    evidence: Evidence, origins: Mapping[str, Sequence[Origin]], core: Core = NO_CORE
) -> tuple[Origin, ...]:
    """The origins, of those its own article cites, to which the evidence is put down.

    With the ``core`` of its fact only those that are cited for what others tell too.
    """
    return tuple(
        origin
        for origin in origins.get(evidence.article, ())
        if any(
            core.concerns(scope.span, evidence)
            and (covers(scope.span, evidence, _PART) or _holds(evidence, scope.span))
            for scope in origin.scopes
        )
    )


def _holds(evidence: Evidence, scope: Span) -> bool:
    return shared(scope, evidence) >= _INSIDE * (scope.end - scope.start)
