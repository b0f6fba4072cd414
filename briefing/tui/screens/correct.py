"""Putting right what the app got wrong about what the reader points at."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from briefing.tui.fixes import Fix
from briefing.tui.hanging import Hanging
from briefing.tui.screens.typing_dialog import ListingDialog
from briefing.tui.text import said


class CorrectScreen(ListingDialog[Fix | None]):
    """Dismissed with what is to be put right."""

    HEADING = "Correct: choose what is wrong, or type what is right"
    ASKED = "a name, a title, a day as 2023-07-28, words of another fact"
    TAKES = "Correct"

    def __init__(self, fixes: Callable[[str], list[Fix]], keymap: Mapping[str, str]) -> None:
        """``fixes`` gives the rows for what is typed."""
        super().__init__()
        self.fixes_for, self.keymap = fixes, keymap
        self.fixes: list[Fix] = []

    def take(self, row: int | None) -> None:
        """Leave with what that row puts right, or say what is wrong with what was typed."""
        from briefing.store.corrections import checked  # noqa: PLC0415  # not before the first picture

        if row is None or row >= len(self.fixes):
            return
        fix = self.fixes[row]
        if fix.what is not None:
            try:
                checked(fix.what, fix.value)
            except ValueError as error:
                self.query_one(".dialog-title", Static).update(said(str(error)))
                return
        self.dismiss(fix)

    def _show(self) -> None:
        self.fixes = self.fixes_for(self.field.value)
        self.listed.set_options([Option(Hanging(Content(""), Content(fix.words), deeper=2)) for fix in self.fixes])
        self.listed.highlighted = 0 if self.fixes else None
        self.query_one(".dialog-title", Static).update(self.HEADING)
