"""A piece of HTML that is all article, as feeds, mails, books and agencies carry it: to paragraphs, nothing guessed.

Whole web pages, with navigation and advertisements around the text, are ``html``'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.lines import join_broken
from briefing.corpus.draft import Block, UnreadableError
from briefing.corpus.formats.lists import MIN_HEADLINES, is_list_of_headlines, lines_of
from briefing.corpus.formats.markup import is_data_row, local_name, plain_text, tidy
from briefing.corpus.formats.pagesource import clean_source
from briefing.corpus.formats.refusing import refuse_many
from briefing.corpus.formats.stylesheets import hide_by_sheets
from briefing.models import Cut, ParagraphKind

if TYPE_CHECKING:
    from lxml import etree

MAX_NODES = 500_000
"""Elements; what follows is left out."""
NO_TEXT = "no text of an article"

_LINK = re.compile(r"<a\s", re.IGNORECASE)

_WORDLESS = frozenset(["script", "style", "template", "head", "title", "svg", "math"])
_SILENT = _WORDLESS | {"iframe", "object", "form", "button", "select"}
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "hl2", "hl1"])
_CAPTIONS = frozenset(["figcaption", "caption", "media-caption"])
_LISTS = frozenset(["li", "dt", "dd"])
# HTML's, then NITF's and NewsML's. Any other element stands within a line: agencies and mail programs have many of
# their own (a company, a place), and a sentence cut in two at one of them is two wrong ones.
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frame",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "noframes",
        "noscript",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "caption",
        "colgroup",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "title",
        "head",
        "style",
        "script",
        "template",
        "select",
        "iframe",
        "object",
        "button",
        "svg",
        "math",
        "video",
        "audio",
        "nitf",
        "body.head",
        "body.content",
        "body.end",
        "hedline",
        "hl1",
        "hl2",
        "note",
        "rights",
        "byline",
        "byttl",
        "distributor",
        "dateline",
        "abstract",
        "block",
        "media",
        "media-caption",
        "media-producer",
        "media-metadata",
        "media-reference",
        "media-object",
        "fn",
        "bq",
        "credit",
        "pre",
        "nitf-table",
        "custom-table",
        "tagline",
        "bibliography",
        "series",
        "correction",
        "revision-history",
        "docdata",
        "pubdata",
        "tobject",
        "newsitem",
        "contentset",
        "inlinexml",
        "newslines",
        "headline",
        "subheadline",
        "datacontent",
        "contentitem",
    ]
)
_BREAKS = frozenset(["br", "lb"])


@dataclass(frozen=True, slots=True)
class Fragment:
    """The paragraphs of a piece of HTML, and what of it is none."""

    blocks: tuple[Block, ...] = ()
    cuts: tuple[Cut, ...] = ()


def html_fragment(markup: str, language: str | None = None) -> Fragment:
    """The paragraphs of a piece of HTML.

    Raises:
        UnreadableError: where it is nested too deeply or has far too many paragraphs.
    """
    root = _parsed(markup)
    if root is None:
        return Fragment()
    hide_by_sheets(root)
    return tree_fragment(root, language)


def is_headlines(markup: str) -> bool:
    """Whether a piece of HTML is a list of headlines that lead elsewhere, and no article."""
    if len(_LINK.findall(markup)) < MIN_HEADLINES:
        return False
    root = _parsed(markup)
    if root is None:
        return False
    tidy(root)
    return is_list_of_headlines(lines_of(root))


def _parsed(markup: str) -> etree._Element | None:
    from lxml import etree  # noqa: PLC0415 - 25 ms, and formats are learned of by importing all readers

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    cleaned = clean_source(markup)
    if not cleaned.strip():
        return None
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
    return root


def html_blocks(markup: str) -> tuple[Block, ...]:
    """The paragraphs alone, for titles and names. Raises as ``html_fragment``."""
    return html_fragment(markup).blocks


def tree_fragment(root: etree._Element, language: str | None = None) -> Fragment:
    """The paragraphs below an element of HTML or of a kindred vocabulary (NITF), each on one line.

    A break ends a line, and with it the paragraph, unless the text is broken at one length. The tree is made plain.
    """
    refuse_many(root)
    cuts = tidy(root, language)
    silent: list[str] = []
    pieces = [(text, kind) for text, kind in _pieces(root, silent) if text.strip()]
    joined = join_broken([text for text, _ in pieces])
    blocks = [
        Block(" ".join(line.split()), kind) for (_, kind), lines in zip(pieces, joined, strict=True) for line in lines
    ]
    cuts += [Cut(text, NO_TEXT) for text in silent]
    return Fragment(tuple(block for block in blocks if block.text), tuple(cuts))


@dataclass(slots=True)
class _Place:
    """Where a walk through a tree stands: the kinds of what is around it, how much of that is silent, the row it is in.

    The texts that are silent (scripts, forms) go to ``silent_text``.
    """

    silent_text: list[str]
    kinds: list[ParagraphKind] = field(default_factory=lambda: [ParagraphKind.BODY])
    silent: int = 0
    row: etree._Element | None = None

    def enter(self, element: etree._Element, name: str) -> str:
        """Go into an element: the text before its first child."""
        if name == "tr" and self.row is None and is_data_row(element):
            self.row = element
        self.kinds.append(ParagraphKind.LIST if self.row is element else _kind(name, self.kinds[-1]))
        if name in _SILENT:
            if not self.silent and name not in _WORDLESS and (text := plain_text(element)):
                self.silent_text.append(text)
            self.silent += 1
        return "" if self.silent else _start(element, name, self.row)

    def leave(self, element: etree._Element, name: str) -> str:
        """Come out of an element: the text behind it."""
        if element is self.row:
            self.row = None
        self.kinds.pop()
        self.silent -= name in _SILENT
        return "" if self.silent else _flat(element.tail or "")


def _pieces(root: etree._Element, silent_text: list[str]) -> Iterator[tuple[str, ParagraphKind]]:
    """Runs of text between the edges of block elements. Walks without recursion: depth is the sender's choice."""
    from lxml import etree  # noqa: PLC0415 - 25 ms

    buffer: list[str] = []
    place = _Place(silent_text)
    for count, (event, element) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        name = local_name(element)
        row_ends = event == "end" and element is place.row
        if row_ends or (name in _BLOCKS and place.row is None and not place.silent):
            yield "".join(buffer), ParagraphKind.LIST if row_ends else place.kinds[-1]
            buffer.clear()
        if event == "start" and count > 2 * MAX_NODES:
            break
        text = place.enter(element, name) if event == "start" else place.leave(element, name)
        if text and (event == "start" or element is not root):
            buffer.append(text)
    yield "".join(buffer), place.kinds[-1]


def _start(element: etree._Element, name: str, row: etree._Element | None) -> str:
    """What an element begins with: a line, a space between the cells of one row, its text."""
    if name in _BREAKS:
        return "\n"
    apart = " " if row is not None and name in _BLOCKS else ""
    return apart + _flat(element.text or "") if name else ""


def _flat(text: str) -> str:
    """Line ends in the source are spaces, as a browser shows them."""
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ")


def _kind(name: str, outer: ParagraphKind) -> ParagraphKind:
    if name in _HEADINGS:
        return ParagraphKind.HEADING
    if name in _CAPTIONS:
        return ParagraphKind.CAPTION
    return ParagraphKind.LIST if name in _LISTS else outer
