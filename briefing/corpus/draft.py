"""What a format knows of one article, and the one way from there to an ``Article``.

Every reader (plain text, HTML, feed, PDF, mail, …) fills a ``Draft`` by ``cleaning.paragraphs.clean``, which leaves out
what is no part of the article and reads day, outlet and author, and calls ``build_article``. Offsets, language, digest
and id are made there and nowhere else, so that a text gives the same article whatever file it came in.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from briefing.corpus.cleaning.datelines import skip_dateline
from briefing.corpus.sanitize import sanitize, sanitize_line
from briefing.corpus.sourcefile import SourceFile
from briefing.corpus.splitting import split_sentences
from briefing.language.detection import language_of
from briefing.models import Article, Cut, Paragraph, ParagraphKind, PublishedFrom, Skipped

MAX_INFERRED_TITLE = 160
"""Characters of a sentence that stands in for a headline."""
PARAGRAPH_BREAK = "\n\n"
MAX_CUTS = 500
"""More pieces than this are not kept apart: a reader who checks what is missing has seen enough."""
MAX_DETAILS = 40
MAX_ID = 200
MAX_TEXT = 1_000_000
"""Characters; the longest novels have three times as many, the longest reports of newspapers a tenth."""
MONOTONOUS = 100_000
"""Characters from which a text is looked at for words that repeat without end."""
MONOTONY = 25
"""Times that such a text can be packed; what people write packs two to four times, tables ten."""

_LINE_EDGES = re.compile(r"[ \t]*\n[ \t\n]*")
_SPACES = re.compile(
    r" [ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+"
    r"|[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000][ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]*"
)
"""Spaces that are not one plain space."""


class UnreadableError(Exception):
    """A file or a part of one that gives no article; the message is the reason shown to the user, safe to print."""

    def __str__(self) -> str:
        return sanitize_line(super().__str__())


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph before cleaning. Line ends within it are kept, blank lines are not."""

    text: str
    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format knows of one article; all text may still hold control characters.

    ``title`` is empty where the format knows none: the first body sentence stands in and ``title_inferred`` is set.
    ``guid`` is the source's own name of the item, the same for all its versions;
    ``recall`` is why the source takes the item back; ``closed`` says that only payers may read it whole,
    ``stated`` that its page says that it is an article, ``listing`` that it says that it is a collection of them.
    ``part`` tells the articles of one file apart ("item 3"); it is shown after the path. In a file of many articles
    ``number`` does, and ``archive_id`` is what the archive calls the article. ``details`` are names and values that
    belong to the article and are no text of it (section, page, correction).
    """

    blocks: tuple[Block, ...]
    title: str = ""
    outlet: str | None = None
    published: date | None = None
    published_from: PublishedFrom | None = None
    published_at: datetime | None = None
    url: str | None = None
    language: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credits: tuple[str, ...] = ()
    title_inferred: bool = False
    notes: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()
    part: str = ""
    number: int | None = None
    archive_id: str = ""
    details: tuple[tuple[str, str], ...] = ()
    guid: str | None = None
    recall: str | None = None
    closed: bool = False
    stated: bool = False
    listing: bool = False


def build_article(source: SourceFile, draft: Draft) -> Article | Skipped:
    """The article of a draft: sanitized, laid out, with language, digest and id. ``Skipped`` where no text is left."""
    shown = shown_part(source, draft)
    archive_id = sanitize_line(draft.archive_id)[:MAX_ID]
    text, paragraphs = lay_out(draft.blocks)
    if draft.recall:
        return Skipped(shown, sanitize_line(draft.recall), recalls=_line(draft.guid))
    if not text:
        return Skipped(shown, "no article text found")
    if reason := no_prose(text):
        return Skipped(shown, reason)
    title = sanitize_line(draft.title)
    published = draft.published
    dateline = _line(draft.dateline)
    language = language_of(text, _line(draft.language))
    digest = _digest(title, draft, text, paragraphs)
    return Article(
        id=_id(shown, digest),
        path=shown if draft.number is None else source.shown,
        digest=digest,
        title=title or first_sentence(text, paragraphs, dateline, language),
        text=text,
        paragraphs=paragraphs,
        outlet=_line(draft.outlet),
        published=published,
        published_from=draft.published_from if published else None,
        published_at=draft.published_at if published else None,
        url=_line(draft.url),
        language=language,
        byline=_line(draft.byline),
        dateline=dateline,
        credits=tuple(line for credit in draft.credits if (line := sanitize_line(credit))),
        title_inferred=draft.title_inferred or not title,
        place=_place(draft.number, archive_id),
        notes=tuple(sanitize_line(note) for note in (*draft.notes, *_beyond(draft.cuts))),
        cuts=tuple(Cut(sanitize(cut.text).strip(), cut.reason) for cut in draft.cuts[:MAX_CUTS]),
        details=_details(draft.details),
        guid=_line(draft.guid),
    )


def moved(article: Article, source: SourceFile, draft: Draft) -> Article:
    """The article as it stands in another file, or under another number: ``draft`` says which."""
    shown = shown_part(source, draft)
    archive_id = (article.place or "").partition(", ")[2] if (article.place or "").startswith("#") else article.place
    return replace(
        article,
        id=_id(shown, article.digest),
        path=shown if draft.number is None else source.shown,
        place=_place(draft.number, archive_id or ""),
    )


def _id(shown: str, digest: str) -> str:
    return hashlib.sha256(f"{shown}\0{digest}".encode()).hexdigest()[:12]


def _beyond(cuts: tuple[Cut, ...]) -> tuple[str, ...]:
    """What is said of the cuts that are not kept apart."""
    return (f"{len(cuts) - MAX_CUTS:,} more pieces were left out than are listed",) if len(cuts) > MAX_CUTS else ()


def shown_part(source: SourceFile, draft: Draft) -> str:
    """The path with what tells this article from the others of its file."""
    if draft.number is not None:
        return f"{source.shown} #{draft.number}"
    return f"{source.shown} ({sanitize_line(draft.part)})" if draft.part else source.shown


def _place(number: int | None, archive_id: str) -> str | None:
    place = [f"#{number}"] if number is not None else []
    return ", ".join([*place, *([archive_id] if archive_id else [])]) or None


def _details(details: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    clean = ((sanitize_line(name), sanitize_line(value)) for name, value in details[:MAX_DETAILS])
    return tuple((name, value) for name, value in clean if name and value)


def no_prose(text: str) -> str | None:
    """Why a long text is none that anybody wrote, or None: the finders would take minutes over it, and find nothing."""
    if len(text) > MAX_TEXT:
        return f"{len(text):,} characters, more than an article has"
    if len(text) > MONOTONOUS:
        data = text.encode("utf-8", "replace")
        if len(zlib.compress(data, 1)) * MONOTONY < len(data):
            return "the same few words again and again, and no article"
    return None


def lay_out(blocks: Iterable[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """The text of the blocks, one blank line between them, and where each one lies."""
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    start = 0
    for block in blocks:
        piece = clean_paragraph(block.text)
        if not piece:
            continue
        paragraphs.append(Paragraph(start, start + len(piece), block.kind))
        pieces.append(piece)
        start += len(piece) + len(PARAGRAPH_BREAK)
    return PARAGRAPH_BREAK.join(pieces), tuple(paragraphs)


def clean_paragraph(text: str) -> str:
    """Sanitized, with single spaces, no space at a line's edge, no blank line."""
    text = sanitize(text)
    if "  " in text or "\t" in text or not text.isascii():
        text = _SPACES.sub(" ", text)
    return (_LINE_EDGES.sub("\n", text) if "\n" in text else text).strip()


def first_sentence(text: str, paragraphs: tuple[Paragraph, ...], dateline: str | None, language: str | None) -> str:
    """The first body sentence behind the dateline, to stand in for a headline; cut at a word where it is long."""
    body = next((p for p in paragraphs if p.kind is ParagraphKind.BODY), paragraphs[0])
    words = body.of(text)
    words = words[skip_dateline(words, dateline) :]
    start, end = split_sentences(words[: MAX_INFERRED_TITLE * 4], language)[0]
    sentence = " ".join(words[start:end].split())
    if len(sentence) <= MAX_INFERRED_TITLE:
        return sentence.removesuffix(".")
    return sentence[:MAX_INFERRED_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _line(text: str | None) -> str | None:
    return sanitize_line(text) or None if text else None


def _digest(title: str, draft: Draft, text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """SHA-256 over what was read, whatever the path and the file's encoding."""
    kinds = ",".join(paragraph.kind.value for paragraph in paragraphs)
    day = draft.published.isoformat() if draft.published else ""
    fields = (title, draft.outlet or "", day, draft.url or "", draft.byline or "", draft.dateline or "", kinds, text)
    return hashlib.sha256("\0".join(fields).encode("utf-8", "surrogatepass")).hexdigest()
