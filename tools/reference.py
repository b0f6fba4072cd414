"""``docs/commands.md``: every command with its options, made from the parsers, so that it can't fall behind them.

``python tools/reference.py`` writes the page; ``--check`` tells whether it is as it should be (exit status 1 if not).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
WIDTH = "96"
"""Columns of the help texts, whatever the terminal is."""

HEAD = """\
# Commands

Made by `tools/reference.py` from the program itself.
`briefing PATH` without a command opens the app.
"""


def page() -> str:
    """The whole page."""
    os.environ["COLUMNS"] = WIDTH
    from briefing.cli.options import COMMANDS, parser_of, reader_parser  # noqa: PLC0415  # the width is read at import

    parsers = [("briefing", reader_parser()), *((f"briefing {name}", parser_of(name)) for name in COMMANDS)]
    parts = [f"## {name}\n\n```text\n{parser.format_help().rstrip()}\n```\n" for name, parser in parsers]
    return "\n".join([HEAD, *parts])


def main() -> int:
    """Write or check."""
    made = page()
    if "--check" in sys.argv[1:]:
        same = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == made
        print(f"{PAGE.name} {'is as it should be' if same else 'is behind: run tools/reference.py'}")
        return 0 if same else 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
