"""Articles of which only the head is at hand: text and analysis come when somebody asks for them.

They are articles and readings like all others, equal to those that were read whole; a list or a search of ten thousand
asks for none of the texts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, Protocol

from briefing.models.text import Analysis, Article, Reading

HEAVY = ("text", "paragraphs", "cuts")
"""What of an article is no part of its head."""
FIELDS = tuple(field.name for field in fields(Article))
LIGHT = tuple(name for name in FIELDS if name not in HEAVY)


class Head(Protocol):
    """What is at hand of an article: all of its fields but for the heavy ones."""

    @property
    def id(self) -> str:
        """The article's."""


class KeptArticle(Article):
    """An article that is fetched when its text is asked for.

    ``content`` is the name of its content (``store.content_key``) and ``size`` the length of its text, as far as both
    are known without the text.
    """

    __slots__ = ("_fetch", "_head", "content", "size")

    def __init__(self, *args: Any, **values: Any) -> None:  # noqa: ANN401  # as many as there are fields
        """Of given fields, as any article: so ``replace`` makes a whole one of it."""
        super().__init__(*args, **values)

    @classmethod
    def of(cls, head: Head, fetch: Callable[[], Article], content: str, size: int) -> KeptArticle:
        """The article with this head; ``fetch`` gives the whole one."""
        made = cls.__new__(cls)
        for name, value in (("_head", head), ("_fetch", fetch), ("content", content), ("size", size)):
            object.__setattr__(made, name, value)
        return made

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # of any field
        """A field that is not here yet."""
        if name in HEAVY:
            whole = self._fetch()
            for field in HEAVY:
                object.__setattr__(self, field, getattr(whole, field))
            return getattr(whole, name)
        if name not in FIELDS:
            raise AttributeError(name)
        value = getattr(self._head, name)
        object.__setattr__(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        """Equal to an article with the same fields, however that came."""
        if not isinstance(other, Article):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in (*LIGHT, *HEAVY))

    def __hash__(self) -> int:
        """That of the same article read whole."""
        return hash(tuple(getattr(self, name) for name in FIELDS))


class KeptReading(Reading):
    """A reading whose analysis is fetched when it is asked for. ``kinds`` are those of the names in it, in order."""

    __slots__ = ("_fetch", "kinds")

    @classmethod
    def of(cls, article: Article, fetch: Callable[[], Analysis], kinds: tuple[str, ...]) -> KeptReading:
        """The reading of this article; ``fetch`` gives its analysis."""
        made = cls.__new__(cls)
        for name, value in (("article", article), ("_fetch", fetch), ("kinds", kinds)):
            object.__setattr__(made, name, value)
        return made

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # of any field
        """The analysis, if it is not here yet."""
        if name != "analysis":
            raise AttributeError(name)
        value = self._fetch()
        object.__setattr__(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        """As for articles."""
        if not isinstance(other, Reading):
            return NotImplemented
        return bool(self.article == other.article and self.analysis == other.analysis)

    def __hash__(self) -> int:
        """That of the same reading."""
        return hash((self.article, self.analysis))


def version_of(article: Article, newest: str) -> Article:
    """The article as an earlier version of another one; its text is not asked for."""
    if not isinstance(article, KeptArticle) or content_of(article) is None:
        return replace(article, version_of=newest)
    made = KeptArticle.of(article._head, article._fetch, article.content, article.size)
    object.__setattr__(made, "version_of", newest)
    return made


def content_of(article: Article) -> str | None:
    """The name of the article's content, where it is known without its text."""
    return getattr(article, "content", None) if isinstance(article, KeptArticle) else None


def length_of(article: Article) -> int:
    """Code points of its text."""
    known = getattr(article, "size", None) if isinstance(article, KeptArticle) else None
    return len(article.text) if known is None else known


def kinds_of(reading: Reading) -> tuple[str, ...]:
    """The kinds of the names in an article, each once, in order."""
    known = getattr(reading, "kinds", None) if isinstance(reading, KeptReading) else None
    return tuple(sorted({mention.type.value for mention in reading.analysis.mentions})) if known is None else known
