"""What reading left out of an article, so that nobody has to take it on trust."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Static

from briefing.models import Article
from briefing.story.grouping.order import outlet_name
from briefing.tui.dialogs import actions_of, dialog_bindings
from briefing.tui.hanging import Hanging, Rows
from briefing.tui.screens.dialog import Dialog
from briefing.tui.text import count, said, short
from briefing.tui.widgets.bars import KeyBar

LONGEST = 1000
"""Characters of one piece."""


class CutsScreen(Dialog[None]):
    """Scrolls as the help does."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings("help")]

    def __init__(self, article: Article, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self.article, self.keymap = article, keymap

    def compose(self) -> ComposeResult:
        """The pieces, under the reasons for which they were left out."""
        name = short(outlet_name(self.article), 40)
        with Vertical(classes="dialog wide"):
            title = f"{count(len(self.article.cuts), 'piece')} left out of {name}"
            yield Static(title, classes="dialog-title", markup=False)
            with VerticalScroll(id="help-text"):
                yield Static(Rows(list(self._rows())), markup=False)
            yield KeyBar(actions_of("help"), self.keymap, classes="dialog-keys")

    def on_mount(self) -> None:
        """The text has the keys."""
        self.query_one("#help-text").focus()

    def _rows(self) -> Iterator[Visual]:
        by_reason: dict[str, list[str]] = {}
        for cut in self.article.cuts:
            by_reason.setdefault(cut.reason, []).append(cut.text)
        for reason, texts in by_reason.items():
            yield Hanging(Content(""), Content.styled(f"{said(reason)}  {len(texts)}", "bold $strong"))
            for text in texts:
                yield Hanging(Content("  "), Content(short(text, LONGEST)))

    def action_scroll(self, by: int) -> None:
        """A line on or back."""
        self.query_one("#help-text").scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """A page on or back."""
        text = self.query_one("#help-text")
        text.scroll_relative(y=by * max(1, text.size.height - 1), animate=False)
