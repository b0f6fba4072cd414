"""Whoever trusts the stamp of an index has the one that looking at every article would give."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefing.index import SearchOptions, build, open_engine
from briefing.index.build import SearchIndex
from briefing.models import Correcting
from briefing.pipeline import Session, StoryNames, index_folder
from briefing.store.corrections import on_articles
from briefing.store.events import CORRECT

TOWNS = ("Ellmouth", "Varde", "Quenby")


def write(folder: Path, number: int, chance: random.Random) -> None:
    town, dead = chance.choice(TOWNS), chance.randint(2, 9)
    day = chance.choice(["date: 2021-03-04\n", ""])
    text = f"The bridge at {town} gave way on Thursday and {dead} people were hurt, the council said."
    (folder / f"{number}.md").write_text(f"---\ntitle: {town} {dead}\n{day}---\n\n{text}\n\nA ferry takes the cars.")


def opened(folder: Path) -> tuple[Session, SearchIndex]:
    session = Session([folder])
    session.load()
    index = open_engine(index_folder(session.paths))
    assert isinstance(index, SearchIndex)
    return session, index


def touched(session: Session, index: SearchIndex) -> int:
    return index.update(tuple(session.collection.readings.values()), StoryNames(session.collection))


def test_a_stamp_that_is_trusted_is_that_of_an_index_that_holds_everything(tmp_path: Path) -> None:
    chance, trusted = random.Random(3), 0
    for number in range(5):
        write(tmp_path, number, chance)
    for step in range(20):
        what = chance.choice(["nothing", "nothing", "add", "change", "remove", "outlet", "story"])
        there = sorted(tmp_path.glob("*.md"))
        if what in ("add", "change"):
            write(tmp_path, 90 + step if what == "add" else int(there[0].stem), chance)
        elif what == "remove":
            there[-1].unlink()
        elif what != "nothing":
            session, _ = opened(tmp_path)
            names = sorted(session.collection.readings)
            articles = [session.collection.readings[name].article for name in names[:2]]
            kind = Correcting.OUTLET if what == "outlet" else Correcting.OWN_STORY
            value = f"Post {step}" if what == "outlet" else ""
            session.notebook().add(CORRECT, *on_articles(kind, articles[:1], value))
            session.close()
        session, index = opened(tmp_path)
        standing = session.standing()
        stamp = standing.stamp()
        if stamp and stamp == index.stamp:
            trusted += 1
            assert touched(session, index) == 0
        touched(session, index)
        standing.keep(index.stamp)
        assert session.standing().stamp() == index.stamp
        session.close()
    assert trusted >= 4


def test_what_is_held_is_found_without_a_look_at_any_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        write(tmp_path, number, random.Random(number))
    session, index = opened(tmp_path)
    touched(session, index)
    session.close()
    monkeypatch.setattr(build, "fingerprint", lambda *_: pytest.fail("an article was looked at"))
    session, index = opened(tmp_path)
    index.hold(tuple(session.collection.readings.values()), StoryNames(session.collection))
    found = index.search("ferry", SearchOptions())
    assert found.total == 4
    assert [len(hit.places) for hit in found.hits] == [1, 1, 1, 1]


def test_an_index_that_fails_though_it_was_trusted_is_built_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        write(tmp_path, number, random.Random(number))
    session, index = opened(tmp_path)
    touched(session, index)
    session.close()
    session, index = opened(tmp_path)
    index.hold(tuple(session.collection.readings.values()), StoryNames(session.collection))
    before, ask, failed = index.stamp, build.run_query, []

    def fail_once(*asked):
        if not failed:
            failed.append(asked)
            raise ValueError("a block of it is gone")
        return ask(*asked)

    monkeypatch.setattr(build, "run_query", fail_once)
    assert index.search("ferry", SearchOptions()).total == 4
    assert "rebuilt" in (index.note or "")
    assert index.stamp != before


def test_nothing_is_trusted_where_nothing_is_kept(tmp_path: Path) -> None:
    write(tmp_path, 1, random.Random(1))
    session = Session([tmp_path], keep=False)
    session.load()
    standing = session.standing()
    standing.keep("a stamp")
    assert standing.stamp() == ""
