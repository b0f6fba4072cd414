"""``briefing [PATH…]``: the reader on a terminal, the text brief where there is none."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.options import max_bytes, parser_of
from briefing.cli.saying import say

if TYPE_CHECKING:
    from briefing.archive import Archive

WRONG_USE = 2
KEPT = "they wait on this machine and are sent when you open this archive again"
LOST = "with --no-store nothing is kept on this machine, and they are gone"


def run(options: argparse.Namespace) -> int:
    """Open the app, or print the brief where there is nobody to press keys."""
    if not options.archive:
        options.paths = options.paths or [sample_folder()]
    missing = [path for path in options.paths if not path.exists()]
    if missing and len(missing) == len(options.paths):
        for path in missing:
            say(f"{path}: no such file or folder")
        return WRONG_USE
    if not options.web and not somebody():
        from briefing.cli import brief

        usual = vars(parser_of("brief").parse_args([]))
        return brief.run(argparse.Namespace(**{**usual, **vars(options), "format": "text"}))
    if options.web:
        from briefing.tui.web import command, serve

        served = command(
            options.paths,
            keep=not options.no_store,
            max_bytes=max_bytes(options),
            watch=options.watch,
            theme=options.theme,
            archive=_archive(options) if options.archive else (),
        )
        return serve(served, options.port, say=say)
    return _open(options)


def _open(options: argparse.Namespace) -> int:
    """Run the app; once the terminal is as it was, say what no server has."""
    from briefing.tui.app import app_of, show

    origin, keep = _origin(options), not options.no_store
    app = app_of(options.paths, keep=keep, max_bytes=max_bytes(options), theme=options.theme, origin=origin)
    if options.watch:
        app.backstage.watch(options.paths)
    status = show(app)
    if app.backstage.unsent:
        say(f"marks that could not be sent: {app.backstage.unsent}; {KEPT if keep else LOST}")
    return status


def _origin(options: argparse.Namespace) -> Archive | None:
    """The archive that is to be read, if any; what the app can't send there waits among the user's own files."""
    from briefing.cli.output import origin
    from briefing.paths import data_path

    archive = origin(options)
    return archive and replace(archive, folder=None if options.no_store else data_path())


def _archive(options: argparse.Namespace) -> tuple[str, str, str, str]:
    """The archive as the served app is told of it; ends the program where it can't be used."""
    from briefing.cli.archive import named

    archive = named(options)
    first, last = (day.isoformat() if day else "" for day in (archive.window.first, archive.window.last))
    return archive.address, first, last, "yes" if archive.shares else ""


def somebody() -> bool:
    """Whether there are a terminal to look at and one to type at; the app draws on standard error."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def sample_folder() -> Path:
    """The sample articles: those of the checkout, or those that came with the package."""
    package = Path(__file__).resolve().parent.parent
    beside = package.parent / "articles"
    return beside if beside.is_dir() else package / "samples"
