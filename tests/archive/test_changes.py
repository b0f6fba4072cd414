"""What others write while somebody reads: it comes by itself, and he stays where he is."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from notebook_contract import starred
from old_stories import OLD_STORY

from briefing.archive import Archive, Holdings, Link, PostgresNotebook, arriving
from briefing.pipeline import Session
from briefing.store.anchors import article_target
from briefing.store.events import CORRECT, NOTE, STAR, UNDO
from briefing.tui.notes import Notes

sys.path.append(str(Path(__file__).parent.parent / "tui"))
from driving import reader_of, reading, settle, told


@pytest.fixture
def other(link, database):
    """The notebook of another person, who shares."""
    Holdings(link).add(OLD_STORY)
    with psycopg.connect(database, autocommit=True) as db:
        db.execute("DROP ROLE IF EXISTS changes_ida")
        db.execute("CREATE ROLE changes_ida LOGIN IN ROLE briefing_reader")
    notebook = PostgresNotebook(Link(psycopg.conninfo.make_conninfo(database, user="changes_ida")), shares=True)
    yield notebook
    notebook.close()
    with psycopg.connect(database, autocommit=True) as db:
        db.execute("DROP OWNED BY changes_ida CASCADE")
        db.execute("DROP ROLE changes_ida")


@pytest.fixture
def open_app(database, own_folders):
    return lambda: reading(Session((), origin=Archive(database)))


async def until(pilot, holds):
    """Let the app go on until this holds."""
    for _ in range(3000):
        if holds():
            return
        await settle(pilot)
    raise AssertionError("it never came")


async def listening(pilot):
    """In a place in the second source and in a row of the list, and hearing what others write."""
    await until(pilot, lambda: pilot.app.backstage._session.hears)
    await pilot.press("p", "j", "2", "j")
    reader = reader_of(pilot)
    assert (reader.desk.active, reader.desk.place(1).cursor) == (1, 1)
    return reader


def where(reader):
    place = reader.desk.place(reader.desk.active)
    row = reader.panel.pointed
    return reader.article_id, place.top, place.cursor, reader.panel.active, row and row.label, reader.focused


async def test_a_star_and_a_note_appear_without_a_look_and_move_nothing(open_app, other, monkeypatch):
    monkeypatch.setattr(Notes, "look", lambda _: None)
    async with open_app() as pilot:
        reader = await listening(pilot)
        before = where(reader)
        star = other.add(STAR, article_target(OLD_STORY[0]))
        other.add(NOTE, article_target(OLD_STORY[1]), {"text": "ask the harbour"})
        await until(pilot, lambda: reader.stars.articles and any(reader.marks.each()))
        assert where(reader) == before
        other.add(UNDO, undoes=(star.id,))
        await until(pilot, lambda: not reader.stars.articles)
        assert where(reader) == before


async def test_a_correction_is_read_in_and_the_place_is_kept(open_app, other, monkeypatch):
    monkeypatch.setattr(Notes, "look", lambda _: None)
    async with open_app() as pilot:
        reader = await listening(pilot)
        before = where(reader)
        other.add(CORRECT, article_target(OLD_STORY[0]), {"what": "author", "value": "Ines Okafor"})
        await until(pilot, lambda: reader.view.article(0).byline == "Ines Okafor")
        assert where(reader) == before


async def test_an_own_correction_is_read_in_once(open_app, other, monkeypatch):
    async with open_app() as pilot:
        reader = await listening(pilot)
        loads = []
        monkeypatch.setattr(pilot.app.backstage, "load", lambda: loads.append(1))
        says = {"what": "author", "value": "Ines Okafor"}
        pilot.app.backstage.notes.correct(lambda: (article_target(OLD_STORY[0]), says), "author")
        await until(pilot, lambda: loads)
        other.add(STAR, article_target(OLD_STORY[1]))
        await until(pilot, lambda: reader.stars.articles)
        assert loads == [1]


async def test_articles_that_come_are_read_in_where_one_watches(open_app, other, link, monkeypatch):
    monkeypatch.setattr("briefing.archive.arriving.LOOK", 0.01)
    looked = threading.Event()
    number = arriving._number
    monkeypatch.setattr(arriving, "_number", lambda *words: (number(*words), looked.set())[0])
    async with open_app() as pilot:
        reader = await listening(pilot)
        before = where(reader)
        pilot.app.backstage.watch([])
        await until(pilot, looked.is_set)
        looked.clear()
        await until(pilot, looked.is_set)
        more = replace(OLD_STORY[0], id="more", path="more.txt", text=OLD_STORY[0].text + " The mast was lost.")
        Holdings(link).add([more])
        await until(pilot, lambda: "more" in reader.all_readings and not reader.loading_files)
        await until(pilot, lambda: len(reader.view.readings) == len(OLD_STORY) + 1)
        assert where(reader)[:4] == before[:4]
    assert not [one for one in threading.enumerate() if one.name == "watch"]


async def test_where_nothing_is_told_by_itself_it_is_looked_for(open_app, other, monkeypatch):
    monkeypatch.setattr(Session, "hear", lambda *_: None)
    async with open_app() as pilot:
        reader = reader_of(pilot)
        other.add(STAR, article_target(OLD_STORY[0]))
        pilot.app.backstage.notes.look()
        await until(pilot, lambda: reader.stars.articles)
        assert starred(other)


async def test_a_server_that_goes_is_a_line_and_a_word_in_the_title(open_app, other):
    async with open_app() as pilot:
        reader = await listening(pilot)
        session = pilot.app.backstage._session
        session._hearing._told("the server can't be reached (gone)")
        await settle(pilot)
        assert "server is away" in told(pilot)
        assert "server away" in str(reader.query_one("#title").render())
        session._hearing._told(None)
        await settle(pilot)
        assert "is back" in told(pilot)
        assert "server away" not in str(reader.query_one("#title").render())
