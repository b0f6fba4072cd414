"""A draft that somebody writes, read as an article is: from a file, or from bytes that came without a name."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from briefing.analysis import analyse
from briefing.corpus.decode import decode
from briefing.corpus.discover import MAX_BYTES, discover
from briefing.corpus.draft import UnreadableError
from briefing.corpus.reading import read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.corpus.worker import Limits, Workers
from briefing.models import Analysis, Article, Paragraph, ParagraphKind, Reading, Skipped

UNNAMED = "-"
_MAIL = re.compile(rb"\A(?:[A-Za-z-]{2,40}:[^\n]{0,998}\r?\n(?:[ \t][^\n]{0,998}\r?\n)*)+\r?\n")
_TEXTS = frozenset((".md", ".markdown", ".txt", ".text", ".html", ".htm", ".eml"))
_BREAK = "\n\n"


def read_draft(path: Path, *, max_bytes: int = MAX_BYTES) -> tuple[Reading | Skipped, ...]:
    """What a file holds: mostly one text, each with its analysis, or why there is none."""
    if not path.exists():
        return (Skipped(str(path), "no such file"),)
    made: list[Reading | Skipped] = []
    with Workers(limits=Limits(max_bytes)) as workers:
        for source in discover((path,), max_bytes=max_bytes):
            items = (
                (source,) if isinstance(source, Skipped) else read_file(source, max_bytes=max_bytes, run=workers.run)
            )
            made += [item if isinstance(item, Skipped) else _read(item) for item in items]
    return tuple(made)


def read_bytes(data: bytes, *, max_bytes: int = MAX_BYTES) -> tuple[Reading | Skipped, ...]:
    """The same for bytes without a name: a page, a mail with its headers, else Markdown or plain text."""
    if len(data) > max_bytes:
        return (Skipped(UNNAMED, f"more than {max_bytes // 2**20} MiB"),)
    from briefing.corpus.formats import told  # noqa: PLC0415  # knows all formats

    suffix = ".html" if data.lstrip()[:1] == b"<" else ".eml" if _MAIL.match(data[: 2**16]) else ".md"
    source = SourceFile(Path(UNNAMED + suffix), UNNAMED, len(data), 0)
    kind = told(suffix, data)
    assert kind is not None  # noqa: S101 - the three suffixes are known
    try:
        with Workers(limits=Limits(max_bytes)) as workers:
            items = workers.run(kind, data, source)
    except Exception as error:  # the boundary, as for files
        return (Skipped(UNNAMED, str(error) or type(error).__name__),)
    return tuple(item if isinstance(item, Skipped) else _read(item) for item in items)


def written_as(path: Path, data: bytes | None = None) -> str | None:
    """The file's own text where it is one that people write as text; None for formats that nobody edits so."""
    if path.suffix.lower() not in _TEXTS and str(path) != UNNAMED:
        return None
    try:
        return decode(path.read_bytes() if data is None else data).text
    except (OSError, UnreadableError):
        return None


def _read(article: Article) -> Reading:
    whole = with_title(article)
    return Reading(whole, analyse(whole) if whole.text else Analysis())


def with_title(article: Article) -> Article:
    """The article with its headline as the first paragraph, since a draft's headline is to be checked as well."""
    title = article.title
    if article.title_inferred or not title or article.text.startswith(title):
        return article
    by = len(title) + len(_BREAK)
    moved = tuple(Paragraph(one.start + by, one.end + by, one.kind) for one in article.paragraphs)
    head = Paragraph(0, len(title), ParagraphKind.HEADING)
    return replace(article, text=title + _BREAK + article.text, paragraphs=(head, *moved))
