"""``briefing archive``: set up an archive on PostgreSQL, fill it, have it analysed, look after it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from itertools import count
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Any

from briefing.cli import archiving
from briefing.cli.saying import put, put_json, say

try:
    from briefing.archive import Archive, Holdings, Link, Window, bring_up_to_date, checked
except ModuleNotFoundError as missing:
    if missing.name != "psycopg":
        raise
    say("psycopg is missing: an archive needs `pip install 'briefing[archive]'`")
    raise SystemExit(2) from missing

from briefing.models import Article, Skipped
from briefing.store import StoreError

if TYPE_CHECKING:
    from briefing.archive.status import Status
    from briefing.index.query import SearchOptions, SearchResult

DONE, NOTHING, WRONG_USE = 0, 1, 2
SCHEMA = "archive/1"
TOLD_EACH = 100
"""Articles after which a worker says how far it is."""
READY_EACH, READY_ANYWAY = 60.0, 600.0
"""Seconds between two times that a worker makes the archive ready to be opened: where nothing waits any more, and
where something does, as for days after the first filling, while people read the newest."""


def run(options: argparse.Namespace) -> int:
    """Do one of the tasks."""
    if find_spec("procrastinate") is None:  # the queue, which who only reads does without
        say("procrastinate is missing: an archive needs `pip install 'briefing[archive]'`")
        return WRONG_USE
    options.archive = options.archive or archiving.configured()
    if not options.archive:
        say("name the archive: --archive postgresql://HOST/DATABASE, or [archive] in config.toml")
        return WRONG_USE
    link = Link(_address(options))
    try:
        return _TASKS[options.what](link, options)
    except StoreError as error:
        say(str(error))
        return NOTHING
    finally:
        link.close()


def named(options: argparse.Namespace) -> Archive:
    """The archive that the options name; ends the program where the address can't be used."""
    first, last = getattr(options, "published", None) or (None, None)
    shares = _settings().share
    return Archive(_address(options), Window(first, last), shares)


def chosen(options: argparse.Namespace) -> Archive:
    """The archive that the options name, and in it the articles of their paths, for who writes in the notebook."""
    paths = [*getattr(options, "paths", ()), *([options.path] if getattr(options, "path", None) else ())]
    return replace(named(options), only=tuple(map(str, paths)), keeps=False)


def search(options: argparse.Namespace, asked: SearchOptions) -> SearchResult:
    """The answer of the whole archive."""
    from briefing.index.query import Filters, SearchOptions

    first, last = options.published or (None, None)
    limited = SearchOptions(limit=asked.limit, by_day=asked.by_day, filters=Filters(since=first, until=last))
    index = None
    try:
        notebook = named(options).notebook()
        try:
            index = named(options).index(notebook=lambda: notebook)
            result = index.search(options.query, limited)
        finally:
            notebook.close()
        if index.note:
            say(index.note)
        return result
    except StoreError as error:
        say(str(error))
        raise SystemExit(NOTHING) from None
    finally:
        if index is not None:
            index.close()


def _settings() -> Any:  # noqa: ANN401  # of a module that only this needs
    from briefing.config import load_config
    from briefing.paths import config_folder

    return load_config(config_folder())[0]


def _address(options: argparse.Namespace) -> str:
    try:
        return checked(options.archive)
    except ValueError as error:
        say(str(error))
        raise SystemExit(WRONG_USE) from None


def _init(link: Link, options: argparse.Namespace) -> int:
    done = bring_up_to_date(link)
    put(f"{link.where}: set up" if done else f"{link.where}: was set up before")
    return DONE


def _add(link: Link, options: argparse.Namespace) -> int:
    from briefing.archive.queue import defer

    skipped: list[Skipped] = []
    arrived = Holdings(link, defer).add(_read(options, skipped))
    for item in skipped:
        say(f"{item.path}: {item.reason}")
    put(f"{arrived.new} new, {arrived.known} there already, {len(skipped)} not readable")
    return DONE if arrived.new or arrived.known else NOTHING


def _read(options: argparse.Namespace, skipped: list[Skipped]) -> Iterator[Article]:
    from briefing.corpus.discover import discover
    from briefing.corpus.worker import Limits, read_all

    found = list(discover(options.paths))
    skipped += [item for item in found if isinstance(item, Skipped)]
    sources = [item for item in found if not isinstance(item, Skipped)]
    for _, items in read_all(sources, limits=Limits()):
        for item in items:
            if isinstance(item, Article):
                yield item
            else:
                skipped.append(item)


def _work(link: Link, options: argparse.Namespace) -> int:
    from briefing.analysis import analyse
    from briefing.archive.queue import Worker, left_to_do
    from briefing.pipeline.state import analyser

    done, begun, made_ready = 0, monotonic(), -inf

    def tell(_: str) -> None:
        nonlocal done, made_ready
        done += 1
        now = monotonic()
        late = now > max(made_ready, begun) + READY_ANYWAY
        if not options.once and (late or (now > made_ready + READY_EACH and not left_to_do(link))):
            _make_ready(link, options, lambda: worker.stopping)
            made_ready = monotonic()
        if done % TOLD_EACH == 0:
            rate = done / max(monotonic() - begun, 0.001)
            say(f"{done} articles analysed, {rate:.1f} a second; {left_to_do(link)} wait")

    worker = Worker(link, analyser(), analyse, tell)
    worker.run(wait=not options.once, tell_fault=say)
    put(f"{done} articles analysed")
    if options.once and done:
        _make_ready(link, options, lambda: False)
    return DONE


def _make_ready(link: Link, options: argparse.Namespace, cancelled: Callable[[], bool]) -> None:
    """Leave in the archive what the first who opens it would have to make: the heads, the stories, the first of them.

    One worker does it at a time. Whatever fails, or is not done when the worker ends, is left to who opens it.
    """
    from briefing.archive.queue import only_one
    from briefing.pipeline import Cancelled, Session

    session = Session((), origin=Archive(_address(options), anonymous=True))
    try:
        with only_one(link) as mine:
            if mine and (groups := session.load(cancelled=cancelled).groups):
                session.story(groups[0].id)
    except Cancelled:
        pass
    except StoreError as error:
        say(str(error))
    finally:
        session.close()


def _status(link: Link, options: argparse.Namespace) -> int:
    from briefing.archive.status import status_of
    from briefing.pipeline.state import analyser

    status = status_of(link, analyser())
    if options.json:
        put_json({"schema": SCHEMA, **status.values()})
    else:
        put(_told(link, status))
    return DONE


def _told(link: Link, status: Status) -> str:
    lines = [
        link.where,
        f"  {status.articles} articles, {status.waiting} not yet analysed by the present version",
        f"  jobs: {', '.join(f'{number} {state}' for state, number in status.jobs.items()) or 'none'}",
        f"  {status.bytes / 2**20:.1f} MiB on disk, server {status.server}, layout {status.layout}",
    ]
    lines += [f"  standby {name}: {lag} bytes behind" for name, lag in status.standbys.items()]
    lines += [f"  runs for {one.seconds} seconds ({one.who}): {one.question}" for one in status.slow]
    return "\n".join(lines)


def _upgrade(link: Link, options: argparse.Namespace) -> int:
    from briefing.archive import PostgresStore
    from briefing.archive.queue import ask_again
    from briefing.pipeline.keeping import present_versions
    from briefing.pipeline.state import analyser

    done = bring_up_to_date(link)
    holdings = Holdings(link)
    holdings.note_pairs()
    holdings.gather_sums()
    asked = ask_again(link, analyser())
    put(f"{len(done)} changes of the tables; {asked} articles wait for `briefing archive work`")
    if not holdings.waiting(analyser(), most=1):  # until then people read by what the old one made
        gone = PostgresStore(link).forget_other_versions(present_versions())
        put(f"{gone} things that earlier versions made are dropped")
    return DONE


def _export(link: Link, options: argparse.Namespace) -> int:
    from briefing.export import write

    counter = count()  # one line after another: together they may be more than fits here
    numbered = zip(Holdings(link).lines(), counter, strict=False)
    try:
        write(options.file, (f"{line}\n" for line, _ in numbered), force=options.force)
    except OSError as error:
        say(str(error))
        return NOTHING
    put(f"{next(counter)} articles in {options.file}")
    return DONE


_TASKS = {"init": _init, "add": _add, "work": _work, "status": _status, "upgrade": _upgrade, "export": _export}
