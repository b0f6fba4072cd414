"""What is one person's alone: nobody else of the desk finds a trace of it, wherever a reader may look."""

from __future__ import annotations

import contextlib

import psycopg
import pytest
from old_stories import OLD_STORY

from briefing.archive import Archive, Holdings, Link, PostgresNotebook
from briefing.pipeline import Session
from briefing.store.anchors import article_target
from briefing.store.events import CORRECT, NOTE, PLACE, SEARCH, STAR, TAG, VISIT

SECRET = "zanzibarquay"
"""A word that stands in nothing but what is private."""
WORD = "sharedword"
PEOPLE = {"privacy_ida": "briefing_analyst", "privacy_tom": "briefing_reader", "privacy_eve": "briefing_analyst"}


@pytest.fixture
def people(database):
    """The address of the archive as each person has it."""
    with psycopg.connect(database, autocommit=True) as db:
        for name, role in PEOPLE.items():
            db.execute(f"DROP ROLE IF EXISTS {name}")
            db.execute(f"CREATE ROLE {name} LOGIN IN ROLE {role}")
    yield {name: psycopg.conninfo.make_conninfo(database, user=name) for name in PEOPLE}
    with psycopg.connect(database, autocommit=True) as db:
        for name in PEOPLE:
            db.execute(f"DROP OWNED BY {name} CASCADE")
            db.execute(f"DROP ROLE {name}")


def opened(address):
    """Open the app's session on it, look at every story, and leave."""
    session = Session((), origin=Archive(address))
    session.load()
    stories = session.stories()
    session.visit(article for story in stories for article in story.articles)
    session.close()
    return session, stories


def write_secrets(address):
    """One of everything that a notebook holds, each with the secret word, and the app once opened with it."""
    link = Link(address)
    notebook = PostgresNotebook(link)
    first, second = (article_target(one) for one in OLD_STORY)
    notebook.add(CORRECT, first, {"what": "outlet", "value": f"The {SECRET}"})
    notebook.add(CORRECT, second, {"what": "title", "value": f"A {SECRET}"})
    notebook.add(CORRECT, second, {"what": "author", "value": f"{SECRET} Roe"})
    for kind in (NOTE, TAG, STAR, PLACE, VISIT, SEARCH):
        notebook.add(kind, first, {"text": SECRET})
    notebook.remember_search(SECRET)
    notebook.close()


def seen_by(address, word):
    """Where a person finds a word in all that he may read of the whole server, the values of what was made too."""
    found = []
    with psycopg.connect(address, autocommit=True) as db:
        relations = db.execute(
            "SELECT c.oid::regclass::text FROM pg_class c WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 't') "
            "AND has_table_privilege(c.oid, 'SELECT')"
        ).fetchall()
        for (relation,) in relations:
            with contextlib.suppress(psycopg.Error):
                for (row,) in db.execute(f"SELECT t FROM {relation} t").fetchall():
                    text = str(row)
                    if word in text or word.encode().hex() in text:
                        found.append(relation)
    return sorted(set(found))


def test_nobody_else_finds_a_trace_of_what_is_private(people, database, link):
    Holdings(link).add(OLD_STORY)
    write_secrets(people["privacy_ida"])
    _, stories = opened(people["privacy_ida"])
    assert any(SECRET in (article.outlet or "") for story in stories for article in story.articles)
    with psycopg.connect(database, autocommit=True) as db:
        db.execute("ANALYZE")  # samples of what columns hold are kept for planning
    assert seen_by(people["privacy_ida"], SECRET)
    for name in ("privacy_tom", "privacy_eve"):
        assert seen_by(people[name], SECRET) == [], name
        _, stories = opened(people[name])
        assert SECRET not in repr(stories)
