"""Word documents (.docx, ECMA-376): paragraphs and headings of the main text, title and day of the properties."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.days import parse_day
from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.draft import Block, Draft, UnreadableError, build_article
from briefing.corpus.formats import HEAD, Format, told_inside
from briefing.corpus.formats.containers import Container
from briefing.corpus.formats.markup import MAX_CELL_WORDS, STRUCK, local_name, plain_text, with_header
from briefing.corpus.formats.xmlfile import parse_xml
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Cut, ParagraphKind, PublishedFrom, Skipped

MAIN = "word/document.xml"

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
_DELETED = frozenset({"del", "movefrom", "deltext", "instrtext", "fallback"})


def read(data: bytes, source: SourceFile) -> Iterable[Article | Skipped]:
    """The one article of a document, or those of the export that it is."""
    container = Container(data, "Word document")
    export = told_inside(DOCUMENT, container.head(DOCUMENT, HEAD))
    return export.reader()(data, source) if export else _read_document(container, source)


def _read_document(container: Container, source: SourceFile) -> tuple[Article | Skipped, ...]:
    place = _place(container)
    body = parse_xml(container.read(place))
    title, author, published = _properties(container)
    struck: list[str] = []
    blocks = [*_blocks(body, struck), *_notes(container, place, struck)]
    if not blocks:
        raise UnreadableError("the document holds no text")
    if title and blocks[0].kind is ParagraphKind.HEADING and blocks[0].text.casefold() == title.casefold():
        blocks = blocks[1:] or blocks
    draft = clean(blocks, Draft((), title=title, byline=author, cuts=tuple(Cut(text, STRUCK) for text in struck)))
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


def _place(container: Container) -> str:
    """The member that holds the main text, as the document's relations name it."""
    if "_rels/.rels" not in container.names():
        return MAIN
    for relation in parse_xml(container.read("_rels/.rels", 2**20)).iter():
        target = (relation.get("Target") or "").lstrip("/")
        if (relation.get("Type") or "").endswith("/officeDocument") and target in container.names():
            return target
    return MAIN


def _notes(container: Container, place: str, struck: list[str]) -> list[Block]:
    """Footnotes and endnotes: they stand below the text."""
    blocks: list[Block] = []
    for name in ("footnotes.xml", "endnotes.xml"):
        path = posixpath.join(posixpath.dirname(place), name)
        if path in container.names():
            root = parse_xml(container.read(path))
            for note in [element for element in root if any(key.endswith("type") for key in element.attrib)]:
                root.remove(note)  # lines that part the notes from the text
            blocks += _blocks(root, struck)
    return blocks


def _blocks(body: etree._Element, struck: list[str]) -> list[Block]:
    """Paragraphs in the order of the text. Text boxes are written twice, the second time as a fallback.

    What is struck out or deleted is no text; it is added to ``struck``.
    """
    blocks: list[Block] = []
    buffers: list[list[str]] = []
    rows: list[tuple[int, int]] = []
    kind = ParagraphKind.BODY
    for event, element, name in _standing(body, struck):
        if name == "p" and event == "start":
            buffers.append([])
            kind = ParagraphKind.BODY
        elif name == "p" and buffers:
            text = "".join(buffers.pop()).strip()
            blocks += [Block(line, kind) for line in text.split("\n") if line.strip()]
            kind = ParagraphKind.BODY
        elif name == "tr":
            _row(blocks, rows, element, event)
        elif name == "tbl" and event == "end":
            _repeat_header(blocks, element)
        elif event == "start" and buffers:
            kind = _kind(element, name, kind)
            buffers[-1].append(_text(element, name))
    return blocks


def _standing(body: etree._Element, struck: list[str]) -> Iterator[tuple[str, etree._Element, str]]:
    """Where each element starts and ends, with its name; of what is struck out only the paragraphs and rows."""
    from lxml import etree  # noqa: PLC0415 - 25 ms

    silent = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        name = local_name(element)
        if name in _DELETED or (name == "r" and _is_struck(element)):
            if event == "start" and not silent and (text := _deleted_text(element)):
                struck.append(text)
            silent += 1 if event == "start" else -1
        elif not silent or name in {"p", "tr"}:
            yield event, element, name


def _row(blocks: list[Block], rows: list[tuple[int, int]], element: etree._Element, event: str) -> None:
    """A row of a table of short cells is one line; ``rows`` holds the rows that are open, each with its first block."""
    cells = sum(local_name(child) == "tc" for child in element)
    if event == "start":
        rows.append((len(blocks), cells))
        return
    start, number = rows.pop()
    found = blocks[start:]
    if number > 1 and len(found) > 1 and all(len(block.text.split()) <= MAX_CELL_WORDS for block in found):
        blocks[start:] = [Block(" ".join(" ".join(block.text.split()) for block in found), ParagraphKind.LIST)]


def _repeat_header(blocks: list[Block], table: etree._Element) -> None:
    """Each row of a table of figures begins with the names of its columns: alone it says nothing."""
    rows = [row for row in table if local_name(row) == "tr"]
    found = blocks[len(blocks) - len(rows) :]
    lines = [_cells(row) for row in rows]
    same = len(rows) > 1 and len({len(line) for line in lines}) == 1 and len(lines[0]) > 1
    if not same or [block.text for block in found] != [" ".join(" ".join(line).split()) for line in lines]:
        return
    if _names_columns(rows[0], found) and (names := with_header(lines[0])):
        blocks[-len(rows) + 1 :] = [replace(block, text=names + block.text) for block in found[1:]]


def _names_columns(first: etree._Element, rows: Sequence[Block]) -> bool:
    """Whether the first row of a table names its columns: the document says so, or it alone holds no figure."""
    if any(local_name(inner) == "tblheader" for inner in first.iter()):
        return True
    figures = [any(char.isdigit() for char in block.text) for block in rows]
    return not figures[0] and all(figures[1:])


def _cells(row: etree._Element) -> list[str]:
    cells = (cell for cell in row if local_name(cell) == "tc")
    return ["".join(inner.text or "" for inner in cell.iter() if local_name(inner) == "t") for cell in cells]


def _is_struck(run: etree._Element) -> bool:
    """Whether a run of text is struck out, hidden, or a note's raised mark."""
    for mark in (mark for properties in run if local_name(properties) == "rpr" for mark in properties):
        name = local_name(mark)
        value = next((value for key, value in mark.attrib.items() if key.endswith("val")), "true")
        if name in {"strike", "dstrike", "vanish"} and value not in {"0", "false", "off"}:
            return True
        if name == "vertalign" and value == "superscript":
            return plain_text(run).isdigit()
    return False


def _deleted_text(element: etree._Element) -> str:
    return " ".join(
        "".join(inner.text or "" for inner in element.iter() if local_name(inner) in {"t", "deltext"}).split()
    )


def _kind(element: etree._Element, name: str, kind: ParagraphKind) -> ParagraphKind:
    if name == "pstyle":
        style = next((value for key, value in element.attrib.items() if key.endswith("val")), "").lower()
        return ParagraphKind.HEADING if any(word in style for word in _HEADING_STYLES) else kind
    return ParagraphKind.LIST if name == "numpr" and kind is ParagraphKind.BODY else kind


def _text(element: etree._Element, name: str) -> str:
    if name == "t":
        return element.text or ""
    return {"tab": " ", "br": "\n", "cr": "\n", "nobreakhyphen": "-"}.get(name, "")
