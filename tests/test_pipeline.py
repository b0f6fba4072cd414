from __future__ import annotations

import threading

import pytest

from briefing.cli import main
from briefing.corpus import worker
from briefing.pipeline import (
    Arrived,
    Cancelled,
    Grouped,
    Noticed,
    Passed,
    Progress,
    Session,
    StoryNames,
    StoryReady,
    analysts,
    grouping,
    index_folder,
    intake,
)
from briefing.pipeline import comparing as comparing_module
from briefing.pipeline import session as session_module

FERRY = (
    "Ferry sinks in harbour\n\nThe ferry Aurora sank in the harbour of Lisbon on Friday. "
    "Forty people were saved by fishermen."
)
AGAIN = (
    "Aurora lost\n\nThe ferry Aurora sank in Lisbon harbour on Friday, and fishermen saved forty people from the water."
)
BREAD = (
    "Bread prices rise\n\nBakers in Vienna raised the price of bread by ten percent in March "
    "because flour became dearer."
)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(FERRY)
    (folder / "b.txt").write_text(AGAIN)
    (folder / "c.txt").write_text(BREAD)
    (folder / "empty.txt").write_text("")
    return folder


def events_of(session):
    heard = []
    session.load(heard.append)
    return heard


def kinds(events, kind):
    return [event for event in events if isinstance(event, kind)]


def test_everything_is_told_and_nothing_is_lost(folder):
    session = Session([folder])
    events = events_of(session)
    assert {event.reading.article.path for event in kinds(events, Arrived)} == {"a.txt", "b.txt", "c.txt"}
    assert [event.skipped.path for event in kinds(events, Passed)] == ["empty.txt"]
    assert kinds(events, Progress)
    (grouped,) = kinds(events, Grouped)
    assert grouped.groups == session.collection.groups
    assert sorted(sum((group.article_ids for group in grouped.groups), ())) == sorted(session.collection.readings)
    assert [item.path for item in session.collection.skipped] == ["empty.txt"]


def test_a_second_opening_analyses_nothing(folder, monkeypatch):
    Session([folder]).load()
    for module in (intake, analysts):
        monkeypatch.setattr(module, "analyse", lambda article: pytest.fail(f"analysed {article.path} again"))
    monkeypatch.setattr("briefing.corpus.worker.read_all", lambda *_, **__: pytest.fail("read again"))
    assert len(Session([folder]).load().readings) == 3


def test_a_second_opening_compares_nothing_and_shows_the_same(folder, monkeypatch):
    first = Session([folder])
    first.load()
    stories = first.stories()
    first.close()
    monkeypatch.setattr(comparing_module, "build_story", lambda readings: pytest.fail("compared again"))
    monkeypatch.setattr("briefing.pipeline.grouping.group_kept", lambda *_: pytest.fail("grouped again"))
    again = Session([folder])
    again.load()
    assert again.stories() == stories


def test_a_kept_comparison_is_missed_after_a_change_of_text_correction_or_code(folder, monkeypatch):
    compared = []
    real = comparing_module.build_story
    monkeypatch.setattr(comparing_module, "build_story", lambda *given: compared.append(given) or real(*given))

    def is_compared():
        session, before = Session([folder]), len(compared)
        session.load()
        session.stories()
        session.close()
        return len(compared) > before

    found = [is_compared(), is_compared()]
    (folder / "c.txt").write_text(BREAD + " Milk stayed cheap.")
    found += [is_compared(), is_compared()]
    assert main(["correct", "outlet", str(folder / "c.txt"), "The Dairy"]) == 0
    found += [is_compared(), is_compared()]
    for module in (comparing_module, session_module):
        monkeypatch.setattr(module, "comparer", lambda: "another state of the code")
    assert [*found, is_compared()] == [True, False] * 3 + [True]


def test_only_a_changed_file_is_read_again(folder, monkeypatch):
    Session([folder]).load()
    (folder / "c.txt").write_text(BREAD + " Milk stayed cheap.")
    analysed = []
    real = analysts.analyse
    monkeypatch.setattr(analysts, "analyse", lambda article: analysed.append(article.path) or real(article))
    Session([folder]).load()
    assert analysed == ["c.txt"]


def test_without_a_store_nothing_stays(folder, own_folders):
    session = Session([folder], keep=False)
    session.load()
    assert not (own_folders / "data").exists()


def test_where_no_store_can_be_had_the_reader_is_told_and_goes_on(folder, own_folders):
    (own_folders / "data").write_text("a file where the folder should be")
    events = events_of(Session([folder]))
    assert "can't save anything" in kinds(events, Noticed)[0].message
    assert len(kinds(events, Arrived)) == 3


def test_cancelling_stops_and_keeps_what_was_read(folder):
    stop = threading.Event()

    def listener(event):
        if isinstance(event, Arrived):
            stop.set()

    with pytest.raises(Cancelled):
        Session([folder]).load(listener, stop.is_set)
    assert len(Session([folder]).load().readings) == 3


def test_cancelling_stops_the_grouping_too(folder):
    stop = threading.Event()

    def listener(event):
        if isinstance(event, Progress) and event.stage == "grouping":
            stop.set()

    with pytest.raises(Cancelled):
        Session([folder]).load(listener, stop.is_set)
    assert Session([folder]).load().groups


def test_cancelling_before_the_first_file_stops_too(folder):
    with pytest.raises(Cancelled):
        Session([folder]).load(cancelled=lambda: True)


def test_stories_are_compared_once(folder):
    session = Session([folder])
    session.load()
    heard = []
    stories = session.stories(heard.append)
    assert [story.id for story in stories] == [group.id for group in session.collection.groups]
    assert session.story(stories[0].id) is stories[0]
    assert len(kinds(heard, StoryReady)) == len(stories)
    with pytest.raises(Cancelled):
        session.stories(cancelled=lambda: True)
    with pytest.raises(KeyError):
        session.story("no such story")


def test_the_order_of_the_paths_changes_nothing(folder):
    files = [folder / name for name in ("a.txt", "b.txt", "c.txt")]
    one, two = Session(files, keep=False), Session(files[::-1], keep=False)
    one.load()
    two.load()
    assert one.stories() == two.stories()


def test_the_index_folder_belongs_to_the_paths(folder, own_folders):
    assert index_folder([folder]) == index_folder([folder / ".." / "news"])
    assert index_folder([folder]) != index_folder([folder.parent])
    assert not (own_folders / "cache").exists()


def test_a_name_has_the_forms_of_its_whole_story_and_its_own_places(tmp_path):
    full = "Dana Orsk Vell opened the bridge at Tarn. Vell spoke of the new road across the river."
    short = "The bridge at Tarn opened. Mr Vell spoke of the new road across the river, and many came."
    for name, text in {"full": full, "short": short}.items():
        (tmp_path / f"{name}.txt").write_text(f"The bridge at Tarn is open\n\n{text}\n")
    collection = Session([tmp_path], keep=False).load()
    assert len(collection.groups) == 1
    names = StoryNames(collection)
    for article_id, reading in collection.readings.items():
        found = next(mark for mark in names.of(article_id) if "Vell" in mark.texts)
        assert found.texts[0] == "Dana Orsk Vell"
        assert {place.of(reading.article.text) for place in found.places} <= set(found.texts)
    assert len({names.key(article_id) for article_id in collection.readings}) == 1


def test_a_file_that_could_not_be_read_is_tried_again(folder, monkeypatch):
    Session([folder]).load()
    tried = []
    real = worker.read_all
    monkeypatch.setattr(
        worker, "read_all", lambda sources, **more: tried.extend(s.shown for s in sources) or real(sources, **more)
    )
    (folder / "odd.txt").write_bytes(bytes(range(256)) * 4)
    Session([folder]).load()
    Session([folder]).load()
    assert tried == ["odd.txt", "odd.txt"]


def test_the_first_article_arrives_before_the_last_is_read(folder):
    heard = []
    Session([folder]).load(heard.append)
    first = next(place for place, event in enumerate(heard) if isinstance(event, Arrived))
    last = max(place for place, event in enumerate(heard) if isinstance(event, Progress) and event.stage == "reading")
    assert first < last


def test_what_an_outlet_repeats_below_every_article_is_cut(tmp_path):
    slogan = "The Lantern has told the harbour since 1901 what others leave out, and asks its readers to stand by it."
    stories = {
        "a": "The ferry Aurora sank in Lisbon.\n\nForty people were saved by fishermen.\n\nThe harbour was closed.",
        "b": "Bakers in Vienna raised their prices.\n\nFlour became dearer in March.\n\nCustomers complained.",
        "c": "A comet was seen over Chile.\n\nThe observatory took pictures.\n\nIt will come back in 2090.",
    }
    for name, text in stories.items():
        (tmp_path / f"{name}.md").write_text(
            f"---\ntitle: Story {name}\noutlet: The Lantern\n---\n\n{text}\n\n{slogan}\n"
        )
    for _ in range(2):  # fresh, and once more from the store
        readings = Session([tmp_path]).load().readings.values()
        assert len(readings) == 3
        assert not any("since 1901" in reading.article.text for reading in readings)
        assert all(any("since 1901" in cut.text for cut in reading.article.cuts) for reading in readings)


def test_reading_again_keeps_the_stories_and_lets_new_articles_join(folder):
    session = Session([folder])
    session.load()
    before = [set(group.article_ids) for group in session.collection.groups]
    (folder / "d.txt").write_text(
        "Lisbon mourns\n\nFishermen who saved forty people from the ferry Aurora were honoured in Lisbon on Friday."
    )
    (folder / "c.txt").unlink()
    session.load()
    after = [set(group.article_ids) for group in session.collection.groups]
    ids = set(session.collection.readings)
    assert sum(map(len, after)) == len(ids) == 3
    for group in before:
        if group & ids:
            assert any(group & ids <= other for other in after)


def test_one_more_file_is_grouped_with_what_was_compared_before(folder, monkeypatch):
    Session([folder]).load()
    (folder / "d.txt").write_text(BREAD + " Milk stayed cheap in the north.")
    found = []
    real = grouping.profile_of
    monkeypatch.setattr(grouping, "profile_of", lambda reading: found.append(reading.article.path) or real(reading))
    more = Session([folder]).load()
    assert found == ["d.txt"]
    anew = Session([folder], keep=False).load()
    assert more.groups == anew.groups
