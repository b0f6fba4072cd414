"""Being told when others write: news comes by itself where it can, and a server that goes is said to be away."""

from __future__ import annotations

import threading

import psycopg
import pytest
from notebook_contract import FERRY, TRAIN
from postgres_servers import until

from briefing.archive import Archive, Link, PostgresNotebook, hearing
from briefing.store.events import STAR

LONGEST = 300
"""Seconds after which a test gives up."""


class Ear:
    """What a reader heard."""

    def __init__(self, address):
        self.news, self.word = threading.Event(), threading.Event()
        self.told = []
        self.hearing = Archive(address).hearing(self.news.set, self._told)

    def _told(self, text):
        self.told.append(text)
        self.word.set()

    def until_it_listens(self):
        until(lambda: self.hearing.listening or not self.hearing._thread.is_alive())
        assert self.hearing._thread.is_alive()
        self.news.clear()
        return self

    def close(self):
        self.hearing.close()
        assert not self.hearing._thread.is_alive()


@pytest.fixture
def listen():
    made = []

    def listen(address):
        made.append(Ear(address))
        return made[-1]

    yield listen
    for one in made:
        one.close()


def test_what_somebody_else_writes_is_heard_without_asking(database, listen):
    ear = listen(database).until_it_listens()
    notebook = PostgresNotebook(Link(database))
    assert not ear.news.is_set()
    notebook.add(STAR, FERRY)
    assert ear.news.wait(LONGEST)
    assert ear.told == []
    notebook.close()


def test_a_line_that_is_cut_is_told_and_what_came_meanwhile_is_looked_for(database, listen, monkeypatch):
    monkeypatch.setattr(hearing, "AGAIN", 0)
    ear = listen(database).until_it_listens()
    with psycopg.connect(database, autocommit=True) as db:
        db.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert ear.news.wait(LONGEST)  # on the new connection
    ear.until_it_listens()
    assert len(ear.told) == 2
    assert "can't be reached" in ear.told[0]
    assert ear.told[1] is None
    notebook = PostgresNotebook(Link(database))
    notebook.add(STAR, TRAIN)
    assert ear.news.wait(LONGEST)
    notebook.close()


def test_where_news_does_not_get_through_nobody_is_said_to_listen(database, listen, monkeypatch):
    monkeypatch.setattr(hearing, "PATIENCE", 0.01)
    asked = threading.Event()
    monkeypatch.setattr(hearing.secrets, "token_hex", lambda _: asked.set() or "x")
    monkeypatch.setattr(hearing.Hearing, "_came", lambda *_: None)  # as behind a pooler, which keeps news to itself
    ear = listen(database)
    assert asked.wait(LONGEST)
    assert ear.news.wait(LONGEST)
    assert not ear.hearing.listening
    assert ear.told == []


def test_a_server_that_was_never_there_is_told_once(listen, monkeypatch, tmp_path):
    monkeypatch.setattr(hearing, "AGAIN", 0)
    ear = listen(f"host={tmp_path} dbname=x")
    assert ear.word.wait(LONGEST)
    until(lambda: ear.told)
    assert ear.told == [ear.told[0]]


def test_a_reader_s_role_may_listen(database, listen):
    with psycopg.connect(database, autocommit=True) as db:
        db.execute("DROP ROLE IF EXISTS hearing_ida")
        db.execute("CREATE ROLE hearing_ida LOGIN IN ROLE briefing_reader")
    try:
        listen(psycopg.conninfo.make_conninfo(database, user="hearing_ida")).until_it_listens().close()
    finally:
        with psycopg.connect(database, autocommit=True) as db:
            db.execute("DROP ROLE hearing_ida")
