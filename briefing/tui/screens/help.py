"""All keys and signs, made from the actions themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.models import EntityType
from briefing.tui.action import Action, shown_keys
from briefing.tui.document import PLAIN_LETTERS
from briefing.tui.symbols import Symbols

_KINDS = {
    EntityType.PERSON: "person",
    EntityType.ORG: "organisation",
    EntityType.PLACE: "place",
    EntityType.WEAPON: "weapon",
    EntityType.EVENT: "event",
    EntityType.GROUP: "group",
    EntityType.WORK: "title of a work",
    EntityType.OTHER: "another name",
}


class HelpScreen(ModalScreen[None]):
    """Scrolls like a source; any of the usual keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,question_mark,enter", "dismiss", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("space,pagedown", "page(1)", show=False),
        Binding("b,pageup", "page(-1)", show=False),
    ]

    def __init__(self, actions: Sequence[Action], keymap: Mapping[str, str], symbols: Symbols) -> None:
        super().__init__()
        self.actions, self.keymap, self.symbols = actions, keymap, symbols

    def compose(self) -> ComposeResult:
        """Signs first, since they are what a new reader asks about; then keys by group."""
        with Vertical(classes="dialog wide"):
            with VerticalScroll(id="help-text"):
                yield Static(self._signs(), markup=False)
                yield Static(self._keys(), markup=False)
            yield Static(" q closes   j k scroll", classes="dialog-hint", markup=False)

    def _signs(self) -> Content:
        signs = self.symbols
        parts: list[str | tuple[str, str]] = [
            ("In the margin of a source\n", "bold $strong"),
            (f"  {signs.agreed} ", "$mark-agreed"),
            "reported by several: three or more independent sources, or all of two\n",
            (f"  {signs.shared} ", "$mark-shared"),
            "reported by two sources\n",
            (f"  {signs.single} ", "$mark-single"),
            "only this source says so\n",
            (f"  {signs.differs} ", "bold $mark-differs"),
            "told differently elsewhere\n",
            (f"  {signs.arrow} ", "bold $strong"),
            "the words for the fact you chose\n\n",
            ("Names\n", "bold $strong"),
        ]
        for kind, words in _KINDS.items():
            parts += [(f"  {PLAIN_LETTERS[kind]} ", f"bold $entity-{kind.value.lower()}"), (words, f"$entity-{kind.value.lower()}")]
        return Content.assemble(*parts, "\n")

    def _keys(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        group = ""
        for action in self.actions:
            if action.group != group:
                group = action.group
                parts.append((f"\n{group}\n", "bold $strong"))
            if action.id.startswith("source_"):
                if action.id == "source_1":
                    parts += [(f"  {'1–9':<12}", "bold"), " To source 1–9\n"]
                continue
            parts += [(f"  {shown_keys(action, self.keymap):<12}", "bold"), f" {action.help}\n"]
        return Content.assemble(*parts)

    def action_scroll(self, by: int) -> None:
        """A line on or back."""
        self.query_one("#help-text").scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """A page on or back."""
        text = self.query_one("#help-text")
        text.scroll_relative(y=by * max(1, text.size.height - 1), animate=False)
