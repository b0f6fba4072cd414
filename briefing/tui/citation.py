"""A quotation with its source, as it is copied."""

from __future__ import annotations

from briefing.brief import paragraph_number
from briefing.models import Article, Span
from briefing.story.grouping.order import outlet_name


def cite(article: Article, span: Span) -> str:
    """The words as they stand in the article, and below them outlet, title, authors, day, address and place."""
    words = span.of(article.text).strip()
    day = article.published.isoformat() if article.published else "no date"
    title = f"“{article.title}”" if article.title else ""
    parts = [outlet_name(article), title, article.byline or "", day, article.url or article.where]
    place = f"paragraph {paragraph_number(article, span)}, characters {span.start}–{span.end}"
    return f"“{words}”\n— {', '.join(part for part in parts if part)}, {place}"
