"""The reader alone, without the command line around it: what ``--web`` runs for every browser that opens it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from briefing.tui.app import run


def main(arguments: list[str]) -> int:
    """Open the reader on the paths given."""
    parser = argparse.ArgumentParser("briefing.tui")
    parser.add_argument("--no-store", action="store_true")
    parser.add_argument("--watch", action="store_true")
    parser.add_argument("--theme")
    parser.add_argument("paths", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    return run(options.paths, keep=not options.no_store, theme=options.theme, watch=options.watch)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
