"""Links that open a web page at the words quoted: text fragments.

A browser that knows them scrolls to the words and marks them; others open the page. Syntax and the characters to
escape: WICG, "URL Fragment Text Directives" (``#:~:text=start,end``).
"""

from __future__ import annotations

import re
from urllib.parse import quote

from briefing.models import Article, Evidence

_SAFE_URL = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x20]+\Z")
_ENDS = 4
"""Words named at each end: with four, 215 of 218 evidence spans of real articles were unique in their text."""


def web_address(article: Article) -> str | None:
    """The article's address where it is one that a browser can be sent to."""
    return article.url if article.url and _SAFE_URL.match(article.url) else None


def link_to(article: Article, evidence: Evidence) -> str | None:
    """The address of the words in their article, or None where it has none."""
    address = web_address(article)
    if address is None:
        return None
    page, _, _ = address.partition("#")
    return f"{page}#:~:text={_directive(article.text, evidence)}"


def _directive(text: str, evidence: Evidence) -> str:
    """``start,end`` of the first and last words, more of them until the stretch is the first of its kind."""
    words = evidence.text.split()
    for ends in range(_ENDS, max(_ENDS + 1, len(words) // 2)):
        if len(words) <= 2 * ends:
            break
        start, end = " ".join(words[:ends]), " ".join(words[-ends:])
        if _found(text, start, end) == (evidence.start, evidence.end):
            return f"{_escaped(start)},{_escaped(end)}"
    return _escaped(" ".join(words))


def _found(text: str, start: str, end: str) -> tuple[int, int] | None:
    """Where a browser would find the stretch: the first place of ``start`` and the first of ``end`` behind it."""
    first = re.search(_flat(start), text)
    last = re.compile(_flat(end)).search(text, first.end()) if first else None
    return (first.start(), last.end()) if first and last else None


def _flat(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _escaped(words: str) -> str:
    """Percent-encoded, the hyphen too, which is part of the syntax."""
    return quote(words, safe="").replace("-", "%2D")
