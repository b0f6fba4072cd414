"""The names of the summary's lists on one line, the open one marked; a click opens one."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from briefing.tui.symbols import CHOSEN
from briefing.tui.tabs import TABS


class TabStrip(Widget):
    """The titles are the same at every width; where not all of their rows fit, the one with the open tab stands."""

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
        self.has_keys = False
        self._ranges: list[tuple[Offset, int, str]] = []

    def serve(self, *, has_keys: bool) -> None:
        """Show whether the lists have the keys."""
        if has_keys is not self.has_keys:
            self.has_keys = has_keys
            self.refresh()

    def render(self) -> Content:
        """The titles that fit into the rows there are, each with its key."""
        room = max(1, self.size.height)
        for titles, blank in self._titles():
            rows = self._rows(titles, 1 + len(blank))
            if len(rows) <= room:
                break
        open_row = next((number for number, row in enumerate(rows) if any(tab == self.active for tab, _ in row)), 0)
        first = max(0, open_row - room + 1)
        self._ranges = []
        return Content("\n").join(
            [self._line(row, number, blank) for number, row in enumerate(rows[first : first + room])]
        )

    def _line(self, row: list[tuple[str, str]], number: int, blank: str) -> Content:
        """A row of titles; where each stands is noted for clicks."""
        parts, at = [], 0
        for tab, title in row:
            text = f" {title}{blank}"
            style = CHOSEN[self.app.no_color] if self.has_keys else "bold underline"
            parts.append((text, style if tab == self.active else ""))
            self._ranges.append((Offset(at, number), at + cell_len(text), tab))
            at += cell_len(text)
        return Content.assemble(*parts)

    def _rows(self, titles: list[tuple[str, str]], blanks: int) -> list[list[tuple[str, str]]]:
        """The titles in rows that are no wider than the strip."""
        rows: list[list[tuple[str, str]]] = [[]]
        room = self.size.width
        for tab, title in titles:
            room -= cell_len(title) + blanks
            if room < 0 and rows[-1]:
                rows.append([])
                room = self.size.width - cell_len(title) - blanks
            rows[-1].append((tab, title))
        return rows

    def _titles(self) -> Iterator[tuple[list[tuple[str, str]], str]]:
        """The same titles at every width, with the length of each list where it fits; and the blank behind each."""
        for sized, blank in ((True, " "), (True, ""), (False, " "), (False, "")):
            yield [(tab.id, self._title(tab.id, tab.title, sized=sized)) for tab in TABS], blank

    def _title(self, tab: str, title: str, *, sized: bool = False) -> str:
        size = self.sizes.get(tab) if sized and tab not in ("matrix", "outlet") else None
        return " ".join(part for part in (self.keys.get(tab, ""), title, "" if size is None else str(size)) if part)

    def spots(self) -> list[tuple[Offset, str]]:
        """Where each tab stands on the screen, for jump mode."""
        return [(self.region.offset + start, tab) for start, _, tab in self._ranges]

    def on_click(self, event: events.Click) -> None:
        """Open the tab under the pointer."""
        for start, end, tab in self._ranges:
            if start.y == event.y and start.x <= event.x < end:
                self.post_message(self.Clicked(tab))
