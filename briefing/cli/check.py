"""``briefing check``: a draft held against its sources."""

from __future__ import annotations

import argparse
import sys

from briefing.checking import Checked, check_draft
from briefing.cli.options import max_bytes
from briefing.cli.output import load, nothing_readable, open_session
from briefing.cli.saying import put, say
from briefing.models import Reading, Skipped
from briefing.pipeline.drafts import UNNAMED, read_bytes, read_draft
from briefing.pipeline.nearby import sources_among, sources_at_hand

DONE, FAULTS, WRONG_USE = 0, 1, 2


def run(options: argparse.Namespace) -> int:
    """Read both sides, compare and print."""
    drafts = _drafts(options)
    if not drafts:
        return WRONG_USE
    session = open_session(options)
    readings = sources_at_hand(session, drafts, options.paths, max_bytes(options))
    if readings is None:
        collection = load(session)
        if not collection.readings:
            nothing_readable(collection)
            return WRONG_USE
        readings = sources_among(session, drafts, max_bytes(options))
    checked = [check_draft(draft, readings) for draft in drafts]
    put(_shown(checked, options))
    return FAULTS if any(one.fault for one in checked) else DONE


def _drafts(options: argparse.Namespace) -> list[Reading]:
    limit = max_bytes(options)
    if str(options.draft) == UNNAMED:
        items = read_bytes(sys.stdin.buffer.read(limit + 1), max_bytes=limit)
    else:
        items = read_draft(options.draft, max_bytes=limit)
    for item in items:
        if isinstance(item, Skipped):
            say(f"{item.path}: {item.reason}")
    if not items:
        say(f"{options.draft}: no text in it")
    return [item for item in items if isinstance(item, Reading)]


def _shown(checked: list[Checked], options: argparse.Namespace) -> str:
    from briefing.export import checks

    form = "json" if options.json else options.format
    return checks.render(checked, form, all_findings=options.all)
