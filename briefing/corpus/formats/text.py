"""Plain text to an article."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from briefing.corpus.cleaning.lines import split_paragraphs
from briefing.corpus.cleaning.paragraphs import clean
from briefing.corpus.decode import decode
from briefing.corpus.draft import Block, Draft, UnreadableError, build_article
from briefing.corpus.formats import Format
from briefing.corpus.formats.frontmatter import split_front_matter
from briefing.corpus.formats.html import read as read_page
from briefing.corpus.formats.lists import is_list_in_text, noted_list, noted_stub
from briefing.corpus.formats.mailtext import copied_head, known_of
from briefing.corpus.sanitize import drop_references, sanitize
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

FORMAT = Format(
    "plain text",
    "text",
    suffixes=(".txt", ".text"),
    media_types=("text/plain",),
    seed=b"Ship blocks harbour\n\nTARNBY, May 2 (Reuters) - The harbour of Tarnby stayed closed on Tuesday after a "
    b"ship ran aground across its channel, the port said.\n\nRead more\n",
)

MAX_PROLOGUE = 2000
# A piece of a page; whole ones are told from their first bytes (``disguise``).
_PIECE = re.compile(
    r"\s{0,200}(?:<!--.{0,1000}?-->\s{0,200})?<(?:head|meta|title|body|div|p|article|section|main|h[1-3]|table|center|"
    r"font|span|blockquote|ul|!doctype html|html|!doctype netscape-bookmark)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = re.compile(r"</(?:p|div|article|section|main|body|table|h[1-3]|ul|dl)>|<br ?/?>", re.IGNORECASE)
_ENTITY = re.compile(
    r"&(?:amp|nbsp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|eacute|egrave|ccedil|[aou]uml|pound|euro|copy|#\d{2,6}"
    r"|#[xX][0-9a-fA-F]{2,5});"
)
MAX_LINE = 1_000_000
"""Characters in one line; data saved as text has such lines, articles have not."""


def read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]:
    """The one article of a text file."""
    decoded = decode(data)
    if _PIECE.match(decoded.text[:MAX_PROLOGUE]) and _CLOSED.search(decoded.text):
        return read_page(data, source)
    known, body = split_front_matter(sanitize(decoded.text))
    check_text(body)
    if letter := copied_head(body):
        known, body = known_of(letter), letter.text
    return (build_article(source, draft_of_text(body, replace(known, notes=decoded.notes))),)


def check_text(body: str) -> None:
    """Refuse what no newsroom writes.

    Raises:
        UnreadableError: where there is no word, or a line longer than a book's chapter.
    """
    if not any(char.isalpha() for char in body):
        raise UnreadableError("no words in it")
    longest = max(map(len, body.split("\n")))
    if longest > MAX_LINE:
        raise UnreadableError(f"a line of {longest:,} characters is no article")


def draft_of_text(text: str, known: Draft | None = None) -> Draft:
    """A draft of plain text without front matter: paragraphs found, furniture cut, metadata read.

    ``known`` holds what the format around the text already says (a mail's headers, a PDF's title); it wins.
    """
    # Text copied out of a page's source keeps its entities; those that are words of HTML alone are certain.
    plain = _ENTITY.sub(lambda match: unescape(match[0]), drop_references(text))
    paragraphs = split_paragraphs(sanitize(plain))
    draft = noted_stub(clean([Block(line) for line in paragraphs], known or Draft(())))
    return noted_list(draft, headlines=is_list_in_text(paragraphs))
