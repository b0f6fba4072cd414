"""Other readers of web pages, those that are installed: text, title, author and day as each of them gives it.

    pip install readability-lxml newspaper4k

trafilatura and htmldate are there with briefing; who is not installed is left out of the tables.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

import htmldate
import lxml.html
import trafilatura

from briefing.corpus.cleaning.days import parse_day
from briefing.corpus.draft import UnreadableError, lay_out
from briefing.corpus.formats.html import draft_of_page
from briefing.corpus.formats.pagesource import without_code


@dataclass(frozen=True)
class Read:
    """What a reader makes of a page."""

    text: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    day: date | None = None


Reader = Callable[[str], Read]


def ours(html: str) -> Read:
    try:
        draft = draft_of_page(without_code(html.encode("utf-8", "replace")).decode("utf-8", "replace"))
    except UnreadableError:
        return Read()
    return Read(lay_out(draft.blocks)[0], draft.title, _split(draft.byline, ", "), draft.published)


def _trafilatura(html: str) -> Read:
    found = trafilatura.bare_extraction(html, fast=True, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict):
        return Read()
    day = parse_day(found.date) if found.date else None
    return Read(found.text or "", found.title or "", _split(found.author, "; "), day)


def _htmldate(html: str) -> Read:
    try:
        found = htmldate.find_date(html, original_date=True)
    except (ValueError, TypeError, AttributeError):
        found = None
    return Read(day=parse_day(found) if found else None)


def _readability(html: str) -> Read:
    import readability  # type: ignore[import-not-found] # noqa: PLC0415 - a peer that need not be installed

    document = readability.Document(html)
    try:
        summary = lxml.html.fromstring(document.summary(html_partial=True))
    except (ValueError, TypeError, lxml.etree.LxmlError, readability.readability.Unparseable):
        return Read()
    return Read("\n".join(summary.itertext()), document.short_title() or "")


def _newspaper(html: str) -> Read:
    import newspaper  # type: ignore[import-not-found] # noqa: PLC0415 - a peer that need not be installed

    article = newspaper.Article("https://example.org/", fetch_images=False)
    article.download(input_html=html)
    try:
        article.parse()
    except Exception:  # whatever a peer throws is a page that it can't read
        return Read()
    day = article.publish_date.date() if isinstance(article.publish_date, datetime) else None
    return Read(article.text or "", article.title or "", tuple(article.authors or ()), day)


def _split(names: str | None, mark: str) -> tuple[str, ...]:
    return tuple(name for name in (names or "").split(mark) if name)


def readers() -> dict[str, Reader]:
    """Those that are here, by name and version."""
    found: dict[str, Reader] = {
        "briefing": ours,
        f"trafilatura {trafilatura.__version__} fast": _trafilatura,
        "htmldate": _htmldate,
    }
    for module, name, reader in (
        ("readability", "readability-lxml", _readability),
        ("newspaper", "newspaper4k", _newspaper),
    ):
        if importlib.util.find_spec(module):
            found[name] = reader
    return found
