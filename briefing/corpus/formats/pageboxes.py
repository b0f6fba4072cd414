"""Which parts of a web page are the article's own: by what they are called, and where that misleads by what they hold.

Publishing systems call the line with the author and the day an aside, the foot of an entry or a sidebar, and some the
column of the article itself. Such a box is another story's only where it leads to one.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.shapes import is_prose
from briefing.corpus.formats.markup import plain_text
from briefing.corpus.formats.pagenames import Named
from briefing.corpus.formats.pageplace import ROOTS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_OWN = 400
"""Characters of a box that says who wrote an article and when."""
MAX_LINK_WORDS = 4
"""A link of more words leads to another story."""
MIN_PROSE = 3
MAX_PROSE = 200
"""Paragraphs of prose that are counted."""

_ELSEWHERE = frozenset({"nav", "select", "form", "script", "style", "noscript"})
_MAY_BE_OWN = frozenset({"aside", "footer"})
_COMMENTS = r"comment(?!ary)|disqus|related|recommend"
_NOT_THIS = (
    _COMMENTS + r"|\brail\b|top-?bar|masthead|header-?date|top-?date|site-?header"
    r"|navigation|nav-?bar|nav-?(?:menu|list|main|item)"
    r"|(?:main|site|top|sub|primary|global)-?_*nav|menu(?!ot)|today|current-?date|weather|(?:^|[\s_-])clock|teaser"
    r"|(?<!node--)promo|popular|trending|latest|archive-?list|calendar-|upcoming|ticker|more-?(?:from|stories|news)"
    r"|most-?(?:read|viewed)|read-?next|further|newsletter|kommentar|listing(?![_-]meta)|carousel|slider"
    r"|(?<!asset-)(?<!entry-)(?<!post-)(?<!article-)(?<!article_)(?<!entry_)(?<!post_)footer"
)
_NAMED_OWN = (
    r"(?<!right-)(?<!left-)(?<!has-)(?<!with-)(?<!no-)(?<!two-)sidebar(?!-(?:left|right|none)|s-?(?:left|right))"
    r"|widget|infobox|info-box"
)
is_of_comments = Named(re.compile(_COMMENTS, re.IGNORECASE))
_is_of_others = Named(re.compile(_NOT_THIS, re.IGNORECASE))
_may_be_own = Named(re.compile(_NAMED_OWN, re.IGNORECASE))


def is_of_article(element: HtmlElement, around: frozenset[HtmlElement], *, near: bool) -> bool:
    """Whether an element is the article's own, whose headline stands in ``around``; ``near``: beside that headline."""
    for above in (element, *element.iterancestors()):
        if above in around or above.tag in ROOTS:
            break
        if above.tag in _ELSEWHERE or _is_of_others(above):
            return False
        if (above.tag in _MAY_BE_OWN or _may_be_own(above)) and not (near and _is_own(above)):
            return False
    link = next(element.iterancestors("a"), None)
    return link is None or plain_text(link) == plain_text(element)


def is_elsewhere(element: HtmlElement) -> bool:
    """Whether an element stands in a part of the page that is called another one than the article."""
    return any(_is_of_others(above) or _may_be_own(above) for above in (element, *element.iterancestors()))


def _is_own(box: HtmlElement) -> bool:
    """Whether a box leads to no other story and is short, or holds most of the page's prose."""
    if box.tag == "footer" and next(box.iterancestors("article", "main"), None) is None:
        return False
    if any(len(plain_text(link).split()) > MAX_LINK_WORDS for link in box.iter("a")):
        return _holds_the_prose(box)
    if next(box.iter("h1", "h2", "h3", "h4"), None) is None and len(plain_text(box)) <= MAX_OWN:
        return True
    return _holds_the_prose(box)


def _holds_the_prose(box: HtmlElement) -> bool:
    inside = _prose(box)
    return inside >= MIN_PROSE and inside > _prose(box.getroottree().getroot()) / 2


def _prose(element: HtmlElement) -> int:
    return sum(is_prose(plain_text(paragraph)) for paragraph in islice(element.iter("p"), MAX_PROSE))
