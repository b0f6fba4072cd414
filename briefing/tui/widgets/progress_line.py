"""How far the reading is: a bar, the rate, what is left, and how to stop it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

AFTER = 0.3
"""Seconds after which the line is there: a row that comes and goes lays the whole screen out twice."""
LEAST = 0.5
"""Seconds that a stage must have run before its rate means anything."""


class ProgressLine(Widget):
    """One row, hidden when nothing goes on. ``clock`` gives seconds."""

    def __init__(self, *, id: str | None = None, clock: Callable[[], float] = monotonic) -> None:  # noqa: A002
        super().__init__(id=id)
        self.clock = clock
        self.stage, self.done, self.total = "", 0, None  # type: str, int, int | None
        self._began = 0.0
        self._due: Timer | None = None

    def show(self, stage: str, done: int, total: int | None) -> None:
        """Show how far a stage is, if what goes on is not over at once."""
        if stage != self.stage:
            self._began = self.clock()
        self.stage, self.done, self.total = stage, done, total
        if self.display:
            self.refresh()
        elif self._due is None:
            self._due = self.set_timer(AFTER, self._appear)

    def hide(self) -> None:
        """Nothing goes on any more."""
        self.stage = ""
        if self._due is not None:
            self._due.stop()
            self._due = None
        self.display = False

    def _appear(self) -> None:
        self._due = None
        self.display = bool(self.stage)

    def render(self) -> Content:
        """``analysing ━━━━──── 120 of 900 · 85/s · 9 s left · Esc stops``."""
        if not self.stage:
            return Content("")
        parts = [self._count()]
        seconds = self.clock() - self._began
        if seconds >= LEAST and self.done:
            rate = self.done / seconds
            parts.append(f"{rate:,.0f}/s")
            if self.total and self.done < self.total:
                parts.append(f"{max(1, round((self.total - self.done) / rate))} s left")
        parts.append("Esc stops")
        tail = " · ".join(part for part in parts if part)
        room = max(0, min(30, self.size.width - len(self.stage) - len(tail) - 4))
        filled = round(room * self.done / self.total) if self.total else 0
        return Content.assemble(
            (f"{self.stage} ", "bold"), ("━" * filled, "$strong"), ("─" * (room - filled), "$muted"), f" {tail}"
        )

    def _count(self) -> str:
        if self.total is None:
            return f"{self.done:,}" if self.done else ""
        return f"{self.done:,} of {self.total:,}"
