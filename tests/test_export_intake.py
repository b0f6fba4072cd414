"""An export is taken in article by article: each is there before the file is done, and stopping loses none of them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from exporting import Story, factiva_xml, lexis_txt

from briefing.corpus.draft import Draft
from briefing.corpus.formats import exports
from briefing.corpus.sourcefile import SourceFile
from briefing.corpus.worker import read_all
from briefing.models import Article
from briefing.pipeline import Session, analysts
from briefing.pipeline.events import Arrived, Cancelled, Event, Progress

STORIES = tuple(
    Story(
        f"Ferry {number} of Lund stays in port",
        "The Lund Gazette",
        date(2024, 5, 14),
        (f"Ferry {number} of Lund stayed in port on Tuesday, the harbour master said, since the fog was too thick.",),
    )
    for number in range(12)
)


def test_each_article_is_told_of_before_its_file(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(factiva_xml(STORIES))
    heard: list[Article] = []
    source = SourceFile(path, path.name, path.stat().st_size, 0)
    ((_, found),) = read_all([source], on_article=heard.append)
    assert [article.title for article in heard] == [story.title for story in STORIES]
    assert tuple(found) == tuple(heard)


def test_progress_names_the_place_in_the_export(tmp_path: Path) -> None:
    (tmp_path / "export.xml").write_bytes(factiva_xml(STORIES))
    events: list[Event] = []
    Session([tmp_path], keep=False).load(events.append)
    details = [event.detail for event in events if isinstance(event, Progress) and "#" in event.detail]
    assert details[:2] == ["export.xml #1, TEST0000000000", "export.xml #2, TEST0000000001"]
    assert sum(isinstance(event, Arrived) for event in events) == len(STORIES)


def test_progress_names_the_place_in_an_export_that_comes_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "export.TXT").write_bytes(lexis_txt(STORIES))
    events: list[Event] = []
    Session([tmp_path], keep=False).load(events.append)
    told = [(event.done, event.detail) for event in events if isinstance(event, Progress) and "#" in event.detail]
    assert told == [(0, f"export.TXT #{number}") for number in range(1, len(STORIES) + 1)]


def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of all articles that are analysed from now on."""
    analysed: list[str] = []
    analyse = analysts.analyse

    def count(article: Article) -> object:
        analysed.append(article.title)
        return analyse(article)

    monkeypatch.setattr(analysts, "analyse", count)
    return analysed


def test_stopping_within_an_export_keeps_what_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "export.xml").write_bytes(factiva_xml(STORIES))
    analysed = counting(monkeypatch)
    arrived: list[Event] = []

    def listen(event: Event) -> None:
        if isinstance(event, Arrived):
            arrived.append(event)

    stopped = Session([tmp_path])
    with pytest.raises(Cancelled):
        stopped.load(listen, lambda: len(arrived) >= 5)
    stopped.close()
    assert len(analysed) == 5
    again = Session([tmp_path])
    collection = again.load()
    again.close()
    assert len(collection.readings) == len(STORIES)
    assert sorted(analysed) == sorted(story.title for story in STORIES), "each was analysed once"


def test_a_longer_export_costs_the_analysis_of_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "export.TXT"
    path.write_bytes(lexis_txt(STORIES[4:9]))
    analysed = counting(monkeypatch)
    for stories in (STORIES[4:9], STORIES):
        path.write_bytes(lexis_txt(stories))
        session = Session([tmp_path])
        collection = session.load()
        session.close()
        assert len(collection.readings) == len(stories)
    assert sorted(analysed) == sorted(story.title for story in STORIES)


@pytest.mark.parametrize("name", ["same.TXT", "other.TXT"], ids=["the file replaced", "another file"])
def test_a_longer_export_costs_the_reading_of_what_is_new(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "same.TXT").write_bytes(lexis_txt(STORIES[4:9]))
    made: list[str] = []
    build = exports.build_article

    def count(source: SourceFile, draft: Draft) -> object:
        made.append(draft.title)
        return build(source, draft)

    monkeypatch.setattr(exports, "build_article", count)
    places = {}
    for stories in (STORIES[4:9], STORIES):
        if stories is STORIES:
            (tmp_path / name).write_bytes(lexis_txt(stories))
        session = Session([tmp_path])
        found = [reading.article for reading in session.load().readings.values()]
        session.close()
        places = {article.title: (article.path, article.place) for article in found if article.path == name}
    assert sorted(made) == sorted(story.title for story in STORIES), "each was read once"
    assert places == {story.title: (name, f"#{number}") for number, story in enumerate(STORIES, 1)}


def test_an_article_that_was_corrected_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "export.TXT"
    text = lexis_txt(STORIES[:2]).decode()
    marks = []
    for words in (text, text.replace("LOAD-DATE:", "CORRECTION: It was Ferry 7.\n\nLOAD-DATE:", 1)):
        path.write_text(words)
        session = Session([tmp_path])
        marks.append(sorted("correction" in dict(one.article.details) for one in session.load().readings.values()))
        session.close()
    assert marks == [[False, False], [False, True]]


def test_articles_that_two_exports_share_are_copies(tmp_path: Path) -> None:
    long = tuple(
        Story(story.title, story.outlet, story.day, (*story.paragraphs, *(one.paragraphs[0] for one in STORIES[:6])))
        for story in STORIES[:2]
    )
    (tmp_path / "one.TXT").write_bytes(lexis_txt(long[:1]))
    (tmp_path / "two.xml").write_bytes(factiva_xml(long[:1]))
    session = Session([tmp_path], keep=False)
    session.load()
    (story,) = session.stories()
    one, two = (reading.article for reading in story.readings)
    assert [bool(article.duplicate_of or article.version_of) for article in (one, two)].count(True) == 1
    assert all(len(fact.outlets) == 1 for fact in story.facts)


def test_a_copy_that_its_archive_flags_counts_once(tmp_path: Path) -> None:
    texts = {
        "Lund Gazette": "The fog kept all eleven ferries of Lund in port on Tuesday, the harbour master said.",
        "Coast Courier": "Fog over Lund: on Tuesday eleven ferries could not leave, and the harbour master said why.",
    }
    results = [
        {"uri": outlet, "isDuplicate": outlet == "Coast Courier", "dateTimePub": "2024-05-14T10:00:00Z"}
        | {"title": "Fog over Lund", "body": f"{text} Nobody was hurt.", "source": {"title": outlet}}
        for outlet, text in texts.items()
    ]
    (tmp_path / "answer.json").write_text(json.dumps({"articles": {"results": results}}))
    session = Session([tmp_path], keep=False)
    session.load()
    (story,) = session.stories()
    copies = {reading.article.outlet: bool(reading.article.duplicate_of) for reading in story.readings}
    assert copies == {"Lund Gazette": False, "Coast Courier": True}
    assert {str(fact.status) for fact in story.facts} == {"single"}
