"""What a search found as a concordance: each place on a line of its own, between its neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widgets.option_list import Option

from briefing.models.naming import called
from briefing.tui.hanging import Hanging
from briefing.tui.text import clipped
from briefing.tui.wrap import harmless

if TYPE_CHECKING:
    from briefing.index import Hit
    from briefing.index.kwic import Line

_SAID = {
    "article": "each place on a line",
    "left": "places by the words left of them",
    "right": "places by the words right of them",
}
"""The orders of the lines in words, each followed by the next one at a stroke."""
MOST = 2_000
"""Lines that are shown."""
WIDEST = 100
"""Characters on either side of the words: more than any screen has room for."""
OUTLET, LEAST = 14, 60
"""Cells of an outlet's name before its lines, and of a list in which it has room."""


def next_order(order: str) -> str:
    """The order after this one; empty for the articles themselves."""
    orders = ("", *_SAID)
    return orders[(orders.index(order) + 1) % len(orders)]


def said_of(order: str) -> str:
    """An order in words."""
    return _SAID[order]


def lines_in_order(hits: Iterable[Hit], order: str) -> list[Line]:
    """The lines of what was found, the first ``MOST`` of them, in an order."""
    from briefing.index.kwic import in_order, lines_of  # noqa: PLC0415  # loaded when something was found

    return in_order(islice(lines_of(hits, WIDEST), MOST), order)


def line_row(line: Line, room: int) -> Option:
    """A line in so many cells: its outlet where there is room, and its words in the middle."""
    named = OUTLET + 2 if room >= LEAST else 0
    word = _flat(line.word)
    side = max(4, (room - named - Content(word).cell_length - 2) // 2)
    left, right = Content(_ending(_flat(line.left), side)), Content(_beginning(_flat(line.right), side))
    blank = " " * (side - left.cell_length)
    body = Content.assemble(blank, left, Content.styled(word, "bold underline $strong"), right)
    outlet = clipped(called(line.outlet, line.path, line.title), OUTLET) if named else ""
    lead = Content.styled(outlet, "$muted")
    return Option(Hanging(Content.assemble(lead, " " * (named - lead.cell_length)), body))


def _ending(text: str, cells: int) -> str:
    """The last words that have room."""
    at = max(0, len(text) - cells)
    while at < len(text) and (cell_len(text[at:]) > cells or not (at == 0 or text[at - 1] == " ")):
        at += 1
    return text[at:]


def _beginning(text: str, cells: int) -> str:
    """The first words that have room."""
    end = min(len(text), cells)
    while end and (cell_len(text[:end]) > cells or not (end == len(text) or text[end] == " ")):
        end -= 1
    return text[:end]


def _flat(text: str) -> str:
    """On one line, every offset as it was."""
    return harmless("".join(" " if char.isspace() else char for char in text))
