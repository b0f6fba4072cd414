"""The line in which words to find are typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from briefing.tui.dialogs import dialog_bindings, first_key


class FindInput(Input):
    """An input that knows what a second stroke means."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings("find")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Among words a slash is a slash."""
        del parameters
        return action != "widen" or not self.value

    def action_widen(self) -> None:
        """Search everything instead."""
        self.post_message(FindBar.Widened())

    def action_leave(self) -> None:
        """Away with it."""
        self.post_message(FindBar.Left())


class FindBar(Horizontal):
    """Hidden until it is wanted; it tells how many places there are."""

    class Changed(Message):
        """Other words are typed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Done(Message):
        """The words stand; on to reading."""

    class Left(Message):
        """Away with it."""

    class Widened(Message):
        """Search everything instead."""

    def __init__(self, keymap: Mapping[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.keymap = keymap
        self.start: tuple[int, int, int] | None = None
        """The source, the first line's offset and the sentence from which the looking goes out."""

    def compose(self) -> ComposeResult:
        """A sign, the input, the count."""
        yield Static("/", id="find-sign", markup=False)
        hint = f"words to find here — {first_key('find_widen', self.keymap)} again searches all articles"
        yield FindInput(placeholder=hint, id="find-words", compact=True)
        yield Static("", id="find-count", markup=False)

    @property
    def words(self) -> str:
        """What is typed."""
        return self.query_one("#find-words", Input).value

    def ask(self, start: tuple[int, int, int]) -> None:
        """Show the line, empty, and take the keys."""
        self.display = True
        self.start = start
        field = self.query_one("#find-words", Input)
        field.value = ""
        self.screen.set_focus(field)

    def tell(self, text: str) -> None:
        """Write the count."""
        self.query_one("#find-count", Static).update(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look while typing."""
        event.stop()
        self.post_message(self.Changed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Leave the line standing and go back to the text."""
        event.stop()
        self.post_message(self.Done())
