"""The work of many machines: a job for each article, taken by whoever has time, done once whatever dies meanwhile.

A job holds nothing but the article's id; what it makes is a function of the article and of the analyser, so doing it
twice changes nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from procrastinate import App, PsycopgConnector, RetryStrategy, SyncPsycopgConnector, jobs
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException, UniqueViolation

from briefing.archive.holdings import Holdings
from briefing.archive.link import Connection, Link, conninfo
from briefing.archive.store import PostgresStore
from briefing.models import Analysis, Article
from briefing.store.values import content_key

QUEUE = "analysis"
_TASK = "briefing.analyse"
_TRIES = 3
_SILENT = 60
"""Seconds after which a worker that gives no sign of life has lost its jobs to others."""

logging.getLogger("procrastinate").addHandler(logging.NullHandler())  # the user is told by ``status``, not by a log


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
    names = Holdings(link).waiting(version)

    def run(connection: Connection) -> int:
        fresh = unqueued(connection, names)
        defer(connection, fresh)
        return len(fresh)

    with link.batch():
        return link.run(run)


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
        self._app = _app(PsycopgConnector(conninfo=conninfo(link.address)), self.do)

    def run(self, *, wait: bool) -> None:
        """Work until nothing is left, or with ``wait`` until a signal comes; a job that is begun is finished."""
        asyncio.run(self._run(wait=wait))

    async def _run(self, *, wait: bool) -> None:
        async with self._app.open_async():
            await _take_over(self._app)
            await self._app.run_worker_async(
                queues=[QUEUE],
                wait=wait,
                concurrency=1,
                install_signal_handlers=wait,
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
        self._tell(name)


def queue_counts(link: Link) -> dict[str, int]:
    """How many jobs there are, by state."""
    order = "SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY status"
    return {str(state): int(str(number)) for state, number in link.run(lambda db: db.execute(order).fetchall())}


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
