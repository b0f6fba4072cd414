from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from support import make_article, make_reading

from briefing.index import SearchOptions, open_index

TEXTS = {
    "one.txt": "Two drones circled over the harbour. The mayor praised the crew.",
    "two.txt": "A drone fell into the river near the new-built bridge.",
    "three.txt": "The ferry sailed at noon. Nobody saw any aircraft.",
}


@pytest.fixture
def readings():
    return [make_reading(make_article(text, name=name)) for name, text in TEXTS.items()]


def paths(result):
    return {hit.path for hit in result.hits}


def test_an_index_on_disk_is_found_again_and_not_touched(tmp_path, readings):
    assert open_index(tmp_path / "i").update(readings, {}) == 3
    again = open_index(tmp_path / "i")
    assert again.update(readings, {}) == 0
    assert again.note is None
    assert paths(again.search("drone")) == {"one.txt", "two.txt"}


def test_only_what_changed_is_written(tmp_path, readings):
    index = open_index(tmp_path / "i")
    index.update(readings, {})
    changed = [*readings[:2], make_reading(make_article("The ferry met a drone.", name="four.txt"))]
    assert open_index(tmp_path / "i").update(changed, {}) == 2
    result = open_index(tmp_path / "i")
    result.update(changed, {})
    assert paths(result.search("drone")) == {"one.txt", "two.txt", "four.txt"}
    assert paths(result.search("noon")) == set()


def test_one_generation_stays_after_a_rebuild(tmp_path, readings):
    open_index(tmp_path / "i").update(readings, {})
    other = [make_reading(make_article(f"Other text {n}.", name=f"{n}.txt")) for n in range(5)]
    open_index(tmp_path / "i").update(other, {})
    assert [path.name for path in (tmp_path / "i").glob("gen-*")] == ["gen-000002"]
    assert (tmp_path / "i" / "current").read_text() == "gen-000002"


@pytest.mark.parametrize("layout", ["0", "1", "99"])
def test_an_index_of_another_layout_is_replaced_without_a_word(tmp_path, readings, layout):
    folder = tmp_path / "i"
    open_index(folder).update(readings, {})
    manifest = folder / "gen-000001" / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "layout": layout, "files": 7}))
    index = open_index(folder)
    assert index.note is None
    assert index.update(readings, {}) == 3


def test_a_folder_that_is_a_link_is_not_opened(tmp_path, readings):
    (tmp_path / "real").mkdir()
    (tmp_path / "i").symlink_to(tmp_path / "real")
    index = open_index(tmp_path / "i")
    index.update(readings, {})
    assert "searching in memory" in index.note
    assert not list((tmp_path / "real").iterdir())
    assert paths(index.search("ferry")) == {"three.txt"}


def test_progress_counts_the_articles(readings):
    told = []
    open_index(None).update(readings, {}, lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_before_any_update_nothing_is_found():
    index = open_index(None)
    assert index.search("drone").hits == ()


def test_newest_first_when_sorted_by_day(readings):
    index = open_index(None)
    dated = [
        make_reading(make_article("A drone flew.", name=f"{day}.txt", published=date(2024, 5, day)))
        for day in (2, 9, 4)
    ]
    index.update(dated, {})
    assert [hit.path for hit in index.search("drone", SearchOptions(by_day=True)).hits] == ["9.txt", "4.txt", "2.txt"]


def test_an_update_that_is_stopped_leaves_the_index_as_it_was(tmp_path, readings):
    class StopError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done == total:
            raise StopError

    index = open_index(tmp_path / "i")
    index.update(readings[:1], {})
    with pytest.raises(StopError):
        index.update(readings, {}, stop)
    again = open_index(tmp_path / "i")
    assert again.search("ferry").total == index.search("ferry").total
    assert again.update(readings, {}) == 2  # the lock is free


def test_an_index_in_memory_writes_nothing_to_disk(readings, monkeypatch):
    def refuse(*_, **__):
        raise OSError("no room")

    for name in ("open", "mkdir"):
        monkeypatch.setattr(os, name, refuse)
    monkeypatch.setattr("builtins.open", refuse)
    index = open_index(None)
    index.update(readings, {})
    assert paths(index.search("ferry")) == {"three.txt"}


def test_an_index_is_rebuilt_when_asked_to_even_where_nothing_changed(tmp_path, readings):
    open_index(tmp_path / "i").update(readings, {})
    assert open_index(tmp_path / "i").update(readings, {}, rebuild=True) == 3
    assert [path.name for path in (tmp_path / "i").glob("gen-*")] == ["gen-000002"]


def test_a_phrase_is_found_wherever_it_stands():
    """Other releases of Whoosh lose words beyond the 46th."""
    text = " ".join(f"word{n}" for n in range(400))
    index = open_index(None)
    index.update([make_reading(make_article(text))], {})
    for at in (0, 44, 45, 46, 47, 90, 398):
        assert index.search(f'"word{at} word{at + 1}"').total == 1
        assert index.search(f'"word{at} word{at + 2}"').total == 0


def test_two_threads_that_search_at_once_get_their_own_answers():
    words = [f"harbour{n} ferry" for n in range(300)]
    index = open_index(None)
    index.update([make_reading(make_article(text, name=f"{n}.txt")) for n, text in enumerate(words)], {})

    def ask(start):
        return [paths(index.search(f"harbour{n}")) == {f"{n}.txt"} for n in range(start, 300, 7)]

    with ThreadPoolExecutor(4) as pool:
        assert all(all(answers) for answers in pool.map(ask, range(8)))
