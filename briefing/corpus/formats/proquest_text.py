"""ProQuest results as a text file: articles between rules of underscores, with a label at the head of most lines.

A cover ("Report Information from ProQuest", a table of contents), then for each article a rule, often "Document 1 of
3", the title alone or behind "Title:", and the labels that mails and pages have too; the full text begins behind its
label and ends at the next one. The last lines are the archive's address and rights.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from briefing.corpus.decode import decode
from briefing.corpus.draft import Draft
from briefing.corpus.formats import Format, Having, text
from briefing.corpus.formats.exports import Broken, numbered
from briefing.corpus.formats.proquest import KNOWN, MARK, of_parts
from briefing.corpus.sanitize import sanitize
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

FORMAT = Format(
    "ProQuest text export",
    "proquest_text",
    suffixes=(".txt",),
    signature=Having((b"ProQuest",), re.compile(rb"(?m)^(?:Full text|Publication info|ProQuest document ID):")),
    many=True,
    seed=b"""____________________________________________________________

Ship blocks harbour

Author: Doe, Jane

Publication info: The Tarnby Mail ; Tarnby [Tarnby]. 02 May 2023: A.1.

ProQuest document link

Full text: The harbour of Tarnby stayed closed on Tuesday after a ship ran aground.

Subject: Harbours

Publication title: The Tarnby Mail; Tarnby

Publication date: May 2, 2023

ProQuest document ID: 1
""",
)

_RULE = re.compile(r"^[ \t]*(?:_{10,}|Document \d{1,6} of \d{1,6})[ \t]*$", re.MULTILINE)
_LABELS = "|".join(re.escape(name) for name in sorted({*KNOWN, "Title", "Section", "Edition", "Credit", "Dateline"}))
_LABEL = re.compile(rf"^(?=(?:{_LABELS}): ?)", re.MULTILINE)
_TEXT = re.compile(r"^(?:Full text|Abstract): ?", re.MULTILINE)
_SOURCE = re.compile(r"^Publication (?:info|title|date): ?", re.MULTILINE)


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """Every article of the results; a text that only speaks of the archive is read as a text."""
    pieces = [
        piece for piece in _RULE.split(sanitize(decode(data).text)) if _TEXT.search(piece) and _SOURCE.search(piece)
    ]
    if not pieces:
        yield from text.read(data, source)
        return
    yield from numbered(source, (partial(_article, piece) for piece in pieces))


def _article(piece: str) -> Draft | Broken:
    return of_parts(_parts(piece))


def _parts(piece: str) -> Sequence[str]:
    """The paragraphs of an article, a mark before each label."""
    marked = _LABEL.sub(MARK, piece)
    return [line for part in marked.split("\n") if (line := " ".join(part.split()))]
