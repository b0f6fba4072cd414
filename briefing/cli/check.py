"""``briefing check``: a draft held against its sources."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from briefing.checking import Checked, check_draft
from briefing.cli.common import LINES, OBJECT
from briefing.cli.options import max_bytes
from briefing.cli.output import load, nothing_readable, open_session, origin
from briefing.cli.reader import somebody
from briefing.cli.saying import put, say
from briefing.corpus.sanitize import escape_name
from briefing.models import Reading, Skipped
from briefing.pipeline import Session
from briefing.pipeline.drafts import UNNAMED, read_bytes, read_draft, written_as
from briefing.pipeline.nearby import sources_among, sources_at_hand

DONE, FAULTS, WRONG_USE = 0, 1, 2


def run(options: argparse.Namespace) -> int:
    """Read both sides, compare and print."""
    drafts, written = _drafts(options)
    if not drafts:
        return WRONG_USE
    session = open_session(options)
    readings = None if options.archive else sources_at_hand(session, drafts, options.paths, max_bytes(options))
    if readings is None:
        collection = load(session)
        if not collection.readings:
            nothing_readable(collection)
            return WRONG_USE
        readings = sources_among(session, drafts, max_bytes(options))
    checked = [replace(check_draft(draft, readings), written=written) for draft in drafts]
    if options.app and somebody():
        return _walk(session, checked[0], options)
    if shown := _shown(checked, options):  # of JSON Lines there may be none
        put(shown)
    return FAULTS if any(one.fault for one in checked) else DONE


def _walk(session: Session, checked: Checked, options: argparse.Namespace) -> int:
    """The findings in the app, the draft beside the sources."""
    from briefing.tui.app import app_of, show

    session.close()
    app = app_of(options.paths, keep=not options.no_store, max_bytes=max_bytes(options), origin=origin(options))
    app.reader.checked = checked
    return show(app)


def _drafts(options: argparse.Namespace) -> tuple[list[Reading], str | None]:
    """The texts of the draft, and its file as written where it holds one text."""
    limit = max_bytes(options)
    data = None
    if str(options.draft) == UNNAMED:
        data = sys.stdin.buffer.read(limit + 1)
        items = read_bytes(data, max_bytes=limit)
    else:
        items = read_draft(options.draft, max_bytes=limit)
    for item in items:
        if isinstance(item, Skipped):
            say(f"{item.path}: {item.reason}")
    if not items:
        say(f"{options.draft}: no text in it")
    named = escape_name(str(options.draft))
    drafts = [_named(item, named) for item in items if isinstance(item, Reading)]
    return drafts, written_as(options.draft, data) if len(drafts) == 1 else None


def _named(draft: Reading, path: str) -> Reading:
    """The draft under the name that was typed, by which an editor finds it."""
    return replace(draft, article=replace(draft.article, path=path))


def _shown(checked: list[Checked], options: argparse.Namespace) -> str:
    from briefing.export import checks

    form = {LINES: "jsonl", OBJECT: "json"}.get(options.json, options.format)
    return checks.render(checked, form, all_findings=options.all)
