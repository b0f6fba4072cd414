"""The agencies' own formats: NewsML-G2 (IPTC, 2.x), NewsML 1.2 and NITF (IPTC, 3.x).

All three carry the text as paragraphs of XHTML or NITF; they differ in where the facts about it are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.days import parse_day
from briefing.corpus.cleaning.outlets import named_outlet
from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.discover import SourceFile
from briefing.corpus.draft import Block, Draft, build_article
from briefing.corpus.formats import Format
from briefing.corpus.formats.fragment import html_blocks, local_name, plain_text, tree_blocks
from briefing.corpus.formats.xmlfile import parse_xml
from briefing.models import Article, PublishedFrom, Skipped

if TYPE_CHECKING:
    from lxml import etree

FORMAT = Format(
    "NewsML or NITF",
    "newsml",
    suffixes=(".newsml", ".nitf"),
    roots=("newsItem", "newsMessage", "packageItem", "NewsML", "nitf"),
    isolated=True,
    seed=b"""<nitf><body><body.head><hedline><hl1>Ship</hl1></hedline></body.head>
<body.content><p>The harbour of Tarnby stayed closed on Tuesday.</p></body.content></body></nitf>""",
)

MAX_ITEMS = 2000
_ITEMS = frozenset({"newsitem", "nitf"})
_NO_TEXT = frozenset({"packageitem", "conceptitem", "knowledgeitem"})
_BODIES = ("body.content", "body", "inlinedata", "datacontent")
_OUTLETS = ("provider", "provider.name", "infosource", "distributor", "creditline", "copyrightholder", "rightsholder")
_DAYS = ("versioncreated", "firstcreated", "contentcreated", "story.date", "date.issue", "date.release", "datetime")
_CREATED_LATE = ("thisrevisioncreated", "revisioncreated")
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_HEADLINES = ("headline", "hl1", "hedline", "title")


def read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """An article for each news item with text."""
    items = list(_news_items(parse_xml(data)))
    results: list[Article | Skipped] = []
    for number, item in enumerate(items[:MAX_ITEMS], 1):
        part = f"item {number}" if len(items) > 1 else ""
        results.append(build_article(source, _draft(item, part)))
    if len(items) > MAX_ITEMS:
        left_out = len(items) - MAX_ITEMS
        results.append(Skipped(source.shown, f"{left_out} items beyond the first {MAX_ITEMS} were left out"))
    return tuple(results)


def _news_items(root: etree._Element) -> Iterator[etree._Element]:
    """The outermost elements that are a news item; a NITF document within one belongs to it."""
    stack = [root]
    while stack:
        element = stack.pop()
        if local_name(element) in _ITEMS:
            yield element
        elif local_name(element) not in _NO_TEXT:
            stack.extend(reversed(element))


@dataclass(frozen=True, slots=True)
class _Fields:
    """The elements of one item by local name, in the order of the document."""

    by_name: dict[str, list[etree._Element]]

    def first(self, *names: str) -> etree._Element | None:
        """The first element that goes by the first of the names that is there."""
        return next((self.by_name[name][0] for name in names if name in self.by_name), None)

    def text(self, *names: str) -> str | None:
        """The first text among the names, in their order."""
        for name in names:
            for element in self.by_name.get(name, ()):
                if text := plain_text(element):
                    return text
        return None


def _draft(item: etree._Element, part: str) -> Draft:
    body = _body(item)
    within = set(body.iter()) if body is not None else set()
    by_name: dict[str, list[etree._Element]] = {}
    for element in item.iter():
        if element not in within or local_name(element) in {"byline", "dateline"}:
            by_name.setdefault(local_name(element), []).append(element)
    fields = _Fields(by_name)
    published = next((day for name in _DAYS + _CREATED_LATE for day in _days(fields, name)), None)
    byline = _BY.sub("", fields.text("byline", "by") or "") or None
    known = Draft(
        (),
        title=fields.text(*_HEADLINES) or "",
        outlet=_outlet(fields),
        published=published,
        published_from=PublishedFrom.METADATA if published else None,
        url=_url(fields),
        language=_language(item, fields),
        byline=byline,
        dateline=fields.text("dateline"),
        credits=tuple(plain_text(element) for element in by_name.get("creditline", ())),
        part=part,
    )
    return clean(_blocks(body), known)


def _body(item: etree._Element) -> etree._Element | None:
    """The element that holds the paragraphs: the innermost of the known names, the first one in the document."""
    for name in _BODIES:
        for element in item.iter():
            if local_name(element) == name and plain_text(element):
                return element
    return None


def _blocks(body: etree._Element | None) -> tuple[Block, ...]:
    if body is None:
        return ()
    if len(body) == 0:  # text alone, or XHTML that was escaped
        text = body.text or ""
        escaped = "</" in text or "<p>" in text.lower()
        return html_blocks(text) if escaped else tuple(Block(line) for line in text.split("\n") if line.strip())
    return tree_blocks(body)


def _days(fields: _Fields, name: str) -> Iterator[date]:
    for element in fields.by_name.get(name, ()):
        for value in (element.get("norm"), plain_text(element)):
            if value and (day := parse_day(value)):
                yield day


def _outlet(fields: _Fields) -> str | None:
    """Who provides the item: a name that is spelled out, or one behind a code that the table of outlets knows."""
    for name in _OUTLETS:
        for element in fields.by_name.get(name, ()):
            text = plain_text(element) or element.get("name") or element.get("literal") or ""
            code = (element.get("qcode") or element.get("uri") or "").replace("/", ":").rpartition(":")[2]
            known = named_outlet(text) or named_outlet(code)
            if known or text:
                return known.name if known else text
    return None


def _url(fields: _Fields) -> str | None:
    for element in fields.by_name.get("link", []) + fields.by_name.get("remotecontent", []):
        href = element.get("href") or ""
        if href.startswith(("http://", "https://")) and "canonical" in (element.get("rel") or "canonical"):
            return href
    return None


def _language(item: etree._Element, fields: _Fields) -> str | None:
    language = fields.first("language")
    tag = language.get("tag") if language is not None else None
    tag = tag or item.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return tag.partition("-")[0].lower() or None
