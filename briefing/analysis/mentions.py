"""Names of people, organisations, places, groups, events, weapons and works."""

from __future__ import annotations

from briefing.models import Analysis, Article, Mention


def find_mentions(article: Article, found: Analysis) -> tuple[Mention, ...]:
    """Names of people, organisations, places, groups, events, weapons and works."""
    return ()
