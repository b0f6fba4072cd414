"""The source of HTML before it is parsed: without what no text holds, and without what would cost its parser hours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing.corpus.sanitize import drop_references, sanitize

MAX_TAGS = 150_000
"""A page of news has a few thousand; so many cost three seconds, a million a gigabyte of memory."""
MAX_ATTRIBUTES = 300
LONG = 5000
"""Characters between two signs of a tag."""

_CODE = ((b"<script", b"</script"), (b"<style", b"</style"), (b"<SCRIPT", b"</SCRIPT"), (b"<STYLE", b"</STYLE"))
_COMMENT = b"<!--"
_DATA = b"+json"
"""What names data for machines in the type of a script (``application/ld+json``)."""
_NOT_CODE = (_COMMENT, b"</title", b"</textarea", b"</TITLE", b"</TEXTAREA", b"__wm.")
"""With these between its tags, where a script ends is for the parser to say; or the script is a web archive's."""
_NAME_END = b" \t\n\r\f/>"
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
    places = _next_places(data, dict.fromkeys((*_CODE, (_COMMENT, b"-->")), -1), 0)
    seen = 0
    while places:
        mark, start = min(places.items(), key=lambda item: item[1])
        end = start + 1
        if data.rfind(b"<", seen, start) > data.rfind(b">", seen, start):
            seen = start  # within a tag
        elif mark[0] == _COMMENT or data[start + len(mark[0]) : end + len(mark[0])] in _NAME_END:
            closing = data.find(mark[1], start)
            if closing < 0:
                del places[mark]  # nothing ends it, so that there is no other one either
                continue
            seen = end = data.find(b">", closing) + 1 or len(data)
            if mark[0] != _COMMENT and _is_code(data, start, closing):
                yield start, end
        places = _next_places(data, places, end)


def _next_places(data: bytes, places: Mapping[tuple[bytes, bytes], int], end: int) -> dict[tuple[bytes, bytes], int]:
    """Where each mark stands next, from ``end`` on; without those that stand nowhere any more."""
    behind = {mark: data.find(mark[0], end) if place < end else place for mark, place in places.items()}
    return {mark: place for mark, place in behind.items() if place >= 0}


def _is_code(data: bytes, start: int, closing: int) -> bool:
    """Whether the element from ``start`` to its closing tag is nothing but code."""
    stated = _DATA in data[start : data.find(b">", start, closing) + 1].lower()
    return not stated and all(data.find(mark, start, closing) < 0 for mark in _NOT_CODE)


def clean_source(html: str) -> str:
    """The source without characters that no text holds, raw or as references, and without floods of attributes."""
    plain = drop_references(sanitize(html))
    return _LONG_TAG.sub(_plain_tag, plain) if max(map(len, plain.split("<"))) > LONG else plain


def _plain_tag(match: re.Match[str]) -> str:
    """A tag without its attributes where there are very many: the parser compares each with all before it."""
    return f"<{match[1]}" if match[0].count("=") > MAX_ATTRIBUTES else match[0]
