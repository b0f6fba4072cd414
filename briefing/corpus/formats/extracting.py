"""The text of a page by trafilatura: first out of the container that it would choose, only then out of the whole page.

trafilatura copies and cleans the page four times before it takes one container of it. Where that container is plain to
see and holds the page's text, handing over nothing else gives the same text for half the work.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NoReturn, cast

from briefing.corpus.cleaning.lines import join_broken
from briefing.corpus.cleaning.shapes import count_words, is_prose
from briefing.corpus.draft import Block
from briefing.corpus.formats.guard import PageParagraph, is_apart
from briefing.corpus.formats.markup import plain_text, xpath
from briefing.corpus.formats.pagenames import MOST_NAMES, is_within, named
from briefing.models import ParagraphKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

_SHORT = 600
"""Characters of a page that trafilatura may have taken as one run, since it found fewer than 250 at first."""
_LEAST = 60
KEPT = 0.6
"""Share of such a run that its paragraphs must hold: the rest is its headline and its author."""
MIN_TEXT = 750
"""Characters of paragraphs in a container from which on trafilatura looks at no others of the page."""
MIN_TAKEN = 0.5
"""Share of them that it must have taken."""
MIN_BLOCKS = 4
"""Fewer may be the last resort: all text of the container on a line or two."""
MIN_ITEMS = 2
MIN_LOST = 0.2
"""Of a text without its lists, so many words must stand in them."""
KEPT_LINES = 0.9
"""Of a text, so much must also be in the one that takes its place."""
LONG_TEXT = 3000
MIN_SHARE = 0.2
"""A shorter text that is less than this share of its page is looked for again in all of the page."""

_LINE_STARTS = frozenset({"lb", "p", "item", "row", "quote", "head"})
_CONTAINERS = ("article", "div", "main", "section")
_AROUND = frozenset({*_CONTAINERS, "body", "html"})
_BODY = re.compile(
    r"post[-_]text|post-body|post-?entry|post[-_]?content|postContent|post_inner_wrapper|article-?text|articleText|"
    r"(?:entry|page|text|article|art)-content|article__content|article(?:-|__)?body|articleBody|ArticleContent|"
    r"body-text|article__container|^(?:post|entry)$"
)
"""As in trafilatura's own first expression for the body."""
_BODY_ID = re.compile(
    r"(?:entry|article|art)-content|article__content|article(?:-|__)?body|articleBody|body-text|^articleContent$"
)
_TAKEN_OUT = re.compile(r"comment|comol|disqus|dsq-|mvp-post|infinite|share-buttons", re.IGNORECASE)
_PARAGRAPHS = ".//p//text()"
_SHOWN = "//text()[not(parent::script or parent::style)]"


def extracted(tree: HtmlElement, paragraphs: list[PageParagraph]) -> list[Block]:
    """The paragraphs that trafilatura finds; where it took a short page as one run of text, those within it.

    ``paragraphs`` are all of the page.
    """
    blocks = _narrow(tree)
    if blocks is None:
        blocks = _extracted(tree, _options())[0]
        blocks = _with_lists(tree, blocks, paragraphs)
    if len(blocks) != 1 or len(blocks[0].text) > _SHORT:
        return blocks
    again = _extracted(tree, _options(least=_LEAST))[0]
    return again if sum(len(block.text) for block in again) >= len(blocks[0].text) * KEPT else blocks


def _narrow(tree: HtmlElement) -> list[Block] | None:
    """What is found in the container of the text alone, None where the whole page must be looked at."""
    container = _container(tree)
    if container is None:
        return None
    there = len("".join(_texts(_PARAGRAPHS, container)))
    if there < MIN_TEXT:
        return None
    around = container.getparent()
    tail, container.tail = container.tail, None
    frame = container.makeelement("html", {})
    around.replace(container, frame)
    frame.append(frame.makeelement("body", {}))
    frame[0].append(container)
    try:
        blocks, length = _extracted(frame, _options(once=True))
    finally:
        around.replace(frame, container)
        container.tail = tail
    if len(blocks) < MIN_BLOCKS or length < max(MIN_TEXT, MIN_TAKEN * there):
        return None
    if length < LONG_TEXT and length < MIN_SHARE * len(" ".join(" ".join(_texts(_SHOWN, tree)).split())):
        return None
    return blocks


def _with_lists(tree: HtmlElement, blocks: list[Block], paragraphs: list[PageParagraph]) -> list[Block]:
    """The paragraphs with the lists between them, of a page without a container.

    Where trafilatura finds none it collects paragraphs, quotations and tables wherever they stand, and no lists.
    """
    whole = "\n".join(block.text for block in blocks)
    left = [one.text for one in paragraphs if one.tag == "li" and one.main and is_prose(one.text)]
    lost = sum(count_words(text) for text in left if text not in whole)
    if len(left) < MIN_ITEMS or lost < MIN_LOST * count_words(whole):
        return blocks
    if next(tree.iter("article", "main"), None) is not None or (frame := _frame(tree)) is None:
        return blocks
    name, frame.tag = frame.tag, "article"
    again, _ = _extracted(tree, _options())
    frame.tag = name
    found = "\n".join(block.text for block in again)
    kept = sum(count_words(block.text) for block in blocks if block.text in found)
    return again if kept >= KEPT_LINES * count_words(whole) else blocks


def _frame(tree: HtmlElement) -> HtmlElement | None:
    """The smallest element that holds all sentences of the page which stand in paragraphs and lists."""
    elsewhere: dict[HtmlElement, bool] = {}
    around: list[HtmlElement] = []
    for element in tree.iter("p", "li"):
        if is_within(element, elsewhere, is_apart) or not is_prose(plain_text(element)):
            continue
        above = list(element.iterancestors())
        within = set(above)
        around = [one for one in around if one in within] if around else above
    return around[0] if around and around[0] is not tree else None


def _texts(expression: str, element: HtmlElement) -> list[str]:
    return cast("list[str]", xpath(expression)(element))


def _container(tree: HtmlElement) -> HtmlElement | None:
    """The element that trafilatura would look into first, None where it could be another one."""
    found = next((element for element in tree.iter(*_CONTAINERS) if _is_body(element)), None)
    if found is None:
        found = next(tree.iter("article"), None)
    if found is None or found is tree or _TAKEN_OUT.search(named(found)):
        return None
    plain = all(above.tag in _AROUND and not _TAKEN_OUT.search(named(above)) for above in found.iterancestors())
    return found if plain else None


def _is_body(element: HtmlElement) -> bool:
    kind, name = element.get("class"), element.get("id")
    if (kind and _is_body_class(kind)) or (name and _BODY_ID.search(name)):
        return True
    return bool(element.get("itemprop") == "articleBody")


@lru_cache(MOST_NAMES)
def _is_body_class(kind: str) -> bool:
    return _BODY.search(kind) is not None


def _extracted(tree: HtmlElement, options: Extractor) -> tuple[list[Block], int]:
    """The paragraphs, and how many characters they were found to have."""
    import trafilatura  # noqa: PLC0415 - 300 ms

    document = trafilatura.bare_extraction(tree, options=options)
    if document is None or isinstance(document, dict) or document.body is None:
        return [], 0
    pieces = [piece for element in document.body for piece in _of(element)]
    joined = join_broken(["\n".join(lines) for lines, _ in pieces])
    blocks = [Block(line, kind) for (_, kind), lines in zip(pieces, joined, strict=True) for line in lines]
    return blocks, len(document.raw_text or "")


@cache
def _options(least: int | None = None, *, once: bool = False) -> Extractor:
    """Trafilatura's settings; making them reads its configuration, which takes as long as a page.

    ``least``: characters from which on what it finds first is enough, else as it ships. ``once``: where it would look
    again with other settings it finds nothing.
    """
    from trafilatura.settings import Extractor as Settings  # noqa: PLC0415 - 300 ms

    class Once(Settings):
        def __copy__(self) -> NoReturn:  # as trafilatura does before it looks again
            raise ValueError("not again")

    # Its tree is the same for all formats; for "python" it would write the text as well.
    settings = (Once if once else Settings)(output_format="xml", fast=True, comments=False)
    if least is not None:
        settings.min_extracted_size = least
    return settings


def _of(element: HtmlElement) -> list[tuple[list[str], ParagraphKind]]:
    """The lines of one element of trafilatura's simplified tree; the tail of an element is a paragraph too."""
    if element.tag in {"list", "table"}:
        inner = [child for child in element if child.tag in {"item", "row"}]
        pieces = [([line], ParagraphKind.LIST) for child in inner for line in _lines(child)]
    else:
        pieces = [(_lines(element), ParagraphKind.HEADING if element.tag == "head" else ParagraphKind.BODY)]
    tail = (element.tail or "").strip()
    return [*pieces, ([" ".join(tail.split())], ParagraphKind.BODY)] if tail else pieces


def _lines(element: HtmlElement) -> list[str]:
    """The element's text, one line for each line break or inner paragraph."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - loaded with lxml.html

    parts: list[str] = [element.text or ""]
    for event, inner in iterwalk(element, events=("start", "end")):
        if inner is element:
            continue
        if event == "end":
            parts.append(inner.tail or "")
            continue
        parts.append("\n" if inner.tag in _LINE_STARTS else " " if inner.tag == "cell" else "")
        parts.append(inner.text or "")
    return [" ".join(line.split()) for line in "".join(parts).split("\n") if line.strip()]
