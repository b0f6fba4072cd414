"""Subheadings that the extraction passed over: it keeps none on pages without a container that it knows.

A heading belongs to the text where the paragraph before it and the one after it do.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from briefing.corpus.draft import Block
from briefing.corpus.formats.guard import is_apart
from briefing.corpus.formats.markup import plain_text
from briefing.corpus.formats.pagenames import is_within
from briefing.models import ParagraphKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = frozenset({"h2", "h3", "h4"})
_TEXTS = ("p", "li", "blockquote", *_HEADINGS)
MAX_HEADING = 160
"""Characters of a subheading."""


def _is_own(heading: HtmlElement, text: str, known: AbstractSet[str]) -> bool:
    """Whether a heading is a short one of the text that is not among its paragraphs yet and leads to no other page."""
    return bool(text) and text not in known and len(text) <= MAX_HEADING and not _leads_away(heading, text)


def with_subheadings(tree: HtmlElement, blocks: list[Block]) -> list[Block]:
    """The paragraphs with the headings that stand between them on the page; as they are where it has no others."""
    places = {block.text: at for at, block in enumerate(blocks) if block.kind is not ParagraphKind.HEADING}
    known = {block.text for block in blocks}
    before: dict[int, list[str]] = {}
    waiting: list[str] = []
    begun = False
    elsewhere: dict[HtmlElement, bool] = {}
    for element in tree.iter(*_TEXTS):
        text = plain_text(element)
        heading = element.tag in _HEADINGS
        if heading and begun and _is_own(element, text, known) and not is_within(element, elsewhere, is_apart):
            waiting.append(text)
        elif text and not heading:
            at = places.get(text)
            if at is not None and waiting:
                before.setdefault(at, waiting)
            begun, waiting = at is not None, []
    return _inserted(blocks, before) if before else blocks


def _leads_away(heading: HtmlElement, text: str) -> bool:
    """Whether a heading is a link to another page as a whole, as above a teaser."""
    if next(heading.iterancestors("a"), None) is not None:
        return True
    links = (link for link in heading.iter("a") if not (link.get("href") or "#").startswith("#"))
    return any(plain_text(link) == text for link in links)


def _inserted(blocks: Sequence[Block], before: dict[int, list[str]]) -> list[Block]:
    found: list[Block] = []
    for at, block in enumerate(blocks):
        found += [Block(text, ParagraphKind.HEADING) for text in before.get(at, ())]
        found.append(block)
    return found
