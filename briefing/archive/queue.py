"""The work of many machines: a job for each article, taken by whoever has time, done once whatever dies meanwhile.

A job holds nothing but the article's id; what it makes is a function of the article and of the analyser, so doing it
twice changes nothing.
"""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from procrastinate import App, PsycopgConnector, RetryStrategy, SyncPsycopgConnector, jobs
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException, UniqueViolation

from briefing.archive.holdings import Holdings
from briefing.archive.link import LOST, Connection, Link, conninfo, reason
from briefing.archive.store import PostgresStore
from briefing.models import Analysis, Article
from briefing.store.faults import StoreError
from briefing.store.values import content_key

QUEUE = "analysis"
_LOCK = 7_262_107
"""Names the lock of who asks for many jobs among all advisory locks of the database."""
_READY = 7_262_108
"""The lock of who makes an archive ready to be opened."""
_AT_ONCE = 500
"""Jobs that are asked for in one transaction."""
_TASK = "briefing.analyse"
_TRIES = 3
_AGAIN = 2
"""Seconds between two looks for a server that went away."""
_GATHERS_EACH = 500
"""Articles of a worker after which the rows are made one that it and others have added to the sums."""
_SILENT = 60
"""Seconds after which a worker that gives no sign of life has lost its jobs to others."""

for _name in ("procrastinate", "psycopg"):  # the user is told by a line and by ``status``, not by a log
    logging.getLogger(_name).addHandler(logging.NullHandler())


def defer(connection: Connection, names: Iterable[str]) -> None:
    """Put a job for each article into the queue, in the transaction that is under way.

    An article that has a job in the queue already would end the transaction: ``unqueued`` leaves those out.
    """
    task = _app(SyncPsycopgConnector()).tasks[_TASK]
    for name in names:
        task.configure(connection=connection, queueing_lock=name).defer(name=name)


def unqueued(connection: Connection, names: Iterable[str]) -> list[str]:
    """Those of the articles that have no job in the queue."""
    wanted = list(names)
    order = "SELECT queueing_lock FROM procrastinate_jobs WHERE status = 'todo' AND queueing_lock = ANY(%s)"
    queued = {str(row[0]) for row in connection.execute(order, (wanted,)).fetchall()}
    return [name for name in wanted if name not in queued]


def ask_again(link: Link, version: str) -> int:
    """A job for each article that this version of the analyser has not seen and that waits for nobody; how many."""
    return sum(_asked(link, names) for names in Holdings(link).waiting_in_parts(version, _AT_ONCE))


def _asked(link: Link, names: Sequence[str]) -> int:
    """A job for each of these that waits for nobody, in one transaction; how many."""

    def run(connection: Connection) -> int:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))  # two who ask at once ask for each once
        fresh = unqueued(connection, names)
        defer(connection, fresh)
        return len(fresh)

    for turn in range(1, _TRIES + 1):
        try:
            with link.batch():
                return link.run(run)
        except (AlreadyEnqueued, UniqueViolation) as error:  # a worker has put one back between the two
            if turn == _TRIES:
                raise StoreError(f"{link.where}: workers are putting jobs back; try again") from error
    return 0


class Worker:
    """Takes jobs one after another. Several may run, on as many machines as there are."""

    def __init__(
        self, link: Link, version: str, analyse: Callable[[Article], Analysis], tell: Callable[[str], None]
    ) -> None:
        """``analyse`` is what ``version`` names; ``tell`` hears the id of each article that is done."""
        self._holdings = Holdings(link)
        self._store = PostgresStore(link)
        self._version = version
        self._analyse = analyse
        self._tell = tell
        self._link = link
        self._done = 0
        self.stopping = False
        """Whether it was asked to end; what can be left undone is."""

    def run(self, *, wait: bool, tell_fault: Callable[[str], None] = lambda _: None) -> None:
        """Work until nothing is left, or with ``wait`` until a signal comes; a job that is begun is finished.

        A server that goes away is waited for by who waits for work anyway; ``tell_fault`` hears of it.

        Raises:
            StoreError: where the server says no, or, without ``wait``, can't be reached.
        """
        try:
            asyncio.run(self._until_stopped(tell_fault) if wait else self._run(wait=False))
        except ConnectorException as error:
            raise StoreError(f"{self._link.where}: {reason(error.__cause__ or error)}") from error

    async def _until_stopped(self, tell_fault: Callable[[str], None]) -> None:
        asked = asyncio.Event()

        def end() -> None:
            self.stopping = True
            asked.set()

        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # on Windows Ctrl+C ends all at once
                asyncio.get_running_loop().add_signal_handler(number, end)
        stop = asyncio.create_task(asked.wait())
        while not asked.is_set():
            working = asyncio.create_task(self._run(wait=True))
            await asyncio.wait((working, stop), return_when=asyncio.FIRST_COMPLETED)
            if asked.is_set():
                working.cancel()  # the job that is begun is finished
            try:
                await working
            except asyncio.CancelledError:
                pass
            except ConnectorException as error:
                if not isinstance(error.__cause__, LOST):
                    raise
            if not asked.is_set():  # it ends by itself when the server goes away
                tell_fault(f"{self._link.where}: the server went away; waiting for it")
                await self._back(stop)

    async def _back(self, stop: asyncio.Task[Any]) -> None:
        """Wait until the server answers, or until nobody waits any more."""
        while not stop.done():
            with suppress(StoreError):
                await asyncio.to_thread(self._link.run, lambda db: db.execute("SELECT 1"))
                return
            await asyncio.wait((stop,), timeout=_AGAIN)

    async def _run(self, *, wait: bool) -> None:
        app = _app(PsycopgConnector(conninfo=conninfo(self._link.address)), self.do)
        async with app.open_async():
            await _take_over(app)
            await app.run_worker_async(
                queues=[QUEUE],
                wait=wait,
                concurrency=1,
                install_signal_handlers=False,
                delete_jobs="successful",
                stalled_worker_timeout=_SILENT,
            )

    def do(self, name: str) -> None:
        """Analyse an article, unless that was done."""
        article = self._holdings.named([name]).get(name)
        if article is None:
            return
        key = content_key(article)
        analysis = self._store.known_analysis(key, self._version)
        if analysis is None:
            analysis = self._analyse(article)
            self._store.keep_analysis(key, self._version, analysis)
        self._holdings.mark(article, analysis, self._version)
        if self._done % _GATHERS_EACH == 0:
            self._holdings.gather_sums()
        self._done += 1
        self._tell(name)


def queue_counts(link: Link) -> dict[str, int]:
    """How many jobs there are, by state."""
    order = "SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY status"
    return {str(state): int(str(number)) for state, number in link.run(lambda db: db.execute(order).fetchall())}


def left_to_do(link: Link) -> int:
    """How many articles wait for a worker."""
    order = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo' AND task_name = %s"
    row = link.run(lambda db: db.execute(order, (_TASK,)).fetchone())
    return int(str(row[0])) if row else 0


@contextmanager
def only_one(link: Link) -> Iterator[bool]:
    """Whether nobody else on this archive is inside meanwhile; whoever is not alone goes on without."""
    asking, ending = "SELECT pg_try_advisory_lock(%s)", "SELECT pg_advisory_unlock(%s)"
    row = link.run(lambda db: db.execute(asking, (_READY,)).fetchone())
    mine = bool(row and row[0])
    try:
        yield mine
    finally:
        if mine:
            link.run(lambda db: db.execute(ending, (_READY,)))


def _app(connector: Any, work: Callable[[str], None] | None = None) -> App:  # noqa: ANN401  # either of two kinds
    app = App(connector=connector)

    @app.task(name=_TASK, queue=QUEUE, retry=RetryStrategy(max_attempts=_TRIES, exponential_wait=2))
    def analyse(name: str) -> None:
        if work is not None:
            work(name)

    @app.periodic(cron="* * * * *")
    @app.task(name="briefing.take_over", queue=QUEUE, queueing_lock="take over")
    async def take_over(timestamp: int) -> None:  # the library gives it
        await _take_over(app)

    return app


async def _take_over(app: App) -> None:
    """Put back what workers hold that give no sign of life any more."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_SILENT):
        with _unless_taken():
            try:
                await app.job_manager.retry_job(job)
            except (AlreadyEnqueued, UniqueViolation):  # its article was put into the queue once more meanwhile
                await app.job_manager.finish_job(job, jobs.Status.FAILED, delete_job=True)


@contextmanager
def _unless_taken() -> Iterator[None]:
    """Nothing happens where another worker was faster and has put the job back already."""
    try:
        yield
    except ConnectorException as error:
        if not isinstance(error.__cause__, psycopg.errors.RaiseException):
            raise
