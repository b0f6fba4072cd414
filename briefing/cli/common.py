"""Options that several commands share."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

OBJECT, LINES = "object", "lines"
"""What ``json`` of the options may be besides empty."""


def paths(parser: argparse.ArgumentParser, what: str = "files and folders of articles") -> None:
    """The files and folders of a collection."""
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help=what)


def as_json(parser: argparse.ArgumentParser) -> None:
    """JSON instead of text: ``json`` of the options is false, ``object`` or ``lines``."""
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_const", const=OBJECT, default="", help="print JSON")
    forms.add_argument(
        "--jsonl", action="store_const", const=LINES, dest="json", help="print JSON Lines: one entry of the list a line"
    )


def reading(parser: argparse.ArgumentParser) -> None:
    """How a collection is read."""
    parser.add_argument("--no-store", action="store_true", help="leave nothing on disk")
    parser.add_argument("--tagger", metavar="spacy:NAME", help="read names with a spaCy pipeline that is installed")
    parser.add_argument(
        "--max-size", type=positive, metavar="MIB", default=20, help="skip larger files (default: %(default)s MiB)"
    )


def day(text: str) -> date:
    """A day as ISO 8601 writes it, for argparse."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2023-07-28") from None


def positive(text: str) -> int:
    """A whole number from 1 on, for argparse."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} must be a positive whole number")
    return number
