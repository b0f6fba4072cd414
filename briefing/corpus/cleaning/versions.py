"""Versions of one item by its source: the newest stands, and what the source takes back counts no longer.

Agencies send an item again whenever they know more, under the same name; a withdrawal comes under that name too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from briefing.models import Article, Skipped
from briefing.models.kept import version_of

_FIRST = datetime.min.replace(tzinfo=UTC)


def settle_versions(
    articles: Sequence[Article], skipped: Sequence[Skipped]
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """The articles that stand, in their order, and those that were taken back, with who said so.

    Of several versions the newest is the last one that was published, where two say no hour the one whose path comes
    last. The others say in ``version_of`` which that is.
    """
    recalled = {item.recalls: item for item in skipped if item.recalls}
    if not any(article.guid for article in articles):
        return tuple(articles), ()
    gone = tuple(
        Skipped(article.path, f"{recalled[article.guid].reason} (see {recalled[article.guid].path})")
        for article in articles
        if article.guid in recalled
    )
    standing = [article for article in articles if article.guid not in recalled]
    groups: defaultdict[tuple[str | None, str], list[Article]] = defaultdict(list)
    for article in standing:
        if article.guid:
            groups[article.outlet, article.guid].append(article)
    newest = {article.id: max(group, key=_age) for group in groups.values() for article in group if len(group) > 1}
    return tuple(_placed(article, newest.get(article.id)) for article in standing), gone


def _age(article: Article) -> tuple[datetime, str, str]:
    day = article.published.isoformat() if article.published else ""
    return article.published_at or _FIRST, day, article.path


def _placed(article: Article, newest: Article | None) -> Article:
    if newest is None or newest.id == article.id:
        return article
    return version_of(article, newest.id)
