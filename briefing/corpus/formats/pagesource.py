"""The source of HTML before it is parsed: without what no text holds, and without what would cost its parser hours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.corpus.sanitize import drop_references, sanitize

MAX_TAGS = 150_000
"""A page of news has a few thousand; so many cost three seconds, a million a gigabyte of memory."""
MAX_ATTRIBUTES = 300
LONG = 5000
"""Characters between two signs of a tag."""

_BEGINS = re.compile(rb"<(?:!--|[sS](?:cript|CRIPT|tyle|TYLE)(?=[ \t\n\r\f/>]))")
"""Where a comment, a script or a style begins."""
_ENDS = {
    b"<!--": b"-->",
    b"<script": b"</script",
    b"<style": b"</style",
    b"<SCRIPT": b"</SCRIPT",
    b"<STYLE": b"</STYLE",
}
_COMMENT = b"<!--"
_DATA = b"+json"
"""What names data for machines in the type of a script (``application/ld+json``)."""
_NOT_CODE = (_COMMENT, b"</title", b"</textarea", b"</TITLE", b"</TEXTAREA", b"__wm.")
"""With these between its tags, where a script ends is for the parser to say; or the script is a web archive's."""
_TWO_BYTES = (b"\x00", b"\x1b$")
"""Signs of encodings in which the bytes of a tag may be parts of other letters."""

_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]{5000,}")


def without_code(data: bytes) -> bytes:
    """The source of a page without its scripts and styles, which are most of it; data for machines stay.

    What stands in a comment or within a tag is left as it is. Linear in the length of the source.
    """
    if data.count(b"<") > MAX_TAGS or any(mark in data for mark in _TWO_BYTES):
        return data
    pieces: list[bytes] = []
    kept = 0
    for start, end in _code(data):
        pieces.append(data[kept:start])
        kept = end
    return b"".join([*pieces, data[kept:]]) if pieces else data


def _code(data: bytes) -> Iterator[tuple[int, int]]:
    """Where scripts and styles stand in a source, in its order."""
    seen = position = 0
    endless: set[bytes] = set()
    while begin := _BEGINS.search(data, position):
        start, position = begin.span()
        ends = _ENDS.get(begin[0])
        if data.rfind(b"<", seen, start) > data.rfind(b">", seen, start):
            seen = start  # within a tag
            continue
        closing = -1 if ends is None or ends in endless else data.find(ends, start)
        if closing < 0:
            endless |= {ends} if ends else set()  # nothing ends it, so that there is no other one either
            continue
        seen = position = data.find(b">", closing) + 1 or len(data)
        if begin[0] != _COMMENT and _is_code(data, start, closing):
            yield start, position


def _is_code(data: bytes, start: int, closing: int) -> bool:
    """Whether the element from ``start`` to its closing tag is nothing but code."""
    stated = _DATA in data[start : data.find(b">", start, closing) + 1].lower()
    return not stated and all(data.find(mark, start, closing) < 0 for mark in _NOT_CODE)


def clean_source(html: str) -> str:
    """The source without characters that no text holds, raw or as references, and without floods of attributes."""
    plain = drop_references(sanitize(html))
    return _LONG_TAG.sub(_plain_tag, plain) if goes_without(plain, "<", LONG) else plain


def goes_without(source: str, mark: str, length: int) -> bool:
    """Whether so many characters in a row are not ``mark``; looks at few of them where it stands often."""
    start, last = 0, len(source) - length
    while start <= last:
        found = source.rfind(mark, start, start + length)
        if found < 0:
            return True
        start = found + 1
    return False


def _plain_tag(match: re.Match[str]) -> str:
    """A tag without its attributes where there are very many: the parser compares each with all before it."""
    return f"<{match[1]}" if match[0].count("=") > MAX_ATTRIBUTES else match[0]
