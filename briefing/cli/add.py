"""``briefing add``: pages, feeds and files into a folder, as Markdown."""

from __future__ import annotations

import argparse

from briefing.cli.output import progress_listener
from briefing.cli.saying import put, say
from briefing.corpus.web.fetch import FetchOptions
from briefing.corpus.web.importing import AddOptions, AddProgress, add
from briefing.pipeline.events import Passed, Progress

DONE, NOTHING = 0, 1


def run(options: argparse.Namespace) -> int:
    """Fetch, write, and tell what became of each source."""
    fetch = FetchOptions(allow_private=options.allow_private, timeout=options.timeout)
    with progress_listener() as listener:

        def tell(progress: AddProgress) -> None:
            listener(Progress("adding", progress.done, progress.total, progress.current))

        try:
            report = add(options.sources, options.to, AddOptions(fetch, options.keep_original), tell)
        except OSError as error:
            say(f"{options.to}: {error.strerror or error}")
            return NOTHING
        for skipped in report.skipped:
            listener(Passed(skipped))
    for path in report.added:
        put(str(path))
    say(f"{len(report.added)} added, {len(report.known)} already there, {len(report.skipped)} skipped")
    return DONE if report.added or report.known else NOTHING
