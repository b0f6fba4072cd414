"""Which articles a draft is held against: all of few, and of many those that the index finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.checking import Kind, Verdict, check_draft
from briefing.pipeline import Session, nearby
from briefing.pipeline.drafts import read_bytes

DRAFT = b'"The heron came back to the mill pond," said Ada Kline. It had been away for 19 years.'
WORDS = (
    "barge",
    "copper",
    "ladder",
    "velvet",
    "pepper",
    "anchor",
    "candle",
    "meadow",
    "hammer",
    "lantern",
    "oar",
    "saw",
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"BRIEFING_{name}", str(tmp_path / name))
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(24):
        one, two = WORDS[number % 12], WORDS[(number * 5 + 1) % 12]
        said = f"A {one} was found beside a {two} in Orm."
        text = f"The {one} of Orm\n\nORM, May {number + 1}, 2024 (The Lantern) - {said}\n"
        (folder / f"{number:02}.txt").write_text(text)
    (folder / "heron.txt").write_text(
        'Heron returns\n\nVELM, May 3, 2024 (The Post) - "The heron came back to the mill pond," Ada Kline said. '
        "It had been away for 17 years.\n"
    )
    return folder


@pytest.fixture
def draft():
    return read_bytes(DRAFT)


def findings(draft, readings):
    return [(one.kind, one.verdict) for one in check_draft(draft[0], readings).findings]


def test_all_of_a_small_collection_are_taken(folder, draft):
    session = Session([folder], keep=False)
    session.load()
    assert len(nearby.sources_among(session, draft)) == 25
    assert nearby.sources_at_hand(session, draft, [folder]) is None


def test_of_a_large_one_those_near_the_draft_and_the_findings_are_the_same(folder, draft, monkeypatch):
    session = Session([folder])
    session.load()
    whole = findings(draft, tuple(session.collection.readings.values()))
    monkeypatch.setattr(nearby, "SMALL", 5)
    monkeypatch.setattr(nearby, "MOST", 4)
    few = nearby.sources_among(session, draft)
    assert "heron.txt" in {one.article.path for one in few}
    assert len(few) <= 4
    assert findings(draft, few) == whole
    assert (Kind.FIGURE, Verdict.DIFFERS) in whole
    session.close()


def test_at_hand_no_file_is_read(folder, draft, monkeypatch):
    monkeypatch.setattr(nearby, "SMALL", 5)
    first = Session([folder])
    first.load()
    expected = nearby.sources_among(first, draft)
    first.close()
    monkeypatch.setattr(Path, "open", None)
    monkeypatch.setattr(Session, "load", None)
    second = Session([folder])
    near = nearby.sources_at_hand(second, draft, [folder])
    assert near is not None
    assert [one.article.id for one in near] == [one.article.id for one in expected]
    assert [one.analysis for one in near] == [one.analysis for one in expected]
    second.close()


def test_a_file_that_changed_is_not_taken_from_the_index(folder, draft, monkeypatch):
    monkeypatch.setattr(nearby, "SMALL", 5)
    session = Session([folder])
    session.load()
    nearby.sources_among(session, draft)
    (folder / "heron.txt").write_text("Nothing\n\nNo bird was seen.\n")
    assert nearby.sources_at_hand(session, draft, [folder]) is None
    session.close()
