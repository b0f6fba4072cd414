"""A question with two answers; the safe one has the focus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from briefing.tui.dialogs import dialog_bindings, first_key
from briefing.tui.screens.dialog import Dialog
from briefing.tui.wrap import harmless


class ConfirmScreen(Dialog[bool]):
    """Dismissed with True only where the reader said yes."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings("confirm")]

    def __init__(self, question: str, keymap: Mapping[str, str], *, yes: str, no: str) -> None:
        super().__init__()
        self.question, self.keymap, self.yes, self.no = question, keymap, yes, no

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(classes="dialog"):
            yield Static(harmless(self.question), markup=False, classes="dialog-text")
            with Horizontal(classes="dialog-buttons"):
                yield Button(
                    f"{self.no} ({first_key('confirm_no', self.keymap)})", id="no", variant="primary", compact=True
                )
                yield Button(f"{self.yes} ({first_key('confirm_yes', self.keymap)})", id="yes", compact=True)

    def on_mount(self) -> None:
        """The safe answer first."""
        self.query_one("#no", Button).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button is an answer."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        """A key is an answer."""
        self.dismiss(yes)
