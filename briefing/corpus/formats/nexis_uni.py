"""Nexis Uni exports as Word documents: no heading styles, so that the lines themselves have to tell what they are.

A cover ("Date and Time", "Job Number", "Documents (n)") with a table of contents, none of which is kept; then for each
article the title, the outlet, the day ("July 1, 2019 Monday 9:20 AM GMT"), the copyright, labels that end in a
no-break space (Section, Length, Byline, Highlight, Dateline), "Body" alone, the text, "Classification" with more
labels, and "End of Document". Exports of the classic service saved as Word documents hold the lines of its text files.

Shape: JBGruber/LexisNexisTools (inst/extdata/sample.DOCX, R/LexisNexisTools.R).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from briefing.corpus.draft import Draft, UnreadableError
from briefing.corpus.formats import Format
from briefing.corpus.formats.docxpieces import MEMBER, stream
from briefing.corpus.formats.exports import Broken, numbered
from briefing.corpus.formats.lexis_html import lines
from briefing.corpus.formats.lexisgrammar import counted, heads_article, is_day, label_of, missing, read_article
from briefing.corpus.formats.unigrammar import begins_article, read_uni
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

FORMAT = Format(
    "LexisNexis Word export",
    "nexis_uni",
    suffixes=(".docx",),
    signature=re.compile(
        rb">\s*(?:Job Number|Num\xc3\xa9ro de t\xc3\xa2che|Auftragsnummer):"
        rb"|>\s*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento)\s*<"
        rb"|>\s*(?:Length|L\xc3\xa4nge|Longueur):(?:\xc2\xa0|&#160;)"
        rb"|>\s*(?:\d{1,6} of \d{1,6} DOCUMENTS?|Dokument \d{1,6} von \d{1,6}|Document \d{1,6} de \d{1,6})\s*<"
    ),
    inside=MEMBER,
    many=True,
    isolated=True,
    seed=(
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        + b"".join(
            b"<w:p><w:r><w:t>" + line + b"</w:t></w:r></w:p>"
            for line in (
                b"Job Number: 1",
                b"Ship blocks harbour",
                b"The Tarnby Mail",
                b"May 2, 2023 Tuesday 9:20 AM GMT",
                b"Length:\xc2\xa012 words",
                b"Body",
                b"The harbour of Tarnby stayed closed on Tuesday after a ship ran aground.",
                b"End of Document",
            )
        )
        + b"</w:body></w:document>"
    ),
)

_END_LINE = "End of Document"
_DAY_WITHIN = 3
"""Groups of lines in which the day of an article stands: behind rights and outlet."""
_END = re.compile(
    r"(?:^|\n)\s*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento)\s*$", re.IGNORECASE
)


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """Every article of an export, in either shape."""
    yield from read_paragraphs(stream(data), source)


def read_paragraphs(paragraphs: Iterable[str], source: SourceFile) -> Iterator[Article | Skipped]:
    """Every article of the export that these paragraphs are, empty ones among them.

    Raises:
        UnreadableError: where no article can be told from another.
    """
    waiting = iter(paragraphs)
    before: list[str] = []
    for paragraph in waiting:
        if counted(paragraph):
            yield from _classic(chain([paragraph], waiting), source)
            return
        before.append(paragraph)
        if _END.search(paragraph):
            yield from numbered(source, _uni(chain(before, waiting)))
            return
    if not any(paragraph.strip() == "Body" for paragraph in before):
        raise UnreadableError("the export holds no article")
    yield from numbered(source, _uni(before))


def _uni(paragraphs: Iterable[str]) -> Iterator[Draft | Broken]:
    """The drafts of a Nexis Uni export, each up to its "End of Document"."""
    held: list[str] = []
    parts: list[str] = []
    try:
        for paragraph in paragraphs:
            if not _END.search(paragraph):
                parts += [paragraph] if paragraph.strip() else []
            elif held and not begins_article(parts):  # what ended was a line that an article quotes
                held += [*parts, *_above_end(paragraph), _END_LINE]
                parts = []
            else:
                yield from _ended(held)
                held, parts = [*parts, *_above_end(paragraph), _END_LINE], []
    except UnreadableError as error:
        yield from _ended(held)
        yield Broken(f"{error}; what follows in the file was not read")
        return
    yield from _ended(held)
    if any(part.strip() == "Body" for part in parts):
        yield read_uni(parts, ended=False)


def _ended(parts: Sequence[str]) -> Iterator[Draft | Broken]:
    if parts:
        yield read_uni(parts[:-1], ended=True)


def ends_article(paragraph: str) -> bool:
    """Whether an article of Nexis Uni ends with this paragraph."""
    return _END.search(paragraph) is not None


def _above_end(paragraph: str) -> list[str]:
    words = _END.sub("", paragraph).strip()
    return [words] if words else []


def _classic(paragraphs: Iterable[str], source: SourceFile) -> Iterator[Article | Skipped]:
    counts: list[tuple[int, int]] = []
    yield from numbered(source, _classic_drafts(paragraphs, counts))
    yield from missing(source, counts, "")


def _classic_drafts(paragraphs: Iterable[str], counts: list[tuple[int, int]]) -> Iterator[Draft | Broken]:
    """The draft of each article; the count that opens it goes to ``counts``."""
    held: list[str] = []
    broken: list[Broken] = []
    try:
        for parts in _from_count_to_count(paragraphs):
            if held and _is_quoted(parts, counts):
                held += parts
                continue
            if held:
                yield _article(held)
            counts.append(counted(parts[0]) or (0, 0))
            held = parts
    except UnreadableError as error:
        broken.append(Broken(f"{error}; what follows in the file was not read"))
    if held:
        yield _article(held)
    yield from broken


def _from_count_to_count(paragraphs: Iterable[str]) -> Iterator[list[str]]:
    parts: list[str] = []
    for paragraph in paragraphs:
        if counted(paragraph) and parts:
            yield parts
            parts = []
        parts.append(paragraph)
    if parts:
        yield parts


def _is_quoted(parts: Sequence[str], counts: Sequence[tuple[int, int]]) -> bool:
    """Whether an article only quotes a count: what follows it is no article, which one that does not go on must be."""
    number, total = counted(parts[0]) or (0, 0)
    last, of = counts[-1] if counts else (0, 0)
    goes_on = number > last and total == (of or total)
    return not heads_article(parts[1:], wholly=not goes_on)


def _article(parts: Sequence[str]) -> Draft | Broken:
    return read_article(_in_groups(parts[1:]), lines)


def _in_groups(parts: Sequence[str]) -> list[str]:
    """The paragraphs without the empty ones; what stands below the day with no gap (the edition) belongs to it."""
    found: list[str] = []
    gap = grouped = False
    for part in parts:
        if not part.strip():
            gap, grouped = True, False
            continue
        if grouped and not label_of(part):
            found[-1] = f"{found[-1]}\n{part}"
        else:
            found.append(part)
            grouped = gap and len(found) <= _DAY_WITHIN and is_day(part)
        gap = False
    return found
