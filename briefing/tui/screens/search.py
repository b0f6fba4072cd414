"""Searching all articles while typing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from briefing.models import Span
from briefing.tui.backstage import Backstage
from briefing.tui.dialogs import DIALOG_BY_ID, actions_of, dialog_bindings
from briefing.tui.keyed import DialogAction
from briefing.tui.messages import IndexGrows, IndexReady, SearchDone
from briefing.tui.question import AT_ONCE, NOTHING, Opened, Question, remembered
from briefing.tui.screens.concordance import line_row, lines_in_order, next_order, said_of
from briefing.tui.screens.pick import PickScreen
from briefing.tui.screens.results import (
    CHIPS,
    HINTS,
    chips_of,
    counted_in,
    earlier_row,
    found_words,
    growing,
    hint_row,
    hit_row,
    keys_for,
    left_out,
    loose_row,
    loosened,
    saved_search,
    with_hits,
)
from briefing.tui.screens.typing_dialog import TypingDialog
from briefing.tui.text import said
from briefing.tui.widgets.bars import KeyBar
from briefing.tui.widgets.calm_list import CalmList
from briefing.tui.widgets.chips import ChipRow

if TYPE_CHECKING:
    from briefing.index import Hit, SearchResult
    from briefing.store import SavedSearch
    from briefing.tui.everywhere import Looser

PAUSE = 0.03
"""Seconds without a key after which the index is asked, where the answer before was dear or is still to come."""
CHEAP = 0.05
"""Seconds of an answer after which the next key is answered at once; one that a key overtakes is stopped."""
REST = 0.25
"""Seconds after an answer before the rows below those at once are made: the next key often needs none of them."""
SLOW = 0.4
"""Seconds after which the reader is told that the answer takes its time."""


class SearchScreen(TypingDialog[Opened | None]):
    """Dismissed with what to open."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings("search")]

    def __init__(
        self,
        backstage: Backstage,
        past: Sequence[SavedSearch],
        keymap: Mapping[str, str],
        star: str = "★",
        question: Question = NOTHING,
    ) -> None:
        super().__init__()
        self.star = star
        self.backstage = backstage
        self.keymap = keymap
        self.question = question
        self.result: SearchResult | None = None
        self._looser: Looser | None = None
        self.past = tuple(past)
        self.chip: str | None = None
        self.lines = ""
        self._takes: list[Callable[[], None]] = []
        self._due = self._cheap = False
        self._turn, self._answered, self._recalled = 0, 0, -1
        self._open_first = False
        self._doomed: SavedSearch | None = None
        self._timer: Timer | None = None
        self._slow: Timer | None = None

    def compose(self) -> ComposeResult:
        """Words, filters, what was found, results, keys."""
        with Vertical(classes="dialog tall"):
            yield Input(self.question.words, placeholder="search all articles", id="search-words", compact=True)
            yield ChipRow(id="chips")
            yield Static("", id="search-state", markup=False)
            yield CalmList(id="results", classes="rows", markup=False, compact=True)
            yield KeyBar(self._bar(), self.keymap, classes="dialog-keys")

    def on_mount(self) -> None:
        """Take the keys; say what was asked before, or ask at once."""
        super().on_mount()
        self.field.cursor_position = len(self.question.words)
        self._show()
        if not self.question.blank:
            self._ask()

    # The question.

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Ask when the typing pauses."""
        event.stop()
        self._heed(event.value)

    def _heed(self, words: str) -> None:
        """Take other words; those that are taken already stay as they are."""
        if words == self.question.words:
            return
        self.chip = None
        self._open_first = False
        self.question = replace(self.question, words=words)
        self._due = True
        if self._timer is not None:
            self._timer.stop()
        if self._cheap and not self._turn:
            self._ask()
        else:
            self._timer = self.set_timer(PAUSE, self._ask)

    def _put(self, question: Question) -> None:
        """Ask something else."""
        self.question, self._doomed = question, None
        self._open_first = False
        with self.field.prevent(Input.Changed):
            self.field.value = question.words
        self._ask()

    def _ask(self) -> None:
        for timer in (self._timer, self._slow):
            if timer is not None:
                timer.stop()
        self._turn, self._due = 0, False
        if self.question.blank or not self.backstage.searchable:
            self.result = None
            self._show()
            return
        self._show_chips()
        self._turn, self._asked_at = self.backstage.search(self.question), time.monotonic()
        self._slow = self.set_timer(SLOW, self._still_searching)

    def _still_searching(self) -> None:
        """What was found last stays; the reader is told that it is not the answer yet."""
        if self._turn:
            self._state("Searching …")

    def came(self, message: SearchDone | IndexGrows | IndexReady) -> None:
        """An answer, or the index grows, or stands now; before it has its parts the screen needs none of it."""
        if not self.is_mounted:
            return
        if isinstance(message, IndexGrows):
            self._state(growing(message) if self._turn else self._told())
        elif isinstance(message, IndexReady):
            if not (self.backstage.is_part and self.result and not self.question.limited):  # a server's stays as it is
                self._ask()
        elif message.turn == self._turn:
            self._answered, self._cheap = self._turn, time.monotonic() - self._asked_at <= CHEAP
            self._take_answer(message, 0)
        elif message.turn == self._answered and not (self._turn or self._due):  # there is more of it
            self._take_answer(message, self.listed.highlighted or 0)

    def _take_answer(self, message: SearchDone, row: int) -> None:
        self._turn, self.result, self._looser = 0, message.result, message.looser
        self._show(row)
        if self._open_first and self.result.hits:
            self.take(0)
        self._open_first = False

    # What stands on the screen.

    def _state(self, text: str) -> None:
        self.query_one("#search-state", Static).update(text)

    def _show_chips(self) -> None:
        self.query_one(ChipRow).show(chips_of(self.question, self.keymap), self.chip)

    def _show(self, row: int = 0) -> None:
        """Write the results, or ways out where there are none, or what was asked before."""
        self._show_chips()
        self.listed.pour(self._options(), first=max(AT_ONCE, self.listed.size.height // 3 + 1), pause=REST)
        self.listed.highlighted = min(row, len(self._takes) - 1) if self.result is not None and self._takes else None
        self._state(self._told())
        self.query_one(KeyBar).offer(self._bar())

    def _options(self) -> Iterable[Option]:
        """The rows of the list; what each of them does is kept beside."""
        if self.result is None:
            return self._earlier_rows()
        if self.result.hits and self.lines:
            lines, room = lines_in_order(self.result.hits, self.lines), self.listed.scrollable_content_region.width
            self._takes = [partial(self._open, line.article_id, Span(line.start, line.end)) for line in lines]
            return (line_row(line, room) for line in lines)
        if self.result.hits:
            self._takes = [partial(self._open, hit.article_id) for hit in self.result.hits]
            return map(hit_row, self.result.hits)
        loosened = self._loosened()
        self._takes = [partial(self._put, question) for question, _, _ in loosened]
        return [loose_row(gone, number) for _, gone, number in loosened]

    def _earlier_rows(self) -> list[Option]:
        asked = [(remembered(item.query, item.limits), item.saved) for item in self._earlier()]
        self._takes = [partial(self._put, question) for question, _ in asked]
        return [*(earlier_row(question, self.star if saved else " ") for question, saved in asked), hint_row(HINTS)]

    def _bar(self) -> list[DialogAction]:
        wanted = keys_for(self.question, past=bool(self.past))
        ends = [action for action in actions_of("typing", typing_take="Open") if action.bar is not None]
        return [*(replace(DIALOG_BY_ID[name], bar=place) for place, name in enumerate(wanted)), *ends]

    def _earlier(self) -> tuple[SavedSearch, ...]:
        """The searches from before, while nothing is asked."""
        return self.past if self.question.blank else ()

    def _told(self) -> str:
        """The line above the list."""
        result, catalog = self.result, self.backstage.catalog
        if catalog is not None and not catalog.cards and not self.backstage.is_part:
            return "There are no articles to search."
        if not self.backstage.searchable:
            return growing(self.backstage.growth)
        if result is None:
            return "Earlier searches, the saved ones first: down and Enter take one" if self.past else ""
        if result.error:
            return said(result.error)
        if not result.hits:
            if self._takes:
                return "No article with these filters. There are some:"
            hint = f"{said(result.note).capitalize()}" if result.note else "Fewer words, or word* for every ending."
            return f"No article has these words. {hint}"
        return found_words(result, said_of(self.lines) if self.lines else "")

    def _loosened(self) -> list[tuple[Question, str, int]]:
        """Each (question, what it leaves out, how many articles) that finds something: without one filter, or any."""
        if self._looser is not None:
            return [(question, left_out(self.question, question), number) for question, number in self._looser]
        catalog, result = self.backstage.catalog, self.result
        return loosened(self.question, catalog, result.matching if result is not None else None)

    # What the keys do.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that edit the words do so unless a chip or an earlier search has them."""
        if not super().check_action(action, parameters):
            return False
        if action in ("beside", "loosen"):
            return self.chip is not None
        return action != "forget" or self._pointed_search() is not None

    def action_take(self) -> None:
        """Press the chip; or take the row, which is the first one of the answer where that is still to come."""
        self._heed(self.field.value)  # a quick Enter overtakes the news of the last letter
        if self.chip is not None:
            self.action_press(self.chip)
        elif self._due or self._turn or not (self.question.blank or self.backstage.searchable):
            if self._due:
                self._ask()
            self._open_first = True
        else:
            super().action_take()

    def take(self, row: int | None) -> None:
        """Open a result, or ask what the row asks."""
        if row is not None and row < len(self._takes):
            self._takes[row]()

    def _open(self, article: str, at: Span | None = None) -> None:
        words, limits = self.question.words, self.question.limits
        self.backstage.notes.do(lambda notebook: notebook.remember_search(words, limits=limits))
        places = {other.article_id: other.places for other in (self.result.hits if self.result else ())}
        self.dismiss(Opened(article, places, self.question, at))

    @on(ChipRow.Clicked)
    def _chip_clicked(self, message: ChipRow.Clicked) -> None:
        self.action_press(message.part)

    def action_press(self, part: str) -> None:
        """Choose a filter's value; the order is switched at once."""
        if part != self.chip:
            self._leave_chips()
        if part == "sort":
            self._put(replace(self.question, by_day=not self.question.by_day))
        elif self.backstage.catalog is None:
            self._state("The articles are still being read; then there are filters to choose from.")
        else:
            matching = self.result.matching if self.result is not None and self.question.words.strip() else None
            here = self._pointed_hit()
            catalog, remark = self.backstage.catalog, ""
            if self.backstage.is_part:
                remark = counted_in(catalog, matching is None and bool(self.question.words.strip()))
                catalog = with_hits(catalog, self.result.hits if self.result is not None else ())
            article = here.article_id if here else None
            screen = PickScreen(part, self.question, catalog, matching, article, self.keymap)
            screen.remark = remark
            self.app.push_screen(screen, self._picked)

    def _picked(self, question: Question | None) -> None:
        if question is not None:
            self._leave_chips()  # so that Enter now opens what was found
            self._put(question)

    def _leave_chips(self) -> None:
        self.chip = None
        self._show_chips()

    def action_chip(self, by: int) -> None:
        """On to the next chip, after the last one back to the words."""
        stops = (None, *CHIPS)
        self.chip = stops[(stops.index(self.chip) + by) % len(stops)]
        self._show_chips()

    def action_beside(self, by: int) -> None:
        """The chip beside."""
        self.chip = CHIPS[(CHIPS.index(self.chip or CHIPS[0]) + by) % len(CHIPS)]
        self._show_chips()

    def action_loosen(self) -> None:
        """Take the limit of the chip away."""
        if self.chip == "sort":
            self._put(replace(self.question, by_day=False))
        elif self.chip is not None:
            self._put(self.question.without(self.chip))

    def action_unfilter(self) -> None:
        """All limits away."""
        self._put(Question(self.question.words, self.question.by_day))

    def action_move(self, by: int) -> None:
        """Next row, or the one before; the chips are left."""
        self._leave_chips()
        super().action_move(by)

    def action_page(self, by: int) -> None:
        """A page of results; the chips are left."""
        self._leave_chips()
        super().action_page(by)

    def action_lines(self) -> None:
        """Each place on a line of its own, by what is left of it, by what is right of it; then the articles again."""
        self.lines = next_order(self.lines)
        self._show()

    def action_save(self) -> None:
        """Keep the words with their filters."""
        words, limits = self.question.words.strip(), self.question.limits
        if self.question.blank:
            self._state("Nothing to save yet: type words or choose a filter.")
        elif any(item.saved and (item.query, item.limits) == (words, limits) for item in self.past):
            self._state("This search is saved already.")
        else:
            self.backstage.notes.do(lambda notebook: notebook.remember_search(words, saved=True, limits=limits))
            others = tuple(item for item in self.past if (item.query, item.limits) != (words, limits))
            self.past = (saved_search(words, limits), *others)
            self._state("Saved: it stands first among the earlier searches, and in the palette.")

    def action_recall(self) -> None:
        """The search before, further back at each stroke."""
        if self.past:
            self._recalled = (self._recalled + 1) % len(self.past)
            item = self.past[self._recalled]
            self._put(remembered(item.query, item.limits))

    def action_forget(self) -> None:
        """Take an earlier search out of the list; a saved one only at the second stroke."""
        item, row = self._pointed_search(), self.listed.highlighted or 0
        if item is None:
            return
        if item.saved and item != self._doomed:
            self._doomed = item
            self._state("This search is saved. Press again to remove it.")
            return
        self.backstage.notes.do(lambda notebook: notebook.forget_search(item.query, item.limits))
        self.past = tuple(other for other in self.past if other != item)
        self._show()
        self.listed.highlighted = min(row, len(self.past) - 1) if self.past else None
        self._state("Removed.")

    def _pointed_search(self) -> SavedSearch | None:
        row, earlier = self.listed.highlighted, self._earlier()
        return earlier[row] if self.result is None and row is not None and row < len(earlier) else None

    def _pointed_hit(self) -> Hit | None:
        row, hits = self.listed.highlighted, self.result.hits if self.result and not self.lines else ()
        return hits[row] if row is not None and row < len(hits) else None
