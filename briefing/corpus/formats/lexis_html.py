"""LexisNexis exports in HTML, as the classic service wrote them: the grammar of its text files in paragraphs.

Each article stands behind an anchor ``DOC_ID_0_17`` and a comment ``<DOC NUMBER=17>``; the search word is coloured
inside the day and the text, and lines end at ``<BR>``.

Shape: cran/tm.plugin.lexisnexis (inst/texts, R/LexisNexisSource.R).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.corpus.draft import Draft
from briefing.corpus.formats import Format, Having
from briefing.corpus.formats.exports import Broken, numbered
from briefing.corpus.formats.htmlpieces import paragraphs, parsed, pieces
from briefing.corpus.formats.lexisgrammar import counted, missing, read_article
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FORMAT = Format(
    "LexisNexis HTML export",
    "lexis_html",
    suffixes=(".html", ".htm"),
    signature=Having(
        (b"DOC_ID_", b"doc_id_", b"DOC NUMBER", b"doc number"),
        re.compile(rb"<a\s+name\s*=\s*\"?DOC_ID_\d|<DOC NUMBER=\d{1,6}>\s*<DOCFULL>", re.IGNORECASE),
    ),
    many=True,
    isolated=True,
    seed=b"""<HTML><BODY><A NAME="DOC_ID_0_0"></A><!-- <DOC NUMBER=1> <DOCFULL> -->
<DIV><P>1 of 1 DOCUMENTS</P></DIV><DIV><P>The Tarnby Mail</P></DIV><DIV><P>May 2, 2023 Tuesday</P></DIV>
<DIV><P>Ship blocks harbour</P></DIV><DIV><P>LENGTH: 18 words</P></DIV><DIV><P>The harbour of Tarnby stayed closed on
Tuesday after a ship ran aground.</P></DIV><DIV><P>LANGUAGE: ENGLISH</P></DIV><DIV><P>Copyright 2023 Mail</P></DIV>""",
)

_START = re.compile(rb"<a\s+name\s*=\s*\"?DOC_ID_\d", re.IGNORECASE)
_START_BY_COMMENT = re.compile(rb"<DOC NUMBER=\d{1,6}>")


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """Every article of an export.

    Raises:
        UnreadableError: where no article can be told from another.
    """
    counts: list[tuple[int, int]] = []

    def article(tree: HtmlElement) -> Draft | Broken:
        parts = paragraphs(tree)
        at = next((place for place, part in enumerate(parts[:6]) if counted(part)), None)
        if at is not None and (count := counted(parts[at])):
            counts.append(count)
            parts = parts[at + 1 :]
        return read_article(parts, lines)

    start = _START if _START.search(data) else _START_BY_COMMENT
    yield from numbered(source, (parsed(piece, article) for piece in pieces(data, start)))
    yield from missing(source, counts, "")


def lines(part: str) -> list[str]:
    """A paragraph's lines: each was broken on purpose."""
    return [line for line in part.split("\n") if line.strip()]
