"""The source of HTML before it is parsed: without what no text holds, and without what would cost its parser hours."""

from __future__ import annotations

import re

from briefing.corpus.sanitize import drop_references, sanitize

MAX_ATTRIBUTES = 300
LONG = 5000
"""Characters between two signs of a tag."""

_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]{5000,}")


def clean_source(html: str) -> str:
    """The source without characters that no text holds, raw or as references, and without floods of attributes."""
    plain = drop_references(sanitize(html))
    return _LONG_TAG.sub(_plain_tag, plain) if max(map(len, plain.split("<"))) > LONG else plain


def _plain_tag(match: re.Match[str]) -> str:
    """A tag without its attributes where there are very many: the parser compares each with all before it."""
    return f"<{match[1]}" if match[0].count("=") > MAX_ATTRIBUTES else match[0]
