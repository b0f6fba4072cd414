"""The line in which words to find are typed."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static


class FindInput(Input):
    """An input that knows what a second stroke means."""

    async def _on_key(self, event: events.Key) -> None:
        if event.character == "/" and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(FindBar.Widened())
            return
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(FindBar.Left())
            return
        await super()._on_key(event)


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

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.start: tuple[int, int, int] | None = None
        """The source, the first line's offset and the sentence from which the looking goes out."""

    def compose(self) -> ComposeResult:
        """A sign, the input, the count."""
        yield Static("/", id="find-sign", markup=False)
        yield FindInput(placeholder="words to find here — / again searches all articles", id="find-words", compact=True)
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
