"""Choosing the value of a filter from those that there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from briefing.records import dataclass
from briefing.tui.catalog import Catalog
from briefing.tui.dialogs import actions_of, dialog_bindings
from briefing.tui.hanging import Hanging
from briefing.tui.question import NO_OUTLET, Question, kind_words
from briefing.tui.screens.typing_dialog import TypingDialog
from briefing.tui.text import long_day, said
from briefing.tui.widgets.bars import KeyBar
from briefing.tui.widgets.calm_list import CalmList

MOST = 200
"""Rows listed at once; typing finds the others."""
TITLES = {
    "outlet": "Only one outlet",
    "day": "Only some days",
    "name": "Only articles that name",
    "kind": "Only articles that name a",
}
ANY = {"outlet": "any outlet", "day": "any day", "name": "any name", "kind": "any kind of name"}
ON, SINCE, UNTIL = "on", "since", "until"
MODES = (ON, SINCE, UNTIL)
_DISTINCT = 4
"""Letters that make a typed word stand for a way of taking a day rather than for a part of one."""


Value = tuple[str | date, str, int]
"""What a row stands for, its words, and how many articles it leaves."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A row: its words, how many articles it leaves, and the question that it makes."""

    label: str
    number: int
    question: Question
    more: str = ""


class PickScreen(TypingDialog[Question | None]):
    """Dismissed with the question as the reader limited it."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings("days")]

    def __init__(
        self,
        part: str,
        question: Question,
        catalog: Catalog,
        matching: frozenset[str] | None,
        here: str | None,
        keymap: Mapping[str, str],
    ) -> None:
        """``matching`` are the articles that the words find, None where there are no words or too many articles.

        ``here`` is the article under the cursor of the search: its value has the cursor, where none is set.
        """
        super().__init__()
        self.part, self.question, self.catalog, self.here, self.keymap = part, question, catalog, here, keymap
        self.remark = ""
        self.ids = catalog.left(question.without(part), matching)
        self.mode = ON
        if part == "day" and question.since != question.until:
            self.mode = UNTIL if question.since is None else SINCE
        self.choices: Sequence[Choice] = ()
        self._counted: dict[str, Sequence[Value]] = {}

    def compose(self) -> ComposeResult:
        """Title, the line that narrows, the values."""
        scopes = ("typing", "days") if self.part == "day" else ("typing",)
        with Vertical(classes="dialog wide picker"):
            yield Static("", classes="dialog-title", markup=False)
            yield Input(placeholder="type to narrow the list", compact=True)
            yield CalmList(classes="rows", markup=False, compact=True)
            yield KeyBar(actions_of(*scopes), self.keymap, classes="dialog-keys")

    def on_mount(self) -> None:
        """List everything, the cursor on what is set or, else, on what the result under the cursor has."""
        super().on_mount()
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only days have ways to be taken."""
        return super().check_action(action, parameters) and (action != "mode" or self.part == "day")

    def action_mode(self, by: int) -> None:
        """Another way to take a day."""
        self.mode = MODES[(MODES.index(self.mode) + by) % len(MODES)]
        self._show()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        words = event.value.casefold().split()
        if self.part == "day" and words and len(words[0]) >= _DISTINCT:
            self.mode = next((mode for mode in MODES if mode.startswith(words[0])), self.mode)
        self._show()

    def take(self, row: int | None) -> None:
        """Leave with the question of that row."""
        if row is not None and row < len(self.choices):
            self.dismiss(self.choices[row].question)

    def _show(self) -> None:
        typed = self.field.value.casefold().split()
        found = _narrowed([("", ANY[self.part], len(self.ids)), *self._values()], typed)
        if self.part == "day":
            found += [value for value in self._typed_day() if value not in found]
        self.choices = [self._choice(*value) for value in found[:MOST]]
        options = [self._row(choice) for choice in self.choices]
        remarks = [f"{len(found) - MOST:,} more: type to narrow the list"] if len(found) > MOST else []
        undated = len(self.ids) - sum(number for _, number in self.catalog.days(self.ids)) if self.part == "day" else 0
        if undated:
            remarks.append(f"{undated:>7,}  without a date: only “any day” finds them")
        if not found:
            remarks.append("No match.")
        remarks += [self.remark] if self.remark else []
        options += [Option(Content.styled(remark, "$muted"), disabled=True) for remark in remarks]
        self.listed.set_options(options)
        self.listed.highlighted = self._cursor(bool(typed)) if found else None
        title = TITLES[self.part]
        if self.part == "day":
            title += ": " + "  ".join(f"[{mode}]" if mode == self.mode else mode for mode in MODES)
        self.query_one(".dialog-title", Static).update(title)

    def _cursor(self, typed: bool) -> int:
        if typed:
            return 1 if len(self.choices) > 1 and self.choices[0].question == self.question.without(self.part) else 0
        wanted = self.question
        if self.part not in wanted.parts and self.here is not None and (card := self.catalog.cards.get(self.here)):
            wanted = self._with_day(card.day) if self.part == "day" and card.day else wanted
            wanted = replace(wanted, outlet=card.outlet) if self.part == "outlet" else wanted
        return next((row for row, choice in enumerate(self.choices) if choice.question == wanted), 0)

    def _values(self) -> Sequence[Value]:
        """What there is to choose from, counted once; days as the mode takes them."""
        known = self._counted.get(self.mode)
        if known is None:
            known = self._counted[self.mode] = self._days() if self.part == "day" else self._others()
        return known

    def _others(self) -> list[Value]:
        """Outlets, names or kinds."""
        counts = self.catalog.counts(self.part, self.ids)
        if self.part == "outlet":
            return [(value, said(value) or NO_OUTLET, number) for value, number in counts]
        if self.part == "kind":
            return [(value, kind_words(value), number) for value, number in counts]
        return [(value, value, number) for value, number in counts]  # the catalog's names are on one line already

    def _days(self) -> list[Value]:
        days = self.catalog.days(self.ids)
        if self.mode == SINCE:
            days = _running(days)
        elif self.mode == UNTIL:
            days = _running(days[::-1])[::-1]
        return [self._day_value(day, number) for day, number in days]

    def _typed_day(self) -> list[Value]:
        """A day typed as 2023-07-27, whether an article is of it or not."""
        for word in self.field.value.split():
            try:
                day = date.fromisoformat(word)
            except ValueError:
                continue
            return [self._day_value(day, len(self.catalog.left(self._with_day(day), self.ids)))]
        return []

    def _day_value(self, day: date, number: int) -> Value:
        return day, long_day(day) if self.mode == ON else f"{self.mode} {long_day(day)}", number

    def _choice(self, value: str | date, label: str, number: int) -> Choice:
        if label == ANY[self.part] and value == "":
            return Choice(label, number, self.question.without(self.part))
        if isinstance(value, date):
            return Choice(label, number, self._with_day(value))
        changed: dict[str, str] = {self.part: value}
        question = replace(self.question, **changed)  # type: ignore[arg-type]  # these parts are all str
        return Choice(label, number, question, kind_words(self.catalog.kind_of(value)) if self.part == "name" else "")

    def _with_day(self, day: date) -> Question:
        """The question with that day taken as the mode says; the other end of a range stays where it can."""
        since, until = self.question.since, self.question.until
        if since == until:
            since = until = None
        if self.mode == SINCE:
            return replace(self.question, since=day, until=until if until and until >= day else None)
        if self.mode == UNTIL:
            return replace(self.question, since=since if since and since <= day else None, until=day)
        return replace(self.question, since=day, until=day)

    def _row(self, choice: Choice) -> Option:
        here = choice.question == self.question
        label = Content(f"[{choice.label}]" if here else choice.label)
        body = Content.assemble(label.stylize("bold") if here else label, (f"  {choice.more}", "$muted"))
        return Option(Hanging(Content.styled(f"{choice.number:>7,}  ", "$muted"), body))


def _narrowed(values: Sequence[Value], typed: Sequence[str]) -> list[Value]:
    """The values that have all that was typed in their words; first those that have it at the beginnings of words."""
    found = [value for value in values if all(part in value[1].casefold() for part in typed)]

    def inside(value: Value) -> bool:
        words = value[1].casefold().split()
        return not all(any(word.startswith(part) for word in words) for part in typed)

    return sorted(found, key=inside) if typed else found


def _running(days: Sequence[tuple[date, int]]) -> list[tuple[date, int]]:
    """How many there are up to each day, in the order given."""
    total, found = 0, []
    for day, number in days:
        total += number
        found.append((day, total))
    return found
