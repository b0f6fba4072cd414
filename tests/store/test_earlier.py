"""A store of the build d004037, over the articles beside it: all that a reader marked is there afterwards."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from briefing.models import Correcting
from briefing.pipeline import Noticed, Session
from briefing.pipeline.state import NOTEBOOK_NAME, STORE_NAME
from briefing.store import SavedSearch, SqliteNotebook
from briefing.store.anchors import article_target
from briefing.store.corrections import on_articles, on_names
from briefing.store.earlier import take_in
from briefing.store.events import CORRECT, STAR, TAG, UNDO
from briefing.store.finding import Library
from briefing.store.marking import mark_says
from briefing.store.stars import find_places, find_stars, locate

DATA = Path(__file__).resolve().parent.parent / "data" / "earlier"
FACTS = {
    "An Indian spacecraft has landed near the south pole of the Moon",
    "A Russian spacecraft, Luna-25, crashed on Saturday while it was preparing to land",
    "India is the fourth nation to manage a soft landing on the Moon",
    "Scientists believe that craters near the pole hold frozen water",
}
ARTICLE = "India's lander reaches Moon days after Russian crash"
SEARCHES = (
    SavedSearch("cost", True, '{"outlet": "Orbit Weekly"}'),
    SavedSearch("south pole", True),
    SavedSearch("lunar dust", False),
)


@pytest.fixture
def data(own_folders):
    """The user's folder as that build left it."""
    folder = own_folders / "data"
    folder.mkdir(mode=0o700)
    db = sqlite3.connect(folder / STORE_NAME)
    db.executescript((DATA / "store.sql").read_text())
    db.close()
    return folder


@pytest.fixture
def news(tmp_path):
    """The articles, in another folder than they were in then, one of them with a new line."""
    folder = tmp_path / "archive" / "moon"
    shutil.copytree(DATA / "news", folder)
    blog = folder / "04-campus-science-blog.txt"
    blog.write_text(blog.read_text() + "\nA line that was not there when the star was set.\n")
    return folder


@pytest.mark.parametrize("parent", [False, True])
def test_stars_places_and_searches_are_all_there(data, news, parent):
    heard = []
    session = Session([news.parent if parent else news])
    session.load(heard.append)
    story = session.story(session.collection.groups[0].id)
    assert [event for event in heard if isinstance(event, Noticed)] == []
    state = session.notebook().state
    library = Library(story.readings)
    stars = find_stars(state.stars, library, story.facts)
    words = [item.text for fact in story.facts if fact.id in stars.facts for item in fact.evidence]
    assert all(any(wanted in text for text in words) for wanted in FACTS)
    assert [article.title for article in story.articles if article.id in stars.articles] == [ARTICLE]
    ((name, place),) = find_places(state.places, library).items()
    article = next(article for article in story.articles if article.id == name)
    assert article.path.endswith("01-deccan-observer.txt")
    assert article.text[place:].startswith('"This success belongs to all of humanity')
    assert session.notebook().searches() == SEARCHES
    session.close()


def test_a_star_whose_fact_is_known_no_more_is_kept_and_said_to_be_lost(data, news):
    session = Session([news])
    library = Library(list(session.load().readings.values()))
    stars = session.notebook().state.stars
    assert len(stars) == 6
    (lost,) = [star for star in stars if not locate(star, library).words]
    assert lost.says == {"fact": "f0123456789"}
    assert locate(lost, library).here
    session.close()


def test_it_is_done_once_and_what_was_taken_back_stays_so(data):
    notebook = SqliteNotebook(data / NOTEBOOK_NAME)
    assert take_in(notebook, data / STORE_NAME) == 9
    star = notebook.state.stars[0]
    notebook.add(UNDO, undoes=(star.id,))
    assert take_in(notebook, data / STORE_NAME) == 0
    assert star.id not in {event.id for event in notebook.state.stars}
    notebook.close()


def test_what_the_earlier_build_marks_later_is_taken_over_too(data):
    notebook = SqliteNotebook(data / NOTEBOOK_NAME)
    take_in(notebook, data / STORE_NAME)
    db = sqlite3.connect(data / STORE_NAME)
    with db:
        db.execute("INSERT INTO stars SELECT digest, '' FROM places")
    db.close()
    assert take_in(notebook, data / STORE_NAME) == 1
    assert [event.about.kind for event in notebook.state.stars].count("article") == 2
    notebook.close()


def test_nothing_is_taken_out_of_the_earlier_store(data, news):
    def marks():
        db = sqlite3.connect(data / STORE_NAME)
        found = [db.execute(f"SELECT * FROM {name}").fetchall() for name in ("stars", "places", "searches")]
        db.close()
        return found

    before = marks()
    session = Session([news])
    session.load()
    session.close()
    assert marks() == before


def test_a_damaged_earlier_store_is_mended_first(data, news):
    path = data / STORE_NAME
    path.write_bytes(b"no database, no!" + path.read_bytes()[16:])
    heard = []
    session = Session([news])
    session.load(heard.append)
    assert len([event for event in heard if isinstance(event, Noticed)]) == 1
    assert len(session.notebook().state.stars) == 6
    assert session.notebook().searches() == SEARCHES
    session.close()


def test_searches_from_before_they_had_limits(tmp_path):
    store = tmp_path / "store.sqlite3"
    db = sqlite3.connect(store)
    db.executescript(
        "CREATE TABLE searches (query TEXT PRIMARY KEY, saved INTEGER NOT NULL DEFAULT 0, turn INTEGER NOT NULL);"
        "INSERT INTO searches VALUES ('old', 0, 1), ('kept', 1, 2);"
    )
    db.close()
    notebook = SqliteNotebook(tmp_path / "notebook.sqlite3")
    assert take_in(notebook, store) == 1
    assert notebook.searches() == (SavedSearch("kept", True), SavedSearch("old", False))
    notebook.close()


def test_where_the_notebook_cannot_be_had_the_store_keeps_what_it_is_made_from(data, news):
    (data / NOTEBOOK_NAME).mkdir()
    session = Session([news])
    heard = []
    session.load(heard.append)
    assert any("can't save marks" in event.message for event in heard if isinstance(event, Noticed))
    session.notebook().add(STAR, None)
    session.close()
    (data / NOTEBOOK_NAME).rmdir()
    session = Session([news])
    stars = session.notebook().state.stars
    assert len([star for star in stars if star.about.anchors[0].quote.exact]) == 5
    session.close()


def test_corrections_notes_and_undos_hold_over_what_that_build_left(data, news):
    session = Session([news])
    session.load()
    (story,) = session.stories()
    blog = next(one for one in story.articles if one.path.endswith("04-campus-science-blog.txt"))
    name = next(one for one in story.entities if len({item.article for item in one.mentions}) > 1)
    notebook = session.notebook()
    stars = len(notebook.state.stars)
    first = notebook.add(CORRECT, *on_articles(Correcting.OUTLET, [blog], "Campus Voice"))
    notebook.add(CORRECT, *on_names(Correcting.RENAME, [name], story.articles, "Another Name"))
    notebook.add(TAG, article_target(blog), mark_says(TAG, "check"))
    session.close()
    for _ in range(2):  # compared, then taken from the store
        session = Session([news.parent])
        session.load()
        (story,) = session.stories()
        assert "Campus Voice" in [one.outlet for one in story.articles]
        assert "Another Name" in [one.name for one in story.entities]
        assert [mark.text for found in session.marks(story).articles.values() for mark in found] == ["check"]
        assert len(session.notebook().state.stars) == stars
        session.close()
    session = Session([news])
    session.notebook().add(UNDO, undoes=(first.id,))
    session.load()
    assert "Campus Voice" not in [one.outlet for one in session.stories()[0].articles]
