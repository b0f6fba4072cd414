"""A stock list that stops at its ends, pages without skipping rows, and bears being empty or not laid out yet.

Nor does it keep the screen waiting when it is long: the first rows stand at once, the others are made and measured in
slices of time while the reader looks at those.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import cast

from textual.cache import LRUCache
from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.style import Style
from textual.timer import Timer
from textual.widgets import OptionList
from textual.widgets.option_list import Option

FIRST = 64
"""Rows that are made and measured at once: as many as most screens have lines."""
DRAWN = 64
"""Drawn rows that are kept."""
CHUNK = 20
SLICE = 0.006
"""Seconds of work on the other rows at a time."""
BETWEEN = 0.004
"""Seconds between two slices, in which keys are handled and pictures are drawn."""


class CalmList(OptionList):
    """Rows of several lines each.

    Textual 8.2 raises a KeyError where a list without lines is paged: just opened, or on a terminal of 1×1. Its pages
    go by the cursor, so that the lines before a tall row are never seen, and its cursor goes round at the ends.
    """

    def __init__(
        self,
        *options: Option | str,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
        markup: bool = True,
        compact: bool = False,
    ) -> None:
        self._source: Iterator[Option] | None = None
        self._timer: Timer | None = None
        self._to_end = False
        self._first = FIRST
        super().__init__(*options, id=id, classes=classes, markup=markup, compact=compact)
        # Textual keeps 2,048 rows, each line with seven caches of its own: tens of megabytes for nothing.
        self._option_render_cache = LRUCache(DRAWN)

    def pour(self, options: Iterable[Option], least: int = 0, *, first: int = FIRST, pause: float = 0.0) -> None:
        """Show other rows, so many at once at least; the rest is taken while the reader looks at them.

        ``first`` says how many fill most screens, ``pause`` after how many seconds the rest begins.
        """
        self._source = iter(options)
        self._to_end = False
        self._first = first
        self.set_options(islice(self._source, max(first, least)))
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if pause and self.is_mounted:
            self._timer = self.set_timer(pause, self._next_slice)
        else:
            self._take(0.0)

    @property
    def pouring(self) -> bool:
        """Whether there are rows to come."""
        return self._source is not None

    def poured(self) -> None:
        """More rows have come: the end of the list is where the cursor was sent to."""
        if self._to_end and not self.pouring:
            self.action_last()

    def _take(self, until: float) -> None:
        """Take a few rows, and more of them until the time is over."""
        while self._source is not None:
            options = list(islice(self._source, CHUNK))
            if len(options) < CHUNK:
                self._source = None
            first = len(self._options)
            self._options += options
            self._option_to_index.update((option, first + index) for index, option in enumerate(options))
            if time.perf_counter() >= until:
                break
        self._measure(until)
        self._go_on()

    def _go_on(self) -> None:
        """Do the rest later, where there is any."""
        unmeasured = self.scrollable_content_region and len(self._line_cache.heights) < self.option_count
        if self.is_mounted and self._timer is None and (self.pouring or unmeasured):
            self._timer = self.set_timer(BETWEEN, self._next_slice)

    def _next_slice(self) -> None:
        self._timer = None
        self._take(time.perf_counter() + SLICE)
        self.poured()

    def _update_lines(self) -> None:
        """Measure what is needed now; Textual's own way is to measure everything."""
        self._measure(0.0)
        self._go_on()

    def _measure(self, until: float) -> None:
        """Measure the rows down to the cursor and to a page below the one in view, then on until the time is over."""
        region, cache = self.scrollable_content_region, self._line_cache
        if not region:
            return
        width = region.width - self._get_left_gutter_width()
        if len(cache.heights) < self.option_count:
            self._measure_rows(width, int(self.scroll_y) + 2 * region.height, until)
        size = Size(width, len(cache.lines))
        if size != self.virtual_size:
            if self.virtual_size.height < self.scroll_y + region.height:
                self.refresh()  # the page in view was not full
            self.virtual_size = size
            self._scroll_update(size)

    def _measure_rows(self, width: int, below: int, until: float) -> None:
        """Measure rows down to the cursor and to a line of the list, then on until the time is over."""
        cache = self._line_cache
        row = len(cache.heights)
        needed = max(self._first, 0 if self.highlighted is None else self.highlighted + 1)
        rules = cast(RulesMap, self.styles)
        room = width - self.get_component_styles("option-list--option").padding.width
        for option in islice(self._options, row, None):
            if row >= needed and len(cache.lines) >= below and time.perf_counter() >= until:
                break
            cache.index_to_line[row] = len(cache.lines)
            cache.heights[row] = height = self._get_visual(option).get_height(rules, room)
            cache.lines.extend((row, line) for line in range(height))
            row += 1

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
        self._to_end = False
        if self._scrolled_within(by):
            return
        if found is not None:
            self.highlighted = found
            self._show_above(found)
        elif self._has_lines:  # at an end: the headings and remarks beyond it come into view
            self._to_line(0 if by < 0 else int(self.max_scroll_y))

    def _scrolled_within(self, by: int) -> bool:
        """Scroll on in a row that is not seen to its end, before the cursor leaves it."""
        cache, row, height = self._line_cache, self.highlighted, self.scrollable_content_region.height
        if row is None or row not in cache.index_to_line or not self._has_lines:
            return False
        top, first = round(self.scroll_y), cache.index_to_line[row]
        hidden = first + cache.heights[row] - (top + height) if by > 0 else top - first
        if not 0 < hidden < cache.heights[row]:
            return False
        self._to_line(top + by * min(hidden, max(1, height - 1)))
        return True

    def _show_above(self, row: int) -> None:
        """Bring the heading right above a row into view with it."""
        above = row
        while above and self.get_option_at_index(above - 1).disabled:
            above -= 1
        line = self._line_cache.index_to_line.get(above)
        if line is not None and line < round(self.scroll_y):
            self._to_line(line)

    def action_cursor_down(self) -> None:
        """The next row; at the last one nothing."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """The row before; at the first one nothing."""
        self._step(-1)

    def action_first(self) -> None:
        """The first row, with what stands above it."""
        self._to_end = False
        self.highlighted = self._next_enabled(0, 1)
        self._to_line(0)

    def action_last(self) -> None:
        """The last row; where it is still to come, the last one there is, and then that one."""
        self.highlighted = self._next_enabled(self.option_count - 1, -1)
        self._to_end = self.pouring
        if self._to_end:
            if self._timer is not None:
                self._timer.stop()
            self._next_slice()

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
        self._to_end = False
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
