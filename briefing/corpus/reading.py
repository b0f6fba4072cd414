"""One file to the articles that it holds, by the format that its suffix and its content tell (``formats``).

A reader raises ``UnreadableError`` with a plain reason where the file as a whole gives nothing; one that holds several
articles returns ``Skipped`` for each part that gives nothing.

Readers of formats whose parsers can be made to hang or to eat memory are marked ``isolated``; ``worker.Workers.run``,
given to ``read_file``, reads those in a process with limits.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from briefing.corpus.again import recalled
from briefing.corpus.companions import with_companion
from briefing.corpus.discover import MAX_BYTES, MAX_EXPORT, largest, over_limit, reason_of, unfit
from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import Format, by_suffix
from briefing.corpus.formats.disguise import tell
from briefing.corpus.sanitize import escape_name
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article, Skipped

Read = tuple[Article | Skipped, ...]
Run = Callable[[Format, bytes, SourceFile], Read]

FORMATS = by_suffix()
"""Lower-case suffix to the format that reads such a file where its content tells nothing more."""


def run_here(kind: Format, data: bytes, source: SourceFile) -> Read:
    """Read in this process, without limits of time and memory."""
    return tuple(recalled(kind.reader()(data, source), source))


def read_file(source: SourceFile, *, max_bytes: int = MAX_BYTES, run: Run = run_here) -> Read:
    """Every article of the file, or the reason why there is none. Raises nothing: one file never stops the others."""
    kind = format_of(source.path)
    if kind is None:
        return (Skipped(source.shown, unknown_type(source.path)),)
    try:
        data = open_regular(source, largest(source.path, max_bytes))
        kind = tell(source.path.suffix.lower(), data) or kind
        if len(data) > max_bytes and (reason := too_large(len(data), kind, max_bytes)):
            raise UnreadableError(reason)
        articles = run(kind, data, source)
    except UnreadableError as error:
        return (Skipped(source.shown, str(error)),)
    except OSError as error:
        return (Skipped(source.shown, reason_of(error, "file")),)
    except Exception as error:  # the boundary: whatever a parser throws costs one file
        return (Skipped(source.shown, f"{kind.name} could not be read ({type(error).__name__})"),)
    if not articles:
        return (Skipped(source.shown, "no article text found"),)
    name = hashlib.sha256(data).hexdigest()
    return tuple(_completed(item, name, source) if isinstance(item, Article) else item for item in articles)


def _completed(article: Article, name: str, source: SourceFile) -> Article:
    """The article with the digest of its file, and with what a list beside the file says of it."""
    article = replace(article, source=article.source or name)
    return article if article.place else with_companion(article, source.path)


def too_large(size: int, kind: Format, max_bytes: int) -> str | None:
    """Why a file of so many bytes is not read: only one of many articles may be larger than any article."""
    may_be_export = kind.many or kind.inside  # what a zip container holds shows to whoever unpacks it
    return None if may_be_export and size <= MAX_EXPORT else over_limit(size, max_bytes)


def format_of(path: PurePath) -> Format | None:
    """The general format of the last suffix, or None for one that no reader knows."""
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


def unknown_type(path: PurePath) -> str:
    """Why a file of this name is not read, safe to print."""
    return f"unknown type {escape_name(path.suffix)}" if path.suffix else "unknown type (no file name suffix)"
