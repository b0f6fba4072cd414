"""Pages that stand in for an article: errors of a server, checks for robots, questions about cookies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.corpus.cleaning.metadata import URL
from briefing.corpus.cleaning.shapes import count_words
from briefing.corpus.draft import Draft, UnreadableError
from briefing.corpus.formats.markup import plain_text
from briefing.corpus.words import pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NOT_SHOWN = "an error or a question of the site in place of an article"
MAX_WORDS = 120
"""Words of such a page."""


def refuse_no_article(draft: Draft, tree: HtmlElement) -> None:
    """Refuse a page without text, and a short one that states no article and is titled as servers do what is none.

    Raises:
        UnreadableError: where it is such a page.
    """
    if all(URL.fullmatch(block.text) for block in draft.blocks):
        raise UnreadableError("no article text found in the page")
    if draft.stated or sum(count_words(block.text) for block in draft.blocks) > MAX_WORDS:
        return
    titles = (draft.title, *(plain_text(heading) for heading in tree.iter("title", "h1")))
    if any(pattern("no_article").fullmatch(title.strip(" .!")) for title in titles if title):
        raise UnreadableError(NOT_SHOWN)
