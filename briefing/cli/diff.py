"""``briefing diff``: what changed between two briefs in JSON, or between two days of a collection."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from briefing.cli.saying import put, put_json, say
from briefing.diff import ArticleIn, BriefIn, Changes, DiffError, FactChange, FactIn, ValueChange, compare, read_brief
from briefing.models import ConflictKind
from briefing.models.naming import called

if TYPE_CHECKING:
    from briefing.pipeline import Session

DONE, SAME, WRONG_USE = 0, 1, 2
SCHEMA = "diff/1"


def run(options: argparse.Namespace) -> int:
    """Compare and print."""
    try:
        if options.days:
            sides = _of_days(options)
            if sides is None:
                return SAME
        elif len(options.paths) == 2:
            sides = (_of_file(options.paths[0]), _of_file(options.paths[1]))
        else:
            say("give two briefs in JSON, or --days OLD NEW and a collection")
            return WRONG_USE
    except DiffError as error:
        say(str(error))
        return WRONG_USE
    changes = compare(*sides)
    if options.json:
        put_json({"schema": SCHEMA, **msgspec.to_builtins(_json(changes))}, options.json)
    elif changes:
        put(_text(changes))
    else:
        say("nothing changed")
    return DONE if changes else SAME


def _of_file(path: Path) -> BriefIn:
    try:
        return read_brief(path.read_bytes())
    except OSError as error:
        raise DiffError(f"{path}: {error.strerror or error}") from error
    except DiffError as error:
        raise DiffError(f"{path}: {error}") from error


def _of_days(options: argparse.Namespace) -> tuple[BriefIn, BriefIn] | None:
    """The brief of what was published until the end of each of the two days."""
    # Two briefs in JSON need nothing of what reads and compares articles.
    from briefing.cli.output import load, nothing_readable, open_session

    session = open_session(options)
    collection = load(session)
    if not collection.readings:
        nothing_readable(collection)
        return None
    first, second = sorted(options.days)
    return _until(session, first.isoformat()), _until(session, second.isoformat())


def _until(session: Session, day: str) -> BriefIn:
    from briefing.brief import make_brief
    from briefing.export import render
    from briefing.pipeline import generator
    from briefing.story import build_story

    stories = []
    for group in session.collection.groups:
        readings = session.collection.of_group(group)
        known = [one for one in readings if one.article.published and one.article.published.isoformat() <= day]
        if known:
            stories.append(session.story(group.id) if len(known) == len(readings) else build_story(known))
    made = render(make_brief(generator(), stories), "json")
    return read_brief(made.encode() if isinstance(made, str) else made)


def _text(changes: Changes) -> str:
    blocks = [
        _block("New articles", [_article(one) for one in changes.articles_new]),
        _block("Articles gone", [_article(one) for one in changes.articles_gone]),
        _block("Changed values", [_value(one) for one in changes.values]),
        _block("New facts", [_fact(one.after) for one in changes.new if one.after]),
        _block("Changed facts", [_changed(one) for one in changes.changed]),
        _block("Withdrawn facts", [_fact(one.before) for one in changes.withdrawn if one.before]),
    ]
    return "\n\n".join(block for block in blocks if block)


def _block(heading: str, lines: list[str]) -> str:
    return "\n".join([f"{heading} ({len(lines)})", *(f"  {line}" for line in lines)]) if lines else ""


def _article(article: ArticleIn) -> str:
    place = article.path + ("; an earlier version" if article.version_of else "")
    name = called(article.outlet, article.path, article.title)
    return f"{name}, {article.published or 'no day'}: {article.title} ({place})"


def _value(change: ValueChange) -> str:
    kept = [_plain(value, change.kind) for value in change.after if value in change.before]
    new = [_plain(value, change.kind) for value in change.after if value not in change.before]
    gone = [_plain(value, change.kind) for value in change.before if value not in change.after]
    parts = [", ".join(kept)] if kept else []
    parts += [f"new: {', '.join(new)}"] if new else []
    parts += [f"gone: {', '.join(gone)}"] if gone else []
    return f"{change.topic}: {'; '.join(parts)}"


def _plain(value: str, kind: str) -> str:
    """A value as the brief has it for people; as it stands where a later version found a kind of its own."""
    from briefing.export.phrases import plain_value

    return plain_value(value, ConflictKind(kind)) if kind in set(ConflictKind) else value


def _fact(fact: FactIn) -> str:
    return f"“{' '.join(fact.statement.split())}” ({fact.status}: {', '.join(fact.outlets)})"


def _changed(change: FactChange) -> str:
    before, after = change.before, change.after
    assert before is not None  # noqa: S101 - a change has both
    assert after is not None  # noqa: S101
    said = [] if before.status == after.status else [f"{before.status} → {after.status}"]
    said += [f"now also {', '.join(change.outlets_added)}"] if change.outlets_added else []
    said += [f"no longer {', '.join(change.outlets_gone)}"] if change.outlets_gone else []
    said += [] if said else ["other words"]
    return f"“{' '.join(after.statement.split())}” ({'; '.join(said)})"


def _json(changes: Changes) -> dict[str, Any]:
    def fact(change: FactChange) -> dict[str, Any]:
        return {"before": change.before, "after": change.after}

    return {
        "articles": {"new": changes.articles_new, "gone": changes.articles_gone},
        "values": [{"topic": one.topic, "before": one.before, "after": one.after} for one in changes.values],
        "facts": {
            "new": [one.after for one in changes.new],
            "changed": [fact(one) for one in changes.changed],
            "withdrawn": [one.before for one in changes.withdrawn],
        },
    }
