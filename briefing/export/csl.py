"""The sources as CSL-JSON, which reference managers import.

Shape: the citation style language's ``csl-data`` schema, items of type ``article-newspaper``.
"""

from __future__ import annotations

import json
from typing import Any

from briefing.export.fragments import web_address
from briefing.export.outline import Choice
from briefing.models import Article, Brief


def to_csl(brief: Brief, choice: Choice | None = None) -> str:
    """A list of items, one for each article, numbered as in the brief."""
    articles = [article for story in brief.stories for article in story.articles]
    return (
        json.dumps([_item(number, one) for number, one in enumerate(articles, 1)], ensure_ascii=False, indent=2) + "\n"
    )


def _item(number: int, article: Article) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": f"s{number}",
        "type": "article-newspaper",
        "title": article.title,
        "container-title": article.outlet,
        "language": article.language,
        "URL": web_address(article),
        "note": article.where,
    }
    if article.byline:
        item["author"] = [{"literal": article.byline}]
    if article.published:
        day = article.published
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return {key: value for key, value in item.items() if value is not None}
