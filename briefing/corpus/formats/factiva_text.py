"""Factiva's articles as a text file, copied out of its pages: each ends with a line "Document" and its id.

With indexing each field stands behind its code ("HD", "SN", "LP", …), which may stand on a line of its own; without it
the lines are headline, author, words, day, outlet, code, language and copyright, as in its RTF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.corpus.decode import decode
from briefing.corpus.formats import Format, text
from briefing.corpus.formats.exports import numbered
from briefing.corpus.formats.factivatext import is_factiva, of_paragraphs
from briefing.corpus.sanitize import sanitize
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

FORMAT = Format(
    "Factiva text",
    "factiva_text",
    suffixes=(".txt",),
    signature=re.compile(
        rb"(?m)^(?:AN\s{1,9})?(?:Document|Dokument|Documento) [A-Z]{2,10}\d{10,}[a-z0-9]{4,}[ \t\r]*$"
    ),
    many=True,
    seed=b"""Ship blocks harbour
By Ann Example
12 words
2 May 2023
The Tarnby Mail
TMAIL
English
(c) 2023 The Tarnby Mail
The harbour of Tarnby stayed closed on Tuesday after a ship ran aground.
Document TMAIL00020230502ej52000b1
""",
)


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """Every article of the file; a text that only ends in such a line is read as a text."""
    lines = sanitize(decode(data).text.replace("\t", "   ")).split("\n")
    if is_factiva(lines):
        yield from numbered(source, of_paragraphs(lines))
    else:
        yield from text.read(data, source)
