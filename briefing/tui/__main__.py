"""The reader alone, without the command line around it: what ``--web`` runs for every browser that opens it."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from briefing.corpus.discover import MAX_BYTES
from briefing.paths import data_path
from briefing.pipeline.archived import Origin
from briefing.terminal import gated
from briefing.tui.app import run
from briefing.tui.tether import end_with


def main(arguments: list[str]) -> int:
    """Open the reader on the paths given."""
    parser = argparse.ArgumentParser("briefing.tui")
    parser.add_argument("--no-store", action="store_true")
    parser.add_argument("--watch", action="store_true")
    parser.add_argument("--theme")
    parser.add_argument("--max-bytes", type=int, default=MAX_BYTES)
    parser.add_argument("--served", action="store_true", help="end when standard input is closed")
    parser.add_argument("--archive", nargs=4, metavar=("ADDRESS", "FIRST", "LAST", "SHARES"))
    parser.add_argument("paths", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    if options.served:
        end_with(sys.stdin.fileno())
    return run(
        options.paths,
        keep=not options.no_store,
        max_bytes=options.max_bytes,
        theme=options.theme,
        watch=options.watch,
        origin=_archive(options) if options.archive else None,
    )


def _archive(options: argparse.Namespace) -> Origin:
    """The archive that the server was started on: days in ISO 8601 or nothing, whether it shares as nothing for no."""
    from briefing.archive import Archive, Window  # noqa: PLC0415  # an extra

    address, first, last, shares = options.archive
    since, until = (date.fromisoformat(day) if day else None for day in (first, last))
    return Archive(address, Window(since, until), bool(shares), folder=None if options.no_store else data_path())


if __name__ == "__main__":
    with gated():
        sys.exit(main(sys.argv[1:]))
