"""The app on a part of an archive: it searches all of it, opens what lies outside, and comes back."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import psycopg
import pytest
from old_stories import LONE, OLD, OLD_STORY, choirs

from briefing.archive import Archive, Holdings, Link, Window
from briefing.index import SearchOptions
from briefing.index.query import Beyond
from briefing.pipeline import Session
from briefing.tui.screens import search
from briefing.tui.screens.pick import PickScreen
from briefing.tui.screens.search import SearchScreen

sys.path.append(str(Path(__file__).parent.parent / "tui"))
from driving import answered, reader_of, reading, screen_text, settle, told

NEWEST = 3


@pytest.fixture(autouse=True)
def no_pause(monkeypatch, own_folders):
    """The server is asked at once, and nothing counts as slow."""
    monkeypatch.setattr(search, "PAUSE", 0.001)
    monkeypatch.setattr(search, "SLOW", 1000)


@pytest.fixture
def open_app(link, database):
    """Opens the app on the newest few articles."""
    Holdings(link).add([*OLD_STORY, LONE, *choirs(NEWEST)])
    return lambda: reading(Session((), origin=Archive(database, Window(most=NEWEST))))


async def asked(pilot, *keys):
    """Type into the search and wait for the answer; what is on the screen then."""
    await pilot.press(*keys)
    return await answered(pilot)


async def test_a_word_of_an_old_article_is_found_opened_in_its_story_and_left_again(open_app):
    async with open_app() as pilot:
        reader = reader_of(pilot)
        assert set(reader.all_readings) == {one.id for one in choirs(NEWEST)}
        await pilot.press("1", "j")
        first, row = reader.group_id, reader.desk.place(0).cursor
        assert row == 1
        assert "1 article" in await asked(pilot, "ctrl+f", *"rudder")
        await pilot.press("enter")
        await settle(pilot)
        await settle(pilot)
        assert reader.article.id == OLD_STORY[0].id
        assert len(reader.view.readings) == 2
        assert [span.of(reader.article.text) for span in reader.desk.place(reader.desk.active).hits] == ["rudder"]
        assert "rudder: place 1 of 1" in told(pilot)
        await pilot.press("backspace")
        await settle(pilot)
        assert (reader.group_id, reader.desk.place(0).cursor) == (first, row)
        assert "Back where you were" in told(pilot)
        await pilot.press("backspace")
        await settle(pilot)
        assert reader.article.id == OLD_STORY[0].id


async def test_what_is_opened_is_opened_as_ever_and_counts_once(open_app):
    async with open_app() as pilot:
        assert "3 articles" in await asked(pilot, "ctrl+f", *"plim")
        await pilot.press("enter")
        await settle(pilot)
        assert reader_of(pilot).article.id in {one.id for one in choirs(NEWEST)}


async def test_the_app_comes_back_to_a_story_that_is_not_among_the_newest(open_app):
    async with open_app() as pilot:
        await asked(pilot, "ctrl+f", *"rudder")
        await pilot.press("enter")
        await settle(pilot)
        await settle(pilot)
        assert reader_of(pilot).article.id == OLD_STORY[0].id
    async with open_app() as pilot:
        assert reader_of(pilot).article.id == OLD_STORY[0].id
        assert "Back where you were" in told(pilot)


async def test_limits_reach_what_is_not_opened_and_ways_out_are_counted_there(open_app):
    async with open_app() as pilot:
        await asked(pilot, "ctrl+f", *"lindholm")
        screen = next(one for one in pilot.app.screen_stack if isinstance(one, SearchScreen))
        screen._put(search.Question("lindholm", outlet="Outlet 1"))
        await asked(pilot)
        assert [hit.article_id for hit in screen.result.hits] == [OLD_STORY[1].id]
        screen._put(search.Question("lindholm", since=OLD, until=OLD))
        await asked(pilot)
        assert screen.result.total == 2
        screen._put(search.Question("lindholm", outlet="The Lantern"))
        text = await asked(pilot)
        assert "Without [The Lantern]: 2 articles" in text
        screen._put(search.Question("lindholm", name="Plim"))
        text = await asked(pilot)
        assert "No article" in text


async def test_the_values_of_a_limit_say_what_they_were_counted_in(open_app):
    async with open_app() as pilot:
        await asked(pilot, "ctrl+f", *"lindholm", "ctrl+o")
        assert isinstance(pilot.app.screen, PickScreen)
        text = screen_text(pilot)
        assert "counted in the 3 articles that are opened and the results shown" in text
        assert "1  Outlet 1" in text


async def test_what_no_server_knows_is_asked_of_what_is_opened_and_said(open_app):
    async with open_app() as pilot:
        text = await asked(pilot, "ctrl+f", *"section:plim")
        assert "ooked for in the 3 articles that are opened" in text


async def test_a_server_that_is_away_is_a_line_and_the_next_key_asks_again(open_app, monkeypatch):
    async with open_app() as pilot:
        await asked(pilot, "ctrl+f", *"rudd")

        def away(*_):
            raise psycopg.OperationalError("connection refused")

        with monkeypatch.context() as patched:
            patched.setattr("briefing.archive.link.open_connection", away)
            pilot.app.backstage._whole.server.link.close()
            assert "can't be reached" in await asked(pilot, "e")
        assert "1 article" in await asked(pilot, "r")


async def test_an_article_that_can_t_be_brought_leaves_the_reader_where_he_is(open_app, monkeypatch):
    async with open_app() as pilot:
        reader = reader_of(pilot)
        first = reader.group_id
        await asked(pilot, "ctrl+f", *"rudder")
        monkeypatch.setattr("briefing.archive.around._OF_DAYS", "SELECT pg_terminate_backend(pg_backend_pid())")
        await pilot.press("enter")
        await settle(pilot)
        await settle(pilot)
        assert reader.group_id == first
        assert "Not opened:" in told(pilot)


def test_of_more_than_can_be_ordered_the_newest_come_and_it_says_so(link, monkeypatch):
    monkeypatch.setattr("briefing.archive.search.MOST_IN_ORDER", 2)
    Holdings(link).add([*OLD_STORY, LONE, *choirs(NEWEST)])
    index = Archive("").index()
    index.link = link
    result = index.search("plim", SearchOptions(limit=2))
    assert (result.total, result.more, result.matching) == (2, True, None)
    assert [hit.article_id for hit in result.hits] == [one.id for one in choirs(NEWEST)[:0:-1]]
    assert index.count("plim", SearchOptions()) == 3
    assert not index.search("rudder").more


def test_beside_those_named_only_articles_beyond_that_are_within_the_limits(link):
    Holdings(link).add([*OLD_STORY, LONE, *choirs(NEWEST)])
    index = Archive("").index()
    index.link = link
    held = frozenset(one.id for one in choirs(NEWEST))
    one = next(iter(held))

    def found(query, among, **limits):
        options = SearchOptions(among=frozenset(among), beyond=Beyond(held, **limits))
        return {hit.article_id for hit in index.search(query, options).hits}

    old = {article.id for article in OLD_STORY}
    assert found("aurora or plim", [one]) == {one, *old}
    assert found("aurora", [one], outlet="Outlet 0") == {OLD_STORY[0].id}
    assert found("aurora", [one], outlet="outlet 0") == set()
    assert found("aurora", [], outlet="") == set()
    assert found("aurora", [], since=date(2030, 3, 5)) == set()
    assert found("", [one], until=OLD) == {one, LONE.id, *old}
    assert index.search("aurora", SearchOptions(among=frozenset([one]))).matching == old


def test_an_article_that_the_caller_has_otherwise_is_told_as_he_has_it(link, database):
    Holdings(link).add([*OLD_STORY])
    own = {OLD_STORY[0].id: replace(OLD_STORY[0], outlet="The Harbour Post", text="A rudder.")}
    other = Link(database)
    index = Archive("").index(own.get)
    index.link = other
    hit = index.search("rudder").hits[0]
    assert (hit.outlet, hit.told.text) == ("The Harbour Post", "A rudder.")
    assert [place.of("A rudder.") for place in hit.places] == ["rudder"]
    other.close()
