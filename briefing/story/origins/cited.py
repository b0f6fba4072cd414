"""Whom an article cites for a piece of evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.models import Evidence, Origin
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


def origins_behind(evidence: Evidence, origins: Mapping[str, Sequence[Origin]]) -> tuple[Origin, ...]:
    """The origins, of those its own article cites, to which the evidence is put down."""
    return tuple(
        origin
        for origin in origins.get(evidence.article, ())
        if any(
            covers(scope.span, evidence, _PART) or shared(scope.span, evidence) >= _INSIDE * (scope.end - scope.start)
            for scope in origin.scopes
        )
    )
