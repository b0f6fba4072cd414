from __future__ import annotations

import sqlite3
import stat
import threading

import pytest
from notebook_contract import FERRY, TRAIN, NotebookContract, starred

from briefing.store import SqliteNotebook, UnsavedNotebook
from briefing.store import notebook as module
from briefing.store.events import STAR, UNDO


class TestSqliteNotebook(NotebookContract):
    @pytest.fixture
    def notebook(self, tmp_path):
        notebook = SqliteNotebook(tmp_path / "notebook.sqlite3", patience=1)
        yield notebook
        notebook.close()


class TestUnsavedNotebook(NotebookContract):
    @pytest.fixture
    def notebook(self):
        return UnsavedNotebook()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "notebook.sqlite3"


def test_what_is_added_outlives_the_process(path):
    notebook = SqliteNotebook(path)
    notebook.add(STAR, FERRY)
    notebook.remember_search("harbour", saved=True)
    notebook.remember_search("ferry")
    records, searches = notebook.records(), notebook.searches()
    notebook.close()
    again = SqliteNotebook(path)
    assert again.records() == records
    assert again.searches() == searches
    assert starred(again) == [FERRY]
    assert again.warning is None
    again.close()


def test_all_of_it_is_for_its_owner_alone(path):
    notebook = SqliteNotebook(path)
    notebook.add(STAR, FERRY)
    assert {stat.S_IMODE(item.stat().st_mode) for item in path.parent.iterdir()} == {0o600}
    notebook.close()


def test_every_event_is_down_on_the_disk_before_it_counts(path):
    notebook = SqliteNotebook(path)
    assert notebook._db.number("PRAGMA synchronous") == 2
    assert notebook._db.row("PRAGMA journal_mode") == ("wal",)
    notebook.close()


def test_two_see_what_the_other_writes(path):
    one, two = SqliteNotebook(path), SqliteNotebook(path)
    star = one.add(STAR, FERRY)
    assert two.refresh()
    assert starred(two) == [FERRY]
    assert not two.refresh()
    two.add(UNDO, undoes=(star.id,))
    two.add(STAR, TRAIN)
    assert one.refresh()
    assert starred(one) == starred(two) == [TRAIN]
    one.close()
    two.close()


def test_many_writers_lose_nothing_and_lock_nobody_out(path):
    def write(name):
        notebook = SqliteNotebook(path)
        for _ in range(15):
            notebook.add(STAR, FERRY, {"by": name})
            notebook.remember_search(name, saved=True)
        notebook.close()

    failed = []

    def run(name):
        try:
            write(name)
        except Exception as error:  # whatever it is, it is told below
            failed.append(error)

    threads = [threading.Thread(target=run, args=(f"writer {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    notebook = SqliteNotebook(path)
    assert len(notebook.state.stars) == 60
    assert len(notebook.state.searches) == 4
    assert notebook.check() == ()
    assert notebook.warning is None
    notebook.close()


def test_the_history_is_bounded_and_saved_searches_stay(path):
    notebook = SqliteNotebook(path)
    notebook.remember_search("kept", saved=True)
    for number in range(130):
        notebook.remember_search(f"query {number}")
    queries = [search.query for search in notebook.searches()]
    assert queries[0] == "kept"
    assert len(queries) == 101
    assert "query 129" in queries
    assert "query 1" not in queries
    notebook.close()


def test_a_copy_is_made_before_every_migration_and_never_over_another(path, monkeypatch):
    SqliteNotebook(path).close()
    notebook = SqliteNotebook(path)
    notebook.add(STAR, FERRY)
    notebook.close()
    for number in (1, 2):
        more = (*module.MIGRATIONS, (f"ALTER TABLE events ADD COLUMN later{number} TEXT NOT NULL DEFAULT ''",))
        monkeypatch.setattr(module, "MIGRATIONS", more)
        changed = SqliteNotebook(path)
        assert starred(changed)[0] == FERRY
        changed.add(STAR, TRAIN)
        changed.close()
        copy = sqlite3.connect(path.with_name(f"notebook.sqlite3.copy-{number}"))
        assert copy.execute("SELECT count(*) FROM events").fetchone() == (number,)
        assert f"later{number}" not in {row[1] for row in copy.execute("PRAGMA table_info(events)")}
        copy.close()


def test_a_failed_migration_changes_nothing(path, monkeypatch):
    notebook = SqliteNotebook(path)
    notebook.add(STAR, FERRY)
    notebook.close()
    with monkeypatch.context() as patched:
        patched.setattr(module, "MIGRATIONS", (*module.MIGRATIONS, ("DROP TABLE asked", "no such order")))
        with pytest.raises(module.StoreError, match=r"notebook\.sqlite3"):
            SqliteNotebook(path)
    again = SqliteNotebook(path)
    assert starred(again) == [FERRY]
    assert again.searches() == ()
    again.close()


def test_a_notebook_of_a_later_version_is_used_and_keeps_what_is_new_in_it(path):
    SqliteNotebook(path).close()
    db = sqlite3.connect(path)
    db.execute("ALTER TABLE events ADD COLUMN desk TEXT NOT NULL DEFAULT 'none'")
    db.execute("PRAGMA user_version = 9")
    db.commit()
    db.close()
    notebook = SqliteNotebook(path)
    notebook.add(STAR, FERRY)
    notebook.close()
    db = sqlite3.connect(path)
    assert db.execute("SELECT desk FROM events").fetchall() == [("none",)]
    assert db.execute("PRAGMA user_version").fetchone() == (9,)
    db.close()
