"""The lines above and below the sources: the story's title, the row of sources, the sentence's fact, the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from briefing.tui.action import Action
from briefing.tui.keyed import DialogAction, keys_of, shown_key
from briefing.tui.symbols import CHOSEN
from briefing.tui.text import short

LEAST_TITLE = 32
"""Cells of the title that what is going on must leave it."""
LONGEST_NAME, LEAST_NAME = 40, 4
"""Characters of a source's name in the row of sources, at most and at least."""


class TitleBar(Widget):
    """The story on the left, what is going on on the right: as much of it as the title leaves room for."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.title = ""
        self.state: tuple[str, ...] = ()

    def say(self, title: str, state: Sequence[str] = ()) -> None:
        """Change what stands there; ``state`` in parts, the least important first."""
        self.title, self.state = title, tuple(part for part in state if part)
        self.refresh()

    def render(self) -> Content:
        """One line; parts of the state give way to the title, then the title is cut."""
        width = max(0, self.size.width - 2)
        parts = self.state
        while len(parts) > 1 and width - cell_len(" · ".join(parts)) - 2 < min(cell_len(self.title), LEAST_TITLE):
            parts = parts[1:]
        state = " · ".join(parts)
        title = short(self.title, max(0, width - cell_len(state) - 2))
        gap = " " * max(1, width - cell_len(title) - cell_len(state))
        return Content.assemble((title, "bold"), gap, (state, "$muted"))


class SourceStrip(Widget):
    """All sources with their numbers: those in view stand out, and a sign tells what each has on the chosen fact."""

    class Clicked(Message):
        """A source was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.entries: list[tuple[int, str, str]] = []
        self.active = 0
        self.in_view: frozenset[int] = frozenset()
        self._ranges: list[tuple[int, int, int]] = []

    def show(self, entries: list[tuple[int, str, str]], active: int, in_view: frozenset[int]) -> None:
        """``entries`` are (number from 0, name, sign of what it says on the chosen fact)."""
        self.entries, self.active, self.in_view = entries, active, in_view
        self.refresh()

    def render(self) -> Content:
        """One line; where it is too narrow the names shrink, then a window of it shows, with arrows at its ends."""
        width = self.size.width
        longest = self._longest(width)
        first, last = 0, len(self.entries)
        place = next((index for index, entry in enumerate(self.entries) if entry[0] == self.active), 0)
        if self._width(longest) > width:
            width -= 4
            while first < place and self._width(longest, first, place + 1) > width:
                first += 1
            while last > place + 1 and self._width(longest, first, last) > width:
                last -= 1
        self._ranges, parts, at = [], [], 0
        if first:
            parts.append(("‹ ", "$muted"))
            at += 2
        for number, name, sign in self.entries[first:last]:
            label = self._label(number, name, sign, longest)
            weight = "$muted"
            if number == self.active:
                weight = CHOSEN[self.app.no_color]
            elif number in self.in_view:
                weight = "bold"
            parts.append((f" {label} ", weight))
            size = cell_len(label) + 2
            self._ranges.append((at, at + size, number))
            at += size
        if last < len(self.entries):
            parts.append((" ›", "$muted"))
        return Content.assemble(*parts)

    def _longest(self, width: int) -> int:
        """The most characters of a name with which all sources fit; 0 where not even their numbers do."""
        low, high = 0, LONGEST_NAME
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._width(middle) <= width else (low, middle - 1)
        return low if low >= LEAST_NAME else 0

    @staticmethod
    def _label(number: int, name: str, sign: str, longest: int) -> str:
        return " ".join(part for part in (sign, str(number + 1), short(name, longest) if longest else "") if part)

    def _width(self, longest: int, first: int = 0, last: int | None = None) -> int:
        return sum(cell_len(self._label(*entry, longest)) + 2 for entry in self.entries[first:last])

    def on_click(self, event: events.Click) -> None:
        """Go to the source under the pointer."""
        for start, end, number in self._ranges:
            if start <= event.x < end:
                self.post_message(self.Clicked(number))


class KeyBar(Widget):
    """The keys that matter most, as many as fit; help and quit always stand."""

    class Clicked(Message):
        """An action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(
        self,
        actions: Sequence[Action | DialogAction],
        keymap: Mapping[str, str],
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.actions, self.keymap = actions, keymap
        self.part = ""
        self._ranges: list[tuple[int, int, str]] = []

    def offer(self, actions: Sequence[Action | DialogAction]) -> None:
        """Show other actions; nothing is drawn where they are those that stand there."""
        if actions != self.actions:
            self.actions = actions
            self.refresh()

    def serve(self, part: str) -> None:
        """Show the keys of another part of the screen."""
        if part != self.part:
            self.part = part
            self.refresh()

    def render(self) -> Content:
        """The keys in the order of the actions' places in the bar."""
        listed = sorted((action for action in self.actions if self._serves(action)), key=lambda action: action.bar or 0)
        labels = [(action.id, shown_key(keys_of(action, self.keymap).split(",")[0]), action.label) for action in listed]
        last, rest = labels[:2], labels[2:]
        room = self.size.width - sum(cell_len(key) + cell_len(label) + 3 for _, key, label in last)
        fitting = []
        for entry in rest:
            room -= cell_len(entry[1]) + cell_len(entry[2]) + 3
            if room < 0:
                break
            fitting.append(entry)
        parts: list[str | tuple[str, str]] = []
        self._ranges, at = [], 0
        for action, key, label in (*fitting, *last):
            parts += [(f" {key}", "bold $key-colour"), f" {label} "]
            size = cell_len(key) + cell_len(label) + 3
            self._ranges.append((at, at + size, action))
            at += size
        return Content.assemble(*parts)

    def _serves(self, action: Action | DialogAction) -> bool:
        only = action.only if isinstance(action, Action) else ""
        return action.bar is not None and only in ("", self.part)

    def on_click(self, event: events.Click) -> None:
        """Run the action under the pointer."""
        for start, end, action in self._ranges:
            if start <= event.x < end:
                self.post_message(self.Clicked(action))
