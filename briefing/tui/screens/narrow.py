"""Choosing what is left of the lists: by kind, by source, or by words typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from briefing.tui.dialogs import actions_of
from briefing.tui.hanging import Hanging
from briefing.tui.lists.filtering import Filter
from briefing.tui.screens.typing_dialog import TypingDialog
from briefing.tui.text import said, short
from briefing.tui.widgets.bars import KeyBar
from briefing.tui.widgets.calm_list import CalmList

Way = tuple[str, int, Filter]
"""Words of a row, how many facts it leaves, and the filter."""


class NarrowScreen(TypingDialog[Filter | None]):
    """Dismissed with the filter; an empty one shows everything."""

    def __init__(self, ways: Sequence[Way], keymap: Mapping[str, str]) -> None:
        super().__init__()
        self.ways, self.keymap = ways, keymap
        self.shown: list[Way] = []

    def compose(self) -> ComposeResult:
        """Title, the line to type in, the filters with how many facts each leaves."""
        with Vertical(classes="dialog wide picker"):
            yield Static("Show only …", classes="dialog-title", markup=False)
            yield Input(placeholder="a number of a source, or words to look for in the lists", compact=True)
            yield CalmList(classes="rows", markup=False, compact=True)
            yield KeyBar(actions_of("typing", typing_take="Show"), self.keymap, classes="dialog-keys")

    def on_mount(self) -> None:
        """List all filters."""
        super().on_mount()
        self._show()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show()

    def take(self, row: int | None) -> None:
        """Leave with that filter."""
        if row is not None and row < len(self.shown):
            self.dismiss(self.shown[row][2])

    def _show(self) -> None:
        typed = said(self.field.value)
        words = typed.casefold().split()
        found = [way for way in self.ways if all(word in way[0].casefold() for word in words)]
        if typed.isdigit():
            found = [way for way in self.ways if way[2].source == int(typed) - 1]
        rows = [(f"With “{short(typed, 60)}”", -1, Filter(words=typed))] if typed else []
        # What is typed is looked for in the rows, unless it names a filter.
        self.shown = [*found, *rows] if typed.isdigit() or (found and len(typed) > 1) else [*rows, *found]
        self.listed.set_options([Option(self._row(way)) for way in self.shown])
        self.listed.highlighted = 0 if self.shown else None

    @staticmethod
    def _row(way: Way) -> Hanging:
        words, number, _ = way
        return Hanging(Content.styled(f"{number:>5}  " if number >= 0 else "       ", "$muted"), Content(words))
