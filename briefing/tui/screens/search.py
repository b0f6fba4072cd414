"""Searching all articles while typing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.visual import Visual
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from briefing.models import Span
from briefing.tui.backstage import Backstage
from briefing.tui.hanging import Hanging, Rows
from briefing.tui.messages import IndexReady, SearchDone
from briefing.tui.question import Question
from briefing.tui.screens.dialog import Dialog
from briefing.tui.text import count, long_day, said
from briefing.tui.view import UNNAMED
from briefing.tui.widgets.calm_list import CalmList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.index import Hit, SearchResult
    from briefing.store import SavedSearch, Store

PAUSE = 0.12
"""Seconds without a key after which the index is asked."""

_KEYS = " Enter opens  ^t sort  ^o outlet  ^y day  ^x all  ^s save  ^r earlier  Esc back"
_HINTS = 'words · "a phrase" · AND OR NOT · missile* · outlet:name · date:[20230701 TO 20230731] · entity:name'


@dataclass(frozen=True, slots=True)
class Opened:
    """The article to open, the places to mark in it, and the words that found them."""

    article: str
    places: tuple[Span, ...]
    words: str


class SearchInput(Input):
    """Up and down go to the results without leaving the words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.move(1)", show=False),
        Binding("up", "screen.move(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
        Binding("pageup", "screen.page(-1)", show=False),
    ]


class SearchScreen(Dialog[Opened | None]):
    """Dismissed with what to open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("ctrl+o", "outlet", show=False),
        Binding("ctrl+t", "sort", show=False),
        Binding("ctrl+y", "day", show=False),
        Binding("ctrl+s", "save", show=False),
        Binding("ctrl+r", "recall", show=False),
        Binding("ctrl+x", "unfilter", show=False, priority=True),
    ]

    def __init__(self, backstage: Backstage, past: Sequence[SavedSearch], words: str = "") -> None:
        super().__init__()
        self.backstage = backstage
        self.question = Question(words)
        self.result: SearchResult | None = None
        self.past = tuple(past)
        self._turn = 0
        self._recalled = -1
        self._open_first = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Words, filters, results."""
        with Vertical(classes="dialog tall"):
            yield SearchInput(self.question.words, placeholder="search all articles", id="search-words", compact=True)
            yield Static("", id="search-state", markup=False)
            yield CalmList(id="results", markup=False, compact=True)
            yield Static(_KEYS, classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Take the keys; say what may be typed."""
        self.set_focus(self.query_one("#search-words", Input))
        self.query_one("#results", CalmList).can_focus = False
        self._show()
        if self.question.words:
            self._ask()

    def on_key(self, event: events.Key) -> None:
        """Letters typed before the line had the keys are not lost: those after it never come here."""
        field = self.query_one("#search-words", Input)
        if event.is_printable and event.character:
            event.stop()
            field.insert_text_at_cursor(event.character)
            self.set_focus(field)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Ask when the typing pauses."""
        event.stop()
        self.question = replace(self.question, words=event.value)
        self._open_first = False
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._ask)

    def _ask(self) -> None:
        if not self.question.words.strip() and not self.question.limited:
            self.result = None
            self._show()
        elif self.backstage.searchable:
            self._turn = self.backstage.search(self.question)
        else:
            self._state("The index is being built; the search starts by itself when it stands.")

    def came(self, message: SearchDone | IndexReady) -> None:
        """An answer, or the index stands now."""
        if isinstance(message, IndexReady):
            self._ask()
        elif message.turn == self._turn:
            self.result = message.result
            self._show()
            if self._open_first and message.result.query == self.question.words:
                self._open_first = False
                self._open(0)

    def _state(self, text: str) -> None:
        chips = []
        question = self.question
        if question.outlet is not None:
            chips.append(f"[outlet: {said(question.outlet)}]")
        if question.day is not None:
            chips.append(f"[day: {long_day(question.day)}]")
        if question.entity is not None:
            chips.append(f"[name: {said(question.entity)}]")
        chips.append("by day" if question.by_day else "by relevance")
        line = Content.assemble((" " + "  ".join(chips) + "  ", "bold $strong"), (text, "$muted"))
        self.query_one("#search-state", Static).update(line)

    def _show(self) -> None:
        """Write the results, or what can be typed."""
        listed = self.query_one("#results", CalmList)
        if self.result is None:
            saved = [
                Option(Content.assemble(("★ " if item.saved else "  ", "$strong"), said(item.query)))
                for item in self.past[:30]
            ]
            listed.set_options(saved or [Option(Content.styled(_HINTS, "$muted"), disabled=True)])
            listed.highlighted = None
            self._state("Earlier searches: down and Enter take one" if saved else "")
            return
        listed.set_options([self._row(hit) for hit in self.result.hits])
        listed.highlighted = 0 if self.result.hits else None
        if self.result.error:
            self._state(said(self.result.error))
        elif not self.result.hits:
            self._state("No article matches. Fewer words, or word* for every ending.")
        else:
            more = f", the first {len(self.result.hits)} shown" if self.result.total > len(self.result.hits) else ""
            self._state(count(self.result.total, "article") + more)

    def _row(self, hit: Hit) -> Option:
        day = long_day(hit.published) if hit.published else "no date"
        head = Content.assemble(
            (said(hit.outlet or UNNAMED), "bold"), (f"  {day}  ", "$muted"), (said(hit.title), "bold")
        )
        rows: list[Visual] = [Hanging(Content(""), head)]
        for snippet in hit.snippets[:2]:
            places = tuple(Span(place.start - snippet.start, place.end - snippet.start) for place in snippet.hits)
            rows.append(Hanging(Content("  "), _marked(snippet.text, places)))
        return Option(Rows(rows))

    def action_move(self, by: int) -> None:
        """Next or former result."""
        listed = self.query_one("#results", CalmList)
        if by > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    def action_page(self, by: int) -> None:
        """A page of results."""
        listed = self.query_one("#results", CalmList)
        if by > 0:
            listed.action_page_down()
        else:
            listed.action_page_up()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the result under the cursor; where the answer to these words is still to come, its first one then."""
        event.stop()
        if self.question.words.strip() and (self.result is None or self.result.query != self.question.words):
            self._open_first = True
            self._ask()
        else:
            self._open(self.query_one("#results", CalmList).highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the result clicked."""
        event.stop()
        self._open(event.option_index)

    def _open(self, index: int | None) -> None:
        if self.result is None:
            if index is not None and index < len(self.past):
                self._take(self.past[index].query)
            return
        if index is None or index >= len(self.result.hits):
            return
        hit, words = self.result.hits[index], self.question.words
        self.backstage.with_store(lambda store: store.remember_search(words))
        self.dismiss(Opened(hit.article_id, hit.places, words))

    def _take(self, words: str) -> None:
        """Put an earlier search into the line."""
        field = self.query_one("#search-words", Input)
        field.value = words
        field.cursor_position = len(words)

    def action_sort(self) -> None:
        """By day, or by relevance."""
        self.question = replace(self.question, by_day=not self.question.by_day)
        self._ask()

    def _pointed(self) -> Hit | None:
        index = self.query_one("#results", CalmList).highlighted
        hits = self.result.hits if self.result else ()
        return hits[index] if index is not None and index < len(hits) else None

    def action_outlet(self) -> None:
        """Only the outlet of the result under the cursor; once more: all outlets."""
        hit = self._pointed()
        outlet = hit.outlet if hit and self.question.outlet is None else None
        self.question = replace(self.question, outlet=outlet)
        self._ask()

    def action_day(self) -> None:
        """Only the day of the result under the cursor; once more: all days."""
        hit = self._pointed()
        self.question = replace(self.question, day=hit.published if hit and self.question.day is None else None)
        self._ask()

    def action_unfilter(self) -> None:
        """All limits away."""
        self.question = Question(self.question.words, self.question.by_day)
        self._ask()

    def action_save(self) -> None:
        """Keep this search."""
        words = self.question.words.strip()
        if words:

            def keep(store: Store) -> None:
                store.remember_search(words, saved=True)

            self.backstage.with_store(keep)
            self._state("Saved: it stands first among the earlier searches")

    def action_recall(self) -> None:
        """The search before, further back at each stroke."""
        if self.past:
            self._recalled = (self._recalled + 1) % len(self.past)
            self._take(self.past[self._recalled].query)


def _marked(text: str, hits: tuple[Span, ...]) -> Content:
    """The snippet with its hits marked; line breaks stand as spaces so that every offset stays."""
    shown = "".join(" " if char.isspace() else char for char in text)
    content = Content(said(shown) if len(said(shown)) == len(text) else shown)
    for hit in hits:
        content = content.stylize("bold underline $strong", hit.start, hit.end)
    return content
