"""Articles to analyses on all processors: here, and in processes beside once there is enough to do.

A process costs its start and the loading of the tagger (a quarter of a second, 70 MB), so that none is started before
some articles were analysed here, and nobody waits for one: until it is ready, and whenever all have enough to do, the
next article is analysed here.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Empty, Queue, SimpleQueue
from threading import Event, Lock, Thread

import msgspec

from briefing.analysis import analyse
from briefing.corpus.frames import read_frame, write_frame
from briefing.models import Analysis, Article

ALONE = 25
"""Articles that are analysed here before another process is started: half a second of work."""
MOST = 8
"""Processes at most, this one among them."""
DEPTH = 4
"""Articles that wait for each process, so that none is ever idle."""
_POLL = 0.1

Analysed = tuple[Article, Analysis]


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Analysts:
    """Give it articles, and take analyses in whatever order they are done. Use it from one thread."""

    def __init__(self, processes: int | None = None, alone: int = ALONE) -> None:
        """``processes`` in all, this one among them; None for as many as there are processors."""
        self._others = min(MOST, processors() if processes is None else processes) - 1
        self._alone = alone
        self._here = 0
        self._away = 0
        self._done: SimpleQueue[tuple[Article, Analysis | None]] = SimpleQueue()
        self._tasks: Queue[Article | None] = Queue()
        self._helpers: list[_Helper] = []

    def give(self, article: Article) -> None:
        """Have it analysed: beside, where a process has room for it, else here and now."""
        if self._here == self._alone and not self._helpers:
            self._helpers = [_Helper(self._tasks, self._done) for _ in range(self._others)]
        if self._away < DEPTH * sum(helper.ready for helper in self._helpers):
            self._away += 1
            self._tasks.put(article)
        else:
            self._here += 1
            self._done.put((article, analyse(article)))
            self._away += 1

    def done(self) -> Iterator[Analysed]:
        """What is done by now."""
        with suppress(Empty):
            while True:
                yield self._take(block=False)

    def rest(self, check: Callable[[], None]) -> Iterator[Analysed]:
        """All that was given and has not been taken yet; ``check`` is called while waiting and may raise."""
        while self._away:
            check()
            if not any(helper.ready for helper in self._helpers):
                self._call_back()
            with suppress(Empty):
                yield self._take(block=True)

    def _take(self, *, block: bool) -> Analysed:
        article, analysis = self._done.get(block, _POLL if block else None)
        self._away -= 1
        # What a process failed at is tried here: whatever is wrong with the article is raised here then.
        return article, analyse(article) if analysis is None else analysis

    def _call_back(self) -> None:
        """Take what no process is left to do."""
        with suppress(Empty):
            while True:
                article = self._tasks.get_nowait()
                if article is not None:
                    self._done.put((article, None))

    def close(self) -> None:
        """End the processes, whatever they do."""
        for helper in self._helpers:
            helper.stop()
        for _ in self._helpers:
            self._tasks.put(None)
        for helper in self._helpers:
            helper.join()
        self._helpers = []


class _Helper:
    """A process, and the thread that speaks with it. It is ``ready`` from when it has ``begun`` until it ends."""

    def __init__(self, tasks: Queue[Article | None], done: SimpleQueue[tuple[Article, Analysis | None]]) -> None:
        self.ready = False
        self.begun = Event()
        self._tasks, self._done = tasks, done
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._lock = Lock()
        self._thread = Thread(target=self._work, name="analysing", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let it end at once."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def join(self) -> None:
        """Wait until it has ended."""
        self._thread.join()

    def _work(self) -> None:
        with suppress(OSError), self._start() as process:
            try:
                self._answer(process)
            finally:
                self.ready = False
                process.kill()

    def _start(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise ProcessLookupError
            self._process = subprocess.Popen(
                # -P: a folder of foreign files must not be where modules are imported from.
                [sys.executable, "-P", "-m", "briefing.analysis.process"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            return self._process

    def _answer(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - both are pipes
        if read_frame(process.stdout) is None:
            return
        self.ready = True
        self.begun.set()
        encode, decode = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(Analysis).decode
        while (article := self._tasks.get()) is not None:
            answer = None
            try:
                write_frame(process.stdin, encode(article))
                frame = read_frame(process.stdout)
                answer = None if frame is None else decode(frame)
            except (OSError, msgspec.MsgspecError):
                pass
            if answer is None:
                self.ready = False
            self._done.put((article, answer))
            if answer is None:
                return
