"""Direct, partial and indirect quotes with speaker and cue."""

from __future__ import annotations

from briefing.models import Analysis, Article, QuoteMention


def find_quotes(article: Article, found: Analysis) -> tuple[QuoteMention, ...]:
    """Direct, partial and indirect quotes with speaker and cue."""
    return ()
