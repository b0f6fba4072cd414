"""The reader's screen: sources side by side, the summary below or beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events, on
from textual.widgets import Static

from briefing.models import Evidence, Reading, Story
from briefing.news import news_of, told
from briefing.pipeline.events import Group
from briefing.tui import messages
from briefing.tui.commands import finding, walking
from briefing.tui.desk import Desk
from briefing.tui.returning import again, back_at, came, carry_over
from briefing.tui.screens.desk_screen import NOT_COMPARED, DeskScreen
from briefing.tui.screens.search import SearchScreen
from briefing.tui.screens.stars import StarsScreen
from briefing.tui.text import count, said
from briefing.tui.view import StoryView, provisional
from briefing.tui.widgets.article_pane import ArticlePane
from briefing.tui.widgets.bars import KeyBar, SourceStrip
from briefing.tui.widgets.deck import Deck
from briefing.tui.widgets.find_bar import FindBar
from briefing.tui.widgets.summary_panel import SummaryPanel

MOST_SKIPPED = 100
SOON = 0.5
"""Seconds that articles known before wait for their story: to show them first would make the story come later."""
EMPTY = (
    "Nothing to read here.\n\nGive briefing a folder or files with articles (.txt, .md, .html, …):\n\n"
    "    briefing PATH …\n\nPress {quit} to leave."
)


class ReaderScreen(DeskScreen):
    """Answers what comes from behind the screen and from its parts."""

    def _take_view(self, view: StoryView) -> None:
        """Put another story, or the same one compared, on the desk; known articles keep their places."""
        old, before = self.view, self.desk
        in_source = self.pane is not None and self.focused is self.pane
        if old is not None and old.story.id and old.story.id != view.story.id:
            self.trail.leave(old, before, self.left())
        self.view = view
        self.news = news_of(view.story, self.new)
        view.letters = old.letters if old else self.config.letters
        desk = Desk.of(len(view.readings), before.capacity)
        self.trail.resume(view, desk)
        if old is not None:
            carry_over(old, before, view, desk)
        for number, reading in enumerate(view.readings):
            if desk.place(number).top == 0:
                desk.place(number).top = self._resume.get(reading.article.id, 0)
        self.desk = desk
        chosen, self.target, self.entity = self.target, None, None
        if old is not None and chosen is not None:
            walking.light_again(self, chosen, again(chosen, old, view))
        self.query_one("#empty").display = False
        self.deck.display = True
        self.remove_class("-bare")
        self.failure = ""
        self.backstage.notes.show(view.readings, view.story.facts, self.all_readings)
        self.show_desk()
        self.refresh_lens()
        self.show_state()
        if in_source and self.pane is not None:  # a corrected outlet may stand elsewhere
            self.set_focus(self.pane, scroll_visible=False)
        if self.focused is None:
            self.set_focus(self.panel.current)

    def on_articles_came(self, message: messages.ArticlesCame) -> None:
        """Show what can be read already; what was known before only where its story does not come soon."""
        if not message.known or (self._soon is not None and not self._coming):
            self._show_articles(message.readings)
            return
        self._coming = message.readings
        if self._soon is None:
            self._soon = self.set_timer(SOON, self._show_coming)

    def _show_coming(self) -> None:
        """Show the articles that waited for their story."""
        coming, self._coming = self._coming, ()
        if coming:
            self._show_articles(coming)

    def _show_articles(self, readings: Sequence[Reading]) -> None:
        if self.view is None or not self.view.story.id:
            self._take_view(provisional(readings))

    def on_advanced(self, message: messages.Advanced) -> None:
        """Show how far it is."""
        self.progress.show(message.stage, message.done, message.total)

    def on_file_skipped(self, message: messages.FileSkipped) -> None:
        """Remember what could not be read."""
        if len(self.skipped) < MOST_SKIPPED:  # all of them come with the collection
            self.skipped = (*self.skipped, message.skipped)

    def on_stories_found(self, message: messages.StoriesFound) -> None:
        """Compare the first story at once."""
        self.groups = message.groups
        self.new = frozenset(name for group in message.groups for name in group.new)
        if self._open_asked():
            return
        if message.groups:
            self._left = message.left or self._left
            self.group_id = self._group_to_show(message).id
            self.backstage.story(self.group_id)

    def _group_to_show(self, message: messages.StoriesFound) -> Group:
        """The one with most of what is open now; at the start the one that was left, else the first."""
        if self.group_id is None:
            left = message.left.article if message.left else None
            return next((group for group in message.groups if left in group.article_ids), message.groups[0])
        open_now = {reading.article.where for reading in self.readings}
        paths = {name: reading.article.where for name, reading in self.all_readings.items()}
        return max(message.groups, key=lambda group: sum(paths.get(name) in open_now for name in group.article_ids))

    def _open_asked(self) -> bool:
        """Open the words that the reader was started with, once; whether a story has them."""
        asked, self.asked = self.asked, ()
        first = asked[0].article if asked else None
        group = next((group for group in self.groups if first in group.article_ids), None)
        if group is not None:
            self.open_group(group.id, first, {one.article: (one.span,) for one in asked})
        elif first is not None and self.backstage.is_part:
            self._brought_in = asked
            self.backstage.reach(first)
        return group is not None

    def on_collection_read(self, message: messages.CollectionRead) -> None:
        """All files are read."""
        self.loading_files = False
        self.skipped = message.collection.skipped
        self.all_readings = message.collection.readings
        self.progress.hide()
        if not message.collection.groups:
            self._show_empty()
        self.show_state()
        self._open_check()

    def on_story_reached(self, message: messages.StoryReached) -> None:
        """Open what was found outside of what is opened, unless something else was found meanwhile."""
        self.groups, self.all_readings = message.collection.groups, message.collection.readings
        found, self._reaching = self._reaching, None
        if found is not None and found.article in message.group.article_ids:
            self._open_found(found, message.group)
        elif self._brought_in and self._brought_in[0].article in message.group.article_ids:
            self.asked, self._brought_in = self._brought_in, ()
            self._open_asked()

    def _open_check(self) -> None:
        """Show the check that the reader was started with, once."""
        checked, self.checked = self.checked, None
        if checked is None:
            return
        from briefing.tui.screens.check import CheckScreen  # noqa: PLC0415  # it knows how drafts are checked

        def chosen(place: Evidence | None) -> None:
            group = next((one for one in self.groups if place and place.article in one.article_ids), None)
            if place is not None and group is not None:
                self.open_group(group.id, place.article, {place.article: (place.span,)})

        self.app.push_screen(CheckScreen(checked, self.keymap), chosen)

    def on_story_came(self, message: messages.StoryCame) -> None:
        """A story can be read whole."""
        if message.story.id != self.group_id:
            return
        self._show_story(message.story, message.places)

    def _show_story(self, story: Story, places: Mapping[str, int]) -> None:
        if self.view is None or self.view.story.id != story.id:
            self._resume = places
        old, view = self.view, StoryView(story)
        self._take_view(view)
        news = f"{told(self.news)} · {self.key('news')} shows only these" if self.news else ""
        if self._changed and old is not None:
            self._changed = False
            news = came(old, view) or news
        hint = f"Enter on a fact shows its words in every source · {self.key('find')} finds"
        returned = self._return()
        self.tell(" · ".join(filter(None, (news, returned))) or f"{hint} · {self.key('help')} all keys")
        if self._open_next is not None:
            self._open_article()

    def _return(self) -> str:
        """Go back to where the reader left, once; what to say of it."""
        left, self._left = self._left, None
        if left is None or self.view is None or left.article not in self.view.numbers or self._open_next is not None:
            return ""
        number = self.view.numbers[left.article]
        self.desk.focus(number)
        self.desk.place(number).cursor = self.view.document(number).sentence_at(left.offset)
        if left.tab in self.tab_ids:
            self.panel.open(left.tab)
            self.panel.current.point_at_label(left.row)
        if left.in_list:  # at once: each change of focus styles the whole panel
            self.show_desk()
            self.set_focus(self.panel.current)
        else:
            self.focus_active()
        return back_at(left, self.view) + (f" · {told(self.news)} ({self.key('news')})" if self.news else "")

    def _show_empty(self) -> None:
        self.add_class("-bare")
        text = EMPTY.format(quit=self.key("quit"))
        if self.skipped:
            listed = "\n".join(f"  {said(item.path)}: {said(item.reason)}" for item in self.skipped[:12])
            text += f"\n\nNot read ({self.key('stories')} lists all):\n{listed}"
        self.query_one("#empty", Static).update(text)

    def on_stopped(self) -> None:
        """The reader stopped the reading; what came stays."""
        self.loading_files = False
        self.progress.hide()
        self._show_coming()
        if self.view is None:
            self.query_one("#empty", Static).update("Stopped before anything was read. Start again to read on.")
        self.tell("Stopped. The articles read so far can be read, but they are not compared; start again to go on")

    def on_files_changed(self, message: messages.FilesChanged) -> None:
        """Read again; the story that lies open stays until it is compared anew."""
        self.loading_files = self._changed = True
        self.skipped = ()
        came = "changed" if message.what == "file" else "came"
        self.tell(f"{count(message.number, message.what)} {came}: reading again")
        self.backstage.load()

    @on(messages.IndexReady)
    @on(messages.IndexGrows)
    @on(messages.SearchDone)
    def _search_goes_on(self, message: messages.IndexReady | messages.IndexGrows | messages.SearchDone) -> None:
        """Hand it to the search, if that is open, though one of its filters may be being chosen above it."""
        for screen in self.app.screen_stack:
            if isinstance(screen, SearchScreen):
                screen.came(message)

    def on_marks_read(self, message: messages.MarksRead) -> None:
        """Stars and searches as they are now, whoever set them."""
        changed = (message.stars, message.marks) != (self.stars, self.marks)
        self.stars, self.marks, self.searches = message.stars, message.marks, message.searches
        self.corrections = message.corrections
        if changed:
            self.show_desk()
            self.refresh_lens()

    def on_stars_listed(self, message: messages.StarsListed) -> None:
        """Hand them to their list, if that is still open."""
        for screen in self.app.screen_stack:
            if isinstance(screen, StarsScreen):
                screen.came(message.found)

    def on_star_set(self, message: messages.StarSet) -> None:
        """Say so once it is kept."""
        text = f"{message.what} starred" if message.on else f"{message.what}: star taken away"
        self.tell(text if message.lasting else f"{text}, for this session only")

    def on_marked(self, message: messages.Marked) -> None:
        """Say so once it is kept."""
        self.tell(message.text if message.lasting else f"{message.text}, for this session only")

    def on_corrected(self, message: messages.Corrected) -> None:
        """Say so once it is kept, and read again: what was corrected comes before everything else."""
        text = message.text if message.lasting else f"{message.text}, for this session only"
        self.notify(said(text), markup=False)
        self.loading_files = True
        self.backstage.load()

    def on_corrected_elsewhere(self, message: messages.CorrectedElsewhere) -> None:
        """Read again with what others put right; the reader stays where he is."""
        self.notify(said(f"Corrected elsewhere: {message.text}"), markup=False)
        self.loading_files = True
        self.backstage.load()

    def on_server_away(self, message: messages.ServerAway) -> None:
        """Say that the archive's server is away or back, below the sources, and as long as it is away in the title."""
        self.away = message.text is not None
        self.show_state()
        if message.text is None:
            self.tell("The archive's server is back")
        else:
            self.tell(f"The archive's server is away, marks wait here meanwhile: {said(message.text)}")

    def on_went_wrong(self, message: messages.WentWrong) -> None:
        """Say what failed; where nothing can be shown, what to do."""
        if message.fatal:
            self.loading_files = False
            self.progress.hide()
            self._show_coming()
            self.add_class("-bare")
            self.failure = said(message.text)
            self.query_one("#empty", Static).update(f"The articles could not be read.\n\n{self.failure}")
            self.show_state()
            if self.view is not None:
                self.focus_active()
                self.tell(NOT_COMPARED.format(self.failure))
        if self._reaching is not None:
            self._reaching = None
            self.tell(f"Not opened: {said(message.text)}")
        self.notify(said(message.text), severity="warning", markup=False)

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
        """Scroll the other sources in view to what belongs beside the place where this one is read."""
        if self.view is None:
            return
        place = pane.reading_offset
        row = pane.reading_row
        for slot in self.deck.shown():
            if slot.pane is not pane and slot.article_number is not None:
                slot.pane.align(self.view.in_step(self.desk.active, slot.article_number).beside(place), row)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The source with the keys is the active one; what has the keys is told by the tabs and the key bar."""
        widget = event.widget
        self.list_had_keys = self.in_list
        self.query_one("#keys", KeyBar).serve("list" if self.in_list else "source")
        self.panel.strip.serve(has_keys=self.in_list)
        if isinstance(widget, ArticlePane) and widget is self.focused:  # not one that had the keys when this was sent
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
        finding.settle(self)

    def on_find_bar_left(self) -> None:
        """Away with the words and the marks."""
        self.find_bar.display = False
        walking.clear(self)
        self.focus_active()

    def on_find_bar_widened(self) -> None:
        """Search everything instead."""
        self.find_bar.display = False
        self.open_search()
