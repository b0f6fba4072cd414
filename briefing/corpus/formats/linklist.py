"""Every address of a list, for ``briefing add``, which fetches them."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.corpus.draft import Block, Draft, build_article
from briefing.corpus.formats.feedlinks import ADDRESS_ONLY
from briefing.corpus.formats.links import links
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """One article for each address, with its title for text."""
    for link in links(data):
        title = link.title or link.url
        yield build_article(source, Draft((Block(title),), title=title, url=link.url, notes=(ADDRESS_ONLY,)))
