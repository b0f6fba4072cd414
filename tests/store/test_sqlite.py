from __future__ import annotations

import stat
from pathlib import Path

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.corpus.discover import SourceFile
from briefing.models import Skipped
from briefing.store import Found, SavedSearch, Store, StoreError, content_key


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "store.sqlite3")
    yield store
    store.close()


def source(size=10, modified=5, path="/a/one.txt"):
    return SourceFile(Path(path), "one.txt", size, modified)


def test_a_kept_file_comes_back_as_it_was(store):
    found = Found((make_article("Ships sailed. Nobody was hurt."),), (Skipped("x", "empty"),))
    store.keep_file(source(), "1", found)
    assert store.known_file(source(), "1") == found


@pytest.mark.parametrize("other", [source(size=11), source(modified=6), source(path="/b/one.txt")])
def test_a_changed_file_is_not_known(store, other):
    store.keep_file(source(), "1", Found())
    assert store.known_file(other, "1") is None


def test_another_reader_version_reads_anew(store):
    store.keep_file(source(), "1", Found())
    assert store.known_file(source(), "2") is None


def test_an_analysis_outlives_the_process_and_not_its_version(store):
    reading = make_reading(make_article("Ships sailed. Nobody was hurt."))
    key = content_key(reading.article)
    store.keep_analysis(key, "1", reading.analysis)
    store.close()
    again = Store(store.path)
    assert again.known_analysis(key, "1") == reading.analysis
    assert again.known_analysis(key, "2") is None
    again.close()


def test_a_row_of_another_shape_counts_as_absent(store):
    store._db.execute("INSERT INTO made VALUES ('analysis', 'k', '1', ?)", (b'{"sentences": 3}',))
    assert store.known_analysis("k", "1") is None


def test_content_key_ignores_the_path_and_sees_the_text():
    one = make_article("Ships sailed.", name="a.txt")
    assert content_key(one) == content_key(make_article("Ships sailed.", name="b.txt"))
    assert content_key(one) != content_key(make_article("Ships sank.", name="a.txt"))


def test_a_failed_batch_keeps_nothing(store):
    def fail():
        with store.batch():
            store.keep_analysis("k", "1", make_reading(make_article("A.")).analysis)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert store.known_analysis("k", "1") is None


def test_what_another_version_made_is_dropped(store):
    analysis = make_reading(make_article("A.")).analysis
    store.keep_analysis("a", "1", analysis)
    store.keep_analysis("b", "2", analysis)
    store.keep_groups("g", "1", (("x", "y"),))
    assert store.forget_other_versions({"analysis": "2"}) == 1
    assert store.known_analysis("b", "2") == analysis
    assert store.known_groups("g", "1") == (("x", "y"),)


def test_a_story_of_another_shape_counts_as_absent(store):
    store._keep("story", "s", "1", b'{"id":"s","title":"Ships","facts":[]}')
    assert store.known_story("s", "1") is None
    store._keep("story", "s", "1", b'{"id":"s","title":"Ships","readings":[],"facts":[{"id":1}]}')
    assert store.known_story("s", "1") is None
    store._keep("story", "s", "1", b'{"id":"s","title":"Ships","readings":[]}')
    assert store.known_story("s", "1") is None


def test_a_story_comes_back_as_it_was(store):
    article = make_article("Ships sailed. Nobody was hurt.")
    story = make_story(make_reading(article), facts=(make_fact(cite(article, "Ships sailed.")),))
    store.keep_story("s", "1", story)
    assert store.known_story("s", "1") == story
    assert store.known_story("s", "2") is None
    assert store.known_groups("s", "1") is None


def test_stars_come_and_go(store):
    store.star("d1", None, on=True)
    store.star("d1", "f1", on=True)
    store.star("d1", "f1", on=True)
    assert store.stars() == {("d1", ""), ("d1", "f1")}
    store.star("d1", "f1", on=False)
    assert store.stars() == {("d1", "")}


def test_the_place_in_an_article_is_remembered(store):
    assert store.place("d1") is None
    store.keep_place("d1", 120)
    assert store.place("d1") == 120


def test_saved_searches_come_before_the_history_newest_first(store):
    for query in ("alpha", "beta", "gamma", "alpha"):
        store.remember_search(query)
    store.remember_search("beta", saved=True)
    store.remember_search("   ")
    assert store.searches() == (SavedSearch("beta", True), SavedSearch("alpha", False), SavedSearch("gamma", False))


def test_the_same_words_with_other_limits_are_another_search(store):
    store.remember_search("alpha", limits='{"outlet":"Post"}')
    store.remember_search("alpha", saved=True)
    store.remember_search("", limits='{"name":"Ida"}')
    assert store.searches() == (
        SavedSearch("alpha", True),
        SavedSearch("", False, '{"name":"Ida"}'),
        SavedSearch("alpha", False, '{"outlet":"Post"}'),
    )
    store.forget_search("alpha", '{"outlet":"Post"}')
    store.forget_search("never asked")
    assert [search.query for search in store.searches()] == ["alpha", ""]
    store.forget_search("alpha")
    assert [search.query for search in store.searches()] == [""]


def test_searches_of_a_file_from_before_limits_are_carried_over(store):
    store._db.executescript(
        "DROP TABLE searches;"
        "CREATE TABLE searches (query TEXT PRIMARY KEY, saved INTEGER NOT NULL DEFAULT 0, turn INTEGER NOT NULL);"
        "INSERT INTO searches VALUES ('old', 0, 1), ('kept', 1, 2);"
    )
    store.close()
    again = Store(store.path)
    assert again.searches() == (SavedSearch("kept", True), SavedSearch("old", False))
    again.remember_search("old", saved=True, limits="{}")
    assert again.searches()[0] == SavedSearch("old", True, "{}")
    assert again.warning is None
    again.close()


def test_the_history_is_bounded_and_saved_searches_stay(store):
    store.remember_search("kept", saved=True)
    for number in range(130):
        store.remember_search(f"query {number}")
    queries = [search.query for search in store.searches()]
    assert queries[0] == "kept"
    assert len(queries) == 101
    assert "query 129" in queries
    assert "query 1" not in queries


def test_the_file_is_for_its_owner_alone(store):
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_a_link_in_place_of_the_store_is_refused(tmp_path):
    (tmp_path / "real").touch()
    (tmp_path / "store.sqlite3").symlink_to(tmp_path / "real")
    with pytest.raises(StoreError, match=r"store\.sqlite3"):
        Store(tmp_path / "store.sqlite3")


def test_a_store_by_another_layout_keeps_the_marks(store):
    store.star("d1", None, on=True)
    store.keep_file(source(), "1", Found())
    store._db.execute("PRAGMA user_version = 99")
    store.close()
    again = Store(store.path)
    assert again.stars() == {("d1", "")}
    assert again.known_file(source(), "1") is None
    again.close()
