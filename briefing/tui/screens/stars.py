"""The list of all stars, notes and tags: those of these articles, those whose words are gone, and all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from briefing.models import Reading
from briefing.story.grouping.order import outlet_name
from briefing.tui.dialogs import actions_of, dialog_bindings
from briefing.tui.hanging import Hanging
from briefing.tui.screens.dialog import Dialog
from briefing.tui.text import count, said, short
from briefing.tui.widgets.bars import KeyBar
from briefing.tui.widgets.calm_list import CalmList

if TYPE_CHECKING:
    from briefing.store.stars import PointedAt

HEADINGS = ("In these articles", "No longer found in their articles", "In other articles")


class StarsScreen(Dialog["PointedAt | None"]):
    """Dismissed with the star chosen, which is one that was found."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings("stars")]

    def __init__(
        self,
        readings: Mapping[str, Reading],
        take_away: Callable[[str], None],
        star: str,
        keymap: Mapping[str, str],
    ) -> None:
        """``take_away`` takes the star of that event away; ``star`` is its sign. The stars come later, by ``came``."""
        super().__init__()
        self.readings, self.take_away = readings, take_away
        self.found: list[PointedAt] = []
        self._told = "Looking for the stars in the articles …"
        self.star, self.keymap = star, keymap
        self._rows: list[PointedAt | None] = []

    def compose(self) -> ComposeResult:
        """A title, the list, the keys."""
        with Vertical(classes="dialog wide"):
            yield Static("", id="stars-title", classes="dialog-title", markup=False)
            yield CalmList(id="stars", classes="rows", markup=False, compact=True)
            yield KeyBar(actions_of("stars"), self.keymap, classes="dialog-keys")

    def on_mount(self) -> None:
        """The list has the keys, though it may still be empty."""
        self._fill(0)
        self.set_focus(self._list)

    def came(self, found: Sequence[PointedAt]) -> None:
        """The stars are found; before it has its parts the screen only keeps them."""
        self.found, self._told = list(found), "Nothing is starred, noted or tagged yet."
        if self.is_mounted:
            self._fill(0)

    @property
    def _list(self) -> CalmList:
        return self.query_one("#stars", CalmList)

    def _fill(self, row: int) -> None:
        self.query_one("#stars-title", Static).update(_title(self.found))
        self._rows = []
        options = list(self._options())
        self._list.pour(iter(options), len(options))
        chosen = [number for number, item in enumerate(self._rows) if item is not None]
        self._list.highlighted = min(chosen, key=lambda number: abs(number - row), default=None)

    def _options(self) -> Iterator[Option]:
        for kind, heading in enumerate(HEADINGS):
            listed = [item for item in self.found if _kind(item) == kind]
            if listed:
                yield self._add(Content.styled(heading, "bold $strong"), None)
            yield from (self._add(self._row(item), item) for item in listed)
        if not self.found:
            yield self._add(Content.styled(self._told, "$muted"), None)

    def _add(self, content: Content | Hanging, item: PointedAt | None) -> Option:
        self._rows.append(item)
        return Option(content, disabled=item is None)

    def _row(self, item: PointedAt) -> Hanging:
        about = item.event.about
        label = about.label if about else ""
        source = about.anchors[0].source if about and about.anchors else None
        if item.words:
            articles = dict.fromkeys(words.article for words in item.words if words.article in self.readings)
            outlets = dict.fromkeys(said(outlet_name(self.readings[name].article)) for name in articles)
            where = ", ".join(list(outlets)[:6])
        else:
            where = said(" · ".join(filter(None, (source.outlet, source.title, source.address)))) if source else ""
        body = Content.assemble(
            (_written(item), "bold $strong"),
            short(label or (source.title if source else "") or "Without words", 200),
            (f"\n{about.kind if about else ''}  {short(where, 160)}", "$muted"),
        )
        sign = self.star if item.event.kind == "star" else " "
        return Hanging(Content.styled(f"{sign} ", "$strong"), body)

    @property
    def _chosen(self) -> PointedAt | None:
        row = self._list.highlighted
        return self._rows[row] if row is not None and row < len(self._rows) else None

    def action_take(self) -> None:
        """Go to the words, where they were found."""
        chosen = self._chosen
        if chosen is not None and chosen.words:
            self.dismiss(chosen)

    def action_unstar(self) -> None:
        """Take the star away."""
        chosen = self._chosen
        if chosen is not None:
            self.take_away(chosen.event.id)
            self.found.remove(chosen)
            self._fill(self._list.highlighted or 0)

    def action_down(self) -> None:
        """Next row."""
        self._list.action_cursor_down()

    def action_up(self) -> None:
        """Previous row."""
        self._list.action_cursor_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to what was chosen by mouse."""
        chosen = self._rows[event.option_index]
        if chosen is not None and chosen.words:
            self.dismiss(chosen)


def _written(item: PointedAt) -> str:
    """The words of a note or a tag, before what they are on."""
    text = short(str(item.event.says.get("text", "")), 300)
    return {"note": f"{text}\n", "tag": f"#{text}  "}.get(item.event.kind, "")


def _title(found: Sequence[PointedAt]) -> str:
    kinds = Counter(item.event.kind for item in found)
    parts = [count(kinds[kind], kind) for kind in ("star", "note", "tag") if kinds[kind] or kind == "star"]
    return ", ".join(parts)


def _kind(item: PointedAt) -> int:
    return 0 if item.words else 1 if item.here else 2
