"""The names of the summary's lists on one line, the open one marked; a click opens one."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from briefing.tui.rows import TABS


class TabStrip(Widget):
    """One row. Where the whole titles do not fit, short ones stand; where those do not, the ones around the open tab."""

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
        self._ranges: list[tuple[int, int, str]] = []

    def render(self) -> Content:
        """The titles that fit, each with its key."""
        width = self.size.width
        titles = [(tab.id, self._title(tab.id, tab.title)) for tab in TABS]
        if sum(cell_len(title) + 2 for _, title in titles) > width:
            titles = [(tab.id, self._title(tab.id, tab.short)) for tab in TABS]
        first = self._first_that_fits(titles, width)
        self._ranges, parts, at = [], [], 0
        for tab, title in titles[first:]:
            text = f" {title} "
            parts.append((text, "bold $chosen-foreground on $chosen-background" if tab == self.active else ""))
            self._ranges.append((at, at + cell_len(text), tab))
            at += cell_len(text)
        return Content.assemble(*parts)

    def _title(self, tab: str, title: str) -> str:
        key, size = self.keys.get(tab, ""), self.sizes.get(tab, 0)
        return " ".join(part for part in (key, title, str(size) if size and tab != "matrix" else "") if part)

    def _first_that_fits(self, titles: list[tuple[str, str]], width: int) -> int:
        """The number of the tab to begin with, so that the open one is in view."""
        index = next((number for number, (tab, _) in enumerate(titles) if tab == self.active), 0)
        first = 0
        while first < index and sum(cell_len(title) + 2 for _, title in titles[first : index + 1]) > width:
            first += 1
        return first

    def spots(self) -> list[tuple[Offset, str]]:
        """Where each tab stands on the screen, for jump mode."""
        return [(self.region.offset + Offset(start, 0), tab) for start, _, tab in self._ranges]

    def on_click(self, event: events.Click) -> None:
        """Open the tab under the pointer."""
        for start, end, tab in self._ranges:
            if start <= event.x < end:
                self.post_message(self.Clicked(tab))
