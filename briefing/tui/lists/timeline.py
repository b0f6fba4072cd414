"""What happened when."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from textual.content import Content

from briefing.models import Hedge, Story, TimelineEvent
from briefing.tui.hanging import Hanging
from briefing.tui.lists.row import FEWEST, LONGEST, Lens, Row, columns, heading, listed, spark
from briefing.tui.symbols import HEDGE_WORDS
from briefing.tui.text import short
from briefing.tui.view import StoryView, Target

DAY, WEEK = timedelta(days=1), timedelta(days=7)
LONGEST_STRIP = 30
"""Days."""


def timeline_rows(lens: Lens) -> Iterator[Row]:
    """What happened, by day: the days of the story first, then those to come and those long past."""
    return listed(lens, _timeline(lens), "No dates were found in the articles.")


def _timeline(lens: Lens) -> Iterator[Row]:
    parts: dict[str, list[TimelineEvent]] = {"Around the event": [], "After": [], "Before": []}
    for event in lens.view.story.timeline:
        parts[_when(lens.view.story, event.date)].append(event)
    for title, events in parts.items():
        if events:
            yield heading(title, len(events))
        for event in events:
            yield _event(lens.view, event)


def _event(view: StoryView, event: TimelineEvent) -> Row:
    words = short(event.evidence[0].text, LONGEST) if event.evidence else ""
    lead = Content.assemble((f"{event.date:<10}", "bold"), (f" {columns(view, event.evidence)}  ", "$muted"))
    hedge = HEDGE_WORDS[event.hedge] if event.hedge not in (Hedge.STATED, Hedge.ATTRIBUTED) else ""
    body = Content.assemble(
        words, (f"  (“{short(event.surface, 40)}”)", "$muted"), (f"  ({hedge})" if hedge else "", "italic $muted")
    )
    content = Hanging(lead, body)
    return Row(content, Target(f"{event.date} {event.surface}", event.evidence))


def _when(story: Story, day: str) -> str:
    """Whether a day (or a month, a year) is one of the story's: from a week before its first article on."""
    if story.first_date is None or story.last_date is None:
        return "Around the event"
    first, last = (story.first_date - WEEK).isoformat(), (story.last_date + DAY).isoformat()
    if day < first[: len(day)] or (len(day) < len(first) and day == first[: len(day)]):
        return "Before"
    return "After" if day > last else "Around the event"


def timeline_head(lens: Lens) -> Content | None:
    """A strip of the days around the event: the higher, the more sources say that something happened then."""
    story = lens.view.story
    told: dict[date, set[str]] = {}
    for event in story.timeline:
        with suppress(ValueError):
            day = date.fromisoformat(event.date)
            if _when(story, event.date) == "Around the event":
                told.setdefault(day, set()).update(item.article for item in event.evidence)
    if len(told) < FEWEST or (max(told) - min(told)).days > LONGEST_STRIP:
        return None
    first, days = min(told), (max(told) - min(told)).days + 1
    counts = [len(told.get(first + n * DAY, ())) for n in range(days)]
    ends = [f"{day.day} {day:%b}" for day in (first, max(told))]
    return Content.assemble((f"{ends[0]} ", "$muted"), (spark(lens, counts), "$strong"), (f" {ends[1]}", "$muted"))
