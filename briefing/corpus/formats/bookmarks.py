"""Bookmarks of browsers: HTML that holds addresses and no article; ``links`` reads them."""

from __future__ import annotations

import re

from briefing.corpus.formats import Format
from briefing.corpus.formats.links import read

__all__ = ["FORMAT", "read"]

FORMAT = Format(
    "bookmarks",
    "bookmarks",
    suffixes=(".html", ".htm"),
    signature=re.compile(rb"\A\s{0,200}<!DOCTYPE NETSCAPE-Bookmark-file", re.IGNORECASE),
    isolated=True,
    seed=b'<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="https://a.example/1">The harbour of Tarnby</A></DL>',
)
