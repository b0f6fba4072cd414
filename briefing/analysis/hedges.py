"""Words that weaken a statement, with their scope."""

from __future__ import annotations

from briefing.models import Analysis, Article, HedgeCue


def find_hedges(article: Article, found: Analysis) -> tuple[HedgeCue, ...]:
    """Words that weaken a statement, with their scope."""
    return ()
