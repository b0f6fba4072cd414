"""Parsers of others, which break in ways of their own on files that nobody foresaw."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from briefing.corpus.draft import UnreadableError


@contextmanager
def parsing(what: str) -> Iterator[None]:
    """Turn whatever a parser raises into the one error that a reader may raise.

    Raises:
        UnreadableError: with the reason.
        MemoryError, RecursionError: as they are; the caller has words for them.
    """
    try:
        yield
    except (UnreadableError, MemoryError, RecursionError):
        raise
    except Exception as error:  # no list of errors was ever complete
        detail = f": {str(error)[:120]}" if str(error) and isinstance(error, (ValueError, OSError)) else ""
        raise UnreadableError(f"damaged {what} ({type(error).__name__}{detail})") from None
