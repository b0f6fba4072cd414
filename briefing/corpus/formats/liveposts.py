"""Live blogs: one article, each post under the hour that its page gives it.

The hours stand in ``time`` elements (or in others that hold nothing else), one in each post, or in the page's JSON-LD
(``liveBlogUpdate`` of a ``LiveBlogPosting``), which holds the words too: some pages load their posts by script and show
none of them.

Shape: schema.org (LiveBlogPosting), pages of newspapers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.days import parse_moment
from briefing.corpus.cleaning.shapes import count_words, fold
from briefing.corpus.draft import Block
from briefing.corpus.formats.fragment import tree_fragment
from briefing.corpus.formats.jsonpieces import blocks_of
from briefing.corpus.formats.linkeddata import Object, read_linked_data, text_of
from briefing.corpus.formats.markup import plain_text
from briefing.models import ParagraphKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MIN_POSTS = 3
"""Posts with an hour from which on a page is a live blog: an article has two, when it came and when it changed."""
MOST_POSTS = 400
MOST_ADDED = 1.4
"""Words of a page with every post whole, as a multiple of those that were read."""
_OPENING = 60
"""Folded characters by which a post's first words are known again."""
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d|\s?h\s?(?:\d\d)?|\s?[ap]\.?m\b)", re.IGNORECASE)
_STAMP = re.compile(r"\s{0,9}\d{1,2}[:.h]\d\d(?:\s?(?:[ap]\.?m\.?|Uhr|h|[A-Z]{3,4}))?\s{0,9}", re.IGNORECASE)
_ISO_CLOCK = re.compile(r"T(\d\d:\d\d)")
_POSTS = ("article", "div", "section", "li")
_MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its hour as shown, the folded beginnings of its first lines, its text, whether the page shows that."""

    hour: str
    openings: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    shown: bool = False


def read_posts(tree: HtmlElement, html: str) -> tuple[Post, ...]:
    """The posts of a live blog with their hours, in the order of the page; none where the page is no live blog."""
    stated = _stated(tree) if "liveBlogUpdate" in html else ()
    return stated or _shown(tree)


def with_stated_posts(blocks: list[Block], posts: Sequence[Post]) -> list[Block]:
    """The paragraphs of a page, or those of the posts that it states where it shows none of them."""
    if not posts or posts[0].shown:
        return blocks
    lines = {fold(block.text)[:_OPENING] for block in blocks}
    if any(not lines.isdisjoint(post.openings) for post in posts):
        return blocks
    return [block for post in posts for block in post.blocks] or blocks


def _homes(posts: Sequence[Post]) -> dict[str, int]:
    """The number of the first post that shows each paragraph."""
    homes: dict[str, int] = {}
    for number, post in enumerate(posts):
        for block in post.blocks if post.shown else ():
            homes.setdefault(fold(block.text), number)
    return homes


def with_posts(blocks: list[Block], posts: Sequence[Post]) -> list[Block]:
    """The paragraphs of a page with every post whole: short ones and headlines are passed over where others are read.

    As they are where most of the posts are not found among them: then the hours are of something else.
    """
    homes = _homes(posts)
    told = [homes.get(fold(block.text)) for block in blocks]
    if len(set(told) - {None}) < max(MIN_POSTS - 1, len(posts) / 2):
        return blocks
    found: list[Block] = []
    next_post = 0
    for block, at in zip(blocks, told, strict=True):
        if at is None:
            found.append(block)
        while at is not None and next_post <= at:
            found += posts[next_post].blocks
            next_post += 1
    found += [block for post in posts[next_post:] for block in post.blocks]
    return found if _only_adds(found, blocks) else blocks


def _only_adds(found: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether nothing that was read is missing from the posts, and little is added: where much is, they are teasers."""
    there = {fold(block.text) for block in found}
    words, before = (sum(count_words(block.text) for block in some) for some in (found, blocks))
    return all(fold(block.text) in there for block in blocks) and words <= MOST_ADDED * before


def with_hours(blocks: tuple[Block, ...], posts: Sequence[Post]) -> tuple[Block, ...]:
    """The paragraphs with the hour of each post as a heading above it; as they are where fewer than two are found."""
    places: dict[int, str] = {}
    for post in posts:
        at = next((at for at, block in enumerate(blocks) if _opens(block, post) and at not in places), None)
        if at is not None:
            places[at] = post.hour
    if len(places) < MIN_POSTS - 1:
        return blocks
    found: list[Block] = []
    for at, block in enumerate(blocks):
        if at in places and (at == 0 or blocks[at - 1].text != places[at]):
            found.append(Block(places[at], ParagraphKind.HEADING))
        found.append(block)
    return tuple(found)


def _opens(block: Block, post: Post) -> bool:
    return fold(block.text)[:_OPENING] in post.openings


def _stated(tree: HtmlElement) -> tuple[Post, ...]:
    article = read_linked_data(tree, None, ()).article
    updates = article.get("liveBlogUpdate")
    items = [item for item in updates if isinstance(item, dict)] if isinstance(updates, list) else []
    if len(items) < 2:
        return ()
    days = {moment.day for item in items if (moment := parse_moment(text_of(item.get("datePublished")) or ""))}
    return tuple(post for item in items[:MOST_POSTS] if (post := _of_item(item, many_days=len(days) > 1)))


def _of_item(item: Object, *, many_days: bool) -> Post | None:
    stated = text_of(item.get("datePublished")) or ""
    moment, clock = parse_moment(stated), _ISO_CLOCK.search(stated)
    body = item.get("articleBody")
    blocks = blocks_of(body) if isinstance(body, str) else ()
    headline = text_of(item.get("headline"))
    if headline and (not blocks or fold(headline) != fold(blocks[0].text)):
        blocks = (Block(headline, ParagraphKind.HEADING), *blocks)
    if not clock or moment is None or not blocks:
        return None
    return Post(_hour(clock[1], moment.day if many_days else None), _openings([b.text for b in blocks]), blocks)


def _shown(tree: HtmlElement) -> tuple[Post, ...]:
    """The posts that the page shows, told by a ``time`` in each of several elements of one kind."""
    found = _marked(tree)
    stamps = [parse_moment(mark.get("datetime") or "") for mark, _ in found]
    many_days = len({stamp.day for stamp in stamps if stamp}) > 1
    posts: dict[HtmlElement, Post] = {}
    for (mark, post), stamp in zip(found, stamps, strict=True):
        hour = _hour_of(mark, stamp.day if many_days and stamp else None)
        lines = [plain_text(element) for element in post.iter("h1", "h2", "h3", "h4", "h5", "h6", "p", "li")]
        if hour and post not in posts and (openings := _openings(line for line in lines if line)):
            posts[post] = Post(hour, openings)
    if len(posts) < MIN_POSTS:
        return ()
    return tuple(replace(shown, blocks=_blocks_of(post, shown.hour), shown=True) for post, shown in posts.items())


def _blocks_of(post: HtmlElement, hour: str) -> tuple[Block, ...]:
    """The paragraphs of a post without its hour."""
    found = tree_fragment(deepcopy(post)).blocks
    return tuple(block for block in found if block.text != hour and not _STAMP.fullmatch(block.text))


def _marked(tree: HtmlElement) -> list[tuple[HtmlElement, HtmlElement]]:
    """Each hour that the page shows with the element that it stands in, where several elements are of that kind."""
    found: list[tuple[HtmlElement, HtmlElement]] = []
    for mark in tree.iter("time", "span", "p", "div", "b", "strong"):
        if mark.tag != "time" and (len(mark) or not _STAMP.fullmatch((mark.text or "")[:_MOST_SHOWN])):
            continue
        post = next((above for above in mark.iterancestors(*_POSTS) if above.get("class") or above.tag != "div"), None)
        if post is not None and len(found) < MOST_POSTS:
            found.append((mark, post))
    kinds = Counter((post.tag, post.get("class")) for _, post in found)
    return [(mark, post) for mark, post in found if kinds[post.tag, post.get("class")] >= MIN_POSTS]


def _hour_of(mark: HtmlElement, day: date | None) -> str:
    text = plain_text(mark)
    if _CLOCK.search(text) and len(text) <= _MOST_SHOWN and day is None:
        return text
    clock = _ISO_CLOCK.search(mark.get("datetime") or "")
    return _hour(clock[1], day) if clock else ""


def _hour(clock: str, day: date | None) -> str:
    return f"{day.isoformat()} {clock}" if day else clock


def _openings(lines: Iterable[str]) -> tuple[str, ...]:
    """The beginnings of the first lines of a post, any of which may be the first that the text keeps."""
    return tuple(opening for line in list(lines)[:2] if (opening := fold(line)[:_OPENING]))
