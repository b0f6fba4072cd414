"""What can be typed to write in the notebook: corrections, notes and tags."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from briefing.cli import archiving
from briefing.cli.common import as_json


def fill_correct(parser: argparse.ArgumentParser) -> None:
    """Everything that ``briefing correct`` takes."""
    parser.description = (
        "Put right what the app got wrong: kept in the notebook, followed by every view, export and search, "
        "and taken back with `undo`."
    )
    tasks = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    for what, (said, arguments) in CORRECTIONS.items():
        task = tasks.add_parser(what, help=said, description=f"{said[0].upper()}{said[1:]}.", allow_abbrev=False)
        for name, metavar, number in arguments:
            task.add_argument(name, metavar=metavar, nargs=number, type=Path if name == "paths" else str)
        if what in ("outlet", "day", "title", "author"):
            task.add_argument("--at", metavar="PLACE", help="which article of a file of many, as '#17'")
        archiving.add_choice(task)
    listed = tasks.add_parser("list", help="the corrections in force")
    undo = tasks.add_parser("undo", help="take a correction back")
    undo.add_argument("id", metavar="ID")
    _add_json(listed)
    for task in (listed, undo):
        archiving.add_notebook(task)


_PATH = ("paths", "PATH", 1)
CORRECTIONS: dict[str, tuple[str, tuple[tuple[str, str, int | str | None], ...]]] = {
    "outlet": ("name the outlet of an article", (_PATH, ("value", "NAME", None))),
    "day": ("give an article another day", (_PATH, ("value", "DAY", None))),
    "title": ("give an article another title", (_PATH, ("value", "TITLE", None))),
    "author": ("give an article another author", (_PATH, ("value", "NAME", None))),
    "one-story": ("take the stories of these articles as one", (("paths", "PATH", "+"),)),
    "own-story": ("take these articles out into a story of their own", (("paths", "PATH", "+"),)),
    "merge": ("take several names as one", (_PATH, ("names", "NAME", "+"))),
    "split": ("take one spelling out of a name", (_PATH, ("name", "NAME", None), ("value", "SPELLING", None))),
    "rename": ("give a name another form", (_PATH, ("name", "NAME", None), ("value", "NEW", None))),
    "retype": ("give a name another type", (_PATH, ("name", "NAME", None), ("value", "TYPE", None))),
    "no-name": ("dismiss what is no name", (_PATH, ("name", "NAME", None))),
    "no-fact": ("dismiss a fact, by its id or some of its words", (_PATH, ("words", "WORDS", None))),
    "one-fact": ("take facts as one, each by its id or some of its words", (_PATH, ("names", "WORDS", "+"))),
    "own-fact": ("take one article's words out of a fact", (_PATH, ("words", "WORDS", None))),
    "explained": ("say why a difference is none", (_PATH, ("topic", "TOPIC", None), ("value", "WHY", None))),
}
"""What ``briefing correct`` can put right: help, and arguments as name, metavar and number."""


MARKED = {
    "article": (("path", "PATH"),),
    "sentence": (("path", "PATH"), ("words", "WORDS")),
    "fact": (("path", "PATH"), ("words", "WORDS")),
}
"""What a note or a tag can be on, and the arguments that say which."""


def fill_marks(kind: str) -> Callable[[argparse.ArgumentParser], None]:
    """What fills the parser of ``briefing note`` or ``briefing tag``."""

    def fill(parser: argparse.ArgumentParser) -> None:
        parser.description = (
            f"Keep a {kind} on an article, sentence or fact, found again by its words: `briefing search {kind}:word "
            f"PATH` finds it, and `briefing brief --notes` prints it."
        )
        parser.set_defaults(kind=kind)
        tasks = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
        for what, arguments in MARKED.items():
            by = ", by some of its words" if what != "article" else ""
            task = tasks.add_parser(what, help=f"on {_a(what)}{by}", allow_abbrev=False)
            for name, metavar in arguments:
                task.add_argument(name, metavar=metavar, type=Path if name == "path" else str)
            task.add_argument("value", metavar="TEXT" if kind == "note" else "NAME", help=f"the {kind} itself")
            if what != "fact":
                task.add_argument("--at", metavar="PLACE", help="which article of a file of many, as '#17'")
            archiving.add_choice(task)
        listed = tasks.add_parser("list", help=f"the {kind}s in force")
        undo = tasks.add_parser("undo", help=f"take a {kind} back")
        undo.add_argument("id", metavar="ID")
        _add_json(listed)
        for task in (listed, undo):
            archiving.add_notebook(task)

    return fill


def _a(what: str) -> str:
    return f"an {what}" if what == "article" else f"a {what}"


def _add_json(parser: argparse.ArgumentParser) -> None:
    as_json(parser)
