"""An assistant on a part of an archive: it searches all of it, and follows what it finds to its story."""

from __future__ import annotations

import sys
from pathlib import Path

import psycopg
import pytest
from old_stories import LONE, OLD_STORY, choirs

from briefing.archive import Archive, Holdings, PostgresIndex, Window
from briefing.assistant.tools import AskedWrongError, Tools, call
from briefing.cli import main
from briefing.models import Evidence
from briefing.pipeline import Session

sys.path.append(str(Path(__file__).parent.parent / "tui"))
from driving import reader_of, reading, settle

NEWEST = 3
TURNS = 3000
"""Looks at the app after which a test gives up."""


@pytest.fixture
def tools(link, database, own_folders):
    """On the newest few of six articles."""
    Holdings(link).add([*OLD_STORY, LONE, *choirs(NEWEST)])
    session = Session((), keep=False, origin=Archive(database, Window(most=NEWEST), keeps=False))
    yield Tools(session)
    session.close()


QUERIES = (
    "rudder",
    '"coast guard"',
    "aur* -rudder",
    "rye OR choir",
    'outlet:"outlet 1" lindholm',
    "date:[20300101 TO 20301231]",
    '"ferry lindholm"~6',
    "title:aurora",
    "nothing at all",
)


@pytest.mark.parametrize("query", QUERIES)
def test_a_search_answers_for_all_of_the_archive(tools, link, query):
    said = call(tools, "search", {"query": query, "limit": 50})
    wanted = PostgresIndex(link).search(query)
    assert [hit["article"] for hit in said["hits"]] == [hit.article_id for hit in wanted.hits]
    assert said["total"] == wanted.total
    texts = {one.id: one.text for one in (*OLD_STORY, LONE, *choirs(NEWEST))}
    for hit in said["hits"]:
        for place in hit["places"]:
            start, end = map(int, place["id"].partition(":")[2].split("-"))
            assert texts[hit["article"]][start:end] == place["words"]
            assert place["outlet"] == hit["outlet"]


def test_what_is_found_can_be_followed_to_its_words_and_its_story(tools):
    assert len(call(tools, "stories", {})["stories"]) == 1
    hit = call(tools, "search", {"query": "rudder"})["hits"][0]
    assert hit["article"] == OLD_STORY[0].id
    place = call(tools, "evidence", {"id": hit["places"][0]["id"]})["places"][0]
    assert "rudder" in place["words"]
    assert place["before"] or place["behind"]
    facts = call(tools, "facts", {"story": hit["article"]})
    outlets = {one["outlet"] for fact in facts["facts"] for one in fact["places"]}
    assert outlets == {"Outlet 0", "Outlet 1"}
    assert call(tools, "brief", {"story": facts["story"]})["lead"]
    assert facts["story"] in {one["story"] for one in call(tools, "stories", {})["stories"]}


def test_an_article_names_its_story_wherever_it_lies(tools):
    opened = choirs(NEWEST)[0].id
    assert call(tools, "facts", {"story": opened})["story"] == call(tools, "stories", {})["stories"][0]["story"]
    for name in ("0123456789abcdef", "no story"):
        with pytest.raises(AskedWrongError, match="no such story"):
            call(tools, "facts", {"story": name})
    with pytest.raises(AskedWrongError, match="nothing here has this id"):
        call(tools, "evidence", {"id": "0123456789abcdef:1-2"})


def test_what_the_server_does_not_know_is_asked_of_what_is_opened_and_that_is_said(tools):
    assert "in the 3 articles that are opened" in call(tools, "search", {"query": "quote:rudder"})["note"]


def test_a_query_that_cannot_be_read_and_a_server_that_is_away_are_errors_in_plain_words(tools, monkeypatch):
    with pytest.raises(AskedWrongError, match="day"):
        call(tools, "search", {"query": "date:nonsense"})

    def away(*_):
        raise psycopg.OperationalError("connection refused to 10.0.0.7")

    monkeypatch.setattr("briefing.archive.link.open_connection", away)
    with pytest.raises(AskedWrongError, match="can't be reached") as error:
        call(tools, "search", {"query": "rudder"})
    assert "10.0.0.7" not in str(error.value)


async def test_the_app_opens_at_a_place_that_is_not_among_what_is_opened(link, database, own_folders):
    Holdings(link).add([*OLD_STORY, LONE, *choirs(NEWEST)])
    at = OLD_STORY[0].text.index("rudder")
    asked = (Evidence(OLD_STORY[0].id, at, at + 6, "rudder"),)
    async with reading(Session((), origin=Archive(database, Window(most=NEWEST))), asked=asked) as pilot:
        for _ in range(TURNS):
            if reader_of(pilot).view and reader_of(pilot).article_id == OLD_STORY[0].id:
                break
            await settle(pilot)
        reader = reader_of(pilot)
        assert reader.article.id == OLD_STORY[0].id
        assert reader.desk.place(reader.desk.active).hits == (asked[0].span,)


def test_an_id_of_an_article_that_is_not_opened_is_found_by_open(tools, database, capsys):
    place = call(tools, "search", {"query": "rudder"})["hits"][0]["places"][0]
    newest = ["--archive", database, "--published", "2031-01-01.."]
    assert main(["open", place["id"], *newest]) == 0
    assert "rudder" in capsys.readouterr().out
    assert main(["open", "0123456789abcdef:1-2", *newest]) == 1
