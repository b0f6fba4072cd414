"""Articles of an export that an earlier export held: known by what their archive says, so that none is read twice.

A longer export of the same search numbers its articles anew. Only the number of one that is known is said by the
reader; the article itself is where it was kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped
from briefing.records import dataclass


@dataclass(frozen=True, slots=True)
class Again(Skipped):
    """Stands for an article of ``SourceFile.known``, under its running number in this file."""

    content: str = ""
    number: int | None = None


def recalled(items: Iterable[Article | Skipped], source: SourceFile) -> Iterator[Article | Skipped]:
    """What a reader found, with the articles themselves for those that are known."""
    for item in items:
        yield recall(item, source) if isinstance(item, Again) else item


def recall(item: Again, source: SourceFile) -> Article | Skipped:
    """The known article at its place in this file."""
    from briefing.corpus.draft import Draft, moved  # noqa: PLC0415  # knows days and languages

    article = source.known.get(item.content)
    return moved(article, source, Draft((), number=item.number)) if article else Skipped(item.path, item.reason)


def known_by_content(articles: Iterable[Article]) -> dict[str, Article]:
    """Articles of exports by what their archive says of them."""
    return {article.source: replace(article, version_of=None) for article in articles if article.place}
