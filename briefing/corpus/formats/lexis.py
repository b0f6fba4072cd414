"""LexisNexis exports as the classic service wrote them: text files, and the grammar that its HTML and Word files share.

A cover (who asked for what, which is never kept), then for each article a line "17 of 300 DOCUMENTS" ("Dokument 17 von
300", "Document 17 de 300"), the outlet, the day with edition and "Correction Appended" on lines of their own, the
title, labels in capitals (BYLINE, SECTION, LENGTH, …), the text, labels again (LOAD-DATE, LANGUAGE, CORRECTION, …) and
the copyright. Labels are in the language of the service: English, German or French. In text files lines are broken at a
fixed width and what stands above the text is centred.

Shape: JBGruber/LexisNexisTools (inst/extdata/sample.TXT, R/LexisNexisTools.R), cran/tm.plugin.lexisnexis.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from functools import partial

from briefing.corpus.decode import decode
from briefing.corpus.draft import Draft
from briefing.corpus.formats import HEAD, Format, text
from briefing.corpus.formats.exports import MAX_ARTICLE, Broken, numbered
from briefing.corpus.formats.lexisgrammar import missing, read_article
from briefing.corpus.sanitize import sanitize
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

_COUNTED = rb"(?:(\d{1,6}) of (\d{1,6}) DOCUMENTS?|Dokument (\d{1,6}) von (\d{1,6})|Document (\d{1,6}) de (\d{1,6}))"
_MARK = re.compile(rb"^[ \t\xa0\xc2]*" + _COUNTED + rb"[ \t\r]*$", re.MULTILINE)

FORMAT = Format(
    "LexisNexis text export",
    "lexis",
    suffixes=(".txt",),
    signature=re.compile(
        rb"(?m)(?:^|\xbb\xbf)[ \t\xa0\xc2]*"
        rb"(?:\d{1,6} of \d{1,6} DOCUMENTS?|Dokument \d{1,6} von \d{1,6}|Document \d{1,6} de \d{1,6})[ \t\r]*$"
    ),
    many=True,
    seed=b"""Download Request: Selected Items: 1-2
Send To: A LIBRARY

                               1 of 2 DOCUMENTS

                              The Tarnby Mail

                            May 2, 2023 Tuesday

Ship blocks harbour

BYLINE: Ann Example

LENGTH: 18 words

The harbour of Tarnby stayed closed on Tuesday after a ship ran aground
across its channel, the port said.

LOAD-DATE: May 2, 2023

LANGUAGE: ENGLISH

                      Copyright 2023 The Tarnby Mail
                            All Rights Reserved

                               2 of 2 DOCUMENTS

                              The Tarnby Mail

                            May 3, 2023 Wednesday

Ship is free

LENGTH: 5 words

The harbour is open again.
""",
)

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_ROOM = 6
"""Characters by which a line may be short of the width and still be broken there: a program keeps some words whole."""
_WIDTH = 72
"""What lines are broken at where a file is too short to tell; seen are 72 to 80."""
_MIN_LINES = 6


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """Every article of an export; an article that only holds such a line is read as the text that it is."""
    whole = data
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = decode(data).text.encode("utf-8", "replace")
    data = data.removeprefix(codecs.BOM_UTF8)
    encoding = decode(data[:HEAD]).encoding
    marks = list(_true_marks(data))
    if not marks or not _LABELLED.search(data):
        yield from text.read(whole, source)
        return
    width = _width_of(decode(data[marks[0].end() : marks[0].end() + HEAD], encoding).text.splitlines(), _WIDTH)
    ends = [*(mark.start() for mark in marks[1:]), len(data)]
    texts = (partial(_article, data, mark.end(), end, encoding, width) for mark, end in zip(marks, ends, strict=True))
    yield from numbered(source, texts)
    cover = decode(data[: marks[0].start()], encoding).text if marks[0].start() else ""
    counts = [tuple(int(group) for group in mark.groups() if group) for mark in marks]
    yield from missing(source, [(number, total) for number, total in counts], cover)


def _true_marks(data: bytes) -> Iterator[re.Match[bytes]]:
    """The lines that head an article; one that a text quotes has no head of an article below it.

    One that goes on with the count is believed sooner than one that begins it anew, as where exports were joined.
    """
    marks = list(_MARK.finditer(data))
    ends = [*(mark.start() for mark in marks[1:]), len(data)]
    last = (0, 0)
    for mark, end in zip(marks, ends, strict=False):
        number, total = (int(group) for group in mark.groups() if group)
        goes_on = number > last[0] and total == (last[1] or total)
        if _heads_article(data[mark.end() : min(end, mark.end() + 3000)], wholly=not goes_on):
            last = (number, total)
            yield mark


_HEADED = re.compile(
    rb"^\s*(?:LENGTH|L\xc3\x84NGE|L\xc4NGE|LONGUEUR|BYLINE|AUT[OE]U?R|SECTION|RUBRI\w{1,3}|HEADLINE|TITRE):"
    rb"|error in this doc"
)
_DATED = re.compile(rb"^(?![^:]{2,30}:\s).{0,40}\b(?:19|20)\d\d\b")
_LABELLED = re.compile(
    rb"(?m)^(?:LENGTH|L\xc3\x84NGE|L\xc4NGE|LONGUEUR|LOAD-DATE|UPDATE|DATE-CHARGEMENT|LANGUAGE|SPRACHE|LANGUE|BYLINE): "
)
_LINES_OF_HEAD = 14
_LINES_TO_DAY = 6
_LONGEST_DAY = 100


def _heads_article(below: bytes, *, wholly: bool) -> bool:
    """Whether the lines below one that counts an article are the head of one: a day, then labels; ``wholly``: both."""
    lines = [line.strip() for line in below.split(b"\n") if line.strip()][:_LINES_OF_HEAD]
    label = next((at for at, line in enumerate(lines) if _HEADED.match(line)), len(lines))
    headed = label < len(lines)
    above = lines[: min(label, _LINES_TO_DAY) if wholly else _LINES_TO_DAY]
    dated = any(_DATED.match(line) and len(line) <= _LONGEST_DAY for line in above)
    return (dated and headed) if wholly else (not lines or dated or headed)


def _article(data: bytes, start: int, end: int, encoding: str, width: int) -> Draft | Broken:
    if end - start > MAX_ARTICLE:
        return Broken(f"more than {MAX_ARTICLE // 2**20} MiB, which is no article")
    decoded = decode(data[start:end], encoding)
    paragraphs = [part for part in _BLANK.split(sanitize(decoded.text)) if part.strip()]
    lines = [line for part in paragraphs for line in part.split("\n")]
    join = partial(unwrapped, width=_width_of(lines, width) if len(lines) >= _MIN_LINES else width)
    return read_article(paragraphs, join, decoded.notes)


def _width_of(lines: Sequence[str], otherwise: int) -> int:
    """The width that lines are broken at: that of the longest which is neither centred nor a whole paragraph."""
    lengths = [len(line.rstrip()) for line in lines if not line.startswith(" ") and len(line) <= 100]
    return max((length for length in lengths if length >= 60), default=otherwise)


def unwrapped(paragraph: str, *, width: int) -> list[str]:
    """The lines of a paragraph, joined where the next one's first word had no room on the line before."""
    joined: list[str] = []
    room = 0
    for raw in paragraph.split("\n"):
        line = " ".join(raw.split())
        if not line:
            continue
        if joined and room < len(line.split(" ", 1)[0]) + 1 + _ROOM:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        room = width - len(raw.rstrip())
    return joined
