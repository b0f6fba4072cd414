"""Copies of one text: id of the copy to the id of the article that it copies."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Article


def find_duplicates(articles: Sequence[Article]) -> dict[str, str]:
    """Copies of one text: id of the copy to the id of the article that it copies."""
    return {}
