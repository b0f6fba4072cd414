"""The facts of a session's stories, as a search meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.index import SearchOptions, open_engine
from briefing.index.answer import StoppedError
from briefing.models import Status
from briefing.pipeline import Session, StoryNames, comparing

ONE = "The lighthouse at Varde burned down on 4 March 2021, and two keepers were hurt, the harbour office said."
TWO = "Two keepers were hurt when the lighthouse at Varde burned down on 4 March 2021, the harbour office said."
THREE = "A bakery in Quenby won a prize for its rye bread on 9 May 2021. The mayor of Quenby ate two loaves."


def opened(folder: Path, *, keep: bool = True) -> Session:
    for name, outlet, text in (("a", "Post", ONE), ("b", "Ferry", TWO), ("c", "Post", THREE)):
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\noutlet: {outlet}\ndate: 2021-03-05\n---\n\n{text}\n")
    session = Session([folder], keep=keep)
    session.load()
    return session


def ids(session: Session, *names: str) -> set[str]:
    return {one.article.id for one in session.collection.readings.values() if one.article.path[0] in names}


def test_nothing_is_compared_that_nobody_pays_for(tmp_path: Path) -> None:
    session = opened(tmp_path)
    facts = session.story_facts()
    told = facts(ids(session, "a"), lambda: False)
    assert (list(told.facts), told.unknown) == ([], 1)
    assert facts(ids(session, "c"), lambda: False).unknown == 0  # it stands alone: no other outlet tells it
    facts(ids(session, "b"), lambda: False)
    (lacking,) = facts.lacking
    facts.learn(lacking)
    told = facts(ids(session, "a"), lambda: False)
    assert told.unknown == 0
    assert {place.article for fact in told.facts for place in fact} == ids(session, "a", "b")


def test_what_one_asking_compares_is_known_to_all_later_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = opened(tmp_path)
    told = session.story_facts(1)(ids(session, "b"), lambda: False)
    story = session.story(session.collection.groups[0].id)
    wanted = [fact for fact in story.facts if fact.status is not Status.SINGLE]
    assert [{(one.article, one.text) for one in fact} for fact in told.facts] == [
        {(one.article, one.text) for one in fact.evidence} for fact in wanted
    ]
    session.close()
    monkeypatch.setattr(comparing, "build_story", lambda *_: pytest.fail("compared again"))
    again = Session([tmp_path])
    again.load()
    assert again.story_facts()(ids(again, "a"), lambda: False).facts


def test_it_stops_before_a_story_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = opened(tmp_path, keep=False)
    monkeypatch.setattr(comparing, "build_story", lambda *_: pytest.fail("compared"))
    with pytest.raises(StoppedError):
        session.story_facts(5)(ids(session, "a"), lambda: True)


def test_a_search_finds_a_fact_in_both_outlets(tmp_path: Path) -> None:
    session = opened(tmp_path)
    index = open_engine(None)
    index.update(tuple(session.collection.readings.values()), StoryNames(session.collection))
    result = index.search("fact:keepers", SearchOptions(facts=session.story_facts(9)))
    assert {hit.article_id for hit in result.hits} == ids(session, "a", "b")
    assert all(hit.places for hit in result.hits)
    assert not result.note
