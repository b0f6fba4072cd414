"""Who is cited for what."""

from __future__ import annotations

from briefing.models import Analysis, Article, Attribution


def find_attributions(article: Article, found: Analysis) -> tuple[Attribution, ...]:
    """Who is cited for what."""
    return ()
