"""Expressions of time, resolved against the day of publication."""

from __future__ import annotations

from briefing.models import Analysis, Article, DateMention


def find_dates(article: Article, found: Analysis) -> tuple[DateMention, ...]:
    """Expressions of time, resolved against the day of publication."""
    return ()
