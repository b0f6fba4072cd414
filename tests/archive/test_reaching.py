"""Opening what lies outside of what was opened: the article's story comes, and nothing else is read."""

from __future__ import annotations

import pytest
from old_stories import LONE, OLD_STORY, choirs

from briefing.archive import Archive, Holdings, PostgresNotebook, Window
from briefing.pipeline import Session, reaching
from briefing.store import StoreError
from briefing.store.anchors import article_target
from briefing.store.events import CORRECT


@pytest.fixture
def session(link, database):
    """Opened on the three newest of six articles."""
    Holdings(link).add([*OLD_STORY, LONE, *choirs(3)])
    session = Session((), origin=Archive(database, Window(most=3)))
    session.load()
    yield session
    session.close()


def test_its_story_comes_and_can_be_compared_and_what_was_opened_stays(session):
    before = session.collection
    group = session.reach(OLD_STORY[1].id)
    assert set(group.article_ids) == {one.id for one in OLD_STORY}
    assert session.collection.groups == (*before.groups, group)
    assert set(session.collection.readings) == {*before.readings, *group.article_ids}
    story = session.story(group.id)
    assert [one.article.id for one in story.readings] == list(group.article_ids)
    assert any(len(fact.articles) == 2 for fact in story.facts)
    assert session.reach(OLD_STORY[0].id) == group


def test_one_that_nothing_else_tells_is_a_story_of_its_own(session):
    group = session.reach(LONE.id)
    assert group.article_ids == (LONE.id,)
    assert session.story(group.id).readings[0].article.text == LONE.text


def test_it_is_none_of_what_is_new(session):
    assert session.reach(LONE.id).new == ()


def test_what_is_put_right_in_it_holds_when_all_is_read_again(session, link):
    name = OLD_STORY[0].id
    group = session.reach(name)
    notebook = PostgresNotebook(link)
    notebook.add(CORRECT, article_target(OLD_STORY[0]), {"what": "outlet", "value": "The Harbour Post"})
    session.load()
    again = session.collection.groups[-1]
    assert set(again.article_ids) == set(group.article_ids)
    outlets = {one.article.outlet for one in session.story(again.id).readings}
    assert "The Harbour Post" in outlets
    assert session.collection.readings[name].article.outlet == "The Harbour Post"


def test_only_the_last_few_stay(session, link, monkeypatch):
    monkeypatch.setattr(reaching, "MOST", 1)
    first = session.reach(LONE.id)
    second = session.reach(OLD_STORY[0].id)
    assert first not in session.collection.groups
    assert second in session.collection.groups
    assert LONE.id not in session.collection.readings


def test_what_nobody_analysed_is_analysed_here_the_likeliest_and_no_more(session, monkeypatch):
    monkeypatch.setattr(reaching, "MOST_ANEW", 1)
    assert session.reach(OLD_STORY[0].id).article_ids == (OLD_STORY[0].id,)


def test_one_that_is_gone_is_said_to_be(session):
    with pytest.raises(StoreError, match="not in the archive any more"):
        session.reach("no such id")


def test_of_files_there_is_nothing_more(tmp_path):
    session = Session([tmp_path], keep=False)
    assert not session.is_part
    assert session.everywhere(lambda _: None) is None
    with pytest.raises(StoreError, match="nothing but what is opened"):
        session.reach("x")
