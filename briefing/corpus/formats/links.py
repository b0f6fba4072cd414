"""Lists of addresses: CSV and JSON of MediaCloud, GDELT and others, bookmarks of browsers. They hold no articles.

A list is told by a column (or a key) whose values are addresses. Nothing of it is read but what to do with it:
``briefing add`` fetches what it names. Bookmarks are HTML that opens with ``<!DOCTYPE NETSCAPE-Bookmark-file-1>``.

Shape: MediaCloud's "url" column, GDELT's "DocumentIdentifier" and "SOURCEURL", exports of browsers.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from briefing.corpus.decode import decode
from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import Format
from briefing.corpus.formats.jsonpieces import values_of
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

FORMAT = Format(
    "list of addresses",
    "links",
    suffixes=(".csv", ".tsv", ".json", ".jsonl", ".ndjson"),
    media_types=("text/csv", "application/json"),
    isolated=True,
    seed=b"title,url\nThe harbour of Tarnby stayed closed on Tuesday,https://a.example/1\nShip,https://a.example/2\n",
)

MAX_LINKS = 20_000
_ADDRESS = re.compile(r"https?://[^\s<>\"']{3,2000}")
_ANCHOR = re.compile(
    r"<a\b[^<>]{0,2000}?\bhref\s*=\s*\"(https?://[^\s\"<>]{3,2000})\"[^<>]{0,8000}>([^<]{0,500})", re.I
)
CELL = re.compile(r"<td\b[^<>]{0,200}>\s{0,20}(https?://[^\s<>\"]{3,2000})\s{0,20}</td", re.IGNORECASE)
_FOLDERS = frozenset({"roots", "children"})
_TITLES = ("title", "name", "headline", "text")
_SEPARATORS = ",;\t|"
_SAMPLE = 8192


@dataclass(frozen=True, slots=True)
class Link:
    """An address of a list, with the title that the list gives it."""

    url: str
    title: str = ""


def read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """Nothing to read, but what to do with it.

    Raises:
        UnreadableError: always.
    """
    found = links(data)
    if not found:
        raise UnreadableError("a table or list of data without articles and addresses")
    what = f"{len(found)} addresses" if len(found) > 1 else "one address"
    raise UnreadableError(
        f"a list of {what}: `briefing add {source.shown}` fetches {'them' if len(found) > 1 else 'it'}"
    )


def links(data: bytes) -> tuple[Link, ...]:
    """The addresses of a list in its order, each once.

    Raises:
        UnreadableError: where the bytes are no text.
    """
    rows = _rows_of(data)
    column = _column(rows)
    found: dict[str, Link] = {}
    for row in rows if column is not None else ():
        url = str(row.get(column or "") or "").strip()
        if _ADDRESS.fullmatch(url) and url not in found and len(found) < MAX_LINKS:
            found[url] = Link(url, _title_in(row))
    return tuple(found.values())


def _rows_of(data: bytes) -> list[dict[str, Any]]:
    """The rows of JSON, of a page's links or cells, or of a table in text."""
    start = data[:_SAMPLE].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in {b"{", b"["}:
        return [row for value in values_of(data) for row in _objects(value)]
    text = decode(data).text
    if start[:1] != b"<":
        return list(_rows(text))
    linked: list[dict[str, Any]] = [{"title": match[2], "url": match[1]} for match in _ANCHOR.finditer(text)]
    return linked or [{"url": unescape(match[1])} for match in CELL.finditer(text)]


def _title_in(row: dict[str, Any]) -> str:
    title = next((str(row[key]) for key in row if key.lower() in _TITLES and isinstance(row[key], str)), "")
    return " ".join(title.split())


def is_address(text: str) -> bool:
    """Whether a line is an address and nothing else."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def _column(rows: list[dict[str, Any]]) -> str | None:
    """The column with the most addresses; of two alike, the first."""
    counts: Counter[str] = Counter()
    for row in rows[:1000]:
        counts.update(key for key, value in row.items() if isinstance(value, str) and _ADDRESS.fullmatch(value.strip()))
    return counts.most_common(1)[0][0] if counts else None


def _rows(text: str) -> Iterator[dict[str, Any]]:
    """The rows of a table by their column; one without a heading has columns by number."""
    lines = text.splitlines()
    first = lines[0] if lines else ""
    mark = max(_SEPARATORS, key=first.count)
    try:
        rows = list(csv.reader(lines[: MAX_LINKS * 2], delimiter=mark))
    except csv.Error as error:
        raise UnreadableError(f"damaged table: {str(error)[:100]}") from None
    if not rows:
        return
    headed = not any(_ADDRESS.fullmatch(cell.strip()) for cell in rows[0])
    names = [cell.strip() or str(at) for at, cell in enumerate(rows[0])] if headed else []
    for row in rows[1 if headed else 0 :]:
        yield {names[at] if at < len(names) else str(at): cell for at, cell in enumerate(row)}


def _objects(value: object) -> list[dict[str, Any]]:
    """The objects of a list, or of the longest list that an object holds; texts of a list stand for themselves.

    Of bookmarks, which hold folders in folders, all that have an address.
    """
    if isinstance(value, dict) and not value.keys().isdisjoint(_FOLDERS):
        return _bookmarks(value)
    if isinstance(value, dict):
        inner = [item for item in value.values() if isinstance(item, list)]
        if not inner:
            return [value]
        value = max(inner, key=len)
    if not isinstance(value, list):
        return []
    return [item if isinstance(item, dict) else {"url": item} for item in value if isinstance(item, (dict, str))]


def _bookmarks(root: dict[str, Any]) -> list[dict[str, Any]]:
    """The bookmarks below a folder, in their order: Chrome and Firefox write them as objects within objects."""
    found: list[dict[str, Any]] = []
    waiting: list[object] = [root]
    while waiting and len(found) < MAX_LINKS:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            url = item.get("url") or item.get("uri")
            found += [{**item, "url": url}] if isinstance(url, str) else []
            waiting[:0] = [inner for inner in item.values() if isinstance(inner, dict | list)]
    return found
