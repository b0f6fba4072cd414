"""What dialogs share that have a line to type in and a list below it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ScreenResultType
from textual.widgets import Input, OptionList, Static

from briefing.tui.dialogs import actions_of, dialog_bindings
from briefing.tui.screens.dialog import Dialog
from briefing.tui.widgets.bars import KeyBar
from briefing.tui.widgets.calm_list import CalmList


class TypingDialog(Dialog[ScreenResultType]):
    """The line keeps the keys; up, down and the pages move in the list, whose widgets are ``#words`` and ``.rows``."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings("typing")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (12, "-low"), (30, "-high")]  # noqa: RUF012

    @property
    def field(self) -> Input:
        """The line."""
        return self.query_one(Input)

    @property
    def listed(self) -> CalmList:
        """The list."""
        return self.query_one(CalmList)

    def on_mount(self) -> None:
        """The line takes the keys."""
        self.listed.can_focus = False
        self.set_focus(self.field)

    def on_key(self, event: events.Key) -> None:
        """Letters typed before the line had the keys are not lost: those after it never come here."""
        if event.is_printable and event.character:
            event.stop()
            self.field.insert_text_at_cursor(event.character)
            self.set_focus(self.field)

    def action_move(self, by: int) -> None:
        """Next row, or the one before."""
        if by > 0:
            self.listed.action_cursor_down()
        else:
            self.listed.action_cursor_up()

    def action_page(self, by: int) -> None:
        """A page on or back."""
        if by > 0:
            self.listed.action_page_down()
        else:
            self.listed.action_page_up()

    def action_take(self) -> None:
        """Take the row under the cursor."""
        self.take(self.listed.highlighted)

    def take(self, row: int | None) -> None:
        """Take that row, if there is one."""

    @on(OptionList.OptionSelected)
    def _row_clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.take(event.option_index)


class ListingDialog(TypingDialog[ScreenResultType]):
    """One whose list follows what is typed: a title, the line, the rows, the keys."""

    HEADING: ClassVar[str] = ""
    ASKED: ClassVar[str] = ""
    TAKES: ClassVar[str] = ""
    keymap: Mapping[str, str]

    def compose(self) -> ComposeResult:
        """Title, the line to type in, what can be chosen."""
        with Vertical(classes="dialog wide picker"):
            yield Static(self.HEADING, classes="dialog-title", markup=False)
            yield Input(placeholder=self.ASKED, compact=True)
            yield CalmList(classes="rows", markup=False, compact=True)
            yield KeyBar(actions_of("typing", typing_take=self.TAKES), self.keymap, classes="dialog-keys")

    def on_mount(self) -> None:
        """List what can be chosen before anything is typed."""
        super().on_mount()
        self._show()

    def _show(self) -> None:
        """List what fits what is typed."""

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show()
