"""The source of HTML before it is parsed: without what no text holds, and without what would cost its parser hours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.corpus.sanitize import drop_references, sanitize

MAX_ATTRIBUTES = 300
LONG = 5000
"""Characters between two signs of a tag."""

_CODE = (("<script", "</script"), ("<style", "</style"), ("<SCRIPT", "</SCRIPT"), ("<STYLE", "</STYLE"))
_COMMENT = "<!--"
_DATA = "+json"
"""What names data for machines in the type of a script (``application/ld+json``)."""
_NOT_CODE = re.compile(r"<!--|</t(?:itle|extarea)", re.IGNORECASE)
"""With these between its tags, where a script ends is for the parser to say."""
_NAME_END = frozenset(" \t\n\r\f/>")

_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]{5000,}")


def without_code(html: str) -> str:
    """The source of a page without its scripts and styles, which are most of it; data for machines stay.

    What stands in a comment or within a tag is left as it is. Linear in the length of the source.
    """
    pieces: list[str] = []
    kept = 0
    for start, end in _code(html):
        pieces.append(html[kept:start])
        kept = end
    return "".join([*pieces, html[kept:]]) if pieces else html


def _code(html: str) -> Iterator[tuple[int, int]]:
    """Where scripts and styles stand in a source, in its order."""
    places = {mark: html.find(mark[0]) for mark in (*_CODE, (_COMMENT, "-->"))}
    places = {mark: place for mark, place in places.items() if place >= 0}
    seen = 0
    while places:
        mark, start = min(places.items(), key=lambda item: item[1])
        end = start + 1
        if html.rfind("<", seen, start) > html.rfind(">", seen, start):
            seen = start  # within a tag
        elif mark[0] == _COMMENT or html[start + len(mark[0]) : end + len(mark[0])] in _NAME_END:
            closing = html.find(mark[1], start)
            if closing < 0:
                del places[mark]  # nothing ends it, so that there is no other one either
                continue
            seen = end = html.find(">", closing) + 1 or len(html)
            if mark[0] != _COMMENT and _is_code(html, start, closing):
                yield start, end
        behind = {other: html.find(other[0], end) if place < end else place for other, place in places.items()}
        places = {other: place for other, place in behind.items() if place >= 0}


def _is_code(html: str, start: int, closing: int) -> bool:
    """Whether the element from ``start`` to its closing tag is nothing but code."""
    data = _DATA in html[start : html.find(">", start, closing) + 1].lower()
    return not data and _NOT_CODE.search(html, start, closing) is None


def clean_source(html: str) -> str:
    """The source without characters that no text holds, raw or as references, and without floods of attributes."""
    plain = drop_references(sanitize(html))
    return _LONG_TAG.sub(_plain_tag, plain) if max(map(len, plain.split("<"))) > LONG else plain


def _plain_tag(match: re.Match[str]) -> str:
    """A tag without its attributes where there are very many: the parser compares each with all before it."""
    return f"<{match[1]}" if match[0].count("=") > MAX_ATTRIBUTES else match[0]
