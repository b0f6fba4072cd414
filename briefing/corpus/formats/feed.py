"""RSS and Atom files: each item that carries text is an article."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.corpus.cleaning.days import parse_day
from briefing.corpus.cleaning.outlets import named_outlet, outlet_by_form, outlet_of_url
from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.decode import decode
from briefing.corpus.discover import SourceFile
from briefing.corpus.draft import Block, Draft, UnreadableError, build_article
from briefing.corpus.formats import Format
from briefing.corpus.formats.foreign import parsing
from briefing.corpus.formats.fragment import html_blocks
from briefing.corpus.formats.xmlfile import refuse_entities
from briefing.models import Article, PublishedFrom, Skipped

FORMAT = Format(
    "feed",
    "feed",
    suffixes=(".rss", ".atom", ".rdf"),
    roots=("rss", "feed", "RDF", "channel"),
    isolated=True,
    seed=b"""<rss version="2.0"><channel><title>T</title><item><title>S</title><link>http://x</link>
<pubDate>Tue, 02 May 2023 10:00:00 GMT</pubDate><description>&lt;p&gt;The harbour of Tarnby stayed closed on Tuesday
after a ship ran aground across its channel, the port said.</description></item></channel></rss>""",
)

MAX_ITEMS = 2000
"""Items read of one file, the first ones; feeds put the newest first."""

_ITEM_START = re.compile(rb"<(?:[A-Za-z][\w.-]{0,40}:)?(?:item|entry)[\s>]")
_ITEM_END = re.compile(rb"</(?:[A-Za-z][\w.-]{0,40}:)?(?:item|entry)\s{0,100}>")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}\?>")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>|&[a-zA-Z#][\w]{1,12};")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as the feed gives it; ``blocks`` are empty where it gives an address alone."""

    title: str
    blocks: tuple[Block, ...]
    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    byline: str | None = None
    language: str | None = None


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """An article for each item with text; those without are counted."""
    found, left_out = entries(data)
    bare = sum(not entry.blocks for entry in found)
    for number, entry in enumerate(found, 1):
        if entry.blocks:
            yield article_of_entry(entry, source, number)
    if bare:
        items = f"{bare} of {len(found)} items have" if len(found) > 1 else "its item has"
        yield Skipped(source.shown, f"{items} no text, only an address: briefing add fetches these")
    if left_out:
        yield Skipped(source.shown, f"{left_out} items beyond the first {MAX_ITEMS} were left out")


def article_of_entry(entry: Entry, source: SourceFile, number: int) -> Article | Skipped:
    """The article of one item, or why it gives none."""
    part = f"item {number}"
    try:
        return build_article(source, draft_of_entry(entry, part))
    except UnreadableError as error:
        return Skipped(f"{source.shown} ({part})", str(error))


def entries(data: bytes) -> tuple[tuple[Entry, ...], int]:
    """The first items of a feed, and how many more there are.

    Raises:
        UnreadableError: where the bytes are no feed.
    """
    refuse_entities(data)
    data, left_out = _bounded(_in_utf8(data))
    import feedparser  # noqa: PLC0415 - 80 ms, and few folders hold feeds

    with parsing("feed"):
        # Bytes in a stream: given a string, feedparser would take it for an address or a file name.
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version") and not feed.entries:
        raise UnreadableError("not a feed")
    return tuple(_entry(item, feed.feed) for item in feed.entries[:MAX_ITEMS]), left_out


def _in_utf8(data: bytes) -> bytes:
    """UTF-16 made UTF-8, so that items can be counted; other encodings are the parser's to find out."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data
    return _DECLARATION.sub("", decode(data).text.removeprefix("\ufeff")).encode("utf-8", "replace")


def _bounded(data: bytes) -> tuple[bytes, int]:
    """The feed up to its last item that is read, and the number of those behind."""
    count = sum(1 for _ in _ITEM_START.finditer(data))
    if count <= MAX_ITEMS:
        return data, 0
    for number, match in enumerate(_ITEM_END.finditer(data), 1):
        if number == MAX_ITEMS:
            return data[: match.end()], count - MAX_ITEMS
    raise UnreadableError(f"a damaged feed: {count} items begin and do not end")


def _entry(item: dict[str, object], feed: dict[str, object]) -> Entry:
    url = _text(item.get("link")) or _text(item.get("id"))
    url = url if url and url.startswith(("http://", "https://")) else None
    title = " ".join(block.text for block in _blocks(_text(item.get("title")) or ""))
    blocks = max((_blocks(text) for text in _texts(item)), key=_length, default=())
    if len(blocks) == 1 and (blocks[0].text.casefold().startswith(title.casefold()[:200]) if title else False):
        blocks = () if len(blocks[0].text) < len(title) + 60 else blocks
    return Entry(
        title=title,
        blocks=blocks,
        url=url,
        outlet=_outlet(item, feed, url),
        published=_day(item),
        byline=_text(item.get("author")),
        language=_text(feed.get("language")),
    )


def _texts(item: dict[str, object]) -> Iterator[str]:
    contents = item.get("content")
    for content in contents if isinstance(contents, list) else []:
        yield _text(content.get("value")) or ""
    yield _text(item.get("summary")) or ""


def _blocks(text: str) -> tuple[Block, ...]:
    """Feeds label plain text as HTML and HTML as plain text: what holds a tag is HTML."""
    if _TAG.search(text):
        return html_blocks(text)
    return tuple(Block(piece) for piece in _PARAGRAPHS.split(text) if piece.strip())


def _length(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)


def _day(item: dict[str, object]) -> date | None:
    for key in ("published", "created", "updated"):
        # The day where the item was written, not where Greenwich was at that hour. feedparser's own "get" takes one
        # day for another.
        if stated := parse_day(_text(dict.get(item, key)) or ""):
            return stated
        parsed = dict.get(item, f"{key}_parsed")
        if isinstance(parsed, time.struct_time) and parsed.tm_year >= 1:
            return date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday)
    return None


def _outlet(item: dict[str, object], feed: dict[str, object], url: str | None) -> str | None:
    """A known outlet by address, the source that an aggregator names, the feed's title, the address as it is."""
    by_url = outlet_of_url(url) or outlet_of_url(_text(feed.get("link")))
    if by_url and named_outlet(by_url):
        return by_url
    source = item.get("source")
    named = _text(source.get("title")) if isinstance(source, dict) else None
    return named or outlet_by_form(_text(feed.get("title")) or "") or by_url


def draft_of_entry(entry: Entry, part: str) -> Draft:
    """The item cleaned, with what the feed says of it."""
    known = Draft(
        (),
        title=entry.title,
        outlet=entry.outlet,
        published=entry.published,
        published_from=PublishedFrom.METADATA if entry.published else None,
        url=entry.url,
        language=(entry.language or "").partition("-")[0].lower() or None,
        byline=entry.byline,
        part=part,
    )
    return clean(entry.blocks, known)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
