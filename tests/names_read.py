"""The names that one of the layers of patterns finds in a text, as words and types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.analysis.names.tokens import NameFound, NameTokens, read_names
from briefing.models import Span


def read(text: str) -> NameTokens:
    """The words of a text whose lines are its sentences."""
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return read_names(text, spans)


def found(finder: Callable[[NameTokens], Sequence[NameFound]], text: str) -> list[tuple[str, str]]:
    """Each name with its type, in the order of the text, each once."""
    names = read(text)
    rows = sorted({(item.first, item.last, item.type) for item in finder(names)})
    return [(names.span(NameFound(*row)).of(text), row[2].name) for row in rows]
