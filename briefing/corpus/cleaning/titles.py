"""Headlines as files give them, made readable: marks that were escaped twice, markup that was left in."""

from __future__ import annotations

import re
from html import unescape

MAX_LAYERS = 3

_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d{0,2});")
_TAG = re.compile(
    r"</?(?:b|i|em|strong|span|u|sup|sub|small|br|font|q|cite|mark|wbr|a)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)


def plain_title(title: str) -> str:
    """A headline on one line, references read however often they were escaped."""
    for _ in range(MAX_LAYERS):
        if not _REFERENCE.search(title):
            break
        title = unescape(title)
    return " ".join(_TAG.sub("", title).split())
