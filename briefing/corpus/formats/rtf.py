"""RTF files: exports of archives, Factiva's first of all, and articles that somebody saved; told by their first bytes.

Factiva writes an article as paragraphs: the section, the headline in bold, the author, words, day, hour, outlet and
its code, language, copyright, the text, and "Document" with its id; with indexing, rows of a table with a code in the
first cell. LexisNexis and Nexis Uni write what they write into Word documents.

Shape: fraba/Factiva-RTF-output-to-XML (parse_factiva_rtf_ouput.py: the order of the paragraphs).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.draft import Block, Draft, UnreadableError, build_article
from briefing.corpus.formats import Format, by_suffix
from briefing.corpus.formats.exports import numbered
from briefing.corpus.formats.factivatext import NEXT_DOCUMENT, is_factiva, of_paragraphs
from briefing.corpus.formats.lexisgrammar import counted
from briefing.corpus.formats.markup import STRUCK
from briefing.corpus.formats.nexis_uni import ends_article, read_paragraphs
from briefing.corpus.formats.rtfpieces import BOLD, START, Rtf
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Cut, Skipped

FORMAT = Format(
    "RTF document",
    "rtf",
    suffixes=(".rtf", ".doc"),
    media_types=("application/rtf", "text/rtf", "application/msword"),
    signature=START,
    anywhere=True,
    many=True,
    isolated=True,
    seed=rb"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}\f0 {\b Ship}\par 9 words\par 2 May 2023\par
Mail\par MAIL\par English\par (c) 2023 Mail\par The harbour of Tarnby stayed closed on Tuesday\par
Document MAIL000020230502\par}""",
)

_LOOK = 600
"""Paragraphs from which a document's kind is told."""
_NEXT = re.compile(rb"\}\s*(?=\{\\rtf1?\\)")
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_LOST_WORDS = "are not read"


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """The articles of an export, or the one of any other document.

    Raises:
        UnreadableError: where it is no RTF.
    """
    if not START.match(data):
        yield from _misnamed(data, source)
        return
    documents = [Rtf(part) for part in _documents(data)]
    paragraphs = _paragraphs(documents)
    first = list(islice(paragraphs, _LOOK))
    every = chain(first, paragraphs)
    if is_factiva(first):
        yield from numbered(source, of_paragraphs(every))
    elif any(counted(_plain(part)) or ends_article(_plain(part)) for part in first):
        yield from read_paragraphs((_plain(part) for part in every), source)
    else:
        yield _one(every, source, documents)


def _misnamed(data: bytes, source: SourceFile) -> Iterable[Article | Skipped]:
    """Word documents and pages that go by a suffix of RTF."""
    if data.startswith(_OLD_WORD):
        raise UnreadableError("an old Word document: save it as .docx or .rtf")
    if data.startswith(b"PK\x03\x04"):
        return by_suffix()[".docx"].reader()(data, source)
    return by_suffix()[".txt"].reader()(data, source)


def _documents(data: bytes) -> list[bytes]:
    """The documents of a file: exports that were joined stand behind one another, and a word processor shows one."""
    starts = [0, *(match.end() for match in _NEXT.finditer(data))]
    return [data[start:end].strip() for start, end in zip(starts, [*starts[1:], len(data)], strict=True)]


def _paragraphs(documents: Sequence[Rtf]) -> Iterator[str]:
    for number, document in enumerate(documents):
        if number:
            yield NEXT_DOCUMENT
        yield from (paragraph.strip("\r\t ") for paragraph in document.paragraphs())


def _one(paragraphs: Iterable[str], source: SourceFile, documents: Iterable[Rtf]) -> Article | Skipped:
    lines = [line for paragraph in paragraphs if (line := re.sub(r"\|+", " ", _plain(paragraph)).strip())]
    if not lines:
        raise UnreadableError("the document holds no text")
    lost = sorted({name for document in documents for name in document.lost})
    notes = (f"{' and '.join(lost)} {_LOST_WORDS}",) if lost else ()
    struck = tuple(Cut(words.strip(), STRUCK) for document in documents for words in document.struck)
    return build_article(source, clean([Block(line) for line in lines], Draft((), notes=notes, cuts=struck)))


def _plain(paragraph: str) -> str:
    return paragraph.replace(BOLD, "").replace(NEXT_DOCUMENT, "")
