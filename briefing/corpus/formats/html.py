"""Web pages: trafilatura finds the text, the page's statements and what it shows give the metadata.

Control characters go before parsing, raw and as character references: one ``&#27;`` makes trafilatura drop the whole
page.
"""

from __future__ import annotations

import logging
import re
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.decode import decode
from briefing.corpus.draft import Block, Draft, UnreadableError, build_article
from briefing.corpus.formats import Format
from briefing.corpus.formats.body import make_whole
from briefing.corpus.formats.errorpages import refuse_no_article
from briefing.corpus.formats.extracting import extracted
from briefing.corpus.formats.fragment import tree_fragment
from briefing.corpus.formats.guard import PageParagraph, page_paragraphs, text_of_paragraphs, with_left_out, with_loss
from briefing.corpus.formats.lists import (
    BOOKMARKS,
    NO_ARTICLE,
    is_list_of_headlines,
    lines_of,
    may_be_list,
    may_lead,
    noted_list,
    noted_stub,
    with_terms,
)
from briefing.corpus.formats.liveposts import read_posts, with_hours, with_posts, with_stated_posts
from briefing.corpus.formats.markup import HIDDEN, plain_text, tidy
from briefing.corpus.formats.pagemeta import read_page
from briefing.corpus.formats.pagesource import MAX_TAGS, clean_source, without_code
from briefing.corpus.formats.refusing import refuse_page
from briefing.corpus.formats.subheadings import with_subheadings
from briefing.corpus.formats.wayback import captured, is_archived, own_address, take_toolbar
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Cut, PublishedFrom, Skipped

if TYPE_CHECKING:
    from lxml.html import HtmlElement, HTMLParser

FORMAT = Format(
    "web page",
    "html",
    suffixes=(".html", ".htm", ".xhtml"),
    media_types=("text/html", "application/xhtml+xml"),
    roots=("html",),
    isolated=True,
    seed=b"<html><head><title>Ship</title><meta charset=utf-8></head><body><article><p>The harbour of Tarnby stayed "
    b"closed on Tuesday after a ship ran aground across its channel, the port said.</p></article>",
)

# What they say of broken pages is said by the reason; without a handler Python would print it on standard error.
for _library in ("trafilatura", "htmldate", "justext", "courlan"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_.-]{2,40})",
    re.IGNORECASE,
)
_SAVED = re.compile(
    r"<!--\s{0,20}(?:(?:Page saved with SingleFile\s{1,20}url:|saved from url=\(\d{1,6}\))\s{0,5}(https?://[^\s<>]{4,2000})"
    r"|Mirrored from ([\w.-]{4,200}/[^\s<>]{1,1800}) by HTTrack)"
)
_BOOKMARKS = re.compile(
    r"\A\s{0,200}<!DOCTYPE NETSCAPE-Bookmark-file|<A\s[^<>]{0,2000}\s(?:ADD_DATE|time_added)=", re.IGNORECASE
)
_BOOKMARK_SIGNS = ("NETSCAPE", "ADD_DATE", "TIME_ADDED")
_SAVED_BYTES = 20_000
_HEAD_BYTES = 4096
MAX_GLUED = 3
"""Blocks of a page among which one may hold all of them."""
_WORDLESS = ("link", "meta", "style", "img", "input", "iframe")
_IN_HEAD = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template", "object"})
_SWALLOWING = ("source", "track")
"""Elements without an end, of which the parser does not know so: what follows stands inside them."""


def read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """The article of a saved page."""
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    name = (declared[1] or declared[2]).decode("ascii") if declared else None
    decoded = decode(without_code(data), name)
    draft = draft_of_page(decoded.text)
    return (build_article(source, replace(draft, notes=(*decoded.notes, *draft.notes))),)


def draft_of_page(html: str, url: str | None = None) -> Draft:
    """A draft of the article in a page; ``url`` is the address that it was fetched from, which wins.

    Raises:
        UnreadableError: where the page holds no text, or far more tags than a page of text can have.
    """
    source = _source_of(html)
    tree = _tree_of(source)
    refuse_page(tree, source)
    # While these are held, lxml makes no element of Python twice, which takes longer than what is asked of it.
    held = list(tree.iter())
    archived = is_archived(html)
    cuts = take_toolbar(tree) if archived else []
    known = read_page(tree, url or saved_from(html) or (own_address(html) if archived else None))
    known = _captured(known, html) if archived else known
    posts = read_posts(tree, html)
    for line_break in tree.iter("br"):  # no words run into each other at the end of a line
        line_break.tail = f" {line_break.tail or ''}"
    cuts += [*_take_wordless(tree), *tidy(tree, known.language)]
    marked = text_of_paragraphs(tree)
    sure = known.stated and known.published is not None
    leads = sure or known.listing or may_lead(tree)
    whole = copy(tree) if leads and not sure else None
    cuts += make_whole(tree, known.title)
    paragraphs, before = page_paragraphs(tree), len(cuts)
    blocks = with_subheadings(tree, _apart(tree, extracted(tree, paragraphs), paragraphs))
    blocks = with_posts(with_stated_posts(blocks, posts), posts)
    draft = clean(blocks, replace(known, cuts=tuple(cuts)))
    listed = leads and may_be_list(draft) and _is_list(_tidied(source, known) if whole is None else whole, draft)
    if listed and not known.stated:
        raise UnreadableError(NO_ARTICLE)
    refuse_no_article(draft, tree)
    draft = replace(draft, blocks=with_hours(draft.blocks, posts)) if posts else draft
    draft = with_left_out(noted_list(noted_stub(with_terms(draft, tree)), headlines=listed), paragraphs, before)
    draft = with_loss(draft, marked)
    held.clear()
    return draft


def _source_of(html: str) -> str:
    """The source as it is parsed: without what no text holds, and without the code that is most of it."""
    if "<" not in html:
        raise UnreadableError("no article text found in the page")
    start = html[:_SAVED_BYTES]
    capitals = start.upper()
    if any(mark in capitals for mark in _BOOKMARK_SIGNS) and _BOOKMARKS.search(start):
        raise UnreadableError(BOOKMARKS)
    if html.count("<") > MAX_TAGS:
        raise UnreadableError(f"more than {MAX_TAGS:,} tags")
    return clean_source(html)


def _tree_of(source: str) -> HtmlElement:
    import lxml.html  # noqa: PLC0415 - with trafilatura 300 ms, and most folders hold text alone
    from lxml.etree import LxmlError  # noqa: PLC0415

    try:
        tree = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=_parser())
    except (LxmlError, ValueError) as error:
        raise UnreadableError("no article text found in the page") from error
    _end_head(tree)
    return tree


def _end_head(tree: HtmlElement) -> None:
    """End the head where its first other element stands, which the parser takes in where the page leaves out its body.

    It does not know the elements that came with HTML 5 ("main", "article"), so that it cannot tell.
    """
    head = tree.find("head")
    first = None if head is None else next((one for one in head if one.tag not in _IN_HEAD), None)
    if head is None or first is None:
        return
    body = tree.find("body")
    if body is None:
        body = tree.makeelement("body", {})
        tree.append(body)
    body.text, text = None, body.text
    for place, element in enumerate([first, *first.itersiblings()]):
        body.insert(place, element)
    if text:
        body[place].tail = f"{body[place].tail or ''} {text}"


def _take_wordless(tree: HtmlElement) -> list[Cut]:
    """What holds no words goes, once the page's statements are read: a sixth of a page's elements.

    A frame's own words are those that a browser shows in place of it, which none does.
    """
    from lxml.etree import strip_elements, strip_tags  # noqa: PLC0415 - loaded with lxml.html

    framed = (plain_text(frame) for frame in tree.iter("iframe"))
    cuts = [Cut(text, HIDDEN) for text in framed if text]
    strip_elements(tree, *_WORDLESS, with_tail=False)
    strip_tags(tree, *_SWALLOWING)
    if next(tree.iter("text", "foreignObject", "foreignobject"), None) is None:  # no words in its drawings either
        strip_elements(tree, "svg", with_tail=False)
    return cuts


def _captured(draft: Draft, html: str) -> Draft:
    """The draft with the day on which a web archive saw the page, which stands in for one that it does not tell."""
    if (day := captured(html)) is None:
        return draft
    draft = replace(draft, details=(*draft.details, ("captured", day.isoformat())))
    return draft if draft.published else replace(draft, published=day, published_from=PublishedFrom.FILE)


def _tidied(source: str, known: Draft) -> HtmlElement:
    """The page as it was before it was changed to find its text."""
    tree = _tree_of(source)
    tidy(tree, known.language)
    return tree


def _is_list(tree: HtmlElement, draft: Draft) -> bool:
    """Whether a page leads to articles and is none: what was read of it is teasers, or nothing but a line."""
    lines = lines_of(tree, draft.url, always=draft.listing)
    if draft.listing:  # each heading of a collection is another article's
        lines = [replace(line, head=line.head or line.heading) for line in lines]
    return bool(lines) and is_list_of_headlines(lines, "\n".join(block.text for block in draft.blocks))


def _parser() -> HTMLParser:
    """As trafilatura parses: comments and instructions within a paragraph would end its text."""
    import lxml.html  # noqa: PLC0415 - loaded by the caller
    from lxml.etree import ElementDefaultClassLookup  # noqa: PLC0415

    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, default_doctype=False
    )
    # lxml.html chooses a class by the tag of each element, in Python; nobody here asks a form for its fields.
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=lxml.html.HtmlElement))
    return parser


def saved_from(html: str) -> str | None:
    """The address that a browser or SingleFile wrote into the page when it was saved."""
    match = _SAVED.search(html[:_SAVED_BYTES])
    return (match[1] or f"http://{match[2]}") if match else None


def _apart(tree: HtmlElement, blocks: list[Block], paragraphs: list[PageParagraph]) -> list[Block]:
    """The paragraphs of the page in place of one block that holds several of them, as trafilatura's last resort does.

    From a page of few words it takes all text on one line, headline and buttons included.
    """
    if len(blocks) > MAX_GLUED:
        return blocks
    whole = max((" ".join(block.text.split()) for block in blocks), key=len, default="")
    parts = {part.text for part in paragraphs if part.text != whole and part.text in whole}
    if not parts or any(part.text == whole for part in paragraphs):
        return blocks
    container = next(tree.iter("article", "main"), tree)
    signs = "".join(whole.split())  # broken lines of Chinese join without a space
    found = [block for block in tree_fragment(container).blocks if "".join(block.text.split()) in signs]
    return found or blocks
