"""What commands share in reading a collection: the session, its progress, what could not be read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing.cli.options import max_bytes
from briefing.cli.saying import say
from briefing.pipeline import Collection, Event, Noticed, Passed, Progress, Session
from briefing.terminal import Gate, behind

if TYPE_CHECKING:
    from briefing.archive import Archive

_NOTHING = 1
_WIDEST = 40
"""Characters of what is being read beside the bar."""


def open_session(options: argparse.Namespace) -> Session:
    """The collection that the options name."""
    return Session(options.paths, keep=not options.no_store, max_bytes=max_bytes(options), origin=origin(options))


def origin(options: argparse.Namespace) -> Archive | None:
    """The archive that the options name; None where they name files. Ends the program where it can't be used."""
    if not getattr(options, "archive", None):
        return None
    from briefing.cli.archive import named

    return named(options)


def read_only(options: argparse.Namespace) -> Archive | None:
    """As ``origin``, and nothing is kept there."""
    archive = origin(options)
    return archive and replace(archive, keeps=False)


def chosen(options: argparse.Namespace) -> Archive | None:
    """As ``origin``, only the articles there that the paths of the options mean, for who writes in the notebook."""
    if not options.archive:
        return None
    from briefing.cli import archive

    return archive.chosen(options)


def load(session: Session) -> Collection:
    """Read the collection, with a progress bar on a terminal; every file that can't be read is named."""
    from briefing.store import StoreError

    try:
        with progress_listener() as listener:
            return session.load(listener)
    except StoreError as error:  # of an archive; files are read without a store as well
        say(str(error))
        raise SystemExit(_NOTHING) from None


def nothing_readable(collection: Collection) -> int:
    """The exit status, and the message, where no article came out."""
    say("no article could be read" if collection.skipped else "no article found")
    return _NOTHING


class progress_listener:  # noqa: N801  # used as a context manager, like the functions of contextlib
    """A listener that names skipped files and, on a terminal, draws a progress bar on standard error."""

    def __enter__(self) -> Callable[[Event], None]:
        """Begin to listen."""
        self._bar: Any = None
        self._streams = sys.stdout, sys.stderr
        self._tasks: dict[str, Any] = {}
        if sys.stderr.isatty():
            from briefing.cli.bar import make_bar

            self._bar = make_bar(behind(sys.stderr))
            self._bar.start()
            # While the bar stands, rich puts streams of its own in place of both, so that lines come above it.
            self._streams = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = Gate(sys.stdout, needed=True), Gate(sys.stderr)
        return self._hear

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self._bar is not None:
            sys.stdout, sys.stderr = self._streams
            self._bar.stop()

    def _hear(self, event: Event) -> None:
        if isinstance(event, Passed):
            say(f"{event.skipped.path}: {event.skipped.reason}")
        elif isinstance(event, Noticed):
            say(event.message)
        elif isinstance(event, Progress) and self._bar is not None and event.total:
            if event.stage not in self._tasks:
                self._tasks[event.stage] = self._bar.add_task(event.stage, total=event.total)
            at = f"{event.stage} {event.detail}"[:_WIDEST].strip()  # of an export the article, which counts on
            self._bar.update(self._tasks[event.stage], completed=event.done, total=event.total, description=at)
