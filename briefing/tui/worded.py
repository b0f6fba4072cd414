"""The statement of a fact on the screen: what not all of its tellers give stands back."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from briefing.brief import details_shown, stated_in
from briefing.models import Fact
from briefing.tui.text import said

LESS = "italic $muted"
"""How words are drawn that only some of the tellers give; told from the others without colour too."""


def worded(fact: Fact, length: int) -> Content:
    """The statement on one line, cut with an ellipsis where it is longer than ``length`` characters."""
    left, parts = length, []
    for text, style in _pieces(fact):
        words = said(f"x{text}x")[1:-1]
        if len(words) > left:
            words = words[: max(0, left - 1)].rstrip() + "…"
        parts.append((words, style))
        left -= len(words)
        if words.endswith("…"):
            break
    return Content.assemble(*parts)


def _pieces(fact: Fact) -> Iterator[tuple[str, str]]:
    """The statement in pieces, each with its style."""
    statement = stated_in(fact)
    at = statement.start
    for detail in details_shown(fact):
        if detail.evidence.article != statement.article or detail.evidence.start < at:
            continue
        yield statement.text[at - statement.start : detail.evidence.start - statement.start], ""
        yield detail.evidence.text, LESS
        at = detail.evidence.end
    yield statement.text[at - statement.start :], ""
