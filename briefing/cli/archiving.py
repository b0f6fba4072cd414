"""How an archive is named on the command line and in the settings; nothing of the archive itself is loaded here."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path


def fill(parser: argparse.ArgumentParser) -> None:
    """The tasks of ``briefing archive``."""
    parser.description = "A newsroom's archive on PostgreSQL: set it up, fill it, have it analysed, look after it."
    tasks = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    for what, said in TASKS.items():
        task = tasks.add_parser(what, help=said, description=f"{said[0].upper()}{said[1:]}.", allow_abbrev=False)
        task.add_argument("--archive", metavar="ADDRESS", help="default: the one of config.toml")
        if what == "add":
            task.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="files and folders of articles")
        elif what == "work":
            task.add_argument("--once", action="store_true", help="end when nothing is left to do")
        elif what == "status":
            task.add_argument("--json", action="store_true", help="print JSON")
        elif what == "export":
            task.add_argument("file", metavar="FILE", type=Path, help="JSON Lines, one article each")
            task.add_argument("--force", action="store_true", help="replace the file")


TASKS = {
    "init": "set up the tables in an empty database",
    "add": "take in articles; what is there already is left alone",
    "work": "analyse what waits, on this machine, until it is stopped",
    "status": "sizes, what waits, what failed, servers that follow",
    "upgrade": "bring the tables up to date, and have everything analysed by the present version",
    "export": "write all articles to a file",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """What lets a command read an archive instead of files."""
    parser.add_argument("--archive", metavar="ADDRESS", help="an archive on PostgreSQL in the place of PATH")
    parser.add_argument(
        "--published", metavar="FIRST..LAST", type=_days, help="of an archive only the articles of these days"
    )


def add_choice(parser: argparse.ArgumentParser) -> None:
    """What lets a command write in the notebook of an archive: there a PATH is that of an article, or its id."""
    parser.add_argument(
        "--archive", metavar="ADDRESS", help="an archive on PostgreSQL: PATH is a path or id there, or . for all"
    )
    parser.add_argument(
        "--published", metavar="FIRST..LAST", type=_days, help="look for PATH in the articles of these days"
    )
    parser.set_defaults(chooses=True)


def add_notebook(parser: argparse.ArgumentParser) -> None:
    """What lets a command look at the notebook of an archive."""
    parser.add_argument("--archive", metavar="ADDRESS", help="the notebook of an archive on PostgreSQL")


def _days(text: str) -> tuple[date | None, date | None]:
    first, dots, last = text.partition("..")
    try:
        days = tuple(date.fromisoformat(part) if part else None for part in (first, last if dots else first))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} are no days; write them as 2023-07-01..2023-07-28") from None
    return days[0], days[1]


def check(options: argparse.Namespace, parser: argparse.ArgumentParser, *, needs_paths: bool) -> None:
    """Fill in the archive of the settings where nothing is named; end the program where it then is not clear what."""
    if hasattr(options, "chooses"):
        if options.published and not options.archive:
            parser.error("--published is of an archive (--archive ADDRESS)")
    elif hasattr(options, "published"):
        _choose_one_place(options, parser, needs_paths=needs_paths)
    elif needs_paths and options.__dict__.get("paths") == []:
        parser.error("name files or folders (PATH)")


def _choose_one_place(options: argparse.Namespace, parser: argparse.ArgumentParser, *, needs_paths: bool) -> None:
    """Files or an archive, never both; where neither is named, the archive of the settings."""
    if options.paths and (options.archive or options.published):
        parser.error("PATH and an archive are two things: name one of them")
    if not options.paths and not options.archive:
        options.archive = configured()
        if needs_paths and not options.archive:
            parser.error("name files or folders (PATH), or an archive (--archive ADDRESS)")


def configured() -> str | None:
    """The address of the archive in the settings."""
    from briefing.config import load_config
    from briefing.paths import config_folder

    return load_config(config_folder())[0].archive or None
