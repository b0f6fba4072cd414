"""``briefing open``: the app at a fact, a sentence or a citation; where nobody can look at it, its words."""

from __future__ import annotations

import argparse

from briefing.brief import paragraph_number
from briefing.cli.options import max_bytes
from briefing.cli.output import load, nothing_readable, open_session, origin
from briefing.cli.reader import somebody
from briefing.cli.saying import put, say
from briefing.models import Evidence
from briefing.pipeline import Session
from briefing.pipeline.locating import locate
from briefing.story.grouping.order import outlet_name

DONE, NOTHING = 0, 1


def run(options: argparse.Namespace) -> int:
    """Find the words that the id names; open the app there, or print them."""
    session = open_session(options)
    collection = load(session)
    if not collection.readings:
        return nothing_readable(collection)
    found = locate(session, options.id)
    if not found:
        say(f"nothing here has the id {options.id}")
        session.close()
        return NOTHING
    if not somebody():
        put("\n".join(_shown(session, one) for one in found))
        session.close()
        return DONE
    session.close()
    from briefing.tui.app import app_of, show

    app = app_of(options.paths, keep=not options.no_store, max_bytes=max_bytes(options), origin=origin(options))
    app.reader.asked = found
    return show(app)


def _shown(session: Session, one: Evidence) -> str:
    article = session.collection.readings[one.article].article
    day = f", {article.published.isoformat()}" if article.published else ""
    place = f"{article.where}, paragraph {paragraph_number(article, one.span)}"
    name = f"{one.article}:{one.start}-{one.end}"
    return f"{outlet_name(article)}{day}: {article.title} ({place}) [{name}]\n  {' '.join(one.text.split())}"
