"""The part of a web page that is the article, made whole before trafilatura reads it.

trafilatura takes the first container that looks like a body. Where a page has several of one kind (the posts of a live
blog, a body on both sides of an advertisement) they are joined into the first; where the first one is a card for
another story, it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.shapes import count_words, fold, is_prose
from briefing.corpus.formats.markup import plain_text, text_of_all
from briefing.corpus.formats.pagenames import MOST_NAMES, Named
from briefing.corpus.formats.pageplace import following
from briefing.corpus.words import pattern
from briefing.models import Cut

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ANOTHER_STORY = "another story"
REPEATED = "repeated"
MENU = "menu"
MIN_MENU = 6
"""A list of so many short links is a menu."""
MENU_WORDS = 5
LINKED_SHARE = 0.8
ANOTHER_LINK = "link to another article"
MAX_ROUTE = 250
MAX_JOINED = 400
"""Containers of one kind that are joined."""
NEAR = 3
"""A container may stand so many levels deeper than the first one's kin."""
MIN_LINKED_WORDS = 8
MIN_TEASER = 3

_BODY = re.compile(
    r"^(?:post|entry|story)$|post[-_]text|post-body|post-?entry|post[-_]?content|article-?text|"
    r"(?:entry|page|text|article|art|story|main|post|body)-?_?-?content|article(?:-|__|_)?body|story-?_?body|body-text|"
    r"text-?block|story(?:-|_)?(?:text|copy)|body-?copy|paragraph|content(?:-|__)body|richtext|rich-text|article__container"
)
"""Of small letters alone: a pattern that ignores case is tried at each letter."""
_CONTAINERS = ("article", "div", "section", "main")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ASIDE = frozenset({"aside", "nav", "footer", "form"})
_RELATED = re.compile(
    r"related|recommend|promo|teaser|card|sidebar|popular|trending|newsletter|comment(?!ary)|footer|widget|more-?(?:from|stor|news|on)",
    re.IGNORECASE,
)
_is_related = Named(_RELATED)
_is_card = Named(re.compile(r"(?:^|[\s_-])(?:card|teaser|promo|related|recommend(?:ed|ation)?s?)(?:$|[\s_-])"))
_is_pulled = Named(re.compile(r"pull-?_?quote"))
_PULLED = ("blockquote", "aside", "div", "figure", "p", "q")
_BOXES = ("div", "section", "aside", "li")


def make_whole(tree: HtmlElement, title: str) -> list[Cut]:
    """Join the containers of the text and drop cards for other stories, in place; what was dropped.

    ``title`` is the headline that the page names: only a heading that says the same has no story above it.
    """
    cuts = [*_drop_menus(tree), *_drop_cards(tree, title), *_drop_teasers(tree, title), *_drop_pulled(tree)]
    for first, others in _groups(tree, title):
        for other in others:
            _append(first, other)
    for link in list(tree.iter("a")):
        if _is_route(link) and (paragraph := link.getparent()) is not None:
            cuts.append(Cut(plain_text(paragraph), ANOTHER_LINK))
            paragraph.drop_tree()
        elif _is_linked_paragraph(link):
            link.tag = "span"
    for paragraph in tree.iter("p"):
        if "teaser" in (paragraph.get("class") or "").lower() and is_prose(plain_text(paragraph)):
            del paragraph.attrib["class"]  # the story's opening, which its page calls so
    _keep_in_sentences(tree)
    return cuts


def _keep_in_sentences(tree: HtmlElement) -> None:
    """Call those elements otherwise which trafilatura would drop out of the middle of a sentence."""
    for mark in list(tree.iter("time", "label", "ins")):
        if _is_in_text(mark):
            mark.tag = "span"
    for said_by in [foot for foot in tree.iter("footer", "cite") if foot.getparent().tag == "blockquote"]:
        said_by.tag = "p"  # who said it is no foot of the page
    for mark in tree.iter("span", "b", "strong", "i", "em"):
        if mark.get("aria-hidden") and _is_in_text(mark):
            del mark.attrib["aria-hidden"]  # it is shown, and said in other words to those who cannot see it


def _is_in_text(mark: HtmlElement) -> bool:
    return next(mark.iterancestors("p", "li", "blockquote", "td"), None) is not None


def _is_route(link: HtmlElement) -> bool:
    """Whether a link is a whole paragraph behind words such as "Read also"."""
    parent = link.getparent()
    if parent is None or parent.tag not in {"p", "div", "li", "strong", "em"} or (link.tail or "").strip():
        return False
    if not (parent.text or "").strip() and link.getprevious() is None:
        return False
    text, linked = plain_text(parent), plain_text(link)
    if not linked or not text.endswith(linked) or len(text) > MAX_ROUTE:
        return False
    return pattern("route_words", r"\W{0,3}{}\W{0,4}").fullmatch(text[: len(text) - len(linked)].strip()) is not None


def _drop_menus(tree: HtmlElement) -> list[Cut]:
    """Lists of short links alone: menus, archives, clouds of tags. Where no container is found they become text."""
    cuts: list[Cut] = []
    dropped: set[HtmlElement] = set()
    framed = next(tree.iter("article", "main"), None) is not None
    for listing in list(tree.iter("ul", "ol", "select")):
        if framed and next(listing.iterancestors("nav", "aside", "footer"), None) is not None:
            continue  # what stands there is read only where the page has no container
        if not dropped.isdisjoint(listing.iterancestors("ul", "ol")) or not _is_menu(listing):
            continue
        texts = [plain_text(item) for item in listing.iterchildren("li", "option")]
        cuts.append(Cut(" · ".join(text for text in texts if text), MENU))
        dropped.add(listing)
    for listing in dropped:
        listing.drop_tree()
    return [cut for cut in cuts if cut.text]


def _is_menu(listing: HtmlElement) -> bool:
    """Whether a list holds several short items, and nearly all of its words are links."""
    items = sum(1 for _ in listing.iter("li", "option"))
    words = len(plain_text(listing).split())
    links = (plain_text(link) if len(link) else link.text or "" for link in listing.iter("a", "option"))
    linked = sum(len(text.split()) for text in links)
    return items >= MIN_MENU and linked >= LINKED_SHARE * words and words <= MENU_WORDS * items


def _drop_cards(tree: HtmlElement, title: str) -> list[Cut]:
    """Cards for other stories that stand before the headline, or before a longer text."""
    articles = list(tree.iter("article"))
    headings = [heading for heading in tree.iter("h1") if _says(heading, title)]
    cuts = _drop_other_bodies(tree, headings[0], title) if len(headings) == 1 else []
    if not articles:
        return cuts
    length = {article: _prose(article) for article in articles}
    longest = max(length.values())
    earlier = set(_before(headings[0], "article")) if len(headings) == 1 and len(articles) > 1 else set()
    for article in articles:
        before = article in earlier
        card = length[article] < MIN_TEASER and _heads_away(article, title) and longest >= MIN_TEASER
        if (before and _prose_after(headings[0])) or card:
            cuts.append(Cut(text_of_all(article), ANOTHER_STORY))
            article.drop_tree()
    return [cut for cut in cuts if cut.text]


def _drop_teasers(tree: HtmlElement, title: str) -> list[Cut]:
    """Boxes called cards or teasers and headed by a link, with a few paragraphs, among those of the article."""
    cards = (box for box in tree.iter(*_BOXES) if _is_card(box))
    boxes = [box for box in cards if not _has_headline(box) and _heads_away(box, title)]
    lengths = {box: number for box in boxes if 0 < (number := _prose(box)) <= MIN_TEASER}
    if not lengths or sum(lengths.values()) * 2 > _prose(tree):
        return []
    cuts: list[Cut] = []
    for box in lengths:
        if lengths.keys().isdisjoint(box.iterancestors()):
            cuts.append(Cut(text_of_all(box), ANOTHER_STORY))
            box.drop_tree()
    return cuts


def _drop_pulled(tree: HtmlElement) -> list[Cut]:
    """Words that are drawn large beside the text in which they stand."""
    pulled = {quote: text for quote in tree.iter(*_PULLED) if _is_pulled(quote) and (text := fold(text_of_all(quote)))}
    cuts: list[Cut] = []
    for quote, text in pulled.items():
        around = [p for p in tree.iter("p") if pulled.keys().isdisjoint([p, *p.iterancestors()])]
        if any(text in fold(plain_text(paragraph)) for paragraph in around):
            cuts.append(Cut(text_of_all(quote), REPEATED))
            quote.drop_tree()
    return cuts


def _drop_other_bodies(tree: HtmlElement, heading: HtmlElement, title: str) -> list[Cut]:
    """Containers that are called a body, stand before the headline and are headed by a link: another story's."""
    cuts: list[Cut] = []
    bodies = [element for element in _before(heading, "div", "section") if _is_body(element.get("class") or "")]
    for element in bodies:
        if element.getparent() is not None and _prose(element) and _heads_away(element, title):
            cuts.append(Cut(text_of_all(element), ANOTHER_STORY))
            element.drop_tree()
    return cuts


def _says(heading: HtmlElement, title: str) -> bool:
    words, others = set(fold(plain_text(heading)).split()), set(fold(title).split())
    return bool(words) and len(words & others) >= max(len(words), len(others)) / 2


def _before(heading: HtmlElement, *names: str) -> Iterator[HtmlElement]:
    """The elements of these names that end before the heading, in the order of the page."""
    around = set(heading.iterancestors())
    for element in heading.getroottree().iter(*names, str(heading.tag)):
        if element is heading:
            return
        if element.tag in names and element not in around:
            yield element


def _prose_after(heading: HtmlElement) -> bool:
    found = 0
    for paragraph in (one for one in following(heading) if one.tag == "p"):
        found += is_prose(plain_text(paragraph))
        if found >= 2:
            return True
    return False


def _prose(element: HtmlElement) -> int:
    return sum(is_prose(plain_text(paragraph)) for paragraph in element.iter("p"))


def _heads_away(element: HtmlElement, title: str) -> bool:
    """Whether the first heading of a container is a link to another page, as on a card."""
    heading = next(element.iter(*_HEADINGS), None)
    if heading is None or _says(heading, title):
        return False
    link = next(heading.iter("a"), None)
    if link is None:
        link = next((outer for outer in heading.iterancestors("a")), None)
    return link is not None and not (link.get("href") or "#").startswith("#")


def _groups(tree: HtmlElement, title: str) -> list[tuple[HtmlElement, list[HtmlElement]]]:
    """Containers of one tag and class that hold text, outermost first; those within one another are left alone."""
    found: dict[tuple[str, str], list[HtmlElement]] = {}
    for element in tree.iter(*_CONTAINERS):
        kind = element.get("class") or ""
        named = f"{kind} {element.get('id') or ''} {element.get('itemprop') or ''}"
        body = element.tag == "article" or _is_body(kind) or element.get("itemprop") == "articleBody"
        if body and not _RELATED.search(named):
            found.setdefault((str(element.tag), _kin(kind)), []).append(element)
    return [(group[0], others) for group in found.values() if (others := _joinable(group[: MAX_JOINED + 1], title))]


@lru_cache(MOST_NAMES)
def _kin(kind: str) -> str:
    """A class without what sets apart parts of one kind: "body body--lead" and "body body--rest" are both "body"."""
    return " ".join(name for name in kind.split() if "--" not in name) or kind


@lru_cache(MOST_NAMES)
def _is_body(kind: str) -> bool:
    return _BODY.search(kind.lower()) is not None


def _joinable(group: list[HtmlElement], title: str) -> list[HtmlElement]:
    first = group[0]
    if len(group) < 2 or not _prose(first) or _is_aside(first):
        return []
    around = list(first.iterancestors())[:NEAR]
    titled = _has_headline(first)
    others: list[HtmlElement] = []
    for element in group[1:]:
        if not {first, *others}.isdisjoint(element.iterancestors()):
            continue
        if _is_aside(element) or _heads_away(element, title) or not _prose(element):
            continue
        if _has_headline(element) and (titled or element.tag == "article"):
            continue
        if _beside(element, around):
            others.append(element)
    return others


def _is_aside(element: HtmlElement) -> bool:
    return next(element.iterancestors(*_ASIDE), None) is not None


def _has_headline(element: HtmlElement) -> bool:
    return next(element.iter("h1"), None) is not None


def _beside(element: HtmlElement, around: list[HtmlElement]) -> bool:
    """Whether one of these holds the element as well, and nothing between says that it is something else."""
    for above in element.iterancestors():
        if any(above is outer for outer in around):
            return True
        if _is_related(above):
            return False
    return False


def _append(first: HtmlElement, other: HtmlElement) -> None:
    if other.text and other.text.strip():
        paragraph = first.makeelement("p", {})
        first.append(paragraph)
        paragraph.text = other.text
    for child in list(other):
        first.append(child)
    other.drop_tree()


def _is_linked_paragraph(link: HtmlElement) -> bool:
    """Whether a link is a paragraph of the text as a whole."""
    parent = link.getparent()
    if parent is None or parent.tag != "p" or len(link) > 3:
        return False
    text = plain_text(link)
    return count_words(text) >= MIN_LINKED_WORDS and is_prose(text) and text == plain_text(parent)
