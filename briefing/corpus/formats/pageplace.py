"""Where the article stands on its page: the element of its headline, and what tells another story's part from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from briefing.corpus.formats.linkeddata import alike
from briefing.corpus.formats.markup import plain_text
from briefing.corpus.formats.pagenames import Named

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_HEADINGS = 60

ROOTS = frozenset({"body", "html", "main"})
_MARKS = frozenset({"class", "id", "itemprop", "property", "rel", "pubdate", "data-testid", "data-component"})


@dataclass(frozen=True, slots=True)
class Place:
    """What tells the article on its page: its address, its headlines, its language, the element of its headline.

    ``around`` are the elements that the headline stands in: what they are called says nothing against a part of them.
    ``marked`` are the elements of the page that are a time or have a name of their own, in its order.
    """

    url: str | None = None
    titles: tuple[str, ...] = ()
    language: str | None = None
    heading: HtmlElement | None = None
    around: frozenset[HtmlElement] = field(default_factory=frozenset)
    marked: tuple[HtmlElement, ...] = ()


def find_place(tree: HtmlElement, url: str | None, titles: tuple[str, ...], language: str | None) -> Place:
    """The place of the article that goes by these headlines."""
    heading = _heading(tree, titles)
    around = frozenset(heading.iterancestors()) if heading is not None else frozenset()
    return Place(url, titles, language, heading, around, tuple(_marked(tree)))


def _marked(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that say by more than their tag what they are: one walk for all who ask."""
    for element in tree.iter("*"):
        if element.tag == "time" or ((names := element.keys()) and not _MARKS.isdisjoint(names)):
            yield element


def _heading(tree: HtmlElement, titles: tuple[str, ...]) -> HtmlElement | None:
    """The element with the headline: one that says what the page is named, else the first of the first rank.

    The titles stand in their order: what machines are told before the page's own headings, of which one may be the
    site's.
    """
    headings = [
        (element, text)
        for element in islice(tree.iter("h1", "h2", "h3", "h4"), MAX_HEADINGS)
        if (text := plain_text(element))
    ]
    for title in titles:
        for element, text in headings:
            if alike(text, title):
                return element
    first = (element for rank in ("h1", "h2") for element, _ in headings if element.tag == rank)
    return next(first, None)


def following(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements behind one, in the order of the page, made as they are asked for."""
    while element is not None:
        for sibling in element.itersiblings():
            yield from sibling.iter()
        element = element.getparent()


def preceding(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements before one, the nearest first."""
    while element is not None:
        for sibling in element.itersiblings(preceding=True):
            yield from reversed(list(sibling.iter()))
        element = element.getparent()


def stands_beside(element: HtmlElement, around: frozenset[HtmlElement], other: Named, tags: frozenset[str]) -> bool:
    """Whether nothing between the element and what it shares with the headline says that it is something else's.

    ``other`` knows the names that say so, ``tags`` the elements that do.
    """
    for above in (element, *element.iterancestors()):
        if above in around or above.tag in ROOTS:
            return True
        if above.tag in tags or other(above):
            return False
    return True
