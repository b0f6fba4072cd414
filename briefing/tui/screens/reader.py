"""The reader's screen: sources side by side, the summary below or beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from briefing.models import Article, Reading, Skipped, Span, Story
from briefing.tui import messages
from briefing.tui.action import keys_of, shown_key
from briefing.tui.actions import ACTIONS, BY_ID, bindings
from briefing.tui.backstage import Backstage
from briefing.tui.commands import finding, walking
from briefing.tui.desk import Desk, Place
from briefing.tui.rows import TAB_IDS, Lens
from briefing.tui.screens.search import Opened, SearchScreen
from briefing.tui.symbols import ASCII, UNICODE
from briefing.tui.text import count, long_day, said
from briefing.tui.view import StoryView, Target, provisional
from briefing.tui.widgets.article_pane import ArticlePane
from briefing.tui.widgets.bars import KeyBar, SourceStrip, TitleBar
from briefing.tui.widgets.deck import Deck
from briefing.tui.widgets.find_bar import FindBar
from briefing.tui.widgets.jump_list import JumpList
from briefing.tui.widgets.progress_line import ProgressLine
from briefing.tui.widgets.summary_panel import SummaryPanel

if TYPE_CHECKING:
    from briefing.config import Config
    from briefing.pipeline import Group
    from briefing.store import SavedSearch

WAITING = "Reading the articles …"
EMPTY = (
    "Nothing to read here.\n\nGive briefing a folder or files with articles (.txt, .md, .html, …):\n\n"
    "    briefing PATH …\n\nPress {stories} for files that could not be read, {quit} to leave."
)


class ReaderScreen(Screen[None]):
    """Holds what is read and shown; what the keys do is in ``briefing.tui.commands``."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (160, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (12, "-low"), (30, "-high")]  # noqa: RUF012
    AUTO_FOCUS = ""
    tab_ids = TAB_IDS
    actions = ACTIONS

    def __init__(self, backstage: Backstage, config: Config) -> None:
        super().__init__()
        self.backstage = backstage
        self.config = config
        self.keymap: Mapping[str, str] = config.keys
        self.symbols = ASCII if config.ascii else UNICODE
        self.view: StoryView | None = None
        self.desk = Desk()
        self.target: Target | None = None
        self.entity: str | None = None
        self.found_what = ""
        self.stars: frozenset[tuple[str, str]] = frozenset()
        self.searches: tuple[SavedSearch, ...] = ()
        self.all_readings: Mapping[str, Reading] = {}
        self.groups: tuple[Group, ...] = ()
        self.group_id: str | None = None
        self.skipped: tuple[Skipped, ...] = ()
        self.loading_files = True
        self.in_step = False
        self._pending = ""
        self._open_next: str | None = None
        self._open_places: tuple[Span, ...] = ()

    def compose(self) -> ComposeResult:
        """Bars around the sources and the summary."""
        yield TitleBar(id="title")
        yield SourceStrip(id="sources")
        with Container(id="body"):
            with Container(id="desk"):
                yield Static(WAITING, id="empty", markup=False)
                yield Deck(self.symbols, marks=self.config.marks, id="deck")
            yield SummaryPanel(id="panel")
        yield FindBar(id="find")
        yield ProgressLine(id="progress")
        yield Static("", id="context", markup=False)
        yield KeyBar(ACTIONS, self.keymap, id="keys")

    def on_mount(self) -> None:
        """Begin to read, once this screen has been drawn."""
        self.deck = self.query_one("#deck", Deck)
        self.panel = self.query_one("#panel", SummaryPanel)
        self.find_bar = self.query_one("#find", FindBar)
        self.progress = self.query_one("#progress", ProgressLine)
        self.panel.strip.keys = {tab: self.key(tab) for tab in TAB_IDS}
        self.deck.display = False
        self.find_bar.display = False
        self.query_one("#title", TitleBar).say("briefing")
        self.call_after_refresh(self.backstage.load)

    # What commands ask for.

    @property
    def loading(self) -> bool:  # type: ignore[override]
        """Whether files are still being read."""
        return self.loading_files

    @property
    def in_list(self) -> bool:
        """Whether the summary has the keys."""
        return isinstance(self.focused, JumpList)

    @property
    def panel_shown(self) -> bool:
        """Whether the summary is on the screen."""
        return bool(self.panel.display)

    @property
    def pane(self) -> ArticlePane | None:
        """The active source's pane."""
        slot = self.deck.slot_of(self.desk.active) if self.view else None
        return slot.pane if slot else None

    @property
    def article(self) -> Article | None:
        """The active article."""
        return self.view.article(self.desk.active) if self.view and self.view.readings else None

    @property
    def article_id(self) -> str | None:
        """Its id."""
        return self.article.id if self.article else None

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The articles of the story."""
        return self.view.readings if self.view else ()

    def readings_by_id(self) -> Mapping[str, Reading]:
        """All articles of the collection; those on the desk as the story has them."""
        return {**self.all_readings, **{item.article.id: item for item in self.readings}}

    def key(self, action: str) -> str:
        """The first key of an action, as a reader would write it."""
        return shown_key(keys_of(BY_ID[action], self.keymap).split(",")[0])

    def tell(self, text: str | Content) -> None:
        """Write into the line below the sources."""
        self.query_one("#context", Static).update(text, layout=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While words are typed, letters are letters."""
        del parameters
        return action != "act" or not isinstance(self.focused, Input)

    def action_act(self, action_id: str) -> None:
        """Run an action of the registry; one that is asked for twice waits for the second stroke."""
        action = BY_ID[action_id]
        pending, self._pending = self._pending, ""
        if action.twice and pending != action_id:
            self._pending = action_id
            return
        action.run(self)

    # The desk on the screen.

    def show_desk(self) -> None:
        """Bring everything above the summary into agreement with the desk."""
        if self.view is None or not self.view.readings:
            return
        self.deck.show(self.view, self.desk, self.stars)
        self.show_sources()

    def show_sources(self) -> None:
        """Write the row of sources."""
        view = self.view
        if view is None:
            return
        fact = view.facts.get(self.target.fact) if self.target and self.target.fact else None
        entries = []
        for number in self.desk.shown():
            article = view.article(number)
            sign = self.symbols.of_stance(view.stance(fact, article.id)) if fact is not None else ""
            entries.append((number, article.outlet or said(article.title) or view.name_of(article.id), sign))
        self.query_one("#sources", SourceStrip).show(entries, self.desk.active, frozenset(self.desk.visible()))

    def show_state(self) -> None:
        """Write the title line."""
        story = self.view.story if self.view else None
        parts = []
        if story and story.id:
            days = [long_day(day) for day in dict.fromkeys((story.first_date, story.last_date)) if day]
            parts += [" – ".join(days), count(len(story.readings), "source"), count(len(story.facts), "fact")]
        if len(self.groups) > 1:
            parts.append(f"story {self._group_number()} of {len(self.groups)} ({self.key('stories')})")
        if self.skipped:
            parts.append(f"{count(len(self.skipped), 'file')} not read ({self.key('stories')})")
        if self.in_step:
            parts.append("in step")
        title = said(story.title) if story and story.title else "briefing"
        self.query_one("#title", TitleBar).say(title, parts)

    def _group_number(self) -> int:
        return next((index for index, group in enumerate(self.groups, 1) if group.id == self.group_id), 0)

    def refresh_lens(self) -> None:
        """Fill the summary for the present story, stars and entity."""
        self.panel.show(Lens(self.view, self.symbols, self.stars, self.entity) if self.view else None)

    def focus_active(self, *, keep_list: bool = False) -> None:
        """Show the active source, and give it the keys unless the summary is to keep them."""
        self.show_desk()
        if not (keep_list and self.in_list) and (pane := self.pane) is not None:
            self.set_focus(pane, scroll_visible=False)
            walking.describe(self)

    def go_to_source(self, number: int) -> None:
        """Make a source the active one."""
        if self.view is None or number >= len(self.view.readings):
            self.tell(f"There is no source {number + 1}")
            return
        self.desk.focus(number)
        self.focus_active()

    def open_tab(self, tab: str) -> None:
        """Bring a list of the summary to the front and give it the keys."""
        self.set_zen(False)
        self.panel.open(tab)
        self.set_focus(self.panel.current)

    def set_zen(self, on: bool) -> None:
        """One source alone, or all."""
        self.set_class(on, "-zen")
        if on:
            self.focus_active()

    def open_group(self, group: str, article: str | None = None, places: tuple[Span, ...] = ()) -> None:
        """Open a story, at one of its articles where one is named."""
        self._open_next, self._open_places = article, places
        if group == self.group_id and self.view is not None:
            self._open_article()
        else:
            self.group_id = group
            self.tell("Comparing the articles …")
            self.backstage.story(group)

    def _open_article(self) -> None:
        """Go to the article that was asked for, with the places that a search found."""
        view, article, places = self.view, self._open_next, self._open_places
        self._open_next, self._open_places = None, ()
        if view is None or article not in view.numbers:
            return
        number = view.numbers[article]
        self.desk.focus(number)
        if places:
            walking.set_hits(self, {article: places})
            place = self.desk.place(number)
            place.hit, place.reveal = 0, places[0].start
        self.focus_active()
        if places:
            walking.tell_place(self, number, 0)

    def open_search(self, words: str = "") -> None:
        """Search all articles, beginning with the words given or those of the find line."""

        def opened(found: Opened | None) -> None:
            self.backstage.with_store(self.backstage.read_marks)
            if found is None:
                return
            group = next((group for group in self.groups if found.article in group.article_ids), None)
            if group is not None:
                self.found_what = found.words
                self.open_group(group.id, found.article, found.places)

        self.app.push_screen(SearchScreen(self.backstage, self.searches, words), opened)
        self.find_bar.display = False

    # What comes from behind the screen.

    def _take_view(self, view: StoryView) -> None:
        """Put another story, or the same one compared, on the desk; known articles keep their places."""
        old, before = self.view, self.desk
        self.view = view
        view.letters = old.letters if old else self.config.letters
        desk = Desk.of(len(view.readings), before.capacity)
        if old is not None:
            for number, reading in enumerate(view.readings):
                known = old.numbers.get(reading.article.id)
                if known in before.places:
                    desk.places[number] = Place(top=before.places[known].top, cursor=0)
            active = old.article(before.active).id if old.readings else ""
            if before.active and active in view.numbers:
                desk.active = view.numbers[active]
        self.desk = desk
        self.target = self.entity = None
        self.query_one("#empty").display = False
        self.deck.display = True
        self.show_desk()
        self.refresh_lens()
        self.show_state()
        if self.focused is None:
            self.set_focus(self.panel.current)

    def on_articles_came(self, message: messages.ArticlesCame) -> None:
        """Show what can be read already."""
        if self.view is None or not self.view.story.id:
            self._take_view(provisional(message.readings))

    def on_advanced(self, message: messages.Advanced) -> None:
        """Show how far it is."""
        self.progress.show(message.stage, message.done, message.total)

    def on_file_skipped(self, message: messages.FileSkipped) -> None:
        """Remember what could not be read."""
        self.skipped = (*self.skipped, message.skipped)

    def on_stories_found(self, message: messages.StoriesFound) -> None:
        """Compare the first story at once."""
        self.groups = message.groups
        if message.groups:
            open_now = {reading.article.path for reading in self.readings} if self.group_id else set()
            paths = {name: reading.article.path for name, reading in self.all_readings.items()}
            chosen = max(
                message.groups, key=lambda group: sum(paths.get(name) in open_now for name in group.article_ids)
            )
            self.group_id = chosen.id
            self.backstage.story(chosen.id)

    def on_collection_read(self, message: messages.CollectionRead) -> None:
        """All files are read."""
        self.loading_files = False
        self.skipped = message.collection.skipped
        self.all_readings = message.collection.readings
        self.progress.hide()
        if not message.collection.groups:
            self._show_empty()
        self.show_state()

    def on_story_came(self, message: messages.StoryCame) -> None:
        """A story can be read whole."""
        if message.story.id != self.group_id:
            return
        self._show_story(message.story)

    def _show_story(self, story: Story) -> None:
        self._take_view(StoryView(story))
        self.tell(
            f"Enter on a fact shows its words in every source · {self.key('find')} finds · {self.key('help')} all keys"
        )
        if self._open_next is not None:
            self._open_article()

    def _show_empty(self) -> None:
        self.panel.display = False
        text = EMPTY.format(stories=self.key("stories"), quit=self.key("quit"))
        if self.skipped:
            listed = "\n".join(f"  {said(item.path)}: {said(item.reason)}" for item in self.skipped[:12])
            text += f"\n\nNot read:\n{listed}"
        self.query_one("#empty", Static).update(text)

    def on_stopped(self) -> None:
        """The reader stopped the reading; what came stays."""
        self.loading_files = False
        self.progress.hide()
        if self.view is None:
            self.query_one("#empty", Static).update("Stopped before anything was read. Start again to read on.")
        self.tell("Stopped. The articles read so far can be read, but they are not compared; start again to go on")

    def on_files_changed(self, message: messages.FilesChanged) -> None:
        """Read again; the story that lies open stays until it is compared anew."""
        self.loading_files = True
        self.skipped = ()
        self.tell(f"{count(message.number, 'file')} changed: reading again")
        self.backstage.load()

    def on_index_ready(self, message: messages.IndexReady) -> None:
        """The collection can be searched."""
        if isinstance(self.app.screen, SearchScreen):
            self.app.screen.came(message)

    def on_search_done(self, message: messages.SearchDone) -> None:
        """Hand the answer to the search, if it is still open."""
        if isinstance(self.app.screen, SearchScreen):
            self.app.screen.came(message)

    def on_marks_read(self, message: messages.MarksRead) -> None:
        """Stars and searches from before."""
        self.stars, self.searches = message.stars, message.searches
        self.show_desk()

    def on_went_wrong(self, message: messages.WentWrong) -> None:
        """Say what failed; where nothing can be shown, what to do."""
        if message.fatal:
            self.loading_files = False
            self.progress.hide()
            self.panel.display = False
            self.query_one("#empty", Static).update(f"The articles could not be read.\n\n{said(message.text)}")
        self.notify(said(message.text), severity="warning", markup=False)

    # What comes from the parts of the screen.

    def on_deck_resized(self, message: Deck.Resized) -> None:
        """There is room for more or fewer sources."""
        self.desk.resize(message.capacity)
        self.show_desk()

    def on_article_pane_moved(self, message: ArticlePane.Moved) -> None:
        """Tell what the sentence under the cursor says, and who else says it."""
        walking.describe(self)
        if self.view is not None and self.panel.active in ("facts", "matrix"):
            facts = self.view.facts_at(self.desk.active, message.pane.place.cursor)
            if facts:
                self.panel.point_at_fact(facts[0].id)
        self._show_percent(message.pane)

    def on_article_pane_scrolled(self, message: ArticlePane.Scrolled) -> None:
        """Take the other sources along."""
        self._show_percent(message.pane)
        if self.in_step and self.view is not None and message.pane is self.pane:
            self._align(message.pane)

    def on_article_pane_chosen(self, message: ArticlePane.Chosen) -> None:
        """A sentence was chosen by mouse."""
        del message
        walking.choose_sentence(self)

    def _show_percent(self, pane: ArticlePane) -> None:
        slot = next((slot for slot in self.deck.slots if slot.pane is pane), None)
        if slot is not None:
            slot.describe()

    def _align(self, pane: ArticlePane) -> None:
        """Scroll the other sources in view so that a fact told in both stands on the same row."""
        if self.view is None:
            return
        others = {slot.article_number: slot.pane for slot in self.deck.shown() if slot.pane is not pane}
        numbers = [number for number in others if number is not None]
        for number, (here, there) in self.view.aligned(self.desk.active, pane.middle_offset, numbers).items():
            others[number].align(there, pane.row_of(here))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The source with the keys is the active one."""
        widget = event.widget
        if isinstance(widget, ArticlePane):
            slot = next((slot for slot in self.deck.shown() if slot.pane is widget), None)
            if slot is not None and slot.article_number is not None and slot.article_number != self.desk.active:
                self.desk.active = slot.article_number
                self.show_desk()

    def on_summary_panel_chosen(self, message: SummaryPanel.Chosen) -> None:
        """Bring every source to the words chosen."""
        walking.go(self, message.target)

    @on(SourceStrip.Clicked)
    def _source_clicked(self, message: SourceStrip.Clicked) -> None:
        self.go_to_source(message.number)

    @on(KeyBar.Clicked)
    def _key_clicked(self, message: KeyBar.Clicked) -> None:
        self.action_act(message.action)

    def on_find_bar_changed(self, message: FindBar.Changed) -> None:
        """Look while typing."""
        finding.look_for(self, message.words)

    def on_find_bar_done(self) -> None:
        """Back to the text, at the place found."""
        self.find_bar.display = False
        self.focus_active()
        place = self.desk.place(self.desk.active)
        if place.hit is not None:
            walking.tell_place(self, self.desk.active, place.hit)

    def on_find_bar_left(self) -> None:
        """Away with the words and the marks."""
        self.find_bar.display = False
        walking.clear(self)
        self.focus_active()

    def on_find_bar_widened(self) -> None:
        """Search everything instead."""
        self.find_bar.display = False
        self.open_search()
