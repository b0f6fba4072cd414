"""PDF files (extra ``pdf``): the text layer, its lines joined to paragraphs; nothing is recognised from pictures."""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.corpus.cleaning.lines import goes_on_wide
from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.draft import Block, Draft, UnreadableError, build_article
from briefing.corpus.formats import Format
from briefing.corpus.formats.foreign import parsing
from briefing.corpus.sanitize import sanitize, sanitize_line
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Cut, PublishedFrom, Skipped

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

FORMAT = Format(
    "PDF",
    "pdf",
    suffixes=(".pdf",),
    media_types=("application/pdf",),
    isolated=True,
    seed=b"""%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>
endobj
4 0 obj
<< /Length 31 >>
stream
BT /F1 9 Tf (Ship ahoy) Tj ET
endstream
endobj
trailer << /Root 1 0 R >>
%%EOF""",
)

MAX_PAGES = 300
ENOUGH_SECONDS = 6.0
"""Computing time after which no more pages are read; a page takes some .03 s."""
MAX_SHOWN = 50_000
"""Times that a page may show a piece of text; one drawn letter by letter has some 10,000, and it takes seconds."""
SAMPLE = 20_000
MIN_SAMPLE_WORDS = 20
REPEATED = 3
"""A line at the edge of so many pages is a running head."""
EDGE_LINES = 2
MAX_HEAD_WORDS = 12
FULL_LINE = 0.75
"""A line shorter than this share of the usual long line may end a paragraph."""

_CODES = re.compile(r"/(?:G|g|C|c|uni|cid:?)\d{1,4}\b|\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
MAX_GIBBERISH = 0.2
"""Of the characters so many may be codes of glyphs or in no alphabet at all."""
_NUMBERS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]{0,3}$")


def read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """The one article of a PDF file."""
    pages, count, title, published = _contents(data)
    lines, cuts = without_running_heads([sanitize(page).split("\n") for page in pages])
    blocks = [Block(paragraph) for paragraph in join_lines(lines)]
    if not blocks:
        raise UnreadableError("the PDF holds no text, only pictures")
    if is_gibberish(" ".join(block.text for block in blocks)):
        raise UnreadableError("the PDF's text is gibberish: its fonts do not say which letters they draw")
    notes = (f"only the first {len(pages)} of {count} pages were read",) if count > len(pages) else ()
    known = Draft(
        (),
        title=title,
        notes=notes,
        cuts=cuts,
        published=published,
        published_from=PublishedFrom.FILE if published else None,
    )
    return (build_article(source, _dated(clean(blocks, Draft((), title=title)), known)),)


def _pages(reader: PdfReader, count: int) -> list[str]:
    """The text of the first pages, of fewer where they take too long: better some than none."""
    end = time.process_time() + ENOUGH_SECONDS
    pages: list[str] = []
    for number in range(count):
        if time.process_time() > end:
            break
        page = reader.pages[number]
        if _is_flood(page):
            if not pages:
                raise UnreadableError("its first page is drawn from more pieces of text than an article has letters")
            break
        pages.append(page.extract_text())
    return pages


def _is_flood(page: PageObject) -> bool:
    """Whether a page shows so many pieces of text that nobody wrote them; told before any is read."""
    contents = page.get_contents()
    data = contents.get_data() if contents is not None else b""
    return data.count(b"Tj") + data.count(b"TJ") > MAX_SHOWN


def _contents(data: bytes) -> tuple[list[str], int, str, date | None]:
    """The text of the first pages, how many there are, and the title and the day of the file's own statements."""
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - an extra
        from pypdf.errors import DependencyError  # noqa: PLC0415
    except ImportError:
        raise UnreadableError("PDF files need an extra: pip install 'briefing[pdf]'") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports every flaw of a file on standard error
    if b"%%EOF" not in data:
        raise UnreadableError("damaged PDF: it has no end")  # pypdf says so too, after looking at each line
    with parsing("PDF"):
        try:
            reader = PdfReader(io.BytesIO(data), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnreadableError("the PDF is locked with a password")
            count = len(reader.pages)
            pages = _pages(reader, min(count, MAX_PAGES))
        except DependencyError:
            reason = "the PDF is encrypted with AES: save it without protection, or pip install cryptography"
            raise UnreadableError(reason) from None
        return pages, count, _title(reader.metadata), _day(reader.metadata)


def _dated(draft: Draft, known: Draft) -> Draft:
    """The day on which a PDF was made stands in only where its text names none."""
    day = (
        (known.published, known.published_from) if draft.published is None else (draft.published, draft.published_from)
    )
    return replace(draft, published=day[0], published_from=day[1], notes=known.notes, cuts=known.cuts + draft.cuts)


def without_running_heads(pages: Sequence[Sequence[str]]) -> tuple[list[str], tuple[Cut, ...]]:
    """All lines but those that stand at the edges of several pages alike, page numbers aside.

    Blank lines at a page's edges go as well: a paragraph may go on overleaf.
    """
    edges = [_edges(page) for page in pages]
    counts = Counter(key for edge in edges for key in set(map(_key, edge.values())))
    lines: list[str] = []
    cuts: list[Cut] = []
    for page, edge in zip(pages, edges, strict=True):
        heads = sorted(number for number, line in edge.items() if _is_running_head(line, counts))
        cuts += [Cut(page[number].strip(), "running head") for number in heads]
        lines += _without_blanks(line.strip() for number, line in enumerate(page) if number not in heads)
    return lines, tuple(cuts)


def _is_running_head(line: str, counts: Mapping[str, int]) -> bool:
    """Whether a short line at the edge of a page stands there on several, or is the page's number."""
    return _is_short(line) and (counts[_key(line)] >= REPEATED or _key(line) == "#")


def _without_blanks(lines: Iterable[str]) -> list[str]:
    """The lines without blank ones at the edges, and with one where several stand."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1] else kept


def _edges(page: Sequence[str]) -> dict[int, str]:
    filled = [(number, line) for number, line in enumerate(page) if line.strip()]
    return dict(filled[:EDGE_LINES] + filled[-EDGE_LINES:])


def _key(line: str) -> str:
    return _NUMBERS.sub("#", line.strip())


def _is_short(line: str) -> bool:
    return len(line.split()) <= MAX_HEAD_WORDS and not _SENTENCE_END.search(line.strip())


def is_gibberish(text: str) -> bool:
    """Whether a text is made of codes of glyphs, or of signs where words should be, for want of a table of letters."""
    sample = text[:SAMPLE]
    codes = sum(len(match[0]) for match in _CODES.finditer(sample))
    written = sum(not char.isspace() for char in sample)
    letters = sum(char.isalnum() for char in sample)
    if codes > MAX_GIBBERISH * max(written, 1) or letters < 0.5 * written:
        return True
    latin = [
        word.strip(".,;:!?\"'()") for word in sample.split() if word.isascii() and word.isalpha() and len(word) > 3
    ]
    vowelless = sum(not set(word.lower()) & set("aeiouy") for word in latin)
    return len(latin) >= MIN_SAMPLE_WORDS and vowelless > 0.4 * len(latin)


def join_lines(lines: Sequence[str]) -> list[str]:
    """Paragraphs: a line that ends short and with a sentence, or stands before a blank one, is the last of its own."""
    lengths = sorted(len(line) for line in lines if len(line.split()) > 3)
    usual = lengths[int(len(lengths) * 0.8)] if lengths else 0
    paragraphs: list[str] = []
    current = ""
    for line, following in pairwise([*lines, ""]):
        if line:
            current = _appended(current, line)
        short = len(line) < FULL_LINE * usual
        ended = not following or (short and (_SENTENCE_END.search(line) or not following[:1].islower()))
        if current and ended:
            paragraphs.append(current)
            current = ""
    return paragraphs


def _appended(text: str, line: str) -> str:
    if not text:
        return line
    if text.endswith(("\u00ad", "-")) and text[-2:-1].isalpha() and line[:1].islower():
        return text[:-1] + line
    return text + line if goes_on_wide(text, line) else f"{text} {line}"


def _title(metadata: object) -> str:
    """The title that the file states, unless a program put its own file name there."""
    title = getattr(metadata, "title", None)
    line = sanitize_line(title) if isinstance(title, str) else ""
    return "" if len(line.split()) < 3 or line.lower().startswith("microsoft word") else line


def _day(metadata: object) -> date | None:
    try:
        created = getattr(metadata, "creation_date", None)
    except ValueError:
        return None
    return created.date() if isinstance(created, datetime) else None
