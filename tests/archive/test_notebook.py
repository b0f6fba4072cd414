from __future__ import annotations

import contextlib

import psycopg
import pytest
from notebook_contract import FERRY, TRAIN, NotebookContract, starred
from support import make_article

from briefing.archive import Holdings, Link, PostgresNotebook
from briefing.store import StoreError
from briefing.store.events import CORRECT, DESK, PLACE, SEARCH, STAR, UNDO, VISIT


@pytest.mark.every_server
class TestPostgresNotebook(NotebookContract):
    @pytest.fixture
    def notebook(self, database):
        notebook = PostgresNotebook(Link(database))
        yield notebook
        notebook.close()


@pytest.fixture
def person(server, database):
    """Opens the archive as a person of a role; the person is there for this test alone."""
    made = []

    def open_as(name, role="briefing_reader"):
        with psycopg.connect(database, autocommit=True) as db:
            if name not in made:
                db.execute(f"DROP ROLE IF EXISTS {name}")
                db.execute(f"CREATE ROLE {name} LOGIN IN ROLE {role}")
                made.append(name)
        return Link(psycopg.conninfo.make_conninfo(database, user=name))

    yield open_as
    with psycopg.connect(database, autocommit=True) as db:
        for name in made:
            db.execute(f"DROP OWNED BY {name} CASCADE")
            db.execute(f"DROP ROLE {name}")


@pytest.mark.every_server
def test_what_is_private_is_seen_by_nobody_else_and_what_is_shared_by_all(person):
    ida, tom = PostgresNotebook(person("ida")), PostgresNotebook(person("tom"))
    ida.add(STAR, FERRY)
    ida.shares = True
    ida.add(STAR, TRAIN)
    tom.refresh()
    assert starred(ida) == [FERRY, TRAIN]
    assert starred(tom) == [TRAIN]
    ida.close()
    tom.close()


@pytest.mark.every_server
def test_who_reads_can_neither_write_articles_nor_as_somebody_else(person):
    link = person("ida")
    for order in (
        "INSERT INTO briefing.words VALUES ('x')",
        "DELETE FROM briefing.articles",
        "SELECT briefing.make_month('2024-01-01')",
        "UPDATE briefing.events SET shared = true",
        "INSERT INTO briefing.events (id, owner, at, who, kind, about, says, undoes, sum) "
        "VALUES ('a', 'tom', '', '', '', '', '', '', '')",
    ):
        with pytest.raises(StoreError, match="not allowed"):
            link.run(lambda db, order=order: db.execute(order))
    link.close()


def test_two_who_correct_at_once_lose_nothing_and_the_later_can_be_taken_back(person):
    ida, tom = PostgresNotebook(person("ida"), shares=True), PostgresNotebook(person("tom"), shares=True)
    first = ida.add(CORRECT, FERRY, {"n": 1})
    second = tom.add(CORRECT, FERRY, {"n": 2})
    ida.refresh()
    assert [event.says["n"] for event in ida.state.corrections] == [1, 2]
    assert {record.id for record in ida.records()} == {first.id, second.id}
    tom.add(UNDO, undoes=(second.id,))
    ida.refresh()
    assert [event.says["n"] for event in ida.state.corrections] == [1]
    ida.close()
    tom.close()


@pytest.mark.parametrize("kind", [DESK, PLACE, VISIT, SEARCH])
def test_where_one_reads_and_what_one_saw_is_shared_with_nobody(person, kind):
    ida, tom = PostgresNotebook(person("ida"), shares=True), PostgresNotebook(person("tom"))
    ida.add(kind, FERRY)
    with ida._link.batch():  # as an earlier version shared it
        ida._link.run(
            lambda db: db.execute(
                "INSERT INTO briefing.events (id, shared, at, who, kind, about, says, "
                "undoes, sum) SELECT id || 'x', true, at, who, kind, about, says, undoes, "
                "sum FROM briefing.events"
            )
        )
    tom.refresh()
    assert tom.records() == ()
    assert len(ida.records()) == 1
    ida.close()
    tom.close()


def cut_off(database):
    """Every connection to the archive is ended, as by a server that goes away."""
    with psycopg.connect(database, autocommit=True) as db:
        db.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_connection_that_was_lost_is_made_again(database):
    notebook = PostgresNotebook(Link(database))
    notebook.add(STAR, FERRY)
    cut_off(database)
    notebook.add(STAR, TRAIN)
    again = PostgresNotebook(Link(database))
    assert starred(again) == [FERRY, TRAIN]
    again.close()
    notebook.close()


def test_marks_wait_while_the_server_is_away_and_are_sent_when_it_is_back(database, monkeypatch):
    notebook = PostgresNotebook(Link(database))
    notebook.remember_search("ferry")
    asked = notebook.searches()
    assert [one.query for one in asked] == ["ferry"]
    cut_off(database)

    def away(address):
        raise psycopg.OperationalError("connection refused")

    with monkeypatch.context() as patched:
        patched.setattr("briefing.archive.link.open_connection", away)
        notebook.add(STAR, FERRY)
        assert starred(notebook) == [FERRY]
        assert notebook.waiting == 1
        assert "1 mark waits here" in notebook.warning
        assert notebook.searches() == asked  # or no list of marks would be shown at all
        assert not notebook.refresh()
    notebook.refresh()
    assert notebook.waiting == 0
    assert notebook.warning is None
    again = PostgresNotebook(Link(database))
    assert starred(again) == [FERRY]
    again.close()
    notebook.close()


def test_a_transaction_begins_on_a_new_connection_where_the_idle_one_was_lost(database):
    link = Link(database)
    article = make_article("The ferry sailed.")
    assert Holdings(link).count() == 0
    cut_off(database)
    with link.batch():
        link.run(lambda db: db.execute("SELECT briefing.make_month('2030-01-01')"))
    cut_off(database)
    assert Holdings(link).add([article]).new == 1
    link.close()


def test_of_a_transaction_whose_connection_was_lost_nothing_is_kept(database):
    link = Link(database)
    order = "INSERT INTO briefing.words (word, spelled, root) VALUES (%s, %s, %s)"

    def write():
        with link.batch():
            link.run(lambda db: db.execute(order, ("ferry",) * 3))
            cut_off(database)
            for word in ("wharf", "crane"):  # who goes on as if nothing had happened
                with contextlib.suppress(StoreError):
                    link.run(lambda db, word=word: db.execute(order, (word,) * 3))

    with pytest.raises(StoreError, match="can't be reached"):
        write()
    assert link.run(lambda db: db.execute("SELECT word FROM briefing.words").fetchall()) == []
    link.close()
