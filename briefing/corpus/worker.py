"""Many files to their articles: plain text here, formats that can blow up in worker processes with limits.

A worker costs a process start and the import of the parsers (about 0.3 s), so that none is started before a file needs
one. A file that exceeds its limits ends its worker and is skipped; the next file gets a new one.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from queue import SimpleQueue
from types import TracebackType

import msgspec

from briefing.corpus.again import recall, recalled
from briefing.corpus.discover import MAX_BYTES
from briefing.corpus.draft import UnreadableError
from briefing.corpus.formats import Format
from briefing.corpus.frames import LENGTH
from briefing.corpus.isolated import MAX_REPLY, Item, Reply, Request
from briefing.corpus.reading import Read, format_of, read_file, run_here
from briefing.corpus.sourcefile import SourceFile
from briefing.language.detection import detect_language
from briefing.models import Article, Skipped

PROCESSES = 2
PER_PROCESS = 6
"""Files that wait for each worker; with fewer than this in all, one worker is enough."""
ALONE = 0.5
"""Seconds for which the first file has the machine to itself."""
LARGE = 2**20
"""Bytes from which plain text, too, is read under limits."""
SECONDS = 5
"""Computing time until a file's first article, and from each one to the next; one more for each 4 MiB."""
SECONDS_OF = {"pdf": 8}
"""The same for files that may have many pages."""
PATIENCE = 20
"""Times the computing time that a worker may take by the clock: other programs may keep the processor busy."""
MEMORY = 192 * 2**20
"""Bytes that a worker may take beyond what it needs to start: both and the program itself stay below 500 MB."""
_POLL = 0.1

Result = tuple[SourceFile, Read]


@dataclass(frozen=True, slots=True)
class ReadProgress:
    """How far reading is: files done of ``total``, articles found, files and items skipped so far."""

    done: int
    total: int
    articles: int
    skipped: int
    shown: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: bytes on disk, seconds of computing (None: by size), bytes of memory."""

    max_bytes: int = MAX_BYTES
    seconds: int | None = None
    memory: int = MEMORY

    def seconds_for(self, module: str, size: int) -> int:
        """Computing time without an article in a file of ``size`` bytes that ``module`` reads."""
        return SECONDS_OF.get(module, SECONDS) + size // 2**22 if self.seconds is None else self.seconds


def read_all(
    sources: Sequence[SourceFile],
    *,
    on_progress: Callable[[ReadProgress], None] | None = None,
    on_article: Callable[[Article], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    limits: Limits | None = None,
) -> Iterator[Result]:
    """Each file with its articles or the reason why there is none, as soon as it is read.

    The order is not that of ``sources``: sort by ``SourceFile.shown`` where order matters. ``on_article`` hears of each
    article of a file of many as soon as a worker has read it, long before the file comes with all of them; it is called
    by whoever asks for the next file, and may raise, which ends the reading.
    ``cancelled`` is asked between two files and while waiting; once it says yes, the iterator ends.
    """
    articles = skipped = 0
    results = _results(sources, limits or Limits(), cancelled or _never, on_article)
    for done, (source, found) in enumerate(results, 1):
        articles += sum(isinstance(item, Article) for item in found)
        skipped += sum(isinstance(item, Skipped) for item in found)
        if on_progress is not None:
            on_progress(ReadProgress(done, len(sources), articles, skipped, source.shown))
        yield source, found


def _results(
    sources: Sequence[SourceFile],
    limits: Limits,
    cancelled: Callable[[], bool],
    on_article: Callable[[Article], None] | None,
) -> Iterator[Result]:
    heavy = [source for source in sources if _needs_worker(source)]
    light = (source for source in sources if not _needs_worker(source))
    count = max(1, min(PROCESSES, _processors(), len(heavy) // PER_PROCESS))
    with Workers(count, limits) as workers:
        workers.tells = on_article is not None
        for result in _interleave(heavy, light, workers, cancelled):
            if isinstance(result, Article):
                if on_article is not None:
                    on_article(result)
            else:
                yield result


def _interleave(
    heavy: Iterable[SourceFile], light: Iterable[SourceFile], workers: Workers, cancelled: Callable[[], bool]
) -> Iterator[Result | Article]:
    """Plain text is read here while the workers are busy; few files wait at a time, so that few results lie about."""
    waiting: dict[Future[Read], SourceFile] = {}
    queue = iter(heavy)
    # The first file goes alone for a while, so that the start of a second process does not hold up its article.
    alone_until = time.monotonic() + ALONE
    first = _fill(waiting, queue, workers, 1)
    for source in light:
        if cancelled():
            return
        # By the workers' rule: what is named .txt may be a format that is read under limits.
        yield source, read_file(source, max_bytes=workers.limits.max_bytes, run=workers.run)
        yield from _finished(waiting, 0, workers)
        if time.monotonic() > alone_until or first not in waiting:
            _fill(waiting, queue, workers, workers.count * PER_PROCESS)
    while waiting and not cancelled():
        yield from _finished(waiting, _POLL, workers)
        if time.monotonic() > alone_until or first not in waiting:
            _fill(waiting, queue, workers, workers.count * PER_PROCESS)


def _fill(
    waiting: dict[Future[Read], SourceFile], queue: Iterator[SourceFile], workers: Workers, room: int
) -> Future[Read] | None:
    """Hand over files until ``room`` of them wait; the last one handed over."""
    future = None
    while len(waiting) < room and (source := next(queue, None)):
        future = workers.read(source)
        waiting[future] = source
    return future


def _finished(waiting: dict[Future[Read], SourceFile], timeout: float, workers: Workers) -> Iterator[Result | Article]:
    """What is done by now: first the articles of files that go on, then whole files."""
    done, _ = wait(waiting, timeout=timeout, return_when=FIRST_COMPLETED)
    yield from workers.arrived()
    for future in [future for future in waiting if future in done]:
        yield waiting.pop(future), future.result()


def _needs_worker(source: SourceFile) -> bool:
    kind = format_of(source.path)
    return kind is not None and (kind.isolated or source.size > LARGE)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _never() -> bool:
    return False


class Workers:
    """A few worker processes, each started when first needed and again after one died.

    ``run`` can be given to ``reading.read_file``. Leaving the context ends the processes, whatever they do.
    """

    def __init__(self, count: int = 1, limits: Limits | None = None) -> None:
        self.count = count
        self.limits = limits or Limits()
        self.tells = False
        self._arrived: SimpleQueue[Article] = SimpleQueue()
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="reading")
        self._all = [_Worker() for _ in range(count)]
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._all:
            self._idle.put(worker)

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._all:
            worker.stop()
        self._threads.shutdown(wait=True)
        for worker in self._all:
            worker.close()

    def arrived(self) -> Iterator[Article]:
        """The articles of files of many that came since this was asked last, if somebody wants them one by one."""
        while not self._arrived.empty():
            yield self._arrived.get()

    def read(self, source: SourceFile) -> Future[Read]:
        """The articles of one file, once a worker has read it."""
        return self._threads.submit(read_file, source, max_bytes=self.limits.max_bytes, run=self.run)

    def run(self, kind: Format, data: bytes, source: SourceFile) -> Read:
        """Read in a worker process; small files of harmless formats are read here.

        Raises:
            UnreadableError: where the file as a whole gives nothing or exceeds its limits.
        """
        if not kind.isolated and len(data) <= LARGE:
            return run_here(kind, data, source)
        seconds = self.limits.seconds_for(kind.module, len(data))
        request = Request(
            kind.module,
            os.fsencode(source.path),
            source.shown,
            source.size,
            source.modified,
            seconds,
            self.limits.memory,
            frozenset(source.known),
        )

        def hear(item: Item) -> None:
            article = item.article or (recall(item.again, source) if item.again else None)
            if isinstance(article, Article) and article.place:
                self._arrived.put(_told(article))

        worker = self._idle.get()
        try:
            reply = worker.ask(request, data, hear if self.tells else None)
        finally:
            self._idle.put(worker)
        items = (item for one in reply.items if (item := one.article or one.again or one.skipped))
        found = tuple(_told(item) if isinstance(item, Article) else item for item in recalled(items, source))
        if reply.reason is None:
            return found
        if not found:
            raise UnreadableError(reply.reason)
        return (*found, Skipped(source.shown, f"the rest of it: {reply.reason}"))


def _told(article: Article) -> Article:
    """The article with its language, where its text was too short to tell it in a worker."""
    return article if article.language else replace(article, language=detect_language(article.text))


class _Worker:
    """One process, or none yet. Only ``stop`` may be called from another thread than the one that asks."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def ask(self, request: Request, data: bytes, tell: Callable[[Item], None] | None = None) -> Reply:
        """The worker's answers as one; where they break off, what came until then and the reason why."""
        process = self._process = self._process or _start()
        if self._stopped:
            return Reply(reason="reading was stopped")
        patience = PATIENCE * (request.seconds + 1)
        head = msgspec.msgpack.encode(request)
        items: list[Item] = []
        try:
            frames = LENGTH.pack(len(head)) + head + LENGTH.pack(len(data)) + data
            _send(process, frames, time.monotonic() + patience)
            for reply in _replies(process, patience):
                items += reply.items
                if tell is not None:
                    for item in reply.items:
                        tell(item)
        except (_NoAnswerError, OSError, msgspec.MsgspecError) as error:
            reply = Reply(reason=self._why(process, request, error), last=True)
        if reply.last:
            self.close()
        return Reply(tuple(items), reply.reason)

    def stop(self) -> None:
        """Let no more be read; an answer that is waited for comes at once."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

    def _why(self, process: subprocess.Popen[bytes], request: Request, error: Exception) -> str:
        if self._stopped:
            return "reading was stopped"
        slow = isinstance(error, TimeoutError)
        with suppress(subprocess.TimeoutExpired):
            slow = slow or process.wait(timeout=1) == -signal.SIGXCPU
        return f"took more than {request.seconds} s to read" if slow else "its parser broke down"


def _start() -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        # -P: a folder of foreign files must not be where modules are imported from.
        [sys.executable, "-P", "-m", "briefing.corpus.isolated"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        env={**os.environ, "MALLOC_ARENA_MAX": "1"},
    )
    assert process.stdin is not None  # noqa: S101 - both are pipes
    os.set_blocking(process.stdin.fileno(), False)
    return process


class _NoAnswerError(Exception):
    """The pipe ended before the answer did."""


def _send(process: subprocess.Popen[bytes], data: bytes, deadline: float) -> None:
    assert process.stdin is not None  # noqa: S101
    descriptor = process.stdin.fileno()
    view = memoryview(data)
    while view:
        _await(descriptor, select.POLLOUT, deadline)
        view = view[os.write(descriptor, view[:65536]) :]


def _replies(process: subprocess.Popen[bytes], patience: float) -> Iterator[Reply]:
    """The answers for one file, each of which may take so many seconds."""
    size = 0
    more = True
    while more:
        deadline = time.monotonic() + patience
        (length,) = LENGTH.unpack(_receive(process, LENGTH.size, deadline))
        size += length
        if size > MAX_REPLY:
            raise _NoAnswerError
        reply = msgspec.msgpack.decode(_receive(process, length, deadline), type=Reply)
        more = reply.more
        yield reply


def _receive(process: subprocess.Popen[bytes], length: int, deadline: float) -> bytes:
    assert process.stdout is not None  # noqa: S101
    descriptor = process.stdout.fileno()
    received = bytearray()
    while len(received) < length:
        _await(descriptor, select.POLLIN, deadline)
        chunk = os.read(descriptor, min(2**20, length - len(received)))
        if not chunk:
            raise _NoAnswerError
        received += chunk
    return bytes(received)


def _await(descriptor: int, event: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(descriptor, event)
    if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
        raise TimeoutError
