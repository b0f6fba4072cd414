"""JSON Feed (jsonfeed.org, versions 1 and 1.1): the items of a feed as JSON; each that carries text is an article.

``title``, ``home_page_url``, ``language`` and ``items[]`` with ``id``, ``url``, ``external_url``, ``title``,
``content_html`` or ``content_text``, ``summary``, ``date_published``, ``date_modified``, ``authors[].name`` (``author``
in version 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefing.corpus.cleaning.days import parse_moment
from briefing.corpus.cleaning.outlets import named_outlet, outlet_by_form, outlet_of_url
from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import Format
from briefing.corpus.formats.feed import MAX_ITEMS, Entry, fragment_of, read_entries
from briefing.corpus.formats.fragment import is_headlines
from briefing.corpus.formats.jsonpieces import dicts_at, text_at, values_of
from briefing.corpus.formats.lists import is_list_of_links
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

FORMAT = Format(
    "JSON feed",
    "jsonfeed",
    suffixes=(".json",),
    media_types=("application/feed+json",),
    signature=re.compile(rb"\"https?:(?://|\\/\\/)jsonfeed\.org(?:/|\\/)version"),
    isolated=True,
    seed=b"""{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","url":"http://x","title":"S",
"content_html":"<p>The harbour of Tarnby stayed closed on Tuesday after a ship ran aground.</p>"}]}""",
)


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """An article for each item with text; those without are counted.

    Raises:
        UnreadableError: where the file is no JSON, or no feed.
    """
    feed = next(values_of(data), None)
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise UnreadableError("not a feed")
    items = dicts_at(feed, "items")
    yield from read_entries([_entry(item, feed) for item in items[:MAX_ITEMS]], len(items[MAX_ITEMS:]), (), source)


def _entry(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Entry:
    url = text_at(item, "url", "external_url", "id")
    url = url if url.startswith(("http://", "https://")) else ""
    texts = [text_at(item, name) for name in ("content_html", "content_text", "summary")]
    fragment = fragment_of(texts)
    authors = [*dicts_at(item, "authors"), *([one] if isinstance(one := item.get("author"), dict) else [])]
    return Entry(
        title=text_at(item, "title"),
        blocks=fragment.blocks,
        url=url or None,
        outlet=_outlet(url, feed),
        published=parse_moment(text_at(item, "date_published") or text_at(item, "date_modified")),
        byline=", ".join(dict.fromkeys(name for one in authors if (name := text_at(one, "name")))) or None,
        language=text_at(item, "language") or text_at(feed, "language") or None,
        cuts=fragment.cuts,
        headlines=any(is_list_of_links(text) or is_headlines(text) for text in texts),
        guid=text_at(item, "id") or None,
        changed=parse_moment(text_at(item, "date_modified")),
    )


def _outlet(url: str, feed: Mapping[str, Any]) -> str | None:
    """A known outlet by address, the feed's title, the address as it is."""
    by_url = outlet_of_url(url) or outlet_of_url(text_at(feed, "home_page_url"))
    if by_url and named_outlet(by_url):
        return by_url
    return outlet_by_form(text_at(feed, "title")) or by_url
