"""Electronic books (.epub), as newspapers and news downloaders make them: each chapter of some length is an article."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from briefing.corpus.cleaning.days import parse_moment
from briefing.corpus.cleaning.furniture import page_speaks
from briefing.corpus.cleaning.outlets import named_outlet, outlet_by_form
from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.cleaning.shapes import is_prose
from briefing.corpus.decode import decode
from briefing.corpus.draft import Block, Draft, UnreadableError, build_article
from briefing.corpus.formats import Format
from briefing.corpus.formats.containers import Container
from briefing.corpus.formats.fragment import Fragment, html_fragment
from briefing.corpus.formats.markup import local_name, plain_text
from briefing.corpus.formats.xmlfile import parse_xml
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, ParagraphKind, PublishedFrom, Skipped

FORMAT = Format(
    "electronic book",
    "epub",
    suffixes=(".epub",),
    media_types=("application/epub+zip",),
    inside="META-INF/container.xml",
    isolated=True,
    seed=b'<c><rootfile full-path="META-INF/container.xml"/></c>',
)

MAX_CHAPTERS = 1000
_NO_ARTICLE = re.compile(
    r"\b(?:toc|nav|cover(?:page)?|title-?page|half-?title|copyright|imprint|colophon|landmarks|contents|index)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Book:
    outlet: str | None
    published: date | None
    language: str | None
    chapters: tuple[str, ...]
    aside: frozenset[str] = frozenset()


def read(data: bytes, source: SourceFile) -> Iterator[Article | Skipped]:
    """An article for each chapter."""
    container = Container(data, "electronic book")
    book = _book(container)
    for number, name in enumerate(book.chapters[:MAX_CHAPTERS], 1):
        part = f"chapter {number}"
        try:
            fragment = html_fragment(decode(container.read(name)).text, book.language)
            if name not in book.aside and any(_is_text(block) for block in fragment.blocks):
                yield build_article(source, _draft(fragment, book, part))
        except UnreadableError as error:
            yield Skipped(f"{source.shown} ({part})", str(error))


def _is_text(block: Block) -> bool:
    """Whether a paragraph is one of an article, however brief, and not of a cover, a list of contents or an imprint."""
    return is_prose(block.text) and page_speaks(block.text) is None


def _draft(fragment: Fragment, book: _Book, part: str) -> Draft:
    blocks = fragment.blocks
    first = blocks[0]
    title = first.text if first.kind is ParagraphKind.HEADING else ""
    known = Draft(
        (),
        title=title,
        outlet=book.outlet,
        published=book.published,
        published_from=PublishedFrom.METADATA if book.published else None,
        language=book.language,
        part=part,
        cuts=fragment.cuts,
    )
    return clean(blocks[1:] if title else blocks, known)


def _book(container: Container) -> _Book:
    """The book's metadata and its chapters in reading order."""
    rootfile = next(
        (e.get("full-path") for e in parse_xml(container.read("META-INF/container.xml")).iter() if e.get("full-path")),
        None,
    )
    if not rootfile:
        raise UnreadableError("damaged electronic book: it does not say where its text is")
    package = parse_xml(container.read(rootfile))
    folder = posixpath.dirname(rootfile)
    files: dict[str, str] = {}
    facts: dict[str, str] = {}
    order: list[str] = []
    aside: set[str] = set()
    for element in package.iter():
        name = local_name(element)
        if name in {"item", "reference"} and _NO_ARTICLE.search(
            f"{element.get('properties') or ''} {element.get('type') or ''} {element.get('id') or ''}"
        ):
            aside.add(posixpath.normpath(posixpath.join(folder, unquote(element.get("href") or "").partition("#")[0])))
        if name == "item" and "html" in (element.get("media-type") or ""):
            files[element.get("id") or ""] = posixpath.normpath(
                posixpath.join(folder, unquote(element.get("href") or ""))
            )
        elif name == "itemref":
            order.append(element.get("idref") or "")
        elif name in {"title", "date", "language", "publisher", "creator"}:
            facts.setdefault(name, plain_text(element))
    return _Book(
        outlet=_outlet(facts),
        published=moment.day if (moment := parse_moment(facts.get("date", ""))) else None,
        language=facts.get("language", "").partition("-")[0].lower() or None,
        chapters=tuple(dict.fromkeys(files[key] for key in order if key in files)),
        aside=frozenset(aside),
    )


def _outlet(facts: dict[str, str]) -> str | None:
    """A book has a publisher, an issue of a paper is an outlet: only names that are one are taken."""
    for key in ("publisher", "creator", "title"):
        value = facts.get(key, "").partition("[")[0].strip()
        known = named_outlet(value)
        if known:
            return known.name
        if value and (named := outlet_by_form(value)):
            return named
    return None
