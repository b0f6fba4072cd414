"""Options that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path


def paths(parser: argparse.ArgumentParser) -> None:
    """The files and folders of a collection."""
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="files and folders of articles")


def as_json(parser: argparse.ArgumentParser) -> None:
    """JSON instead of text."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def reading(parser: argparse.ArgumentParser) -> None:
    """How a collection is read."""
    parser.add_argument("--no-store", action="store_true", help="leave nothing on disk")
    parser.add_argument("--tagger", metavar="spacy:NAME", help="read names with a spaCy pipeline that is installed")
    parser.add_argument(
        "--max-size", type=positive, metavar="MIB", default=20, help="skip larger files (default: %(default)s MiB)"
    )


def positive(text: str) -> int:
    """A whole number from 1 on, for argparse."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} must be a positive whole number")
    return number
