"""Exports in HTML: cut into articles before anything is parsed, so that ten thousand of them need no more than one.

A whole export as one tree would take ten times its size in memory.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from briefing.corpus.decode import decode
from briefing.corpus.draft import Draft, UnreadableError
from briefing.corpus.formats import HEAD
from briefing.corpus.formats.exports import MAX_ARTICLE, Broken
from briefing.corpus.sanitize import drop_references, sanitize

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_TAGS = 100_000
"""Of one article."""
MAX_CELL_WORDS = 25
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_NAMES = """
    address article aside blockquote body dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre
    section table tbody thead tr ul
"""
_BLOCKS = frozenset(_NAMES.split())
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "button", "select"})
_SHELLS = re.compile(r"</?(?:html|head|body)\b[^<>]{0,2000}>", re.IGNORECASE)
_LINE = "\n"
_PARAGRAPH = "\n\n"


def pieces(data: bytes, start: re.Pattern[bytes]) -> Iterator[str]:
    """The markup of each article: from one place where ``start`` matches to the next; what comes before is no article.

    Raises:
        UnreadableError: where it matches nowhere.
    """
    data = in_utf8(data)
    places = (match.start() for match in start.finditer(data))
    found = False
    for piece in pieces_at(data, places):
        found = True
        yield piece
    if not found:
        raise UnreadableError("the export holds no article")


def in_utf8(data: bytes) -> bytes:
    """The file as it is, where it says that it is UTF-16 as UTF-8 with its mark."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data).text.encode("utf-8-sig", "replace")
    return data


def pieces_at(data: bytes, places: Iterable[int]) -> Iterator[str]:
    """The markup of each article, from one place to the next."""
    declared = None if data.startswith(codecs.BOM_UTF8) else _CHARSET.search(data[:HEAD])
    encoding = declared[1].decode("ascii") if declared else decode(data[:HEAD]).encoding
    last = None
    for place in places:
        if last is not None:
            yield _decoded(data[last:place], encoding)
        last = place
    if last is not None:
        yield _decoded(data[last:], encoding)


def _decoded(piece: bytes, encoding: str) -> str:
    return decode(piece, encoding).text if len(piece) <= MAX_ARTICLE else ""


def parsed(piece: str, read: Callable[[HtmlElement], Draft | Broken]) -> Callable[[], Draft | Broken]:
    """A function that parses a piece and reads it: called where its turn comes, and alone in what it breaks."""

    def run() -> Draft | Broken:
        if not piece:
            return Broken(f"more than {MAX_ARTICLE // 2**20} MiB, which is no article")
        return read(tree_of(piece))

    return run


def tree_of(piece: str) -> HtmlElement:
    """The element of a piece of HTML.

    Raises:
        UnreadableError: where it has far more tags than an article, or nothing in it.
    """
    import lxml.html  # noqa: PLC0415 - 30 ms
    from lxml.etree import LxmlError  # noqa: PLC0415 - loaded with lxml.html

    if piece.count("<") > MAX_TAGS:
        raise UnreadableError(f"more than {MAX_TAGS:,} tags")
    # Pages within the page, some without their beginning: a "head" in the middle would take the text in.
    cleaned = _SHELLS.sub(" ", drop_references(sanitize(piece)))
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = lxml.html.document_fromstring(cleaned.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError) as error:
        raise UnreadableError("no article text found") from error
    return tree


def paragraphs(root: HtmlElement) -> list[str]:
    """The text below an element: paragraphs at the edges of block elements, line ends only where a break stands."""
    for row in root.iter("tr"):
        _flatten(row)
    parts: list[str] = []
    for event, element in _walk(root):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            parts += [_edge(name), _flat(element.text)]
        else:
            parts += [_end_edge(name), _flat(element.tail) if element is not root else ""]
    plain = (_plain_lines(part) for part in "".join(parts).split(_PARAGRAPH))
    return [re.sub(r"\n{2,}", "\n", part) for part in plain if part]


def _plain_lines(part: str) -> str:
    return "\n".join(" ".join(line.split()) for line in part.split(_LINE)).strip()


def _end_edge(name: str) -> str:
    return _PARAGRAPH if name in _BLOCKS else " " if name in {"td", "th"} else ""


def _flatten(row: HtmlElement) -> None:
    """Make one line of a row of figures and names; cells that hold paragraphs only lay out the page."""
    cells = [words_of(cell) for cell in row if cell.tag in {"td", "th"}]
    if len(cells) > 1 and all(len(cell.split()) < MAX_CELL_WORDS for cell in cells) and row.find(".//tr") is None:
        for child in list(row):
            row.remove(child)
        row.text = " ".join(cell for cell in cells if cell)


def _edge(name: str) -> str:
    if name == "br":
        return _LINE
    return _PARAGRAPH if name in _BLOCKS else ""


def _walk(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    from lxml.etree import iterwalk  # noqa: PLC0415 - loaded with lxml.html

    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in _SILENT:
            walk.skip_subtree()
            element.text = None
        yield event, element


def _flat(text: str | None) -> str:
    """Line ends of the source are spaces, as a browser shows them."""
    return text.replace("\n", " ").replace("\r", " ") if text else ""


def words_of(element: HtmlElement | None) -> str:
    """All text of an element on one line; empty for none."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
