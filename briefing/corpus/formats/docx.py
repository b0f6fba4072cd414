"""Word documents (.docx, ECMA-376): paragraphs and headings of the main text, title and day of the properties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.days import parse_day
from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.discover import SourceFile
from briefing.corpus.draft import Block, Draft, UnreadableError, build_article
from briefing.corpus.formats import HEAD, Format, told_inside
from briefing.corpus.formats.containers import Container
from briefing.corpus.formats.fragment import local_name, plain_text
from briefing.corpus.formats.xmlfile import parse_xml
from briefing.models import Article, ParagraphKind, PublishedFrom, Skipped

if TYPE_CHECKING:
    from lxml import etree

DOCUMENT = "word/document.xml"

FORMAT = Format(
    "Word document",
    "docx",
    suffixes=(".docx",),
    media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    inside=DOCUMENT,
    isolated=True,
    seed=b"<d><p><t>The harbour of Tarnby stayed closed on Tuesday after a ship ran aground.</t></p></d>",
)

_HEADING_STYLES = ("heading", "title", "subtitle", "berschrift", "titre", "titolo")
_DELETED = frozenset({"del", "deltext", "instrtext", "fallback"})


def read(data: bytes, source: SourceFile) -> Iterable[Article | Skipped]:
    """The one article of a document, or those of the export that it is."""
    container = Container(data, "Word document")
    export = told_inside(DOCUMENT, container.head(DOCUMENT, HEAD))
    return export.reader()(data, source) if export else _read_document(container, source)


def _read_document(container: Container, source: SourceFile) -> tuple[Article | Skipped, ...]:
    body = parse_xml(container.read(DOCUMENT))
    title, author, published = _properties(container)
    blocks = _blocks(body)
    if not blocks:
        raise UnreadableError("the document holds no text")
    if title and blocks[0].kind is ParagraphKind.HEADING and blocks[0].text.casefold() == title.casefold():
        blocks = blocks[1:] or blocks
    draft = clean(blocks, Draft((), title=title, byline=author))
    if draft.published is None and published:
        # The day of the file says when it was typed, which what is written in it overrules.
        draft = _dated(draft, published)
    return (build_article(source, draft),)


def _dated(draft: Draft, published: date) -> Draft:
    return replace(draft, published=published, published_from=PublishedFrom.FILE)


def _properties(container: Container) -> tuple[str, str | None, date | None]:
    if "docProps/core.xml" not in container.names():
        return "", None, None
    try:
        root = parse_xml(container.read("docProps/core.xml", 2**20))
    except UnreadableError:
        return "", None, None
    found = {local_name(element): plain_text(element) for element in root}
    return found.get("title", ""), found.get("creator") or None, parse_day(found.get("created", ""))


def _blocks(body: etree._Element) -> list[Block]:
    """Paragraphs in the order of the text. Text boxes are written twice, the second time as a fallback."""
    from lxml import etree  # noqa: PLC0415 - 25 ms

    blocks: list[Block] = []
    buffers: list[list[str]] = []
    kind = ParagraphKind.BODY
    silent = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        name = local_name(element)
        if name in _DELETED:
            silent += 1 if event == "start" else -1
        elif name == "p" and event == "start":
            buffers.append([])
            kind = ParagraphKind.BODY
        elif name == "p" and buffers:
            text = "".join(buffers.pop()).strip()
            blocks += [Block(line, kind) for line in text.split("\n") if line.strip()]
            kind = ParagraphKind.BODY
        elif event == "start" and buffers and not silent:
            kind = _kind(element, name, kind)
            buffers[-1].append(_text(element, name))
    return blocks


def _kind(element: etree._Element, name: str, kind: ParagraphKind) -> ParagraphKind:
    if name == "pstyle":
        style = next((value for key, value in element.attrib.items() if key.endswith("val")), "").lower()
        return ParagraphKind.HEADING if any(word in style for word in _HEADING_STYLES) else kind
    return ParagraphKind.LIST if name == "numpr" and kind is ParagraphKind.BODY else kind


def _text(element: etree._Element, name: str) -> str:
    if name == "t":
        return element.text or ""
    return {"tab": " ", "br": "\n", "cr": "\n", "nobreakhyphen": "-"}.get(name, "")
