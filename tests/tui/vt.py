"""What stands on a terminal after some bytes: as much of a terminal as the app's drawing needs, and no more."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder

from rich.cells import cell_len

_STEP = re.compile(
    r"\x1b\[(?P<places>[0-9;]*)H|\x1b\[[?<>=]?[0-9;:]*[ -/]*[@-~]|\x1b\].*?(?:\x07|\x1b\\)|\x1b[^\[\]]|(?P<text>.)",
    re.DOTALL,
)
_WHOLE = re.compile(r"\x1b(?:\[[?<>=]?[0-9;:]*[ -/]*|\][^\x07\x1b]*)?\Z")

Cell = tuple[str, str]


class Screen:
    """Feed it what a program writes; ``lines`` is what a person sees, ``cells`` also in what colours."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.width, self.height = size
        self._cells = self._blank()
        self._style = ""
        self._row = self._column = 0
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._left = ""

    def feed(self, content: bytes) -> None:
        """Draw; a sequence that is not whole yet waits for its rest."""
        text, self._left = self._left + self._decoder.decode(content), ""
        if (cut := _WHOLE.search(text)) is not None:
            text, self._left = text[: cut.start()], cut.group()
        for step in _STEP.finditer(text):
            if step["text"] is not None:
                self._put(step["text"])
            elif step["places"] is not None:
                row, _, column = step["places"].partition(";")
                self._row, self._column = int(row or 1) - 1, int(column or 1) - 1
            elif step.group().endswith("J"):
                self._cells = self._blank()
            elif step.group().endswith("m"):
                self._style = step.group()

    def _blank(self) -> list[list[Cell]]:
        return [[(" ", "")] * self.width for _ in range(self.height)]

    def _put(self, letter: str) -> None:
        if letter == "\r":
            self._column = 0
        elif letter == "\n":
            self._row += 1
        elif letter >= " " and self._row < self.height:
            size = cell_len(letter)
            if not size:
                before, style = self._cells[self._row][max(0, self._column - 1)]
                self._cells[self._row][max(0, self._column - 1)] = (before + letter, style)
            elif self._column + size <= self.width:
                cells = [(letter, self._style), *[("", self._style)] * (size - 1)]
                self._cells[self._row][self._column : self._column + size] = cells
            self._column += size

    def cells(self, first: int = 0, last: int | None = None) -> list[list[Cell]]:
        """Some rows, each cell with its letter and the sequence that gave it its colours."""
        return [list(row) for row in self._cells[first:last]]

    @property
    def lines(self) -> list[str]:
        """The rows, without blanks behind them."""
        return ["".join(letter for letter, _ in row).rstrip() for row in self._cells]

    @property
    def text(self) -> str:
        """All of them."""
        return "\n".join(self.lines)
