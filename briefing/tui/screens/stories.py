"""The list of all stories with their articles, and of the files that could not be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from briefing.models import Article, Reading, Skipped
from briefing.records import dataclass
from briefing.story.grouping.order import outlet_name
from briefing.tui.dialogs import actions_of, dialog_bindings
from briefing.tui.hanging import Hanging, Rows
from briefing.tui.screens.dialog import Dialog
from briefing.tui.text import count, day_of, long_day, said, short
from briefing.tui.widgets.bars import KeyBar
from briefing.tui.widgets.calm_list import CalmList

if TYPE_CHECKING:
    from briefing.pipeline import Group

MOST_OUTLETS = 8
"""Outlets named below a story that is folded."""


@dataclass(frozen=True, slots=True)
class Pick:
    """What was chosen: a story, or one of its articles.

    ``join`` to take the story and the open one as one, ``part`` to take the article out of its story.
    """

    group: str
    article: str | None = None
    join: bool = False
    part: bool = False


class StoriesScreen(Dialog[Pick | None]):
    """Dismissed with the story or article chosen; a story unfolds to its articles, the only one at once."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings("stories")]

    def __init__(
        self,
        groups: tuple[Group, ...],
        readings: Mapping[str, Reading],
        skipped: tuple[Skipped, ...],
        now: str | None,
        keymap: Mapping[str, str],
    ) -> None:
        super().__init__()
        self.groups, self.readings, self.skipped, self.now = groups, readings, skipped, now
        self.keymap = keymap
        self.unfolded = {now} if len(groups) == 1 else set()
        self._picks: list[Pick | None] = []
        self.all_new = all(len(group.new) == len(group.article_ids) for group in groups)

    def compose(self) -> ComposeResult:
        """Stories, articles, skipped files."""
        title = f"{count(len(self.groups), 'story', 'stories')}, {count(len(self.readings), 'article')}"
        if self.skipped:
            title += f", {count(len(self.skipped), 'file')} not read"
        with Vertical(classes="dialog wide"):
            yield Static(title, classes="dialog-title", markup=False)
            yield CalmList(id="stories", markup=False, compact=True)
            yield KeyBar(actions_of("stories"), self.keymap, classes="dialog-keys")

    def on_mount(self) -> None:
        """Fill the list, the cursor on the story that is read."""
        self._fill(Pick(self.now) if self.now else None)
        self.set_focus(self.query_one("#stories", OptionList))

    def _fill(self, here: Pick | None) -> None:
        """List all, with the cursor on a pick."""
        self._picks = []
        listed = self.query_one("#stories", CalmList)
        above = next((index for index, group in enumerate(self.groups) if here and group.id == here.group), 0)
        unfolded = sum(len(group.article_ids) for group in self.groups if group.id in self.unfolded)
        listed.pour(self._options(), above + unfolded + 1)
        first = next((index for index, pick in enumerate(self._picks) if pick), None)
        listed.highlighted = self._picks.index(here) if here in self._picks else first

    def _options(self) -> Iterator[Option]:
        """The rows, made as they are asked for; each one's pick is noted with it."""
        for group in self.groups:
            members = [self.readings[name].article for name in group.article_ids if name in self.readings]
            open_now = group.id in self.unfolded
            yield self._add(self._story(group, members, folded=not open_now), Pick(group.id))
            if open_now:
                for article in members:
                    row = self._article(article, new=article.id in self._new(group))
                    yield self._add(row, Pick(group.id, article.id))
        if not self.groups:
            yield self._add(Content.styled("No articles were read.", "$muted"), None)
        if self.skipped:
            yield self._add(Content.styled("Not read", "bold $mark-differs"), None)
            yield from (self._add(_not_read(item), None) for item in self.skipped)

    def _add(self, content: Content | Hanging | Rows, pick: Pick | None) -> Option:
        self._picks.append(pick)
        return Option(content, disabled=pick is None)

    def _story(self, group: Group, members: Sequence[Article], *, folded: bool) -> Rows:
        days = [long_day(day) for day in dict.fromkeys((group.first_date, group.last_date)) if day]
        outlets = list(dict.fromkeys(said(outlet_name(article)) for article in members))
        more = f" and {len(outlets) - MOST_OUTLETS} more" if len(outlets) > MOST_OUTLETS else ""
        body = Content.assemble(
            (short(group.title, 120) or "Without title", "bold"),
            ("  (open)" if group.id == self.now else "", "$strong"),
            (f"  {' – '.join(days)}  {count(len(group.article_ids), 'source')}", "$muted"),
            (f"  {len(self._new(group))} new" if self._new(group) else "", "$strong"),
        )
        head = Hanging(
            Content(""), body, deeper=2
        )  # in a list of thousands five times as fast as Textual's own wrapping
        below = Content.styled(f"{', '.join(outlets[:MOST_OUTLETS])}{more}", "$muted")
        return Rows([head, Hanging(Content("    "), below)] if folded else [head])

    def _new(self, group: Group) -> Collection[str]:
        """The articles that are new; where all of all stories are, as at the first visit, none stands out."""
        return () if self.all_new else group.new

    @staticmethod
    def _article(article: Article, *, new: bool) -> Hanging:
        body = Content.assemble(
            ("new  " if new else "", "$strong"),
            (said(outlet_name(article)), "bold"),
            (f"  {day_of(article)}  ", "$muted"),
            short(article.title, 100),
            (f"  {said(article.where)}", "$muted"),
        )
        return Hanging(Content("    "), body, deeper=2)

    def action_take(self) -> None:
        """Open what is under the cursor."""
        if self._pick is not None:
            self.dismiss(self._pick)

    def action_join(self) -> None:
        """Take the story under the cursor and the open one as one."""
        if self._pick is not None:
            self.dismiss(Pick(self._pick.group, join=True))

    def action_part(self) -> None:
        """Take the article under the cursor out of its story."""
        pick = self._pick
        if pick is None:
            return
        if pick.article is None:
            self._unfolded(pick)
        else:
            self.dismiss(Pick(pick.group, pick.article, part=True))

    def action_down(self) -> None:
        """Next row."""
        self.query_one("#stories", OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Row before."""
        self.query_one("#stories", OptionList).action_cursor_up()

    def action_unfold(self) -> None:
        """Show the articles of the story under the cursor."""
        if self._pick is not None:
            self._unfolded(self._pick)

    def _unfolded(self, pick: Pick) -> None:
        if pick.group not in self.unfolded:
            self.unfolded.add(pick.group)
            self._fill(pick)

    def action_fold(self) -> None:
        """Put the articles of the story under the cursor away."""
        pick = self._pick
        if pick is not None and pick.group in self.unfolded:
            self.unfolded.discard(pick.group)
            self._fill(Pick(pick.group))

    @property
    def _pick(self) -> Pick | None:
        index = self.query_one("#stories", OptionList).highlighted
        return self._picks[index] if index is not None and index < len(self._picks) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        self.dismiss(self._picks[event.option_index])


def _not_read(item: Skipped) -> Hanging:
    return Hanging(Content("  "), Content.assemble(f"{said(item.path)}  ", (said(item.reason), "$muted")))
