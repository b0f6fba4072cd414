"""The reader alone, without the command line around it: what ``--web`` runs for every browser that opens it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from briefing.corpus.discover import MAX_BYTES
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
    )


if __name__ == "__main__":
    with gated():
        sys.exit(main(sys.argv[1:]))
