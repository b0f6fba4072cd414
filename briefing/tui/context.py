"""What commands ask of the screen that they are run on: its parts, its state, and what it can be told to do.

The screen fills this protocol and the commands know nothing else of it, so that neither imports the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import App
from textual.content import Content
from textual.selection import Selection
from textual.widget import Widget

from briefing.models import Article, Marks, Reading, Skipped, Span, Stars
from briefing.news import News
from briefing.tui.backstage import Backstage
from briefing.tui.desk import Desk
from briefing.tui.keyed import Keyed
from briefing.tui.lists.filtering import Filter
from briefing.tui.question import Question
from briefing.tui.symbols import Symbols
from briefing.tui.view import StoryView, Target
from briefing.tui.widgets.article_pane import ArticlePane
from briefing.tui.widgets.deck import Deck
from briefing.tui.widgets.find_bar import FindBar
from briefing.tui.widgets.summary_panel import SummaryPanel

if TYPE_CHECKING:
    from briefing.config import Config
    from briefing.pipeline import Group  # a third of a second: not before the first picture


class Context(Protocol):
    """The desk on the screen, as a command sees it; what ``textual.screen.Screen`` has is as it is there."""

    # What is shown.
    backstage: Backstage
    deck: Deck
    desk: Desk
    panel: SummaryPanel
    find_bar: FindBar
    config: Config
    keymap: Mapping[str, str]
    symbols: Symbols

    # What is read.
    view: StoryView | None
    groups: tuple[Group, ...]
    group_id: str | None
    skipped: tuple[Skipped, ...]

    # What was chosen or found.
    target: Target | None
    corrections: tuple[tuple[str, str], ...]
    stars: Stars
    marks: Marks
    entity: str | None
    kept: Filter
    news: News
    found_what: str
    in_step: bool

    @property
    def tab_ids(self) -> Sequence[str]:
        """The lists of the summary, in their order."""

    @property
    def actions(self) -> Sequence[Keyed]:
        """Everything that can be done, for the help."""

    @property
    def app(self) -> App[Any]:
        """The app."""

    @property
    def selections(self) -> Mapping[Widget, Selection]:
        """What is selected, by widget."""

    @property
    def loading(self) -> bool:
        """Whether files are still being read."""

    @property
    def in_list(self) -> bool:
        """Whether the summary has the keys."""

    @property
    def panel_shown(self) -> bool:
        """Whether the summary is on the screen."""

    @property
    def pane(self) -> ArticlePane | None:
        """The active source's pane."""

    @property
    def article(self) -> Article | None:
        """The active article."""

    @property
    def article_id(self) -> str | None:
        """Its id."""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The articles of the story."""

    def readings_by_id(self) -> Mapping[str, Reading]:
        """All articles of the collection."""

    def key(self, action: str) -> str:
        """The first key of an action, as a reader would write it."""

    def tell(self, text: str | Content) -> None:
        """Write into the line below the sources."""

    def has_class(self, *names: str) -> bool:
        """Whether the screen has these classes."""

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True) -> None:
        """Give a widget the keys."""

    def clear_selection(self) -> None:
        """Take the selection away."""

    def show_desk(self) -> None:
        """Bring everything above the summary into agreement with the desk."""

    def show_state(self) -> None:
        """Write the title line."""

    def refresh_lens(self) -> None:
        """Fill the summary for the present story, stars and entity."""

    def focus_active(self, *, keep_list: bool = False) -> None:
        """Show the active source, and give it the keys unless the summary is to keep them."""

    def go_to_source(self, number: int) -> None:
        """Make a source the active one."""

    def open_tab(self, tab: str) -> None:
        """Bring a list of the summary to the front and give it the keys."""

    def set_zen(self, on: bool) -> None:
        """One source alone, or all."""

    def open_group(
        self, group: str, article: str | None = None, places: Mapping[str, tuple[Span, ...]] | None = None
    ) -> None:
        """Open a story, at one of its articles where one is named; ``places`` are marked, by article."""

    def go_back(self) -> None:
        """Open the story read before, where it was left."""

    def open_search(self, question: Question = ...) -> None:
        """Search all articles, beginning with a question from before where one is given."""
