"""What is no article though it has words: front pages, lists of links and of headlines, stubs before a paywall."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from html import unescape
from itertools import pairwise

from briefing.corpus.cleaning.shapes import count_words, is_prose
from briefing.corpus.draft import Block
from briefing.models import ParagraphKind

NO_ARTICLE = "a list of articles, not one article"
BOOKMARKS = "a list of bookmarks, not an article: briefing add fetches what they lead to"
STUB = "cut off by a paywall: only the opening is here"
HEADLINES = "a list of headlines with links, not one article"

MIN_HEADLINES = 4
MAX_TEASER = 70
"""Words; a paragraph of more is no teaser."""
MAX_CLOSED = 250
MAX_STUB = 120

_LINK = re.compile(r"<a\b[^>]{0,2000}>((?:(?!</a>).){0,400})</a>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_LINKED_ITEM = re.compile(r"<li\b[^>]{0,200}>\s{0,20}<a\b", re.IGNORECASE)
_ITEM = re.compile(r"<li\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p\b", re.IGNORECASE)


def is_list_of_links(markup: str) -> bool:
    """Whether an item's text is a list each entry of which is a link: an aggregator's headlines of other outlets."""
    items = len(_ITEM.findall(markup))
    return items >= 2 and len(_LINKED_ITEM.findall(markup)) == items and not _PARAGRAPH.search(markup)


def is_list_of_headlines(blocks: Sequence[Block], links: Callable[[], Collection[str]]) -> bool:
    """Whether the paragraphs are headlines with a teaser each, as on a front page or in a newsletter.

    ``links`` gives the lines that are links as a whole. Headlines make up a good part of the lines, most of them are
    links, and no two sentences follow each other.
    """
    lines = [block.text for block in blocks if block.kind is not ParagraphKind.CAPTION]
    if sum(count_words(line) > MAX_TEASER for line in lines) or len(lines) < MIN_HEADLINES:
        return False
    linked = links()
    heads = [" ".join(line.split()) in linked for line in lines]
    if sum(heads) < MIN_HEADLINES:
        return False
    texts = [is_prose(line) and not head for line, head in zip(lines, heads, strict=True)]
    run = sum(first and second for first, second in pairwise(texts))
    return run <= 1 and sum(texts) <= sum(heads) + 1


def links_of(markup: str) -> frozenset[str]:
    """The words of each link in a piece of HTML."""
    texts = (_TAG.sub(" ", match[1]) for match in _LINK.finditer(markup))
    return frozenset(" ".join(unescape(text).split()) for text in texts) - {""}


def is_stub(text_words: int, *, asks: bool, closed: bool) -> bool:
    """Whether a text is the opening before a paywall: short, on a page that is closed or asks for payment."""
    return (closed and text_words < MAX_CLOSED) or (asks and text_words < MAX_STUB)
