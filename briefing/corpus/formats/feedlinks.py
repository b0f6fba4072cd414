"""Every item of a feed, and every feed of a list, with its address, for ``briefing add``, which fetches the rest.

An item without text has its title for text; ``ADDRESS_ONLY`` among the notes tells.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.corpus.discover import SourceFile
from briefing.corpus.draft import Block, Draft, build_article
from briefing.corpus.formats import by_root, opml
from briefing.corpus.formats.feed import draft_of_entry, entries
from briefing.corpus.formats.xmlfile import first_element
from briefing.models import Article, Skipped

ADDRESS_ONLY = "the feed gives an address alone"


def read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """One article for each item; of a list of feeds, one for each feed."""
    kind = by_root().get(first_element(data) or "")
    if kind is not None and kind.module == "opml":
        drafts = [Draft((Block(feed.title),), title=feed.title, url=feed.url) for feed in opml.feeds(data)]
        return tuple(build_article(source, replace(draft, notes=(ADDRESS_ONLY,))) for draft in drafts)
    found, left_out = entries(data)
    results: list[Article | Skipped] = []
    for number, entry in enumerate(found, 1):
        draft = draft_of_entry(entry, f"item {number}")
        if not draft.blocks:
            draft = replace(draft, blocks=(Block(entry.title or entry.url or ""),), notes=(ADDRESS_ONLY,))
        results.append(build_article(source, draft))
    if left_out:
        results.append(Skipped(source.shown, f"{left_out} items beyond the first ones were left out"))
    return tuple(results)
