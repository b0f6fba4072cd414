"""A row whose wrapped lines hang below its text, not below the signs before it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from briefing.models import Span
from briefing.tui.wrap import Lines, wrap

NARROWEST = 12
"""Cells that the text keeps; where the signs would leave less, it stands below them instead."""


class Hanging(Visual):
    """Signs, then text that wraps within its own column. Heights come from our own wrapping, which is fast.

    What a line of the text runs on to stands ``deeper`` cells to the right of it, so that its lines can be told apart.
    """

    def __init__(self, lead: Content, body: Content, deeper: int = 0) -> None:
        self.lead = lead
        self.body = body
        self.deeper = deeper
        self._width = -1
        self._lines = Lines((), ())

    @property
    def plain(self) -> str:
        """Signs and text without style."""
        return self.lead.plain + self.body.plain

    def _indent(self, width: int) -> int:
        lead = self.lead.cell_length
        return lead if width - lead >= NARROWEST else 0

    def _wrapped(self, width: int) -> Lines:
        room = max(1, width - self._indent(width) - self.deeper)
        if room != self._width:
            self._width = room
            text = self.body.plain
            self._lines = wrap(text, (Span(0, len(text)),), room)
        return self._lines

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room."""
        del rules
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines it takes."""
        del rules
        above = 1 if self._indent(width) == 0 and self.lead.cell_length else 0
        return len(self._wrapped(width)) + above

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The lines, the signs before the first one."""
        indent = self._indent(width)
        lead = self._line(self.lead, width if indent == 0 else indent, style, options)
        lines = self._wrapped(width)
        strips = [lead] if indent == 0 and self.lead.cell_length else []
        for number, (start, end) in enumerate(zip(lines.starts, lines.ends, strict=True)):
            start, left = self._begun(start, end, indent)  # noqa: PLW2901 - the blanks that a line begins with go
            body = self._line(self.body[start:end], width - left, style, options)
            first = list(lead) if number == 0 else [Segment(" " * left, style.rich_style)]
            strips.append(Strip([*first, *body]) if left else body)
        return strips if height is None else strips[:height]

    def _begun(self, start: int, end: int, indent: int) -> tuple[int, int]:
        """Where the words of a line begin, and how many cells are left of them: more where it runs on."""
        text = self.body.plain
        if start == 0 or text[start - 1] == "\n":
            return start, indent
        return end - len(text[start:end].lstrip(" ")), indent + self.deeper

    @staticmethod
    def _line(content: Content, width: int, style: Style, options: RenderOptions) -> Strip:
        if not content.plain:
            return Strip.blank(width, style.rich_style)
        strips = content.render_strips(width, 1, style, options)
        return strips[0].extend_cell_length(width, style.rich_style) if strips else Strip.blank(width, style.rich_style)


class Rows(Visual):
    """Visuals below each other."""

    def __init__(self, rows: Sequence[Visual]) -> None:
        self.rows = rows

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room."""
        del rules
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The heights together."""
        return sum(row.get_height(rules, width) for row in self.rows)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """All lines in order."""
        strips = [strip for row in self.rows for strip in row.render_strips(width, None, style, options)]
        return strips if height is None else strips[:height]
