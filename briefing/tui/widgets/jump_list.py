"""A list whose rows lead to places in the articles."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from briefing.tui.rows import Row
from briefing.tui.view import Target
from briefing.tui.widgets.calm_list import CalmList


class JumpList(CalmList, inherit_bindings=False):
    """Rows with targets; keys come from the reader's actions."""

    class Pointed(Message):
        """Another row is under the cursor."""

        def __init__(self, target: Target | None) -> None:
            super().__init__()
            self.target = target

        def can_replace(self, message: Message) -> bool:
            """Only the newest matters."""
            return isinstance(message, JumpList.Pointed)

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False, compact=True)
        self.rows: tuple[Row, ...] = ()

    def fill(self, rows: Sequence[Row]) -> None:
        """Show other rows; the cursor stays on the same target where it is still there."""
        before = self.target
        self.rows = tuple(rows)
        self.set_options(Option(row.content, disabled=row.target is None) for row in rows)
        chosen = next((index for index, row in enumerate(rows) if before is not None and row.target == before), None)
        if chosen is None:
            chosen = next((index for index, row in enumerate(rows) if row.target is not None), None)
        self.highlighted = chosen

    @property
    def target(self) -> Target | None:
        """What the row under the cursor leads to."""
        if self.highlighted is None or self.highlighted >= len(self.rows):
            return None
        return self.rows[self.highlighted].target

    def point_at_fact(self, fact_id: str) -> bool:
        """Put the cursor on the row of a fact; says whether there is one."""
        for index, row in enumerate(self.rows):
            if row.target is not None and row.target.fact == fact_id:
                self.highlighted = index
                return True
        return False

    def page(self, by: int) -> None:
        """One page on or back."""
        if by > 0:
            self.action_page_down()
        else:
            self.action_page_up()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell the panel what is under the cursor."""
        event.stop()
        self.post_message(self.Pointed(self.target))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell the reader to go there."""
        event.stop()
        target = self.rows[event.option_index].target if event.option_index < len(self.rows) else None
        if target is not None:
            self.post_message(self.Chosen(target))
