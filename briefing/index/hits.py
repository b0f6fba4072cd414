"""Hits: articles that match, with their words in context; those that nobody looks at are made when somebody does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from briefing.index.marked import asks_marked, marked_places
from briefing.index.noted import places_in
from briefing.index.shelving import Head
from briefing.index.snippets import Snippet, Told, Wanted, cut_snippets, find_hits, in_order
from briefing.index.tree import Node
from briefing.models import Article, Span
from briefing.models.kept import KeptArticle, is_fetched
from briefing.records import dataclass

LATE = ("places", "snippets", "told")
"""What of a hit needs the text."""
_set = object.__setattr__


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that matches; ``places`` are all matching words in its text, ``snippets`` the best in context.

    ``told`` is the text with its paragraphs.
    """

    article_id: str
    path: str
    outlet: str | None
    title: str
    published: date | None
    score: float
    snippets: tuple[Snippet, ...]
    places: tuple[Span, ...]
    told: Told


class LateHit(Hit):
    """A hit whose text is looked at when its places are asked for.

    Where the text can't be had any more it has none: the next search finds out what is wrong, and says so.
    """

    __slots__ = ("_make",)

    @classmethod
    def of(cls, article: Article, score: float, make: Callable[[], Hit]) -> LateHit:
        """The hit of an article; ``make`` gives the whole one."""
        made = cls.__new__(cls)
        for name in ("path", "outlet", "title", "published"):
            _set(made, name, getattr(article, "where" if name == "path" else name))
        _set(made, "article_id", article.id)
        _set(made, "score", round(score, 4))
        _set(made, "_make", make)
        return made

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # of any field
        """What was not asked for yet."""
        if name not in LATE:
            raise AttributeError(name)
        try:
            whole = self._make()
            found = (whole.places, whole.snippets, whole.told)
        except Exception:  # as for a search: whatever is wrong, the rows above must stay
            found = ((), (), Head(self.path, self.outlet, self.title, self.published, (), ""))
        for field, value in zip(LATE, found, strict=True):
            _set(self, field, value)
        return getattr(self, name)


def needs_kept(article: Article | None, node: Node, *, stale: bool) -> bool:
    """Whether a hit is made of what the index keeps of the article: there it is at hand, and nothing stays in memory.

    Not so of an index of another state than the articles (``stale``), unless there is no article.
    """
    if article is None or asks_marked(node):
        return True
    return not stale and isinstance(article, KeptArticle) and not is_fetched(article)


def hit_of(  # all that a hit is made of
    article_id: str, article: Article | None, head: Head | None, score: float, node: Node, wanted: Wanted
) -> Hit:
    """A hit of an article, or of what an index keeps of it; one of both is there."""
    told = head if article is None or (isinstance(article, KeptArticle) and not is_fetched(article)) else article
    told = told or article
    assert told is not None  # noqa: S101
    more = {*places_in(node, article_id), *(marked_places(node, head.marked) if head else ())}
    places = find_hits(told.text, wanted)
    places = in_order({*places, *more}) if more else places
    return Hit(
        article_id=article_id,
        path=told.where,
        outlet=told.outlet,
        title=told.title,
        published=told.published,
        score=round(score, 4),
        snippets=cut_snippets(told, places),
        places=places,
        told=told,
    )
