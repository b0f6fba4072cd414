"""RSS and Atom files: each item that carries text is an article."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from briefing.corpus.cleaning.days import Moment, day_of_url, parse_moment, same_day_elsewhere
from briefing.corpus.cleaning.outlets import named_outlet, outlet_by_form, outlet_of_url
from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.cleaning.shapes import fold
from briefing.corpus.cleaning.titles import plain_title, without_site
from briefing.corpus.draft import Block, Draft, UnreadableError, build_article
from briefing.corpus.formats import Format
from briefing.corpus.formats.foreign import parsing
from briefing.corpus.formats.fragment import Fragment, html_fragment, is_headlines
from briefing.corpus.formats.lists import is_list_of_links, noted_stub
from briefing.corpus.formats.shortcodes import without_shortcodes
from briefing.corpus.formats.xmlfile import in_utf8, refuse_entities
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Cut, PublishedFrom, Skipped

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
# feedparser takes what describes a picture or a film for the item's content.
_CAPTIONS = re.compile(rb"(</?media:)description\b(?:\s[^<>/]{0,500})?(?=/?>)")
CAPTION = "caption"
MAX_LAYERS = 3
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_ESCAPED = re.compile(r"</(?:p|div|a|b|i|em|strong|span|li|ul|blockquote|h[1-6])>|<(?:p|br|div)\s?/?>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>|&[a-zA-Z#][\w]{1,12};")
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_ADDRESS_AND_NAME = re.compile(
    r"[^\s()<>@]{1,80}@[^\s()<>]{1,200}\s{0,5}\(([^()]{2,100})\)|([^<>@]{2,100}?)\s{0,5}<[^<>\s]{3,200}>"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as the feed gives it; ``blocks`` are empty where it gives an address alone.

    ``headlines`` is set where its text is a list of other outlets' headlines; ``changed`` is when it was updated.
    """

    title: str
    blocks: tuple[Block, ...]
    url: str | None = None
    outlet: str | None = None
    published: Moment | None = None
    byline: str | None = None
    language: str | None = None
    cuts: tuple[Cut, ...] = ()
    headlines: bool = False
    guid: str | None = None
    changed: Moment | None = None


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """An article for each item with text; those without are counted."""
    yield from read_entries(*entries(data), source)


def read_entries(
    found: Sequence[Entry], left_out: int, notes: tuple[str, ...], source: SourceFile
) -> Iterator[Article | Skipped]:
    """An article for each item with text; those without are counted, and those that were ``left_out``."""
    bare = sum(not entry.blocks and not entry.headlines for entry in found)
    for number, entry in enumerate(found, 1):
        if entry.headlines:
            reason = "headlines of other outlets, no text of this one: briefing add fetches it"
            yield Skipped(f"{source.shown} (item {number})", reason)
        elif entry.blocks:
            yield article_of_entry(entry, source, number, notes)
    if bare:
        items = f"{bare} of {len(found)} items have" if len(found) > 1 else "its item has"
        yield Skipped(source.shown, f"{items} no text, only an address: briefing add fetches these")
    if left_out:
        yield Skipped(source.shown, f"{left_out} items beyond the first {MAX_ITEMS} were left out")


def article_of_entry(entry: Entry, source: SourceFile, number: int, notes: tuple[str, ...] = ()) -> Article | Skipped:
    """The article of one item, with what is said of the file, or why it gives none."""
    part = f"item {number}"
    try:
        draft = draft_of_entry(entry, part)
        return build_article(source, replace(draft, notes=(*notes, *draft.notes)))
    except UnreadableError as error:
        return Skipped(f"{source.shown} ({part})", str(error))


def entries(data: bytes) -> tuple[tuple[Entry, ...], int, tuple[str, ...]]:
    """The first items of a feed, how many more there are, and what is to be said of its encoding.

    Raises:
        UnreadableError: where the bytes are no feed.
    """
    refuse_entities(data)
    data, notes = in_utf8(data)
    data, left_out = _bounded(data)
    import feedparser  # noqa: PLC0415 - 80 ms, and few folders hold feeds

    with parsing("feed"):
        # Bytes in a stream: given a string, feedparser would take it for an address or a file name.
        feed = feedparser.parse(
            io.BytesIO(_CAPTIONS.sub(rb"\1captiontext", data)), sanitize_html=False, resolve_relative_uris=False
        )
    if not feed.get("version") and not feed.entries:
        raise UnreadableError("not a feed")
    return tuple(_entry(item, feed.feed) for item in feed.entries[:MAX_ITEMS]), left_out, notes


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
    outlet = _outlet(item, feed, url)
    title = plain_title(" ".join(block.text for block in _fragment(_text(item.get("title")) or "").blocks))
    pictured = _text(item.get("media_captiontext"))
    texts = [text for text in _texts(item) if text] or [text for text in (pictured,) if text]
    fragment = fragment_of(texts)
    blocks = fragment.blocks
    title = without_site(title, (outlet, _source(item)))
    if len(blocks) == 1 and (blocks[0].text.casefold().startswith(title.casefold()[:200]) if title else False):
        blocks = () if len(blocks[0].text) < len(title) + 60 else blocks
    return Entry(
        title=title,
        blocks=blocks,
        url=url,
        outlet=outlet,
        published=_as_addressed(_moment(item, "published", "created") or _moment(item, "updated"), url),
        byline=_byline(item, (outlet, _text(feed.get("title")))),
        language=_text(feed.get("language")),
        cuts=(*fragment.cuts, *((Cut(pictured, CAPTION),) if pictured and pictured not in texts else ())),
        headlines=any(is_list_of_links(text) or is_headlines(text) for text in texts),
        guid=_text(item.get("id")),
        changed=_moment(item, "updated"),
    )


def _texts(item: dict[str, object]) -> Iterator[str]:
    """The texts that an item gives: its content, and its summary. What describes its picture is neither."""
    contents = item.get("content")
    for content in contents if isinstance(contents, list) else []:
        yield _text(content.get("value")) or ""
    yield _text(item.get("summary")) or ""


def fragment_of(texts: Sequence[str]) -> Fragment:
    """The longest of the texts that an item gives: the others are its beginning, or a summary."""
    return max((_fragment(text) for text in texts), key=_length, default=Fragment())


def _fragment(text: str) -> Fragment:
    """Feeds label plain text as HTML and HTML as plain text, or escape it twice: what holds a tag is HTML."""
    text, cuts = without_shortcodes(text)
    fragment = _of_markup(text)
    return replace(fragment, cuts=(*cuts, *fragment.cuts)) if cuts else fragment


def _of_markup(text: str) -> Fragment:
    for _ in range(MAX_LAYERS):
        if not _TAG.search(text):
            return Fragment(tuple(Block(piece) for piece in _PARAGRAPHS.split(text) if piece.strip()))
        fragment = html_fragment(text)
        escaped = [block.text for block in fragment.blocks]
        if not any(_ESCAPED.search(piece) or _REFERENCE.search(piece) for piece in escaped):
            return fragment
        text = "\n\n".join(escaped)
    return html_fragment(text)


def _length(fragment: Fragment) -> int:
    return sum(len(block.text) for block in fragment.blocks)


def _moment(item: dict[str, object], *keys: str) -> Moment | None:
    for key in keys:
        # The day where the item was written, not where Greenwich was at that hour. feedparser's own "get" takes one
        # day for another.
        if stated := parse_moment(_text(dict.get(item, key)) or ""):
            return stated
        parsed = dict.get(item, f"{key}_parsed")
        if isinstance(parsed, time.struct_time) and parsed.tm_year >= 1:
            at = datetime(*parsed[:5], tzinfo=UTC)
            return Moment(at.date(), at)
    return None


def _byline(item: dict[str, object], own: Sequence[str | None]) -> str | None:
    """Every author that the item names; one who is an address alone, or the outlet itself (``own``), is none."""
    listed = item.get("authors")
    named = [_text(author.get("name")) for author in (listed if isinstance(listed, list) else []) if author]
    written = _text(item.get("author")) or ""
    whole = _ADDRESS_AND_NAME.fullmatch(written)
    if whole:  # feedparser takes a domain of more than three letters for the beginning of the name
        named = [whole[1] or whole[2]]
    sites = {fold(name) for name in own if name}
    names = [name for name in dict.fromkeys(named or [written]) if name and "@" not in name and fold(name) not in sites]
    return ", ".join(names) or None


def _outlet(item: dict[str, object], feed: dict[str, object], url: str | None) -> str | None:
    """A known outlet by address, the source that an aggregator names, the feed's title, the address as it is."""
    by_url = outlet_of_url(url) or outlet_of_url(_text(feed.get("link")))
    if by_url and named_outlet(by_url):
        return by_url
    return _source(item) or outlet_by_form(_text(feed.get("title")) or "") or by_url


def _source(item: dict[str, object]) -> str | None:
    """The outlet that an aggregator names beside an item."""
    source = item.get("source")
    return _text(source.get("title")) if isinstance(source, dict) else None


def _as_addressed(moment: Moment | None, url: str | None) -> Moment | None:
    """The day of the address where the feed's is that of Greenwich at the same instant."""
    addressed = day_of_url(url) if url else None
    if moment and addressed and addressed != moment.day and same_day_elsewhere(moment, addressed):
        return Moment(addressed, moment.at)
    return moment


def draft_of_entry(entry: Entry, part: str) -> Draft:
    """The item cleaned, with what the feed says of it."""
    known = Draft(
        (),
        title=entry.title,
        outlet=entry.outlet,
        published=entry.published.day if entry.published else None,
        published_at=entry.published.at if entry.published else None,
        published_from=PublishedFrom.METADATA if entry.published else None,
        url=entry.url,
        language=(entry.language or "").partition("-")[0].lower() or None,
        byline=entry.byline,
        part=part,
        cuts=entry.cuts,
        guid=entry.guid,
    )
    return noted_stub(clean(entry.blocks, known))


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
