"""A piece of HTML that is all article, as feeds, mails, books and agencies carry it: to paragraphs, nothing guessed.

Whole web pages, with navigation and advertisements around the text, are ``html``'s.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefing.corpus.draft import Block, UnreadableError
from briefing.corpus.formats.html import clean_source
from briefing.models import ParagraphKind

MAX_NODES = 500_000
"""Elements; what follows is left out."""

_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "iframe",
        "object",
        "svg",
        "math",
        "form",
        "button",
        "select",
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "hl2", "hl1"])
_CAPTIONS = frozenset(["figcaption", "caption", "media-caption"])
_LISTS = frozenset(["li", "dt", "dd"])
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "picture",
        "source",
        "person",
        "org",
        "location",
        "chron",
        "money",
        "num",
        "event",
        "function",
        "copyrite",
        "virtloc",
        "object.title",
        "alt-code",
        "lang",
        "pronounce",
        "postaddr",
        "frac",
        "classifier",
    ]
)


def html_blocks(markup: str) -> tuple[Block, ...]:
    """The paragraphs of a piece of HTML.

    Raises:
        UnreadableError: where it is nested too deeply.
    """
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    cleaned = clean_source(markup)
    if not cleaned.strip():
        return ()
    try:
        root = etree.fromstring(cleaned.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    # The parser recovers from everything and would hand over half a text in silence.
    failures = {entry.type_name for entry in parser.error_log}
    if "ERR_NO_MEMORY" in failures:
        raise MemoryError
    if "ERR_RESOURCE_LIMIT" in failures:
        raise UnreadableError("its HTML is nested too deeply to read")
    return () if root is None else tree_blocks(root)


def tree_blocks(root: etree._Element) -> tuple[Block, ...]:
    """The paragraphs below an element of HTML or of a kindred vocabulary (NITF), each on one line; a break ends one."""
    lines = ((" ".join(line.split()), kind) for text, kind in _pieces(root) for line in text.split("\n"))
    return tuple(Block(line, kind) for line, kind in lines if line)


def local_name(element: etree._Element) -> str:
    """The tag without namespace, lower case; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def plain_text(element: etree._Element) -> str:
    """All text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def _pieces(root: etree._Element) -> Iterator[tuple[str, ParagraphKind]]:
    """Runs of text between the edges of block elements. Walks without recursion: depth is the sender's choice."""
    buffer: list[str] = []
    kinds = [ParagraphKind.BODY]
    silent = 0
    for count, (event, element) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        name = local_name(element)
        block = bool(name) and name not in _INLINE and name != "br"
        if block and not silent:
            yield "".join(buffer), kinds[-1]
            buffer.clear()
        if event == "start":
            if count > 2 * MAX_NODES:
                break
            kinds.append(_kind(name, kinds[-1]))
            silent += name in _SILENT
            text = "\n" if name == "br" else element.text if name else ""
        else:
            kinds.pop()
            silent -= name in _SILENT
            text = element.tail if element is not root else ""
        if text and not silent:
            buffer.append(text if name == "br" and event == "start" else _flat(text))
    yield "".join(buffer), kinds[-1]


def _flat(text: str) -> str:
    """Line ends in the source are spaces, as a browser shows them."""
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ")


def _kind(name: str, outer: ParagraphKind) -> ParagraphKind:
    if name in _HEADINGS:
        return ParagraphKind.HEADING
    if name in _CAPTIONS:
        return ParagraphKind.CAPTION
    return ParagraphKind.LIST if name in _LISTS else outer
