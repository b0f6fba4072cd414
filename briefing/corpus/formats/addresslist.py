"""Lists of addresses that go by the suffix of a page or a text: a table with a column of them, or nothing but lines.

``links`` reads them, as it does CSV and JSON. A page is one where all but a few rows of its tables show an address, and
little else stands on it; a text is one where each line is an address.

Shape: tables that MediaCloud, GDELT and spreadsheets write as HTML; lists as people keep them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.corpus.decode import decode
from briefing.corpus.formats import AnyOf, Format, Having, by_suffix, links
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

FORMAT = Format(
    "list of addresses",
    "addresslist",
    suffixes=(".html", ".htm", ".txt"),
    signature=AnyOf(
        Having(
            (b"</td>", b"</TD>"),
            re.compile(rb"<(?:td|TD)[^<>]{0,200}>\s{0,20}https?://[^\s<>]{4,2000}\s{0,20}</(?:td|TD)>"),
        ),
        re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,20}https?://\S{4,2000}\s{1,20}https?://\S{4,2000}\s", re.IGNORECASE),
    ),
    isolated=True,
    seed=b"https://a.example/the-harbour-of-tarnby\nhttps://a.example/ship\nhttps://b.example/tide\n",
)

MIN_ROWS = 0.8
"""Share of the rows of a table, or of the lines of a text, that hold an address."""
MAX_BESIDE = 60
"""Words that may stand beside the table."""
_ROW = re.compile(r"<tr\b.{0,20000}?(?=<tr\b|</table|\Z)", re.IGNORECASE | re.DOTALL)
_TABLES = re.compile(r"<table\b.*</table\s*>", re.IGNORECASE | re.DOTALL)
_SILENT = re.compile(r"<(script|style|head)\b.{0,200000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,2000}>")


def read(data: bytes, source: SourceFile) -> Iterable[Article | Skipped]:
    """What to do with a list; anything else is read as the page or the text that it is.

    Raises:
        UnreadableError: where it is a list.
    """
    if is_list(data):
        return links.read(data, source)
    suffix = source.path.suffix.lower()
    kind = by_suffix().get(suffix if suffix in FORMAT.suffixes else ".txt")
    return kind.reader()(data, source) if kind else ()


def is_list(data: bytes) -> bool:
    """Whether the file lists addresses and does nothing else."""
    text = decode(data).text
    if not text.lstrip("\ufeff \t\r\n").startswith("<"):
        lines = [line for line in text.splitlines() if line.strip()]
        return sum(links.is_address(line) for line in lines) >= MIN_ROWS * len(lines) > 0
    rows = [row for row in _ROW.findall(text) if "<td" in row.lower()]
    shown = sum(links.CELL.search(row) is not None for row in rows)
    beside = _TAG.sub(" ", _TABLES.sub(" ", _SILENT.sub(" ", text)))
    return shown >= max(1, MIN_ROWS * len(rows)) and len(beside.split()) <= MAX_BESIDE
