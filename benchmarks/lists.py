"""Key to picture in every list of the reader with 10,000 entries.

    python benchmarks/lists.py [COUNT]

The real app runs on a story made for it, on a driver that throws the picture away after drawing it. ``opens`` is the
key that brings the list to the front; then 200 keys go on and back, by row, by page and to both ends. A plain
``OptionList`` of Textual's with the same words is measured the same way.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import OptionList

sys.path.insert(0, str(Path(__file__).parent))

from stalls import Sink

from briefing.config import Config
from briefing.models import (
    Analysis,
    Article,
    Conflict,
    ConflictKind,
    ConflictValue,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Label,
    Mention,
    Origin,
    Paragraph,
    Quote,
    QuoteKind,
    Reading,
    Sentence,
    Stance,
    Status,
    Story,
    Teller,
    TimelineEvent,
    Wording,
)
from briefing.pipeline import Collection, Group, Grouped, Listener
from briefing.tui.app import BriefingApp

COUNT, SOURCES, KEYS = 10_000, 5, 200
MOVES = ("down", "down", "up", "pagedown", "down", "pageup", "end", "up", "home", "pagedown")
STATUSES = (Status.AGREED, Status.SHARED, Status.SINGLE)


def sentence(number: int) -> str:
    """A statement."""
    return f"Statement {number} says that the harbour office of Norrvik moved the ferry to berth {number % 97} at noon."


def made_story(count: int) -> Story:
    """A story with ``count`` entries in each of its lists, spread over five sources."""
    texts = ["\n".join(sentence(number) for number in range(start, count, SOURCES)) for start in range(SOURCES)]
    readings, evidence = [], []
    for index, text in enumerate(texts):
        ends = [at for at, sign in enumerate(text) if sign == "\n"] + [len(text)]
        starts = [0, *(end + 1 for end in ends[:-1])]
        article = Article(
            f"a{index}", f"{index}.txt", f"{index}" * 64, f"Harbour {index}", text, (Paragraph(0, len(text)),),
            f"Outlet {index}", date(2031, 3, 4),
        )  # fmt: skip
        sentences = tuple(Sentence(start, end, 0) for start, end in zip(starts, ends, strict=True))
        mentions = tuple(Mention(item.start, item.start + 9, EntityType.PERSON) for item in sentences)
        readings.append(Reading(article, Analysis(sentences=sentences, mentions=mentions)))
        evidence.append([Evidence.of(article, item) for item in sentences])
    told = [evidence[number % SOURCES][number // SOURCES] for number in range(count)]
    return Story(
        id="made",
        title="Harbour",
        readings=tuple(readings),
        facts=tuple(
            Fact(
                f"f{number}", item.text, STATUSES[number % 3], (item.article,),
                (f"Outlet {number % SOURCES}",), (item,), entities=(f"e{number}",),
                tellers=(Teller(item.article, Stance.STATES),),
            )
            for number, item in enumerate(told)
        ),
        conflicts=tuple(
            Conflict(
                f"c{number}", ConflictKind.NUMBER, f"berth {number}",
                (ConflictValue("12", (item,)), ConflictValue("13", (told[number - 1],))),
            )
            for number, item in enumerate(told)
        ),
        entities=tuple(
            Entity(f"e{number}", f"Person {number}", EntityType.PERSON, (), (item,)) for number, item in enumerate(told)
        ),
        quotes=tuple(Quote(f"e{number // 3}", "said", item, QuoteKind.DIRECT) for number, item in enumerate(told)),
        timeline=tuple(TimelineEvent("2031-03-04", "at noon", (item,)) for item in told),
        wording=tuple(
            Wording(f"e{number}", (Label(item.article, f"word {number}", (item,)),)) for number, item in enumerate(told)
        ),
        origins=tuple(Origin(item.article, f"Office {number // 3}", (), (item,)) for number, item in enumerate(told)),
    )  # fmt: skip


class Made:
    """A session that holds the story made, and as many more that nobody opens."""

    def __init__(self, story: Story, count: int) -> None:
        self.paths: tuple[Path, ...] = ()
        self.keep = False
        self._story = story
        names = tuple(item.article.id for item in story.readings)
        self._groups = (
            Group(story.id, story.title, names, date(2031, 3, 4), date(2031, 3, 4)),
            *(Group(f"g{number}", sentence(number), names[:2], date(2031, 3, 4), None) for number in range(1, count)),
        )

    def load(self, listener: Listener, cancelled: Callable[[], bool]) -> Collection:
        """All at once."""
        del cancelled
        listener(Grouped(self._groups))
        return Collection({item.article.id: item for item in self._story.readings}, self._groups)

    def story(self, group_id: str) -> Story:
        """The one there is."""
        del group_id
        return self._story

    def store(self, listener: Listener) -> None:
        """None."""
        del listener

    def close(self) -> None:
        """Nothing to close."""


async def press(app: App[Any], key: str, limit: float = 0.3) -> float:
    """Seconds from a key to the first picture after it; ``limit`` where it changes nothing."""
    began = time.perf_counter()
    app.post_message(events.Key(key, key if len(key) == 1 else None))
    while Sink.drawn < began and time.perf_counter() - began < limit:
        await asyncio.sleep(0.0005)
    return time.perf_counter() - began


async def walk(app: App[Any], label: str, opens: float) -> None:
    """Press the keys and print a row. A key that changes nothing (up on the first row) is left out."""
    times = []
    for number in range(KEYS):
        taken = await press(app, MOVES[number % len(MOVES)])
        await asyncio.sleep(0.03)
        if taken < 0.3:
            times.append(taken)
    times.sort()
    row = (1000 * opens, 1000 * statistics.median(times), 1000 * times[int(len(times) * 0.95)], 1000 * times[-1])
    sys.__stdout__.write(f"{label:28}{row[0]:8.0f}{row[1]:8.1f}{row[2]:8.1f}{row[3]:8.1f}{len(times):8}\n")
    sys.__stdout__.flush()


class Plain(App[None]):
    """Textual's list alone."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def compose(self) -> ComposeResult:
        """The list."""
        yield OptionList(*(sentence(number) for number in range(self.count)), compact=True, markup=False)


async def drawn(app: App[Any]) -> asyncio.Task[Any]:
    """Run the app and wait for its first picture."""
    Sink.drawn = 0.0
    app.driver_class = Sink
    opened = asyncio.create_task(app.run_async(size=(120, 40)))
    while not Sink.drawn or not app.is_running:
        await asyncio.sleep(0.01)
    return opened


async def measure(count: int) -> None:
    """Every list."""
    plain = Plain(count)
    began = time.perf_counter()
    opened = await drawn(plain)
    await walk(plain, "Textual's OptionList", time.perf_counter() - began)
    plain.exit()
    await opened

    story = made_story(count)
    app = BriefingApp(lambda: Made(story, count), Config())
    opened = await drawn(app)
    reader = app.reader
    while reader.view is None or not reader.view.story.id:
        await asyncio.sleep(0.01)
    await asyncio.sleep(2)
    for tab in reader.tab_ids:
        Sink.drawn = 0.0
        began = time.perf_counter()
        app.call_later(reader.action_act, tab)
        while not Sink.drawn:
            await asyncio.sleep(0.0005)
        opens = time.perf_counter() - began
        await asyncio.sleep(1.5)
        await walk(app, reader.panel.active, opens)
    Sink.drawn = 0.0
    began = time.perf_counter()
    app.post_message(events.Key("a", "a"))
    while not Sink.drawn:
        await asyncio.sleep(0.0005)
    opens = time.perf_counter() - began
    await asyncio.sleep(1.5)
    await walk(app, "stories", opens)
    app.exit()
    await opened


def lists(count: int = COUNT) -> None:
    """Print the table; the bar is 50 ms at 95 %."""
    sys.stdout.write("key to picture; bar: 50 ms at 95 %\n")
    sys.stdout.write(f"{f'{count:,} entries, ms':28}{'opens':>8}{'median':>8}{'95 %':>8}{'most':>8}{'keys':>8}\n")
    asyncio.run(measure(count))


if __name__ == "__main__":
    lists(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
