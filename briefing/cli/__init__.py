"""The command line: every command is a thin front over the pipeline; results on standard output, the rest on error.

Neither Textual nor Whoosh is imported before a command needs it.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from briefing.cli.options import parse
from briefing.cli.saying import say
from briefing.terminal import Ended, OutputError, end_at_once, end_by_signal, gated

YOUNG, OLDER = 20_000, 50
"""New objects after which Python looks for cycles, and how often it does before it looks at those that stayed as well.
Modules and articles hold few and stay: with the usual 700 and 10 a sixth of the time from the shell to a first answer
goes into looking, and a fifteenth with 20,000 and 10 where 10,000 articles are known."""
NOT_WRITTEN, WRONG_USE, INTERRUPTED = 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status.

    That is 0 done, 1 nothing found, readable or written, 2 wrong use, 130 interrupted, 128 and the number of a signal
    that ended it.
    """
    before = gc.get_threshold()
    gc.set_threshold(YOUNG, OLDER, *before[2:])
    with gated():
        end_by_signal()
        try:
            try:
                return _run(argv)
            finally:
                sys.stdout.flush()
        except OutputError as error:
            say(f"the output could not be written: {error}")
            return NOT_WRITTEN
        except KeyboardInterrupt:
            return INTERRUPTED
        except Ended as ended:
            return ended.status
        finally:
            gc.set_threshold(*before)
            end_at_once()


def _run(argv: Sequence[str] | None) -> int:
    options = parse(sys.argv[1:] if argv is None else argv)
    choose_tagger(getattr(options, "tagger", None))
    status: int = options.run(options)
    return status


def choose_tagger(name: str | None) -> None:
    """Take another tagger than the shipped one; exits with 2 where there is none of that name."""
    if name is None:
        return
    from briefing.analysis.names.taggers import VARIABLE, UnknownTaggerError, tagger

    try:
        tagger(name)
    except UnknownTaggerError as error:
        say(str(error))
        raise SystemExit(WRONG_USE) from error
    os.environ[VARIABLE] = name  # workers and a served reader take it from there
