"""The desk on the screen: slots side by side, as many as have room, each showing an article of the desk's window."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.containers import Horizontal
from textual.message import Message

from briefing.models import NO_MARKS, Mark, Marks
from briefing.tui.desk import Desk
from briefing.tui.symbols import Symbols
from briefing.tui.view import StoryView
from briefing.tui.widgets.source_pane import SourcePane, Standing

PANE_WIDTH = 46
"""Cells that a source should have at least; as many stand side by side as fit."""
MOST = 8


def room_for(width: int) -> int:
    """How many sources stand side by side in a deck of this width."""
    return max(1, min(MOST, width // PANE_WIDTH))


class Deck(Horizontal):
    """Slots for sources. It knows what to show, not why."""

    class Resized(Message):
        """There is room for another number of sources."""

        def __init__(self, capacity: int) -> None:
            super().__init__()
            self.capacity = capacity

    def __init__(self, symbols: Symbols, *, marks: bool, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.symbols = symbols
        self.marks = marks
        self.slots: list[SourcePane] = []
        self._capacity = 0
        self._alone = False

    def on_resize(self) -> None:
        """Tell how many sources have room."""
        self._tell()

    def show_alone(self, alone: bool) -> None:
        """Give the room to one source, or to as many as have it."""
        self._alone = alone
        self._tell()

    def _tell(self) -> None:
        capacity = 1 if self._alone else room_for(self.size.width)
        if capacity != self._capacity:
            self._capacity = capacity
            self.post_message(self.Resized(capacity))

    def show(
        self,
        view: StoryView,
        desk: Desk,
        stars: Collection[str],
        marks: Marks = NO_MARKS,
        new: Collection[str] = (),
    ) -> None:
        """Bring the slots into agreement with the desk; ``stars`` and ``new`` are ids of articles."""
        visible = desk.visible()
        while len(self.slots) < len(visible):
            slot = SourcePane(self.symbols, marks=self.marks, slot=len(self.slots))
            self.slots.append(slot)
            self.mount(slot)
        for index, slot in enumerate(self.slots):
            slot.display = index < len(visible)
            if index < len(visible):
                number = visible[index]
                article = view.article(number)
                noted = self._noted(marks.articles.get(article.id, ()))
                standing = Standing(
                    number + 1,
                    number in desk.pinned,
                    article.id in stars,
                    noted,
                    article.id in new,
                    view.name_of(article.id),
                )
                slot.open(number, view.document(number), desk.place(number), standing)
                slot.set_class(number == desk.active, "-active")
                slot.set_class(index == 0, "-first")

    def _noted(self, marks: Sequence[Mark]) -> str:
        words = (f"#{mark.text}" if mark.kind == "tag" else f"{self.symbols.note} {mark.text}" for mark in marks)
        return "  ".join(words)

    def set_marks(self, on: bool) -> None:
        """Show or hide the signs in the margins."""
        self.marks = on
        for slot in self.slots:
            slot.pane.marks = on
            slot.pane.redraw()

    def shown(self) -> list[SourcePane]:
        """The slots in view, from left to right."""
        return [slot for slot in self.slots if slot.display]

    def slot_of(self, number: int) -> SourcePane | None:
        """The slot that shows an article, if it is in view."""
        return next((slot for slot in self.shown() if slot.article_number == number), None)
