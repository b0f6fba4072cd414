"""The summary: lists of what the sources say, with the chosen entry at full length beside or below."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import ContentSwitcher, Static

from briefing.models import NO_MARKS
from briefing.tui.details import target_detail
from briefing.tui.lists.filtering import Filter, filter_head, narrowed
from briefing.tui.lists.row import Lens
from briefing.tui.tabs import TAB_IDS, TABS, Tab
from briefing.tui.view import Target
from briefing.tui.widgets.detail_view import DetailView
from briefing.tui.widgets.jump_list import JumpList
from briefing.tui.widgets.tab_strip import TabStrip


class SummaryPanel(Container):
    """Tabs of lists; a list is filled when it is first opened."""

    class Chosen(Message):
        """The reader wants to go to a target."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.lens: Lens | None = None
        self.active = TAB_IDS[0]
        self.kept = Filter()
        self.pointed: Target | None = None
        self._filled: dict[str, tuple[Lens, Filter]] = {}

    def compose(self) -> ComposeResult:
        """The strip of tabs, the lists, and the entry at full length."""
        yield TabStrip(id="tabs")
        yield Static("", id="list-head", markup=False)
        with Container(id="summary"):
            with ContentSwitcher(id="lists", initial=f"list-{self.active}"):
                for tab in TABS:
                    yield JumpList(id=f"list-{tab.id}")
            yield DetailView(id="detail")

    @property
    def strip(self) -> TabStrip:
        """The names of the tabs."""
        return self.query_one("#tabs", TabStrip)

    @property
    def current(self) -> JumpList:
        """The list in view."""
        return self.query_one(f"#list-{self.active}", JumpList)

    def show(self, lens: Lens | None, kept: Filter | None = None) -> None:
        """Show another story, or the same one through another lens; ``kept`` says what is left of the lists."""
        self.lens, self.kept = lens, kept or Filter()
        self.strip.sizes = {tab.id: tab.size(lens.view) for tab in TABS} if lens and lens.view.story.id else {}
        self.strip.refresh()
        self._fill()

    def open(self, tab: str) -> None:
        """Bring a tab to the front."""
        self.active = tab
        self.query_one("#lists", ContentSwitcher).current = f"list-{tab}"
        self.strip.active = tab
        self.strip.refresh()
        self._fill()
        self._describe(self.current.target)

    def beside(self, by: int) -> str:
        """The tab on the left or right of the open one, round the end."""
        return TAB_IDS[(TAB_IDS.index(self.active) + by) % len(TAB_IDS)]

    def point_at_fact(self, fact_id: str) -> None:
        """Put the cursor of the list in view on a fact, where it is listed."""
        self.current.point_at_fact(fact_id)

    def scroll_detail(self, by: int) -> None:
        """Scroll the entry at full length."""
        self.query_one("#detail", DetailView).scroll_relative(y=by, animate=False)

    def _fill(self) -> None:
        """Fill the list in view, unless it shows the same already."""
        tab = TABS[TAB_IDS.index(self.active)]
        above = self._above(tab)
        head = self.query_one("#list-head", Static)
        head.display = above is not None
        head.update(above or "")
        if self.lens is None:
            return
        wanted = self.lens
        if not tab.limited and not self.kept:
            wanted = replace(wanted, stars=frozenset(), entity=None, marks=NO_MARKS)
        wanted = wanted if tab.of_source else replace(wanted, source=0)
        if self._filled.get(self.active) != (wanted, self.kept):
            self.current.fill(narrowed(wanted, self.kept, tab.rows(wanted)))
            self._filled[self.active] = (wanted, self.kept)

    def _above(self, tab: Tab) -> Content | None:
        """What stands above the rows: what the filter leaves, what the list says of itself."""
        if self.lens is None:
            return None
        heads = [filter_head(self.lens, self.kept), tab.head(self.lens) if tab.head else None]
        found = [head for head in heads if head is not None]
        return Content("\n").join(found) if found else None

    def _describe(self, target: Target | None) -> None:
        self.pointed = target
        text = target_detail(self.lens, target) if self.lens and target else Content("")
        self.query_one("#detail", DetailView).update(text)

    def on_jump_list_pointed(self, event: JumpList.Pointed) -> None:
        """Show the entry under the cursor at full length; a list that was left meanwhile has no say."""
        event.stop()
        if event.listed is self.current:
            self._describe(event.target)

    def on_jump_list_chosen(self, event: JumpList.Chosen) -> None:
        """Pass the choice on."""
        event.stop()
        self.post_message(self.Chosen(event.target))

    def on_tab_strip_clicked(self, event: TabStrip.Clicked) -> None:
        """Open the tab clicked."""
        event.stop()
        self.open(event.tab)
        self.screen.set_focus(self.current)
