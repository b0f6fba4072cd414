"""What commands share in speaking: results, messages, progress."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any

from briefing.cli.options import max_bytes
from briefing.pipeline import Collection, Event, Noticed, Passed, Progress, Session

_NOTHING = 1


def say(message: str) -> None:
    """A line for the person, on standard error."""
    print(f"briefing: {message}", file=sys.stderr)  # noqa: T201


def put(text: str) -> None:
    """A result, on standard output, in UTF-8 whatever the locale says."""
    out = sys.stdout
    if hasattr(out, "reconfigure"):
        out.reconfigure(encoding="utf-8", errors="replace")
    out.write(text if text.endswith("\n") else text + "\n")


def put_json(value: dict[str, Any]) -> None:
    """A result as JSON."""
    put(json.dumps(value, ensure_ascii=False, indent=2))


def open_session(options: argparse.Namespace) -> Session:
    """The collection that the options name."""
    return Session(options.paths, keep=not options.no_store, max_bytes=max_bytes(options))


def load(session: Session) -> Collection:
    """Read the collection, with a progress bar on a terminal; every file that can't be read is named."""
    with progress_listener() as listener:
        return session.load(listener)


def nothing_readable(collection: Collection) -> int:
    """The exit status, and the message, where no article came out."""
    say("no article could be read" if collection.skipped else "no article found")
    return _NOTHING


class progress_listener:  # noqa: N801  # used as a context manager, like the functions of contextlib
    """A listener that names skipped files and, on a terminal, draws a progress bar on standard error."""

    def __enter__(self) -> Callable[[Event], None]:
        """Begin to listen."""
        self._bar: Any = None
        self._tasks: dict[str, Any] = {}
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
        return self._hear

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def _hear(self, event: Event) -> None:
        if isinstance(event, Passed):
            say(f"{event.skipped.path}: {event.skipped.reason}")
        elif isinstance(event, Noticed):
            say(event.message)
        elif isinstance(event, Progress) and self._bar is not None and event.total:
            if event.stage not in self._tasks:
                self._tasks[event.stage] = self._bar.add_task(event.stage, total=event.total)
            self._bar.update(self._tasks[event.stage], completed=event.done, total=event.total)
