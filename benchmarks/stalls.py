"""How long the reader's event loop stands still, and how long a key waits, while the work behind the screen goes on.

    python benchmarks/stalls.py [few|200|1000|story50|story200|large]…

The real app runs on a driver that throws the picture away after drawing it. A heartbeat in its event loop sleeps 5 ms
and notes by how much it wakes late; a key is pressed every 100 ms and waits for the next picture. Each case opens a
folder cold, adds one article to it, and opens it again from the store. The first picture is left out: nobody waits for
a key before it.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from textual import events
from textual.drivers.headless_driver import HeadlessDriver

sys.path.insert(0, str(Path(__file__).parent))

from large import fill, homes
from story import make_story

from briefing.config import Config
from briefing.tui import messages
from briefing.tui.app import BriefingApp

BEAT, BETWEEN_KEYS, LONGEST = 0.005, 0.1, 900.0
SAMPLES = Path(__file__).resolve().parent.parent / "articles" / "parade"
CASES = {"few": (), "200": (10,) * 20, "1000": (10,) * 100, "story50": (50,), "story200": (200,)}
"""How many articles each story of a case has; ``few`` are the samples."""
LARGE = "large"
"""A store that knows 10,000 articles."""


class Sink(HeadlessDriver):
    """Takes whole pictures, as a terminal does, and notes when."""

    drawn = 0.0

    @property
    def is_headless(self) -> bool:
        """No: the app is to draw."""
        return False

    def write(self, data: str) -> None:
        """Note the time."""
        del data
        Sink.drawn = time.perf_counter()


class Watched:
    """One run of the app: phases by what came from behind the screen, gaps and waits in seconds for each phase."""

    def __init__(self, folder: Path) -> None:
        self.phase, self.again = "first picture", ""
        self.began = time.perf_counter()
        self.ends: dict[str, float] = {}
        self.gaps: dict[str, list[float]] = defaultdict(list)
        self.waits: dict[str, list[float]] = defaultdict(list)
        self.app = app = BriefingApp(lambda: open_session(folder), Config())
        app.driver_class = Sink
        tell = app._from_backstage

        def told(message: object) -> None:
            if isinstance(message, messages.WentWrong):
                sys.stdout.write(f"  {message.text}\n")
            tell(message)
            if isinstance(message, messages.StoriesFound):
                self.enter(f"{self.again}compare")
            elif isinstance(message, messages.StoryCame):
                self.enter(f"{self.again}index")
            elif isinstance(message, messages.IndexReady):
                self.enter("idle")

        app.backstage.post = told

    def enter(self, phase: str) -> None:
        """The phase that was ends; what is late now still belongs to it."""
        self.ends[self.phase] = time.perf_counter() - self.began
        self.phase = phase

    async def beat(self) -> None:
        """The heartbeat."""
        while True:
            phase, before = self.phase, time.perf_counter()
            await asyncio.sleep(BEAT)
            self.gaps[phase].append(time.perf_counter() - before - BEAT)

    async def press(self) -> None:
        """A key that moves the cursor of the list in view, now and then."""
        number = 0
        while True:
            await asyncio.sleep(BETWEEN_KEYS)
            if self.phase == "first picture" or self.app.reader.view is None or not self.app.reader.view.story.id:
                continue
            phase, before = self.phase, time.perf_counter()
            key = "jjjjkkkk"[number % 8]
            number += 1
            self.app.post_message(events.Key(key, key))
            while Sink.drawn < before and time.perf_counter() - before < 2:
                await asyncio.sleep(0.001)
            self.waits[phase].append(time.perf_counter() - before)

    async def until(self, phase: str) -> None:
        """Wait for a phase."""
        while self.phase != phase and time.perf_counter() - self.began < LONGEST:
            await asyncio.sleep(BEAT)
        await asyncio.sleep(0.3)


def open_session(folder: Path) -> object:
    """As the app does it: what it loads is part of what is measured."""
    from briefing.pipeline import Session  # noqa: PLC0415

    return Session([folder])


async def watch(folder: Path, again: str | None) -> Watched:
    """Open the folder and wait until everything stands; with ``again``, add an article of that text, and wait."""
    run = Watched(folder)
    opened = asyncio.create_task(run.app.run_async(size=(120, 40)))
    while not Sink.drawn or not run.app.is_running:
        await asyncio.sleep(0.001)
    if run.phase == "first picture":
        run.enter("read")
    tasks = [asyncio.create_task(run.beat()), asyncio.create_task(run.press())]
    await run.until("idle")
    if again is not None:
        run.again = "again: "
        run.enter("again: read")
        (folder / "added.txt").write_text(again, encoding="utf-8")
        run.app.reader.post_message(messages.FilesChanged(1))
        await run.until("idle")
    for task in tasks:
        task.cancel()
    run.app.exit()
    await opened
    return run


def write(folder: Path, sizes: tuple[int, ...]) -> str:
    """The case's articles as files; the text of one more."""
    chance = random.Random(7)
    if not sizes:
        for path in SAMPLES.iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
    for number, size in enumerate(sizes):
        for article in make_story(number, size, chance):
            day = article.published.isoformat() if article.published else ""
            head = f"---\ntitle: {article.title}\nauthor: {article.outlet}\ndate: {day}\n---\n\n"
            (folder / f"{article.id}.md").write_text(head + article.text, encoding="utf-8")
    (extra,) = make_story(9999, 1, chance)
    return f"{extra.title}\n\n{extra.text}"


def show(label: str, run: Watched) -> None:
    """A row for each phase."""
    before = run.ends.get("first picture", 0.0)
    for phase, gaps in run.gaps.items():
        waits = sorted(run.waits[phase])
        late = sum(gap > 0.05 for gap in gaps)
        keys = (
            f"{1000 * statistics.median(waits):6.0f}{1000 * waits[int(len(waits) * 0.95)]:6.0f}{1000 * waits[-1]:6.0f}"
            if waits
            else f"{'':18}"
        )
        ends = run.ends.get(phase, 0.0)
        lasted = f"{max(0.0, ends - before):8.1f}" if ends else f"{'':8}"
        before = ends or before
        sys.stdout.write(f"{label:16}{phase:16}{lasted}{1000 * max(gaps):10.0f}{late:8}  {keys}{len(waits):6}\n")
    sys.stdout.flush()


def stalls(cases: list[str]) -> None:
    """Print the table; the bar for the longest gap is 50 ms."""
    sys.stdout.write("gaps of the event loop; bar: none over 50 ms\n")
    sys.stdout.write(f"{'':32}{'seconds':>8}{'longest':>10}{'> 50 ms':>8}  {'key to picture, ms':>18}\n")
    sys.stdout.write(
        f"{'articles':16}{'phase':16}{'':8}{'gap, ms':>10}{'':8}  {'50 %':>6}{'95 %':>6}{'most':>6}{'keys':>6}\n"
    )
    for case in cases:
        with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as folder, homes(Path(home)):
            if case == LARGE:
                fill(Path(folder), 10_000)
                show(f"{case} warm", asyncio.run(watch(Path(folder), None)))
                continue
            extra = write(Path(folder), CASES[case])
            Sink.drawn = 0.0
            show(f"{case} cold", asyncio.run(watch(Path(folder), extra)))
            Sink.drawn = 0.0
            show(f"{case} warm", asyncio.run(watch(Path(folder), None)))


if __name__ == "__main__":
    stalls(sys.argv[1:] or ["few", "200", "story50"])
