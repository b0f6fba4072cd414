"""The names of the summary's lists on one line, the open one marked; a click opens one."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from briefing.tui.rows import TABS
from briefing.tui.symbols import CHOSEN


class TabStrip(Widget):
    """Where the whole titles do not fit, short ones stand; where those do not, the row with the open tab."""

    class Clicked(Message):
        """A tab was clicked."""

        def __init__(self, tab: str) -> None:
            super().__init__()
            self.tab = tab

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.active = TABS[0].id
        self.sizes: dict[str, int] = {}
        self.keys: dict[str, str] = {}
        self._ranges: list[tuple[Offset, int, str]] = []

    def render(self) -> Content:
        """The titles that fit into the rows there are, each with its key."""
        rows = self._rows([(tab.id, self._title(tab.id, tab.title)) for tab in TABS])
        if len(rows) > max(1, self.size.height):
            rows = self._rows([(tab.id, self._title(tab.id, tab.short)) for tab in TABS])
        open_row = next((number for number, row in enumerate(rows) if any(tab == self.active for tab, _ in row)), 0)
        first = max(0, open_row - max(1, self.size.height) + 1)
        self._ranges, lines = [], []
        for number, row in enumerate(rows[first : first + max(1, self.size.height)]):
            parts, at = [], 0
            for tab, title in row:
                text = f" {title} "
                parts.append((text, CHOSEN[self.app.no_color] if tab == self.active else ""))
                self._ranges.append((Offset(at, number), at + cell_len(text), tab))
                at += cell_len(text)
            lines.append(Content.assemble(*parts))
        return Content("\n").join(lines)

    def _rows(self, titles: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
        """The titles in rows that are no wider than the strip."""
        rows: list[list[tuple[str, str]]] = [[]]
        room = self.size.width
        for tab, title in titles:
            room -= cell_len(title) + 2
            if room < 0 and rows[-1]:
                rows.append([])
                room = self.size.width - cell_len(title) - 2
            rows[-1].append((tab, title))
        return rows

    def _title(self, tab: str, title: str) -> str:
        key, size = self.keys.get(tab, ""), self.sizes.get(tab, 0)
        return " ".join(part for part in (key, title, str(size) if size and tab != "matrix" else "") if part)

    def spots(self) -> list[tuple[Offset, str]]:
        """Where each tab stands on the screen, for jump mode."""
        return [(self.region.offset + start, tab) for start, _, tab in self._ranges]

    def on_click(self, event: events.Click) -> None:
        """Open the tab under the pointer."""
        for start, end, tab in self._ranges:
            if start.y == event.y and start.x <= event.x < end:
                self.post_message(self.Clicked(tab))
