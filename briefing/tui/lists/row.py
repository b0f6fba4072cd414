"""What the rows of all lists are made of, and what they are made for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from briefing.models import NO_MARKS, ConflictKind, Evidence, Fact, Mark, Marks
from briefing.news import NO_NEWS, News
from briefing.records import dataclass
from briefing.tui.hanging import Hanging
from briefing.tui.symbols import Symbols
from briefing.tui.text import said
from briefing.tui.view import StoryView, Target

LONGEST = 220
"""Characters of a statement in a list; the whole one stands beside it."""

COMPARING = "The articles are being read and compared …"

FEWEST = 3
"""Numbers that are worth a line of steps."""

MOST_COLUMNS = 6
"""Sources that have a column of their own in the lists."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry; without ``target`` it is a heading (then ``title`` names it) or a remark, and can't be chosen."""

    content: Content | Hanging
    target: Target | None = None
    title: str = ""

    @property
    def words(self) -> str:
        """All that can be read in it."""
        return self.content.plain


@dataclass(frozen=True, slots=True)
class Lens:
    """What the rows are made for: the story, the signs, what the reader marked, what is new.

    ``entity`` is the one that facts must name, ``source`` the number of the active source.
    """

    view: StoryView
    symbols: Symbols
    stars: frozenset[str] = frozenset()
    entity: str | None = None
    marks: Marks = NO_MARKS
    news: News = NO_NEWS
    source: int = 0

    def noted(self, fact: Fact) -> tuple[Mark, ...]:
        """The notes and tags on a fact, and on the words that it rests on."""
        on_words = (self.marks.on_words(item.article, item.start, item.end) for item in fact.evidence)
        return (*self.marks.facts.get(fact.id, ()), *(mark for found in on_words for mark in found))

    def starred(self, fact: Fact) -> bool:
        """Whether the reader starred the fact."""
        return fact.id in self.stars


def sources(view: StoryView, evidence: Iterable[Evidence]) -> str:
    """The numbers of the articles that the evidence is from: ``1 3 4``."""
    return " ".join(str(number + 1) for number in sorted({view.numbers[item.article] for item in evidence}))


def columns(view: StoryView, evidence: Iterable[Evidence]) -> str:
    """The same with a column for every source, so that rows compare at a glance; a share where there are many."""
    numbers = {view.numbers[item.article] for item in evidence}
    if len(view.readings) > MOST_COLUMNS:
        return f"{len(numbers):>2} of {len(view.readings)}"
    return " ".join(str(number + 1) if number in numbers else "·" for number in range(len(view.readings)))


def spark(lens: Lens, numbers: Sequence[float]) -> str:
    """A line of steps, one for each number, between the least and the greatest; empty for fewer than three."""
    low, high = min(numbers, default=0), max(numbers, default=0)
    if len(numbers) < FEWEST or low == high:
        return ""
    steps = lens.symbols.steps
    return "".join(steps[round((number - low) / (high - low) * (len(steps) - 1))] for number in numbers)


def heading(text: str, number: int | None = None) -> Row:
    """A row that names what follows."""
    tail = "" if number is None else f"  {number}"
    return Row(Content.assemble((text, "bold $strong"), (tail, "$muted")), title=text)


def remark(text: str) -> Row:
    """A row that only tells the reader something."""
    return Row(Content.styled(text, "$muted"))


def listed(lens: Lens, rows: Iterator[Row], text: str) -> Iterator[Row]:
    """The rows; a remark where there are none, which says nothing of the articles before they are compared."""
    if not lens.view.story.id:
        yield remark(COMPARING)
        return
    first = next(rows, None)
    yield remark(text) if first is None else first
    yield from rows


def tally(view: StoryView, evidence: Sequence[Evidence]) -> str:
    """``1×5 3×2``: how many times in which source."""
    times: dict[int, int] = {}
    for item in evidence:
        number = view.numbers[item.article]
        times[number] = times.get(number, 0) + 1
    return " ".join(f"{number + 1}×{times[number]}" for number in sorted(times))


def valued(value: str, kind: ConflictKind) -> str:
    """A value of a difference as people write it."""
    from briefing.export.phrases import plain_value  # noqa: PLC0415  # not before a difference is shown

    return said(plain_value(value, kind))
