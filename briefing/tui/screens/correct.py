"""Putting right what the app got wrong about the active article, or about the fact under the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from briefing.models import Article, Correcting, Fact
from briefing.tui.dialogs import actions_of
from briefing.tui.hanging import Hanging
from briefing.tui.screens.typing_dialog import TypingDialog
from briefing.tui.text import said, short
from briefing.tui.view import outlet_name
from briefing.tui.widgets.bars import KeyBar
from briefing.tui.widgets.calm_list import CalmList

TITLE = "Correct {}: type what is right, choose what it is"


@dataclass(frozen=True, slots=True)
class Fix:
    """What is to be put right and what holds instead; ``what`` None takes the last correction back."""

    what: Correcting | None
    value: str = ""


class CorrectScreen(TypingDialog[Fix | None]):
    """Dismissed with what is to be put right."""

    def __init__(self, article: Article, fact: Fact | None, last: str, keymap: Mapping[str, str]) -> None:
        """``fact`` is the one under the cursor; ``last`` says what was corrected last, and can be taken back."""
        super().__init__()
        self.article, self.fact, self.last, self.keymap = article, fact, last, keymap
        self.fixes: list[Correcting | None] = []

    def compose(self) -> ComposeResult:
        """Title, the line to type in, what can be corrected."""
        with Vertical(classes="dialog wide picker"):
            yield Static(TITLE.format(said(outlet_name(self.article))), classes="dialog-title", markup=False)
            yield Input(placeholder="a name, a title, or a day as 2023-07-28", compact=True)
            yield CalmList(classes="rows", markup=False, compact=True)
            yield KeyBar(actions_of("typing", typing_take="Correct"), self.keymap, classes="dialog-keys")

    def on_mount(self) -> None:
        """List what can be corrected."""
        super().on_mount()
        self._show()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show()

    def take(self, row: int | None) -> None:
        """Leave with what that row puts right, or say what is wrong with what was typed."""
        from briefing.store.corrections import checked  # noqa: PLC0415  # not before the first picture

        if row is None or row >= len(self.fixes):
            return
        what = self.fixes[row]
        try:
            value = checked(what, self.field.value) if what not in (None, Correcting.NO_FACT) else ""
        except ValueError as error:
            self.query_one(".dialog-title", Static).update(said(str(error)))
            return
        self.dismiss(Fix(what, value))

    def _show(self) -> None:
        rows = list(self._rows())
        at = self.listed.highlighted if self.listed.highlighted is not None else 0
        self.fixes = [what for what, _ in rows]
        self.listed.set_options([Option(Hanging(Content(""), Content(words))) for _, words in rows])
        first = self.fixes.index(Correcting.OUTLET)
        self.listed.highlighted = max(at, first) if self.field.value else at

    def _rows(self) -> Iterator[tuple[Correcting | None, str]]:
        if self.fact is not None:
            yield Correcting.NO_FACT, f"Dismiss this fact: “{short(self.fact.statement, 90)}”"
        article, typed = self.article, said(self.field.value)
        day = article.published.isoformat() if article.published else ""
        now = (article.outlet or "", day, article.title, article.byline or "")
        names = (Correcting.OUTLET, Correcting.DAY, Correcting.TITLE, Correcting.AUTHOR)
        for what, value in zip(names, now, strict=True):
            shown = short(value, 60) or "none"
            yield what, f"{what.value.capitalize()}: {shown}" + (f"  →  {short(typed, 60)}" if typed else "")
        if self.last:
            yield None, f"Take back: {self.last}"
