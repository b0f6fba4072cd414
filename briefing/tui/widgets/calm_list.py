"""A stock list that stops at its ends, pages without skipping rows, and bears being empty or not laid out yet."""

from __future__ import annotations

from dataclasses import replace

from textual.style import Style
from textual.widgets import OptionList


class CalmList(OptionList):
    """Rows of several lines each.

    Textual 8.2 raises a KeyError where a list without lines is paged: just opened, or on a terminal of 1×1. Its pages
    go by the cursor, so that the lines before a tall row are never seen, and its cursor goes round at the ends.
    """

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """The style of a part; Textual 8.2 drops ``reverse``, which is all that shows the cursor without colours."""
        style = super().get_visual_style(*component_classes, partial=partial)
        reverse = any(self.get_component_styles(name).text_style.reverse for name in component_classes)
        return replace(style, reverse=True) if reverse else style

    @property
    def _has_lines(self) -> bool:
        region = self.scrollable_content_region
        return self.option_count > 0 and region.width > 0 and region.height > 0

    def _next_enabled(self, index: int, by: int) -> int | None:
        """The nearest row from ``index`` on that can be chosen."""
        while 0 <= index < self.option_count:
            if not self.get_option_at_index(index).disabled:
                return index
            index += by
        return None

    def _step(self, by: int) -> None:
        start = (-1 if by > 0 else self.option_count) if self.highlighted is None else self.highlighted
        found = self._next_enabled(start + by, by)
        if found is not None:
            self.highlighted = found
        elif self._has_lines:  # at an end: the headings and remarks beyond it come into view
            self._to_line(0 if by < 0 else int(self.max_scroll_y))

    def action_cursor_down(self) -> None:
        """The next row; at the last one nothing."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """The row before; at the first one nothing."""
        self._step(-1)

    def action_first(self) -> None:
        """The first row, with what stands above it."""
        self.highlighted = self._next_enabled(0, 1)
        self._to_line(0)

    def action_last(self) -> None:
        """The last row."""
        self.highlighted = self._next_enabled(self.option_count - 1, -1)

    def action_page_down(self) -> None:
        """One page on."""
        self._page(1)

    def action_page_up(self) -> None:
        """One page back."""
        self._page(-1)

    def _page(self, by: int) -> None:
        """One page but a line; the cursor goes to the first row that begins there."""
        if not self._has_lines:
            return
        self._update_lines()
        top = round(self.scroll_y)
        there = max(0, min(top + by * max(1, self.scrollable_content_region.height - 1), int(self.max_scroll_y)))
        if there == top:
            self._step_to_end(by)
            return
        rows = (self._lines[line] for line in range(there, len(self._lines)))
        begins = next((index for index, line in rows if line == 0), self.option_count)
        found = self._next_enabled(begins, 1)
        self.highlighted = found if found is not None else self._next_enabled(self.option_count - 1, -1)
        self._to_line(there)

    def _step_to_end(self, by: int) -> None:
        if by > 0:
            self.action_last()
        else:
            self.action_first()

    def _to_line(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, force=True, immediate=True)
