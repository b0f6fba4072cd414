"""``briefing note`` and ``briefing tag``: kept in the notebook, on articles, sentences and facts."""

from __future__ import annotations

import argparse

from briefing.cli.correct import (
    DONE,
    NOTHING,
    SHORT,
    WrongError,
    add,
    attend,
    fact_of_words,
    lasting,
    one_article,
    opened,
    unfold,
)
from briefing.cli.output import load, nothing_readable
from briefing.cli.saying import put, put_json, say
from briefing.models import Article, Reading, Span
from briefing.pipeline import Session
from briefing.store.anchors import Target, article_target, fact_target
from briefing.store.events import UNDO, Event
from briefing.store.marking import mark_of, mark_says, sentence_target

SCHEMA = "marks/1"


def run(options: argparse.Namespace) -> int:
    """Write the note or tag down, list those in force, or take one back."""
    return attend(options, _list, _undo, _mark)


def _mark(options: argparse.Namespace) -> int:
    says = mark_says(options.kind, options.value)
    with opened(options, (options.path,)) as session:
        if not load(session).readings:
            return nothing_readable(session.collection)
        put(_line(add(session, options.kind, _about(session, options), says)))
    return DONE


def _about(session: Session, options: argparse.Namespace) -> Target:
    if options.what == "fact":
        return fact_target(*fact_of_words(session, options.words))
    readings = list(session.collection.readings.values())
    if options.what == "article":
        return article_target(one_article([reading.article for reading in readings], options.at))
    return sentence_target(
        *_sentence([one for one in readings if options.at in (None, one.article.place)], options.words)
    )


def _sentence(readings: list[Reading], words: str) -> tuple[Article, Span]:
    asked = unfold(words)
    found = [
        (reading.article, Span(sentence.start, sentence.end))
        for reading in readings
        for sentence in reading.analysis.sentences
        if asked in unfold(sentence.of(reading.article.text))
    ]
    if len(found) != 1:
        some = "".join(f"; {unfold(span.of(article.text))[:80]}" for article, span in found[:5])
        raise WrongError(f"{len(found) or 'no'} sentences have these words{some}")
    return found[0]


def _events(options: argparse.Namespace) -> tuple[Event, ...]:
    with opened(options) as session:
        return tuple(event for event in lasting(session).state.marks if event.kind == options.kind)


def _list(options: argparse.Namespace) -> int:
    events = _events(options)
    if options.json:
        put_json({"schema": SCHEMA, f"{options.kind}s": [_json(event) for event in events]}, options.json)
    elif events:
        put("\n".join(map(_line, events)))
    else:
        say(f"there are no {options.kind}s")
    return DONE if events else NOTHING


def _undo(options: argparse.Namespace) -> int:
    with opened(options) as session:
        events = [event for event in lasting(session).state.marks if event.kind == options.kind]
        found = [event for event in events if event.id.startswith(options.id.lower())]
        if len(found) != 1:
            which = f"{len(found) or 'no'} {options.kind}s have the id {options.id}"
            raise WrongError(f"{which}; `briefing {options.kind} list` gives all")
        add(session, UNDO, undoes=(found[0].id,))
    put(f"taken back: {_line(found[0])}")
    return DONE


def _line(event: Event) -> str:
    about = event.about
    on = f"{about.kind}: {about.label}" if about else ""
    return f"{event.id[:SHORT]}  {event.at[:10]}  {event.kind} on {on} → {mark_of(event).text}"


def _json(event: Event) -> dict[str, object]:
    about = event.about
    return {
        "id": event.id,
        "at": event.at,
        "who": event.who,
        "on": about.kind if about else "",
        "about": about.label if about else "",
        "text": mark_of(event).text,
    }
