"""Pages that a browser saved as one file (.mhtml, RFC 2557): a mail whose first HTML part is the page."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from briefing.corpus.decode import decode
from briefing.corpus.draft import UnreadableError, build_article
from briefing.corpus.formats import Format
from briefing.corpus.formats.foreign import parsing
from briefing.corpus.formats.html import draft_of_page
from briefing.corpus.formats.pagesource import without_code
from briefing.corpus.formats.refusing import parse_mail
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

FORMAT = Format(
    "saved page",
    "mhtml",
    suffixes=(".mhtml", ".mht"),
    isolated=True,
    seed=b"Subject: =?utf-8?q?Ship?=\nDate: Tue, 2 May 2023 10:00:00 +0000\nContent-Type: text/html\n\n"
    b"<html><head><title>Ship</title><meta charset=utf-8></head><body><article><p>The harbour of Tarnby stayed "
    b"closed on Tuesday after a ship ran aground across its channel, the port said.</p></article>",
)

MAX_PARTS = 2000
"""Pictures and styles are parts as well; the page comes first."""


def read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """The article of a saved page; its address is the one that the browser wrote down."""
    with parsing("saved page"):
        message = parse_mail(data, "saved page")
        parts = (part for part in islice(message.walk(), MAX_PARTS) if part.get_content_type() == "text/html")
        page = next(parts, None)
        payload = page.get_payload(decode=True) if page is not None else None
        if page is None or not isinstance(payload, bytes):
            raise UnreadableError("the saved page holds no HTML")
        places = [str(message.get("snapshot-content-location", "")), str(page.get("content-location", ""))]
        charset = page.get_content_charset()
    decoded = decode(without_code(payload), charset)
    url = next((place.strip() for place in places if place.strip().startswith(("http://", "https://"))), None)
    draft = draft_of_page(decoded.text, url)
    return (build_article(source, replace(draft, notes=(*decoded.notes, *draft.notes))),)
