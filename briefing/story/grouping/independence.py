"""Which articles count as one: those of one outlet, copies of one text, and versions of one article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time

from briefing.models import Article


def outlet_key(article: Article) -> str:
    """What tells one outlet from another: its name, whatever its letters' case; the article's id where it has none."""
    name = " ".join((article.outlet or "").casefold().split()).removeprefix("the ")
    return name or article.id


def sources_of(articles: Sequence[Article]) -> dict[str, str]:
    """For the id of each article the outlet whose text it is: that of the original for a copy.

    Articles with one value count once; one without an outlet counts as one, its versions with it.
    """
    by_id = {article.id: article for article in articles}
    return {article.id: outlet_key(_root(article, by_id)) for article in articles}


def _root(article: Article, by_id: Mapping[str, Article]) -> Article:
    seen = set()
    while article.id not in seen:
        seen.add(article.id)
        article = by_id.get(article.duplicate_of or article.version_of or "", article)
    return article


def find_versions(articles: Sequence[Article], copies: Mapping[str, str]) -> dict[str, str]:
    """Id of each earlier text to the id of the newest one: of one address, or of one outlet and most of the text.

    Args:
        articles: those of one story, in any order.
        copies: id of each copy to the id of its original, whatever the outlets.
    """
    families: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        if article.url:
            families.setdefault(("address", _address(article.url)), []).append(article)
        if article.outlet:
            families.setdefault((outlet_key(article), copies.get(article.id, article.id)), []).append(article)
    newer: dict[str, Article] = {}
    for family in families.values():
        newest = max(family, key=_age)
        for article in family:
            if article is not newest:
                newer[article.id] = max(newest, newer.get(article.id, newest), key=_age)
    return {name: _newest(newest, newer).id for name, newest in sorted(newer.items())}


def _newest(article: Article, newer: Mapping[str, Article]) -> Article:
    """Where one family holds the newest of another: the end of the chain, which only ever leads to newer ones."""
    while article.id in newer:
        article = newer[article.id]
    return article


def _address(url: str) -> str:
    """An address without what does not change the page: scheme, ``www.``, fragment, final slash."""
    _, _, rest = url.casefold().partition("://")
    return (rest or url.casefold()).partition("#")[0].rstrip("/").removeprefix("www.")


def _age(article: Article) -> tuple[datetime, int, str]:
    """When it was published, as far as that is known; the longer one, then, since a text grows."""
    moment = article.published_at
    if moment is None and article.published is not None:
        moment = datetime.combine(article.published, time(), UTC)
    return (moment or datetime.min.replace(tzinfo=UTC), len(article.text), article.id)
