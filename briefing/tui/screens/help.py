"""All keys and signs, made from the actions themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Static

from briefing.tui.action import shown_keys
from briefing.tui.dialogs import DIALOG_ACTIONS, actions_of, dialog_bindings
from briefing.tui.document import PLAIN_LETTERS
from briefing.tui.hanging import Hanging, Rows
from briefing.tui.keyed import Keyed
from briefing.tui.question import KIND_WORDS
from briefing.tui.screens.dialog import Dialog
from briefing.tui.symbols import Symbols
from briefing.tui.widgets.bars import KeyBar
from briefing.tui.worded import LESS


class HelpScreen(Dialog[None]):
    """Scrolls like a source; any of the usual keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings("help")]

    def __init__(self, actions: Sequence[Keyed], keymap: Mapping[str, str], symbols: Symbols) -> None:
        super().__init__()
        self.actions, self.keymap, self.symbols = actions, keymap, symbols

    def compose(self) -> ComposeResult:
        """Signs first, since they are what a new reader asks about; then keys by group."""
        with Vertical(classes="dialog wide"):
            with VerticalScroll(id="help-text"):
                yield Static(Rows([*self._signs(), *self._keys()]), markup=False)
            yield KeyBar(actions_of("help"), self.keymap, classes="dialog-keys")

    def _signs(self) -> list[Visual]:
        signs = self.symbols
        margin = (
            (signs.agreed, "$mark-agreed", "reported by several: three or more, or all where there are two"),
            (signs.shared, "$mark-shared", "reported by two"),
            (signs.single, "$mark-single", "reported by this source only"),
            (signs.differs, "bold $mark-differs", "accounts differ"),
            (signs.explained, "$muted", "a difference with a possible explanation"),
            ("a", LESS, "words of a fact that only some of those who report it give"),
            (signs.arrow, "bold $strong", "the words for what you chose"),
            (signs.bar, "$primary", "the sentence under the cursor"),
        )
        stances = (
            (signs.said, "$mark-agreed", "states it"),
            (signs.cited, "$mark-shared", "attributes it to somebody"),
            (signs.hedged, "$mark-shared", "hedges it (may, reportedly), citing nobody"),
            (signs.differs, "bold $mark-differs", "gives a different account"),
            (signs.denied, "bold $mark-differs", "reports only the denial"),
            (signs.both, "bold $mark-differs", "reports both the accusation and the denial"),
            (signs.unsure, "$muted", "maybe in other words: the nearest sentence"),
            (signs.silent, "$muted", "not found here"),
        )
        shown: list[Visual] = [_title("Signs in the margin and the lists")]
        shown += [Hanging(Content.styled(f"  {sign} ", style), Content(words)) for sign, style, words in margin]
        shown.append(_title("\nSigns of a source, on the fact chosen and in the matrix"))
        shown += [Hanging(Content.styled(f"  {sign} ", style), Content(words)) for sign, style, words in stances]
        shown.append(_title("\nColours and letters of names; days are underlined"))
        for kind, words in KIND_WORDS.items():
            colour = f"$entity-{kind.value.lower()}"
            letter = Content.styled(f"  {PLAIN_LETTERS[kind]} ", f"bold {colour}")
            shown.append(Hanging(letter, Content.styled(words, colour)))
        return shown

    def _keys(self) -> list[Visual]:
        shown: list[Visual] = []
        group = ""
        for action in (*self.actions, *DIALOG_ACTIONS):
            if action.group != group:
                group = action.group
                shown.append(_title(f"\n{group}"))
            if action.id.startswith("source_"):
                if action.id == "source_1":
                    shown.append(_key("1–9", "To source 1 to 9"))
                continue
            shown.append(_key(shown_keys(action, self.keymap), action.help))
        return shown

    def action_scroll(self, by: int) -> None:
        """A line on or back."""
        self.query_one("#help-text").scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """A page on or back."""
        text = self.query_one("#help-text")
        text.scroll_relative(y=by * max(1, text.size.height - 1), animate=False)


def _title(text: str) -> Content:
    return Content.styled(text, "bold $strong")


def _key(keys: str, words: str) -> Hanging:
    return Hanging(Content.styled(f"  {keys:<13}  ", "bold"), Content(words))
