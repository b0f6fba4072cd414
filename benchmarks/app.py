"""Speed of the reader, as tables.

    python benchmarks/app.py [start|pane|lists|stalls|large|all] [PATH…]

``start`` runs the real command on a pseudo-terminal, ``large`` does so with a store of 10,000 articles, which takes a
minute to make and is not part of ``all``. The other parts run the same app and widgets in this process and draw whole
pictures: ``pane`` a long article beside Textual's own widgets, ``lists`` keys in long lists, ``stalls`` what holds up
the screen while files are read. Bars: first picture 0.5 s (0.7 s ``large``), usable story 1.0 s from a warm store; a
pane's first picture 100 ms, 10 ms for each scrolled frame, 35 ms with four; 20 MB; 50 ms for a key; no gap over 50 ms.
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
from textual.widgets import RichLog, TextArea

sys.path.insert(0, str(Path(__file__).parent))

from large import fill, homes
from lists import drawn, lists
from stalls import Sink, stalls

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
from briefing.tui.calm import Calm
from briefing.tui.desk import Place
from briefing.tui.document import prepare
from briefing.tui.symbols import UNICODE
from briefing.tui.themes import DARK, reading_colours
from briefing.tui.widgets.article_pane import ArticlePane

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
            print(f"  {label:<12} {_beside('first picture', first, 0.5)}   {_beside('usable story', usable, 1.0)}")


def _beside(what: str, seconds: float, bar: float) -> str:
    """A figure and its bar."""
    return f"{what} {seconds * 1000:6.0f} ms (bar {bar * 1000:.0f})"


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


class PeerBench(App[None]):
    """Textual's own editor, which wraps as the pane does but shows no spans, or its log, which does not wrap again."""

    def __init__(self, peer: str) -> None:
        super().__init__()
        self.shown: TextArea | RichLog = TextArea(read_only=True) if peer == "TextArea" else RichLog(wrap=True)

    def compose(self) -> ComposeResult:
        """It alone."""
        yield self.shown

    def open(self, text: str) -> None:
        """Show a text."""
        if isinstance(self.shown, TextArea):
            self.shown.text = text
        else:
            self.shown.auto_scroll = False
            self.shown.write(text)


async def pane(panes: int) -> None:
    """First picture of a long article, and the cost of scrolling it."""
    calm = Calm()
    with calm:  # as the app holds what the work behind the screen made
        reading = long_reading()
    app = Bench(panes)

    def open_all() -> None:
        document = prepare(reading)
        for item in app.panes:
            item.open(document, Place())

    def scroll(to: int) -> None:
        for item in app.panes:
            item.scroll_to(y=to, animate=False, force=True)

    await _scrolled(f"{panes} pane(s)", app, open_all, scroll, (100, 10 if panes == 1 else 35))
    calm.close()


async def peer(name: str) -> None:
    """The same of a widget of Textual's."""
    app = PeerBench(name)
    text = long_reading().article.text
    await _scrolled(
        f"Textual's {name}",
        app,
        lambda: app.open(text),
        lambda to: app.shown.scroll_to(y=to, animate=False, force=True),
    )


async def _scrolled(
    label: str,
    app: App[None],
    open_all: Callable[[], None],
    scroll: Callable[[int], None],
    bars: tuple[int, int] | None = None,
) -> None:
    """Milliseconds to the first picture after ``open_all``, and of CPU for each of 200 pictures three lines further.

    ``bars`` are those of the two, in milliseconds.
    """
    opened = await drawn(app)
    await asyncio.sleep(0.3)
    began = time.perf_counter()
    open_all()
    while Sink.drawn < began:
        await asyncio.sleep(0.0005)
    first = time.perf_counter() - began
    await asyncio.sleep(0.3)
    frames = []
    for step in range(1, 201):
        cpu, before = time.process_time(), time.perf_counter()
        scroll(step * 3)
        while Sink.drawn < before:
            await asyncio.sleep(0.0005)
        frames.append(time.process_time() - cpu)
        await asyncio.sleep(0.004)
    frames.sort()
    app.exit()
    await opened
    scrolled = f"{1000 * statistics.median(frames):6.1f}  95 % {1000 * frames[190]:6.1f}  most {1000 * frames[-1]:6.1f}"
    limits = f"  (bars {bars[0]} and {bars[1]})" if bars else ""
    print(f"  {label:22} first picture {1000 * first:6.0f} ms   CPU per scrolled frame, ms: median {scrolled}{limits}")


def memory() -> None:
    """Memory of one prepared long article, laid out at two widths, beyond the reading itself."""
    reading = long_reading()
    gc.collect()
    tracemalloc.start()
    document = prepare(reading)
    document.lines(60)
    document.lines(90)
    print(f"  prepared and laid out at two widths: +{tracemalloc.get_traced_memory()[0] / 1e6:.1f} MB (bar 20)")
    tracemalloc.stop()


def large(count: int) -> None:
    """Start on a store that knows so many articles; the first start also groups them."""
    print(f"start on a store of {count:,} articles")
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as folder, homes(Path(home)):
        fill(Path(folder), count)
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        for label, runs in (("not grouped", 1), ("grouped", RUNS)):
            times = [_one_start([folder], env) for _ in range(runs)]
            first, usable = (statistics.median(column) for column in zip(*times, strict=True))
            print(f"  {label:<12} {_beside('first picture', first, 0.7)}   usable story {usable * 1000:6.0f} ms")


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
        for name in ("TextArea", "RichLog"):
            asyncio.run(peer(name))
        memory()
    if what in ("lists", "all"):
        lists()
    if what in ("stalls", "all"):
        stalls(["few", "200", "story50", "story200", "1000"])
    if what == "large":
        large(10_000)


if __name__ == "__main__":
    main()
