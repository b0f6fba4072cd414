"""The list of all stories with their articles, and of the files that could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from briefing.models import Article, Reading, Skipped
from briefing.tui.dialogs import dialog_bindings
from briefing.tui.hanging import Hanging
from briefing.tui.screens.dialog import Dialog
from briefing.tui.text import count, day_of, long_day, said, short
from briefing.tui.view import outlet_name
from briefing.tui.widgets.calm_list import CalmList

if TYPE_CHECKING:
    from briefing.pipeline import Group

MOST_STORIES = 1_000
"""Rows that open without a wait; the rest is found by searching."""
MANY = 50
"""From so many stories on, articles are listed only below the one that is open."""
MOST_UNDER = 12
"""Articles listed below a story that isn't the one open."""


@dataclass(frozen=True, slots=True)
class Pick:
    """What was chosen: a story, or one of its articles."""

    group: str
    article: str | None = None


class StoriesScreen(Dialog[Pick | None]):
    """Dismissed with the story or article chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings("stories")]

    def __init__(
        self, groups: tuple[Group, ...], readings: Mapping[str, Reading], skipped: tuple[Skipped, ...], now: str | None
    ) -> None:
        super().__init__()
        self.groups, self.readings, self.skipped, self.now = groups, readings, skipped, now
        self._picks: list[Pick | None] = []

    def compose(self) -> ComposeResult:
        """Stories, articles, skipped files."""
        title = f"{count(len(self.groups), 'story', 'stories')}, {count(len(self.readings), 'article')}"
        if self.skipped:
            title += f", {count(len(self.skipped), 'file')} not read"
        with Vertical(classes="dialog wide"):
            yield Static(title, classes="dialog-title", markup=False)
            yield CalmList(id="stories", markup=False, compact=True)
            yield Static(" Enter opens   Esc back", classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        options: list[Option] = []
        for group in self.groups[:MOST_STORIES]:
            options.append(self._add(self._story(group), Pick(group.id)))
            members = [self.readings[name].article for name in group.article_ids if name in self.readings]
            few = MOST_UNDER if len(self.groups) <= MANY else 0
            shown = members if group.id == self.now else members[:few]
            options += [self._add(self._article(article), Pick(group.id, article.id)) for article in shown]
            if few and len(shown) < len(members):
                options.append(
                    self._add(Content.styled(f"    … {len(members) - len(shown)} more", "$muted"), Pick(group.id))
                )
        if len(self.groups) > MOST_STORIES:
            more = f"{len(self.groups) - MOST_STORIES:,} smaller stories are not listed: Ctrl+F finds their articles"
            options.append(self._add(Content.styled(more, "$muted"), None))
        if not self.groups:
            options.append(self._add(Content.styled("No articles were read.", "$muted"), None))
        if self.skipped:
            options.append(self._add(Content.styled("Not read", "bold $mark-differs"), None))
            options += [
                self._add(
                    Hanging(Content("  "), Content.assemble(f"{said(item.path)}  ", (said(item.reason), "$muted"))),
                    None,
                )
                for item in self.skipped
            ]
        listed = self.query_one("#stories", OptionList)
        listed.add_options(options)
        here = next((index for index, pick in enumerate(self._picks) if pick and pick.group == self.now), 0)
        if options:
            listed.highlighted = here
        self.set_focus(listed)

    def _add(self, content: Content | Hanging, pick: Pick | None) -> Option:
        self._picks.append(pick)
        return Option(content, disabled=pick is None)

    def _story(self, group: Group) -> Content:
        days = [long_day(day) for day in dict.fromkeys((group.first_date, group.last_date)) if day]
        return Content.assemble(
            (short(group.title, 120) or "Without title", "bold"),
            (f"  {' – '.join(days)}  {count(len(group.article_ids), 'source')}", "$muted"),
        )

    @staticmethod
    def _article(article: Article) -> Hanging:
        body = Content.assemble(
            (said(outlet_name(article)), "bold"),
            (f"  {day_of(article)}  ", "$muted"),
            short(article.title, 100),
            (f"  {said(article.path)}", "$muted"),
        )
        return Hanging(Content("    "), body)

    def action_down(self) -> None:
        """Next row."""
        self.query_one("#stories", OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Row before."""
        self.query_one("#stories", OptionList).action_cursor_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        self.dismiss(self._picks[event.option_index])
