"""ProQuest results as a text file: articles between rules of underscores, with a label at the head of most lines.

A cover ("Report Information from ProQuest", a table of contents), then for each article a rule, often "Document 1 of
3", the title alone or behind "Title:", and the labels that mails and pages have too; the full text begins behind its
label and ends at the next one. The last lines are the archive's address and rights.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from briefing.corpus.decode import decode
from briefing.corpus.formats import Format, Having, text
from briefing.corpus.formats.exports import numbered
from briefing.corpus.formats.proquest import of_piece, pieces_of_text
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


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """Every article of the results; a text that only speaks of the archive is read as a text."""
    pieces = pieces_of_text(decode(data).text)
    if not pieces:
        yield from text.read(data, source)
        return
    yield from numbered(source, (partial(of_piece, piece) for piece in pieces))
