"""``briefing correct``: what the program got wrong, put right for good, and taken back again."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from briefing.cli.output import chosen, load, nothing_readable
from briefing.cli.saying import put, put_json, say
from briefing.models import Article, Conflict, Correcting, Entity, Fact, Story
from briefing.pipeline import Session
from briefing.store import Notebook, StoreError
from briefing.store.anchors import Target
from briefing.store.corrections import (
    in_words,
    on_articles,
    on_difference,
    on_fact,
    on_facts,
    on_names,
    on_words_of_fact,
)
from briefing.store.events import CORRECT, UNDO, Event

DONE, NOTHING, WRONG_USE = 0, 1, 2
SCHEMA = "corrections/1"
SHORT = 8
"""Characters of an id that tell two corrections apart."""

T = TypeVar("T")
Made = tuple[Target, dict[str, object]]


class WrongError(Exception):
    """What was typed fits nothing here; the message says what."""


def run(options: argparse.Namespace) -> int:
    """Write the correction down, list those in force, or take one back."""
    return attend(options, _list, _undo, _correct)


Task = Callable[[argparse.Namespace], int]


def attend(options: argparse.Namespace, listing: Task, undoing: Task, making: Task) -> int:
    """Do with the notebook what the options name; what is wrong is said."""
    try:
        return {"list": listing, "undo": undoing}.get(options.what, making)(options)
    except StoreError as error:
        say(f"not saved: {error}")
        return NOTHING
    except (WrongError, ValueError) as error:
        say(str(error))
        return WRONG_USE


def _correct(options: argparse.Namespace) -> int:
    with opened(options, options.paths) as session:
        if not load(session).readings:
            return nothing_readable(session.collection)
        about, says = _MAKERS[options.what](session, options)
        put(_line(add(session, CORRECT, about, says)))
    return DONE


def _list(options: argparse.Namespace) -> int:
    with opened(options) as session:
        events = lasting(session).state.corrections
    if options.json:
        put_json({"schema": SCHEMA, "corrections": [_json(event) for event in events]}, options.json)
    elif events:
        put("\n".join(_line(event) for event in events))
    else:
        say("nothing is corrected")
    return DONE if events else NOTHING


def _undo(options: argparse.Namespace) -> int:
    with opened(options) as session:
        events = lasting(session).state.corrections
        found = [event for event in events if event.id.startswith(options.id.lower())]
        if len(found) != 1:
            raise WrongError(
                f"{len(found) or 'no'} corrections have the id {options.id}; `briefing correct list` gives all"
            )
        add(session, UNDO, undoes=(found[0].id,))
    put(f"taken back: {_line(found[0])}")
    return DONE


@contextmanager
def opened(options: argparse.Namespace, paths: Sequence[Path] = ()) -> Iterator[Session]:
    """The files that are named, or the archive and the articles there that are called so; closed in the end."""
    session = Session(paths, origin=chosen(options))
    try:
        yield session
    finally:
        session.close()


def add(
    session: Session,
    kind: str,
    about: Target | None = None,
    says: Mapping[str, object] | None = None,
    undoes: Sequence[str] = (),
) -> Event:
    """Write an event down where it lasts.

    Raises:
        StoreError: where it does not: of an archive whose server is away, nobody would wait for it.
    """
    notebook = lasting(session)
    event = notebook.add(kind, about, says, undoes)
    if notebook.waiting:
        raise StoreError(notebook.warning or "the server is away")
    return event


def lasting(session: Session) -> Notebook:
    """The notebook, if what is written there lasts.

    Raises:
        StoreError: where it does not.
    """
    notebook = session.notebook(lambda event: None)
    if not notebook.lasting:
        raise StoreError("the notebook can't be written; `briefing doctor` says why")
    return notebook


def _articles(session: Session, options: argparse.Namespace) -> Made:
    articles = [reading.article for reading in session.collection.readings.values()]
    if options.what not in _OF_SEVERAL and len(articles) > 1:
        articles = [one_article(articles, options.at)]
    return on_articles(Correcting(options.what), articles, getattr(options, "value", ""))


def one_article(articles: Sequence[Article], at: str | None) -> Article:
    """The one article that is meant; ``at`` is its place in a file of many.

    Raises:
        WrongError: where it is none, or more than one.
    """
    found = [article for article in articles if article.place == at] if at else list(articles)
    if len(found) != 1:
        places = ", ".join(article.where for article in found[:5])
        raise WrongError(f"{len(found)} articles are there, give one file, or --at its place: {places}")
    return found[0]


def _names(session: Session, options: argparse.Namespace) -> Made:
    wanted = options.names if options.what == Correcting.MERGE else [options.name]
    errors = []
    for story in session.stories():
        try:
            names = [_name(story, name) for name in wanted]
        except WrongError as error:
            errors.append(error)
        else:
            return on_names(Correcting(options.what), names, story.articles, getattr(options, "value", ""))
    raise errors[0]


def _name(story: Story, name: str) -> Entity:
    asked = name.casefold()
    for known in (lambda one: [one.name], lambda one: one.aliases):
        found = [one for one in story.entities if asked in (other.casefold() for other in known(one))]
        if found:
            return found[0]
    raise WrongError(f"nobody is named {name} here; `briefing entities` lists all names")


def _fact(session: Session, options: argparse.Namespace) -> Made:
    return on_fact(*fact_of_words(session, options.words))


def _one_fact(session: Session, options: argparse.Namespace) -> Made:
    found = [fact_of_words(session, words) for words in options.names]
    if len({fact.id for fact, _ in found}) < 2:
        raise WrongError("name two facts or more, each by other words")
    if len({tuple(article.id for article in articles) for _, articles in found}) > 1:
        raise WrongError("these facts are of different stories; `briefing correct one-story` comes first")
    return on_facts([fact for fact, _ in found], found[0][1])


def _own_fact(session: Session, options: argparse.Namespace) -> Made:
    asked = unfold(options.words)
    found = [
        (item, fact, story.articles)
        for story in session.stories()
        for fact in story.facts
        for item in fact.evidence
        if asked in unfold(item.text)
    ]
    item, fact, articles = _only(found, "places", "these words", lambda one: one[0].text)
    if len(fact.evidence) == 1:
        raise WrongError("these words are a fact of their own already")
    return on_words_of_fact([item], articles)


def fact_of_words(session: Session, words: str) -> tuple[Fact, Sequence[Article]]:
    """The fact with this id, or with these words in its evidence, and the articles of its story.

    Raises:
        WrongError: where no fact has them, or several have.
    """
    asked = unfold(words)
    found: list[tuple[Fact, Sequence[Article]]] = []
    for story in session.stories():
        for fact in story.facts:
            if words == fact.id or any(asked in unfold(item.text) for item in fact.evidence):
                found.append((fact, story.articles))
    return _only(found, "facts", "these words", lambda one: one[0].statement)


def _difference(session: Session, options: argparse.Namespace) -> Made:
    asked = unfold(options.topic)
    found: list[tuple[Conflict, Sequence[Article]]] = []
    for story in session.stories():
        found += [
            (one, story.articles) for one in story.conflicts if options.topic == one.id or asked in unfold(one.topic)
        ]
    conflict, articles = _only(found, "differences", "this topic", lambda one: one[0].topic)
    return on_difference(conflict, articles, options.value)


def _only(found: list[T], what: str, by: str, text: Callable[[T], str]) -> T:
    if len(found) != 1:
        some = "".join(f"; {text(one)}" for one in found[:5])
        raise WrongError(f"{len(found) or 'no'} {what} have {by}{some}")
    return found[0]


def unfold(text: str) -> str:
    """The text on one line, in small letters."""
    return " ".join(text.split()).casefold()


_OF_SEVERAL = frozenset((Correcting.ONE_STORY, Correcting.OWN_STORY))
_MAKERS: dict[str, Callable[[Session, argparse.Namespace], Made]] = {
    **dict.fromkeys((Correcting.OUTLET, Correcting.DAY, Correcting.TITLE, Correcting.AUTHOR, *_OF_SEVERAL), _articles),
    **dict.fromkeys(
        (Correcting.MERGE, Correcting.PART, Correcting.RENAME, Correcting.RETYPE, Correcting.NO_NAME), _names
    ),
    Correcting.NO_FACT: _fact,
    Correcting.ONE_FACT: _one_fact,
    Correcting.OWN_FACT: _own_fact,
    Correcting.EXPLAINED: _difference,
}


def _line(event: Event) -> str:
    return f"{event.id[:SHORT]}  {event.at[:10]}  {in_words(event)}"


def _json(event: Event) -> dict[str, object]:
    return {
        "id": event.id,
        "at": event.at,
        "who": event.who,
        "what": event.says.get("what"),
        "about": event.about.label if event.about else "",
        "value": event.says.get("value", ""),
    }
