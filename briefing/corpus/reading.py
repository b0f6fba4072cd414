"""One file to the articles that it holds.

Adding a format takes two places:

1. a module of ``briefing.corpus`` with ``read(data: bytes, source: SourceFile) -> tuple[Article | Skipped, ...]``,
   which fills a ``Draft`` for each article and calls ``build_article(source, draft)`` (``briefing.corpus.draft``);
2. one line in ``FORMATS`` below, from the suffix to a ``Format``.

A reader raises ``UnreadableError`` with a plain reason where the file as a whole gives nothing; one that holds several
articles returns ``Skipped`` for each part that gives nothing. A reader's module is imported at first use, so that a
folder of plain text never loads an HTML parser.

Readers of formats whose parsers can be made to hang or to eat memory are marked ``isolated``; ``worker.Workers.run``,
given to ``read_file``, reads those in a process with limits.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from briefing.corpus.discover import MAX_BYTES, SourceFile, reason_of, unfit
from briefing.corpus.draft import UnreadableError
from briefing.models import Article, Skipped

Read = tuple[Article | Skipped, ...]
Reader = Callable[[bytes, SourceFile], Read]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name for people and the module of this package that reads it."""

    name: str
    module: str
    isolated: bool = False

    def reader(self) -> Reader:
        """The module's ``read``, imported at first use."""
        reader: Reader = importlib.import_module(f"briefing.corpus.formats.{self.module}").read
        return reader


Run = Callable[[Format, bytes, SourceFile], Read]

_TEXT = Format("plain text", "text")
_MARKDOWN = Format("Markdown", "markdown")
_WEB_PAGE = Format("web page", "html", isolated=True)
_SAVED_PAGE = Format("saved page", "mhtml", isolated=True)
_FEED = Format("feed", "feed", isolated=True)

FORMATS: dict[str, Format] = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _WEB_PAGE,
    ".htm": _WEB_PAGE,
    ".xhtml": _WEB_PAGE,
    ".mhtml": _SAVED_PAGE,
    ".mht": _SAVED_PAGE,
    ".rss": _FEED,
    ".atom": _FEED,
    ".opml": Format("list of feeds", "opml", isolated=True),
    ".xml": Format("XML", "xmlfile", isolated=True),
    ".newsml": Format("NewsML", "newsml", isolated=True),
    ".nitf": Format("NITF", "newsml", isolated=True),
    ".pdf": Format("PDF", "pdf", isolated=True),
    ".eml": Format("mail", "mail", isolated=True),
    ".mbox": Format("mailbox", "mail", isolated=True),
    ".docx": Format("Word document", "docx", isolated=True),
    ".epub": Format("electronic book", "epub", isolated=True),
    ".zip": Format("zip archive", "archive", isolated=True),
}
"""Lower-case suffix to format."""


def run_here(kind: Format, data: bytes, source: SourceFile) -> Read:
    """Read in this process, without limits of time and memory."""
    return kind.reader()(data, source)


def read_file(source: SourceFile, *, max_bytes: int = MAX_BYTES, run: Run = run_here) -> Read:
    """Every article of the file, or the reason why there is none. Raises nothing: one file never stops the others."""
    kind = format_of(source.path)
    if kind is None:
        return (Skipped(source.shown, _unknown(source.path)),)
    try:
        data = open_regular(source, max_bytes)
        articles = run(kind, data, source)
    except UnreadableError as error:
        return (Skipped(source.shown, str(error)),)
    except OSError as error:
        return (Skipped(source.shown, reason_of(error, "file")),)
    except Exception as error:  # the boundary: whatever a parser throws costs one file
        return (Skipped(source.shown, f"{kind.name} could not be read ({type(error).__name__})"),)
    return articles or (Skipped(source.shown, "no article text found"),)


def format_of(path: PurePath) -> Format | None:
    """The format by the last suffix, or None for one that no reader knows."""
    return FORMATS.get(path.suffix.lower())


def open_regular(source: SourceFile, max_bytes: int = MAX_BYTES) -> bytes:
    """The file's bytes; it is opened without waiting and without following a link, and checked again once open.

    Raises:
        UnreadableError: where it is no regular file, empty, or larger than ``max_bytes``.
        OSError: where the system refuses.
    """
    descriptor = os.open(source.path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        reason = unfit(os.fstat(descriptor), max_bytes)
        if reason:
            raise UnreadableError(reason)
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise UnreadableError("grew beyond the size limit while it was read")
    return data


def _unknown(path: PurePath) -> str:
    return f"unknown type {path.suffix}" if path.suffix else "unknown type (no file name suffix)"
