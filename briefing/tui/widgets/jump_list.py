"""A list whose rows lead to places in the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from briefing.tui.lists.row import Row
from briefing.tui.view import Target
from briefing.tui.widgets.calm_list import CalmList


class JumpList(CalmList, inherit_bindings=False):
    """Rows with targets; keys come from the reader's actions."""

    class Pointed(Message):
        """Another row of a list is under its cursor."""

        def __init__(self, listed: JumpList, target: Target | None) -> None:
            super().__init__()
            self.listed, self.target = listed, target

        def can_replace(self, message: Message) -> bool:
            """Only the newest of a list matters."""
            return isinstance(message, JumpList.Pointed) and message.listed is self.listed

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False, compact=True)
        self.rows: list[Row] = []
        self._wish: tuple[Callable[[Target], bool], int, int | None] | None = None

    def fill(self, rows: Iterable[Row]) -> None:
        """Show other rows; the cursor stays on the same target where it is still there, by whatever name."""
        before, cursor = self.target, self.highlighted or 0
        self.rows = []
        self.pour(self._options_of(rows), cursor + 1)
        self.highlighted = next((index for index, row in enumerate(self.rows) if row.target is not None), None)
        self._wish = None
        if before is not None:
            self._point(lambda target: _is_again(target, before))

    def _options_of(self, rows: Iterable[Row]) -> Iterator[Option]:
        for row in rows:
            self.rows.append(row)
            yield Option(row.content, disabled=row.target is None)

    @property
    def target(self) -> Target | None:
        """What the row under the cursor leads to."""
        if self.highlighted is None or self.highlighted >= len(self.rows):
            return None
        return self.rows[self.highlighted].target

    def point_at_fact(self, fact_id: str) -> None:
        """Put the cursor on the row of a fact, where there is one."""
        self._point(lambda target: target.fact == fact_id)

    def point_at_label(self, label: str) -> None:
        """Put the cursor on the row that stands for this, where there is one."""
        self._point(lambda target: target.label == label)

    def _point(self, wish: Callable[[Target], bool]) -> None:
        """Put the cursor on the first such row; where it is to come, then, unless the reader moves the cursor before.

        The wish is kept with the number of rows that were looked at and the place of the cursor.
        """
        self._wish = (wish, 0, self.highlighted)
        self._look()

    def _look(self) -> None:
        if self._wish is None:
            return
        wish, start, cursor = self._wish
        self._wish = None
        if cursor != self.highlighted:
            return
        for index in range(start, len(self.rows)):
            target = self.rows[index].target
            if target is not None and wish(target):
                self.highlighted = index
                return
        if self.pouring:
            self._wish = (wish, len(self.rows), cursor)

    def poured(self) -> None:
        """Look whether the row that the cursor is to be on has come."""
        super().poured()
        self._look()

    def page(self, by: int) -> None:
        """One page on or back."""
        if by > 0:
            self.action_page_down()
        else:
            self.action_page_up()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell the panel what is under the cursor."""
        event.stop()
        self.post_message(self.Pointed(self, self.target))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell the reader to go there."""
        event.stop()
        target = self.rows[event.option_index].target if event.option_index < len(self.rows) else None
        if target is not None:
            self.post_message(self.Chosen(target))


def _is_again(target: Target, before: Target) -> bool:
    """Whether a row leads to what another one led to; a name that was put right is the one with most of its places."""
    if target == before:
        return True
    if target.entity is None or before.entity is None:
        return False
    return 2 * len({*target.evidence} & {*before.evidence}) > len({*before.evidence})
