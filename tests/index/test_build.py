from __future__ import annotations

import json
from datetime import date

import pytest
from support import make_article, make_reading

from briefing.index import SearchOptions, open_index
from briefing.index import build as build_module

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


@pytest.mark.parametrize("damage", ["pointer", "manifest", "segment"])
def test_a_damaged_index_is_built_anew_and_says_so(tmp_path, readings, damage):
    folder = tmp_path / "i"
    open_index(folder).update(readings, {})
    if damage == "pointer":
        (folder / "current").write_text("../elsewhere")
    elif damage == "manifest":
        (folder / "gen-000001" / "manifest.json").write_text("{")
    else:
        for toc in (folder / "gen-000001").glob("*.toc"):
            toc.write_bytes(b"no toc")
    index = open_index(folder)
    assert "built anew" in index.note
    assert index.update(readings, {}) == 3
    assert paths(index.search("ferry")) == {"three.txt"}


def test_an_index_of_another_layout_is_replaced_without_a_word(tmp_path, readings):
    folder = tmp_path / "i"
    open_index(folder).update(readings, {})
    manifest = folder / "gen-000001" / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "layout": "0"}))
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


def test_while_another_writes_the_search_goes_on_in_memory(tmp_path, readings, monkeypatch):
    monkeypatch.setattr(build_module, "_LOCK_SECONDS", 0.0)
    index = open_index(tmp_path / "i")
    index.update(readings, {})
    writer = index._index.writer()
    other = open_index(tmp_path / "i")
    more = [*readings, make_reading(make_article("A seal came ashore.", name="five.txt"))]
    other.update(more, {})
    writer.cancel()
    assert "another briefing" in other.note
    assert paths(other.search("seal")) == {"five.txt"}


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


def test_what_is_sorted_for_an_index_in_memory_lies_in_a_folder_of_its_own(tmp_path, readings, monkeypatch):
    monkeypatch.setattr(build_module.tempfile, "tempdir", str(tmp_path))
    seen = []

    def look(done, total):
        seen.extend((path.name, path.stat().st_mode & 0o777) for path in tmp_path.iterdir())

    open_index(None).update(readings, {}, look)
    assert seen
    assert {mode for _, mode in seen} == {0o700}
    assert all(name.startswith("briefing-") for name, _ in seen)
    assert list(tmp_path.iterdir()) == []
