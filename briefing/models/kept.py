"""Articles of which only the head is at hand: text and analysis come when somebody asks for them.

They are articles and readings like all others, equal to those that were read whole; a list or a search of ten thousand
asks for none of the texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from typing import Any, Protocol

from briefing.models.text import Analysis, Article, Reading

FIELDS = tuple(field.name for field in fields(Article))
HEAVY = frozenset(("text", "paragraphs", "cuts"))
"""What of an article is no part of its head."""
LIGHT = frozenset(FIELDS) - HEAVY
_set = object.__setattr__


class Head(Protocol):
    """What is at hand of an article: all of its fields but for the heavy ones.

    ``content`` is the name of its content (``store.content_key``) and ``size`` the length of its text.
    """

    @property
    def id(self) -> str:
        """The article's."""

    @property
    def content(self) -> str:
        """As above."""

    @property
    def size(self) -> int:
        """As above."""


class KeptArticle(Article):
    """An article that is fetched when its text is asked for."""

    __slots__ = ("_fetch", "_head")

    def __init__(self, *args: Any, **values: Any) -> None:  # noqa: ANN401  # as many as there are fields
        """Of given fields, as any article: so ``replace`` makes a whole one of it."""
        super().__init__(*args, **values)
        _set(self, "_head", None)

    @classmethod
    def of(cls, head: Head, fetch: Callable[[], Article]) -> KeptArticle:
        """The article with this head; ``fetch`` gives the whole one."""
        made = cls.__new__(cls)
        _set(made, "_head", head)
        _set(made, "_fetch", fetch)
        _set(made, "id", head.id)
        return made

    @property
    def head(self) -> Head | None:
        """What it was made of; None where it was made of all its fields."""
        head: Head | None = self._head
        return head

    def of_version(self, newest: str) -> KeptArticle:
        """The same as an earlier version of another one; its text is not asked for."""
        made = KeptArticle.of(self._head, self._fetch)
        _set(made, "version_of", newest)
        return made

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # of any field
        """A field that is not here yet."""
        if name in LIGHT:
            value = getattr(self._head, name)
            _set(self, name, value)
            return value
        if name not in HEAVY:
            raise AttributeError(name)
        whole = self._fetch()
        for field in HEAVY:
            _set(self, field, getattr(whole, field))
        return getattr(whole, name)

    def __eq__(self, other: object) -> bool:
        """Equal to an article with the same fields, however that came."""
        if not isinstance(other, Article):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in FIELDS)

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
        _set(made, "article", article)
        _set(made, "_fetch", fetch)
        _set(made, "kinds", kinds)
        return made

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # of any field
        """The analysis, if it is not here yet."""
        if name != "analysis":
            raise AttributeError(name)
        value = self._fetch()
        _set(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        """As for articles."""
        if not isinstance(other, Reading):
            return NotImplemented
        return bool(self.article == other.article and self.analysis == other.analysis)

    def __hash__(self) -> int:
        """That of the same reading."""
        return hash((self.article, self.analysis))


def borrowed(readings: Sequence[Reading]) -> Iterator[Reading]:
    """One reading after the other; what somebody fetched of one meanwhile goes when the next one is asked for.

    What was at hand before stays. So ten thousand texts can be looked at without all of them being in memory.
    """
    light = [_unfetched(reading) for reading in readings]
    for reading, parts in zip(readings, light, strict=True):
        yield reading
        for part in parts:
            _let_go(part)


def _unfetched(reading: Reading) -> tuple[KeptArticle | KeptReading, ...]:
    """The article, the reading or both, if it has yet to fetch what is heavy."""
    article = reading.article
    parts = (
        article if isinstance(article, KeptArticle) else None,
        reading if isinstance(reading, KeptReading) else None,
    )
    return tuple(part for part in parts if part is not None and not is_fetched(part))


def is_fetched(part: KeptArticle | KeptReading) -> bool:
    """Whether its text or its analysis is at hand."""
    try:
        object.__getattribute__(part, "text" if isinstance(part, KeptArticle) else "analysis")
    except AttributeError:
        return False
    return True


def _let_go(part: KeptArticle | KeptReading) -> None:
    for name in HEAVY if isinstance(part, KeptArticle) else ("analysis",):
        with suppress(AttributeError):  # nobody fetched it, or another thread let go of it
            object.__delattr__(part, name)


def version_of(article: Article, newest: str) -> Article:
    """The article as an earlier version of another one."""
    if isinstance(article, KeptArticle) and article.head is not None:
        return article.of_version(newest)
    return replace(article, version_of=newest)


def light_of(article: Article) -> Any:  # noqa: ANN401  # the one or the other
    """What tells the light fields of an article fastest, for ten thousand at once: its head, or itself."""
    head = article._head if isinstance(article, KeptArticle) else None
    return article if head is None else head


def content_of(article: Article) -> str | None:
    """The name of the article's content, where it is known without its text."""
    head = article._head if isinstance(article, KeptArticle) else None
    return head.content if head is not None else None


def length_of(article: Article) -> int:
    """Code points of its text."""
    head = article._head if isinstance(article, KeptArticle) else None
    return head.size if head is not None else len(article.text)


def kinds_of(reading: Reading) -> tuple[str, ...]:
    """The kinds of the names in an article, each once, in order."""
    known = getattr(reading, "kinds", None) if isinstance(reading, KeptReading) else None
    return tuple(sorted({mention.type.value for mention in reading.analysis.mentions})) if known is None else known


Counted = tuple[tuple[str, str, int], ...]
"""A name as written, the kind that it is taken for, how often it stands there as one of that kind."""


def counted_in(reading: Reading) -> Counted:
    """The names of one article, in the order in which they come."""
    text = reading.article.text
    found = Counter((mention.of(text), mention.type.value) for mention in reading.analysis.mentions)
    return tuple((name, kind, number) for (name, kind), number in found.items())
