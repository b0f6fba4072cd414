"""How a place is given to an assistant: never words alone, and never more of them than fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from briefing.brief import paragraph_number
from briefing.models import Article, Evidence
from briefing.story.grouping.order import outlet_name

MOST_WORDS, MOST_ENTRIES, MOST_PLACES = 700, 50, 6
"""Characters of one place, entries of one answer, places of one entry."""

_T = TypeVar("_T")
Json = dict[str, Any]


def article_of(article: Article) -> Json:
    """An article without its text."""
    return {
        "article": article.id,
        "path": article.where,
        "outlet": outlet_name(article),
        "title": article.title[:MOST_WORDS],
        "published": article.published.isoformat() if article.published else None,
    }


def place_of(article: Article, evidence: Evidence) -> Json:
    """Words of an article with their place; ``cut`` where they are longer than is shown."""
    return {
        "id": f"{evidence.article}:{evidence.start}-{evidence.end}",
        **article_of(article),
        "paragraph": paragraph_number(article, evidence.span),
        "words": evidence.text[:MOST_WORDS],
        "cut": len(evidence.text) > MOST_WORDS,
    }


def first(items: Sequence[_T], most: int, start: int = 0) -> tuple[Sequence[_T], int]:
    """At most so many from ``start`` on, and how many follow them."""
    taken = items[start : start + most]
    return taken, max(0, len(items) - start - len(taken))
