"""Every item of a feed, and every feed of a list, with its address, for ``briefing add``, which fetches the rest.

An item without text has its title for text; ``ADDRESS_ONLY`` among the notes tells.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.corpus.draft import Block, Draft, build_article
from briefing.corpus.formats import by_root, opml
from briefing.corpus.formats.feed import Entry, article_of_entry, entries
from briefing.corpus.formats.xmlfile import first_element
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, PublishedFrom, Skipped

ADDRESS_ONLY = "the feed gives an address alone"


def read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """One article for each item; of a list of feeds, one for each feed."""
    kind = by_root().get(first_element(data) or "")
    if kind is not None and kind.module == "opml":
        drafts = [Draft((Block(feed.title),), title=feed.title, url=feed.url) for feed in opml.feeds(data)]
        return tuple(build_article(source, replace(draft, notes=(ADDRESS_ONLY,))) for draft in drafts)
    found, left_out, _ = entries(data)
    results: list[Article | Skipped] = []
    for number, entry in enumerate(found, 1):
        article = article_of_entry(entry, source, number) if entry.blocks and not entry.headlines else None
        if not isinstance(article, Article):  # its address is worth as much as that of one without text
            article = build_article(source, _address_of(entry, number))
        results.append(article)
    if left_out:
        results.append(Skipped(source.shown, f"{left_out} items beyond the first ones were left out"))
    return tuple(results)


def _address_of(entry: Entry, number: int) -> Draft:
    """An item of which only the address is known, with what stands beside it."""
    return Draft(
        (Block(entry.title or entry.url or ""),),
        title=entry.title,
        outlet=entry.outlet,
        url=entry.url,
        published=entry.published.day if entry.published else None,
        published_from=PublishedFrom.METADATA if entry.published else None,
        byline=entry.byline,
        notes=(ADDRESS_ONLY,),
        part=f"item {number}",
    )
