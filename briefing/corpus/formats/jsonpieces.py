"""JSON of newsrooms and news services: what the file is, and fields of values that may be anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from briefing.corpus.cleaning.lines import split_paragraphs
from briefing.corpus.decode import decode
from briefing.corpus.draft import Block, UnreadableError
from briefing.corpus.formats.fragment import Fragment, html_fragment
from briefing.corpus.sanitize import sanitize

_BLANK = re.compile(r"\n[^\S\n]*\n")
_INDENTED = re.compile(r"\S[^\S\n]*\n {2,}\S")
_UNINDENTED = re.compile(r"\n(?:\S| \S)")
_MARKUP = re.compile(r"</?[a-z][a-z0-9]{0,11}(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)


def values_of(data: bytes) -> Iterator[Any]:
    """The document's value, or in a file of JSON lines each line's; a line that is damaged is None.

    Raises:
        UnreadableError: where it is no JSON.
    """
    text = decode(data).text.encode("utf-8", "replace")
    try:
        yield msgspec.json.decode(text)
        return
    except (msgspec.DecodeError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith(b"{") for line in lines[:2]):
            raise UnreadableError(f"damaged JSON: {str(error)[:100]}") from None
    for line in lines:
        try:
            yield msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError):
            yield None


def text_at(value: Mapping[str, Any], *names: str) -> str:
    """The first text that stands under one of the names; a name may lead into other objects: ``source.title``."""
    for name in names:
        found: Any = value
        for step in name.split("."):
            found = found.get(step) if isinstance(found, dict) else None
        if isinstance(found, str) and found.strip():
            return found.strip()
    return ""


def dicts_at(value: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The objects of a list under a name."""
    found = value.get(name)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def blocks_of(text: str) -> tuple[Block, ...]:
    """The paragraphs of a field that may hold HTML or plain text."""
    return fragment_of(text).blocks


def fragment_of(text: str) -> Fragment:
    """The paragraphs of such a field, and what of it is none (struck-out words, notes)."""
    return html_fragment(text) if _MARKUP.search(text[:5000]) else Fragment(_of_plain(text))


def _of_plain(text: str) -> tuple[Block, ...]:
    text = sanitize(text)
    if _INDENTED.search(text) and not _UNINDENTED.search(text.strip()):  # the source of a page, its tags taken away
        return tuple(Block(" ".join(part.split())) for part in _BLANK.split(text) if part.strip())
    return tuple(Block(line) for line in split_paragraphs(text))
