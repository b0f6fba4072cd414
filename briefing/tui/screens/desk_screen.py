"""The desk on the screen: its parts, its state, and what the commands ask of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from briefing.models import NO_MARKS, NO_STARS, Article, Evidence, Reading, Skipped, Span
from briefing.news import NO_NEWS
from briefing.tui.actions import ACTIONS, BY_ID, bindings
from briefing.tui.backstage import Backstage
from briefing.tui.commands import finding, walking
from briefing.tui.desk import Desk
from briefing.tui.dimmed import SeenThrough
from briefing.tui.keyed import keys_of, shown_key
from briefing.tui.lists.filtering import Filter
from briefing.tui.lists.row import Lens
from briefing.tui.notes import EVERY
from briefing.tui.question import NOTHING, Opened, Question
from briefing.tui.returning import Trail
from briefing.tui.screens.search import SearchScreen
from briefing.tui.symbols import ASCII, UNICODE
from briefing.tui.tabs import TAB_IDS, TABS
from briefing.tui.text import count, long_day, said
from briefing.tui.view import StoryView, Target
from briefing.tui.widgets.article_pane import ArticlePane
from briefing.tui.widgets.bars import KeyBar, SourceStrip, TitleBar
from briefing.tui.widgets.deck import Deck
from briefing.tui.widgets.find_bar import FindBar
from briefing.tui.widgets.jump_list import JumpList
from briefing.tui.widgets.progress_line import ProgressLine
from briefing.tui.widgets.summary_panel import SummaryPanel

if TYPE_CHECKING:
    from briefing.checking import Checked
    from briefing.config import Config
    from briefing.pipeline import Group
    from briefing.store import SavedSearch
    from briefing.store.desks import LeftDesk

NOT_COMPARED = "The articles could not be compared, but can be read: {}"
WAITING = "Reading the articles …"


class DeskScreen(SeenThrough[None]):
    """Holds what is read and shown; what the keys do is in ``briefing.tui.commands``."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (160, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (12, "-low"), (30, "-high")]  # noqa: RUF012
    AUTO_FOCUS = ""
    _coming: Sequence[Reading] = ()
    _soon: Timer | None = None
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
        self.corrections: tuple[tuple[str, str], ...] = ()
        self.entity: str | None = None
        self.kept = Filter()
        self.news = NO_NEWS
        self.new: frozenset[str] = frozenset()
        self.found_what = ""
        self.failure = ""
        self.away = False
        self.stars = NO_STARS
        self.marks = NO_MARKS
        self.searches: tuple[SavedSearch, ...] = ()
        self.all_readings: Mapping[str, Reading] = {}
        self.groups: tuple[Group, ...] = ()
        self.group_id: str | None = None
        self.skipped: tuple[Skipped, ...] = ()
        self.loading_files = True
        self.in_step = False
        self._pending = ""
        self._resume: Mapping[str, int] = {}
        self.asked: tuple[Evidence, ...] = ()
        self._brought_in: tuple[Evidence, ...] = ()
        self.checked: Checked | None = None
        self._left: LeftDesk | None = None
        self._changed = False
        self.list_had_keys = False
        self._open_next: str | None = None
        self._open_places: Mapping[str, tuple[Span, ...]] = {}
        self._open_at: Span | None = None
        self._reaching: Opened | None = None
        self.trail = Trail()

    def compose(self) -> ComposeResult:
        """Bars around the sources and the summary."""
        yield TitleBar(id="title")
        yield SourceStrip(id="sources")
        with Container(id="body"):
            with Container(id="desk"):
                yield Static(WAITING, id="empty", markup=False)
                yield Deck(self.symbols, marks=self.config.marks, id="deck")
            yield SummaryPanel(id="panel")
        yield FindBar(self.keymap, id="find")
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
        self.set_interval(EVERY, self.backstage.notes.look, name="other apps")

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
            self.tell(f"{self.key(action_id)} once more: {action.help}")
            return
        action.run(self)

    def places(self) -> dict[str, int]:
        """Where the reader is in the articles of this story, by id; those at the beginning left out."""
        if self.view is None:
            return {}
        return {self.view.article(number).id: place.top for number, place in self.desk.places.items() if place.top}

    def left(self) -> LeftDesk | None:
        """How the desk is left, to be found so again; None before a story is compared.

        It is asked for when the widgets are gone.
        """
        from briefing.store.desks import LeftDesk  # noqa: PLC0415  # not before the first picture

        if self.view is None or not self.view.story.id or not self.view.readings:
            return None
        active, target = self.desk.active, self.panel.pointed
        sentences = self.view.document(active).sentences
        cursor = min(self.desk.place(active).cursor, len(sentences) - 1)
        offset = sentences[cursor].start if sentences else 0
        row = target.label if target else ""
        return LeftDesk(self.view.article(active).id, offset, self.panel.active, row, in_list=self.list_had_keys)

    # The desk on the screen.

    def show_desk(self) -> None:
        """Bring everything above the summary into agreement with the desk."""
        if self.view is None or not self.view.readings:
            return
        self.deck.show(self.view, self.desk, self.stars.articles, self.marks, self.news.articles)
        self.show_sources()
        if self.panel.active == "outlet" and self.panel.lens and self.panel.lens.source != self.desk.active:
            self.refresh_lens()

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
            entries.append((number, said(view.name_of(article.id)), sign))
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
            parts.append("sync scroll")
        if self.failure and self.view is not None:
            parts.append("not compared")
        if self.away:
            parts.append("server away")
        title = said(story.title) if story and story.title else "briefing"
        self.query_one("#title", TitleBar).say(title, parts)

    def _group_number(self) -> int:
        return next((index for index, group in enumerate(self.groups, 1) if group.id == self.group_id), 0)

    def refresh_lens(self) -> None:
        """Fill the summary for the present story, stars and entity."""
        lens = None
        if self.view is not None:
            stars = frozenset(self.stars.facts)
            lens = Lens(self.view, self.symbols, stars, self.entity, self.marks, self.news, self.desk.active)
        self.panel.show(lens, self.kept)

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
        """Bring a list of the summary to the front and give it the keys, where there is a summary."""
        if not self.panel_shown and not self.has_class("-zen"):
            self.tell(NOT_COMPARED.format(self.failure) if self.failure else "There is nothing to sum up")
            return
        self.set_zen(False)
        if tab == "outlet":
            self.refresh_lens()
        self.panel.open(tab)
        self.set_focus(self.panel.current)
        hint = next(known.hint for known in TABS if known.id == tab)
        self.tell(hint.format(more=self.key("line_down")))

    def set_zen(self, on: bool) -> None:
        """One source alone, or all."""
        self.set_class(on, "-zen")
        self.deck.show_alone(on)
        if on:
            self.focus_active()

    def open_group(
        self, group: str, article: str | None = None, places: Mapping[str, tuple[Span, ...]] | None = None
    ) -> None:
        """Open a story, at one of its articles where one is named; ``places`` are marked, by article."""
        self._open_next, self._open_places = article, places or {}
        if group == self.group_id and self.view is not None:
            self._open_article()
        else:
            self.group_id = group
            self.tell("Comparing the articles …")
            self.backstage.story(group)

    def go_back(self) -> None:
        """Open the story read before, where it was left."""
        before = self.trail.before(self.group_id)
        if before is None or all(group.id != before[0] for group in self.groups):
            self.tell("There is no story to go back to")
        else:
            story, self._left = before
            self.open_group(story)

    def _open_article(self) -> None:
        """Go to the article that was asked for, with the places that a search found."""
        view, article, places, at = self.view, self._open_next, self._open_places, self._open_at
        self._open_next, self._open_places, self._open_at = None, {}, None
        if view is None or article not in view.numbers:
            return
        number = view.numbers[article]
        self.desk.focus(number)
        here = places.get(article, ())
        first = here.index(at) if at in here else 0
        if any(places.values()):
            walking.set_hits(self, dict(places))
        if here:
            place = self.desk.place(number)
            place.hit, place.reveal = first, here[first].start
        self.focus_active()
        if here:
            walking.tell_place(self, number, first)

    def _open_found(self, found: Opened, group: Group) -> None:
        """Go to what a search found, in its story."""
        words, places = finding.of_search(self, found, group.article_ids)
        self.found_what = words
        self._open_at = found.at
        self.open_group(group.id, found.article, places)

    def open_search(self, question: Question = NOTHING) -> None:
        """Search all articles, beginning with a question from before where one is given."""

        def opened(found: Opened | None) -> None:
            self.backstage.notes.read()
            if found is None:
                return
            group = next((group for group in self.groups if found.article in group.article_ids), None)
            if group is not None:
                self._open_found(found, group)
            elif self.backstage.is_part:
                self._reaching = found
                self.tell("Bringing the article and its story from the archive …")
                self.backstage.reach(found.article)

        self.backstage.open_index()
        screen = SearchScreen(self.backstage, self.searches, self.keymap, self.symbols.star, question)
        self.app.push_screen(screen, opened)
        self.find_bar.display = False
