"""The command line: every command is a thin front over the pipeline; results on standard output, the rest on error.

Neither Textual nor Whoosh is imported before a command needs it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from briefing.cli.options import parse

DONE, WRONG_USE, INTERRUPTED = 0, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 done, 1 nothing found or readable, 2 wrong use, 130 interrupted."""
    try:
        options = parse(sys.argv[1:] if argv is None else argv)
        choose_tagger(getattr(options, "tagger", None))
        status: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe has gone; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return status


def choose_tagger(name: str | None) -> None:
    """Take another tagger than the shipped one; exits with 2 where there is none of that name."""
    if name is None:
        return
    from briefing.analysis.names.taggers import VARIABLE, UnknownTaggerError, tagger

    try:
        tagger(name)
    except UnknownTaggerError as error:
        sys.stderr.write(f"briefing: {error}\n")
        raise SystemExit(WRONG_USE) from error
    os.environ[VARIABLE] = name  # workers and a served reader take it from there
