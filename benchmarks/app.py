"""Speed of the reader, as tables: start to first picture on a pty, the article pane, memory, keys in long lists.

    python benchmarks/app.py [start|pane|keys|all] [PATH…]

``start`` runs the real command on a pseudo-terminal; the other parts run the same widgets headless in this process.
All times are wall time unless they say CPU; nothing here fails because of a figure.
"""

from __future__ import annotations

import asyncio
import gc
import os
import pty
import select
import statistics
import struct
import sys
import tempfile
import termios
import time
import tracemalloc
from collections.abc import Callable
from fcntl import ioctl
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from briefing.models import (
    Analysis,
    Article,
    EntityType,
    Mention,
    Paragraph,
    ParagraphKind,
    Reading,
    Sentence,
)
from briefing.tui.desk import Place
from briefing.tui.document import prepare
from briefing.tui.hanging import Hanging
from briefing.tui.rows import Row
from briefing.tui.symbols import UNICODE
from briefing.tui.themes import DARK, reading_colours
from briefing.tui.view import Target
from briefing.tui.widgets.article_pane import ArticlePane
from briefing.tui.widgets.jump_list import JumpList

RUNS = 10
LINES, CHARACTERS, SPANS = 5_000, 737_000, 8_750


def start(paths: list[str]) -> None:
    """From starting the process to the first picture, and to the first fact on the screen."""
    print(f"start on a pty, 120×40, {' '.join(paths)}, median of {RUNS}")
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        env |= {f"BRIEFING_{name}": f"{folder}/{name}" for name in ("CONFIG", "DATA", "CACHE")}
        for label, runs in (("cold store", 1), ("warm store", RUNS)):
            times = [_one_start(paths, env) for _ in range(runs)]
            first, usable = (statistics.median(column) for column in zip(*times, strict=True))
            print(f"  {label:<12} first picture {first * 1000:6.0f} ms   usable story {usable * 1000:6.0f} ms")


def _one_start(paths: list[str], env: dict[str, str]) -> tuple[float, float]:
    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "briefing", *paths], env)
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen, first, usable = b"", 0.0, 0.0
    while time.perf_counter() - began < 60 and not usable:
        if not select.select([terminal], [], [], 0.5)[0]:
            continue
        seen += os.read(terminal, 65536)
        now = time.perf_counter() - began
        if not first and b"Quit" in seen:
            first = now
        if b" facts" in seen:
            usable = now
    os.write(terminal, b"q")
    _drain(terminal)
    os.waitpid(child, 0)
    return first, usable


def _drain(terminal: int) -> None:
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # the other side is closed: the process has ended
        os.close(terminal)


def long_reading() -> Reading:
    """An article of 5,000 lines, 737,000 characters and 8,750 names, two paragraphs to ten lines."""
    line = (
        "The quick committee of Norrvik weighed the plan that Ada Lund had sent from the harbour office early on. " * 2
    )
    text = "\n".join(line[: CHARACTERS // LINES - 1] for _ in range(LINES))
    size = CHARACTERS // LINES
    paragraphs = [
        Paragraph(at, min(len(text), at + 5 * size - 1), ParagraphKind.BODY) for at in range(0, len(text), 5 * size)
    ]
    sentences = [Sentence(at, min(len(text), at + size - 1), at // (5 * size)) for at in range(0, len(text), size)]
    kinds = (EntityType.PERSON, EntityType.PLACE, EntityType.ORG)
    step = len(text) // SPANS
    mentions = [Mention(at, at + 12, kinds[index % 3]) for index, at in enumerate(range(0, step * SPANS, step))]
    article = Article("long", "long.txt", "0" * 64, "Long", text, tuple(paragraphs))
    return Reading(article, Analysis(sentences=tuple(sentences), mentions=tuple(mentions)))


class Bench(App[None]):
    """Panes side by side and nothing else, in the reader's own style."""

    CSS_PATH = str(Path(__file__).resolve().parent.parent / "briefing" / "tui" / "app.tcss")

    def __init__(self, panes: int) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.panes = [ArticlePane(UNICODE, id=f"p{number}") for number in range(panes)]

    def get_css_variables(self) -> dict[str, str]:
        """The reader's colours."""
        variables = super().get_css_variables()
        self.theme_variables = {**reading_colours(self.current_theme, variables), **variables}
        return self.theme_variables

    def compose(self) -> ComposeResult:
        """The panes."""
        with Horizontal():
            yield from self.panes


async def pane(panes: int) -> None:
    """First paint of a long article, the cost of scrolling it, and what it keeps in memory."""
    reading = long_reading()
    app = Bench(panes)
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.pause()
        began = time.perf_counter()
        document = prepare(reading)
        prepared = time.perf_counter()
        for item in app.panes:
            item.open(document, Place())
        _paint_screen(app)
        painted = time.perf_counter()
        frames = []
        for step in range(1, 200):
            cpu = time.process_time()
            for item in app.panes:
                item.scroll_to(y=step * 3, animate=False, force=True)
            _paint_screen(app)
            frames.append(time.process_time() - cpu)
            await asyncio.sleep(0)
        frames.sort()
    first = f"prepare {1000 * (prepared - began):.0f} ms, layout and paint {1000 * (painted - prepared):.0f} ms"
    scroll = f"{1000 * statistics.median(frames):.1f} ms (95 %: {1000 * frames[int(len(frames) * 0.95)]:.1f})"
    print(f"  {panes} pane(s): {first}, CPU per scrolled frame {scroll}")


def _paint_screen(app: App[None]) -> None:
    """Compose every widget's lines and turn them into what the terminal gets."""
    for strip in app.screen._compositor.render_strips():  # no public way to draw a frame
        strip.render(app.console)


def memory() -> None:
    """Memory of one prepared long article, laid out at two widths, beyond the reading itself."""
    reading = long_reading()
    gc.collect()
    tracemalloc.start()
    document = prepare(reading)
    document.lines(60)
    document.lines(90)
    print(f"  prepared and laid out at two widths: +{tracemalloc.get_traced_memory()[0] / 1e6:.1f} MB")
    tracemalloc.stop()


class ListBench(App[None]):
    """One list of 10,000 rows."""

    def compose(self) -> ComposeResult:
        """The list."""
        yield JumpList(id="list")


async def keys() -> None:
    """Key to painted list, with 10,000 rows."""
    rows = [
        Row(
            Hanging(
                Content(f"● {number} · · "),
                Content(f"Statement {number} about the harbour, the ferry and the rudder. " * 3),
            ),
            Target(str(number), ()),
        )
        for number in range(10_000)
    ]
    app = ListBench()
    async with app.run_test(size=(100, 40)) as pilot:
        listed = app.query_one(JumpList)
        began = time.perf_counter()
        listed.fill(rows)
        await pilot.pause()
        filled = time.perf_counter() - began
        moves: list[Callable[[], None]] = [
            listed.action_cursor_down,
            listed.action_cursor_up,
            lambda: listed.page(1),
            listed.action_last,
            listed.action_first,
        ]
        times = []
        for number in range(200):
            began = time.perf_counter()
            moves[number % len(moves)]()
            await asyncio.sleep(0)
            for y in range(listed.size.height):
                listed.render_line(y)
            times.append(time.perf_counter() - began)
        times.sort()
    spread = f"{1000 * statistics.median(times):.1f} ms (95 %: {1000 * times[190]:.1f})"
    print(f"list of 10,000 rows: filled in {filled * 1000:.0f} ms, key to painted {spread}")


def main() -> None:
    """Print the tables asked for."""
    what = sys.argv[1] if len(sys.argv) > 1 else "all"
    paths = sys.argv[2:] or ["articles/parade"]
    if what in ("start", "all"):
        start(paths)
    if what in ("pane", "all"):
        print(f"article of {LINES:,} lines, {CHARACTERS:,} characters, {SPANS:,} spans, 200×50")
        for panes in (1, 4):
            asyncio.run(pane(panes))
        memory()
    if what in ("keys", "all"):
        asyncio.run(keys())


if __name__ == "__main__":
    main()
