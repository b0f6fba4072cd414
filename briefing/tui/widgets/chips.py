"""The filters of a search in a row: each with its key, the set ones in brackets; a click presses one."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from briefing.records import dataclass
from briefing.tui.symbols import CHOSEN
from briefing.tui.text import clipped

ROWS = 2
"""Rows that the chips may take before their values are cut further."""
_VALUE_CELLS = (44, 44, 24, 14)
"""How long a value may be at each level."""
_LEAST = len(_VALUE_CELLS) - 1
_NOW = ">"


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter: its name, what stands where it is open, that in short, and its value where it is set."""

    part: str
    key: str
    name: str
    open: str
    short: str
    value: str | None = None

    def text(self, level: int) -> str:
        """What it says; at higher levels less."""
        if self.value is not None:
            name = "" if level else f"{self.name} "
            return f"{name}[{clipped(self.value, _VALUE_CELLS[level])}]"
        return self.short if level > 1 else self.open


class ChipRow(Widget):
    """As much as fits is written out: words are left away and values cut before a third row is begun."""

    class Clicked(Message):
        """A chip was clicked."""

        def __init__(self, part: str) -> None:
            super().__init__()
            self.part = part

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.chips: tuple[Chip, ...] = ()
        self.now: str | None = None
        self._ranges: list[tuple[int, int, int, str]] = []

    def show(self, chips: Sequence[Chip], now: str | None) -> None:
        """Change what stands there; ``now`` is the chip that Enter presses."""
        if (tuple(chips), now) != (self.chips, self.now):
            self.chips, self.now = tuple(chips), now
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the chips take."""
        del container, viewport
        return max(1, len(self._rows(width)[1]))

    def _rows(self, width: int) -> tuple[int, list[list[Chip]]]:
        """How much each chip says, and the chips of every row."""
        for most, level in ((1, 0), (1, 1), (1, 2), (ROWS, 1), (ROWS, 2)):
            rows = self._broken(level, width)
            if len(rows) <= most:
                return level, rows
        return _LEAST, self._broken(_LEAST, width)

    def _broken(self, level: int, width: int) -> list[list[Chip]]:
        rows: list[list[Chip]] = []
        room = 0
        for chip in self.chips:
            size = self._cells(chip, level)
            if size - 1 > room or not rows:  # the blank at the end may be missing
                rows.append([])
                room = width
            rows[-1].append(chip)
            room -= size
        return rows

    @staticmethod
    def _cells(chip: Chip, level: int) -> int:
        return cell_len(chip.key) + cell_len(chip.text(level)) + 3

    def render(self) -> Content:
        """The rows; the chip that Enter presses has a sign before it and is underlined."""
        level, rows = self._rows(self.size.width)
        self._ranges, lines = [], []
        for number, row in enumerate(rows):
            parts: list[Content | str | tuple[str, str]] = []
            at = 0
            for chip in row:
                here = chip.part == self.now
                style = CHOSEN[self.app.no_color] if chip.value is not None else "$muted"
                parts += [(_NOW if here else " ", "bold $strong"), (chip.key, "bold $key-colour"), " "]
                parts += [(chip.text(level), f"underline {style}" if here else style), " "]
                self._ranges.append((number, at, at + self._cells(chip, level), chip.part))
                at += self._cells(chip, level)
            lines.append(Content.assemble(*parts))
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Press the chip under the pointer."""
        for row, start, end, part in self._ranges:
            if row == event.y and start <= event.x < end:
                self.post_message(self.Clicked(part))
