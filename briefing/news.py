"""What is new in a story since the last visit: articles, facts, values and differences, and figures that moved."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from datetime import date

from briefing.models import Article, Conflict, ConflictKind, ConflictValue, Story
from briefing.models.naming import grouped
from briefing.records import dataclass


@dataclass(frozen=True, slots=True)
class News:
    """What rests on new articles alone.

    ``values`` are indexes into the values of the difference of that id; ``moved`` are the figures that were known and
    have a new value: topic, last known value, newest value; several of one day stand side by side, ``2,497 / 2,862``.
    Where every article is new nothing stands out, and all of it is empty.
    """

    articles: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    conflicts: frozenset[str] = frozenset()
    values: Mapping[str, frozenset[int]] = field(default_factory=dict)
    moved: tuple[tuple[str, str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.articles)


NO_NEWS = News()
_NEVER = (date.min, 0.0)


def news_of(story: Story, new: Collection[str]) -> News:
    """What the new articles, by id, bring to a story."""
    articles = frozenset(article.id for article in story.articles if article.id in new)
    if not articles or len(articles) == len(story.readings):
        return NO_NEWS
    known = {article.id: article for article in story.articles}
    values: dict[str, frozenset[int]] = {}
    moved = []
    for conflict in story.conflicts:
        fresh = [place for place, value in enumerate(conflict.values) if _told_in(value) <= articles]
        if fresh:
            values[conflict.id] = frozenset(fresh)
            moved += _moved(conflict, fresh, known)
    return News(
        articles,
        frozenset(fact.id for fact in story.facts if articles.issuperset(fact.articles)),
        frozenset(values),
        values,
        tuple(moved),
    )


def told(news: News) -> str:
    """``3 new articles, 5 new facts, people killed 2,497 → 2,862``; empty where nothing is new."""
    parts = [
        f"{number} new {word}{'' if number == 1 else 's'}"
        for number, word in ((len(news.articles), "article"), (len(news.facts), "fact"))
        if number
    ]
    known = len({topic for topic, _, _ in news.moved})
    others = len(news.conflicts) - known
    parts += [f"{topic} {before} → {now}" for topic, before, now in news.moved]
    parts += [f"{others} new difference{'' if others == 1 else 's'}"] if others > 0 else []
    return ", ".join(parts)


def _moved(conflict: Conflict, fresh: list[int], articles: Mapping[str, Article]) -> list[tuple[str, str, str]]:
    """The figure as it stood and as it stands, where a count has a value from before and a new one."""
    old = [value for place, value in enumerate(conflict.values) if place not in fresh]
    if conflict.kind is not ConflictKind.NUMBER or not old:
        return []
    return [(conflict.topic, _last(old, articles), _last([conflict.values[place] for place in fresh], articles))]


def _last(values: Sequence[ConflictValue], articles: Mapping[str, Article]) -> str:
    """The value that was published last; of one day all that no hour puts in order, as the difference has them."""
    told = [max((_published(articles[name]) for name in _told_in(value)), default=_NEVER) for value in values]
    newest = max(told)
    of_day = [(value, at) for value, at in zip(values, told, strict=True) if at[0] == newest[0]]
    ordered = all(at[1] for _, at in of_day)
    return " / ".join(grouped(value.value) for value, at in of_day if at == newest or not ordered)


def _published(article: Article) -> tuple[date, float]:
    """The day, and where the article states its hour the instant, in seconds; else 0."""
    at = article.published_at
    return article.published or date.min, at.timestamp() if at is not None else 0.0


def _told_in(value: ConflictValue) -> set[str]:
    return {item.article for item in value.evidence}
