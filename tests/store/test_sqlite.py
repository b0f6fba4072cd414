from __future__ import annotations

import sqlite3
import stat

import pytest
from store_contract import StoreContract, source
from support import make_article

from briefing.store import Found, SqliteStore, StoreError, content_key
from briefing.store.database import Database
from briefing.store.sqlite import LAYOUT


class TestSqliteStore(StoreContract):
    @pytest.fixture
    def reopen(self, tmp_path):
        opened = []

        def reopen():
            while opened:
                opened.pop().close()
            opened.append(SqliteStore(tmp_path / "store.sqlite3", patience=0))
            return opened[0]

        yield reopen
        while opened:
            opened.pop().close()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.sqlite3"


def after(path, *orders):
    """The store, once these orders were carried out on its file."""
    SqliteStore(path).close()
    db = sqlite3.connect(path, isolation_level=None)
    for order in orders:
        db.execute(*order) if isinstance(order, tuple) else db.execute(order)
    db.close()
    return SqliteStore(path)


@pytest.mark.parametrize(
    "value",
    [b'{"sentences": 3}', b"", b"\xff\xfe", b"[" * 100_000, b"null", "text", 5, None],
    ids=["shape", "empty", "bytes", "deep", "null", "text", "number", "nothing"],
)
@pytest.mark.parametrize("kind", ["analysis", "groups", "story"])
def test_a_row_that_is_no_value_counts_as_absent(path, kind, value):
    order = "INSERT INTO made (kind, key, version, value) VALUES (?, 'k', '1', ?)"
    if value is None:
        with pytest.raises(sqlite3.IntegrityError):
            after(path, (order, (kind, value)))
        return
    store = after(path, (order, (kind, value)))
    known = {"analysis": store.known_analysis, "groups": store.known_groups, "story": store.known_story}[kind]
    assert known("k", "1") is None
    store.close()


@pytest.mark.parametrize(
    "value",
    [
        b'{"id":"s","title":"Ships","facts":[]}',
        b'{"id":"s","title":"Ships","readings":[],"facts":[{"id":1}]}',
        b'{"id":"s","title":"Ships","readings":[]}',
        b'{"id":"s","title":"Ships","readings":[],"facts":[],"more":1}',
    ],
)
def test_a_story_of_another_shape_counts_as_absent(path, value):
    store = after(path, ("INSERT INTO made VALUES ('story', 's', '1', ?)", (value,)))
    assert store.known_story("s", "1") is None
    store.close()


def test_a_later_layout_with_more_columns_and_tables_is_used_as_it_is(path):
    store = after(
        path,
        "ALTER TABLE files ADD COLUMN colour TEXT",
        "ALTER TABLE made ADD COLUMN cost INTEGER NOT NULL DEFAULT 3",
        "CREATE TABLE later (x)",
        "INSERT INTO later VALUES (1)",
        "PRAGMA user_version = 99",
    )
    store.keep_file(source(), "1", Found())
    store.keep_groups("g", "1", (("a",),))
    assert store.known_file(source(), "1") == Found()
    assert store.known_groups("g", "1") == (("a",),)
    store.close()
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA user_version").fetchone() == (99,)
    assert db.execute("SELECT x FROM later").fetchall() == [(1,)]
    db.close()


def test_a_later_layout_that_lacks_a_column_is_left_alone(path):
    with pytest.raises(StoreError, match=r"store\.sqlite3: made by a later version"):
        after(path, "ALTER TABLE files RENAME COLUMN found TO held", "PRAGMA user_version = 99")
    assert not list(path.parent.glob("*broken*"))


def test_an_earlier_layout_is_begun_again_since_it_can_be_made_again(path):
    store = after(path, "ALTER TABLE files RENAME COLUMN found TO held", "PRAGMA user_version = 0")
    store.keep_file(source(), "1", Found())
    assert store.known_file(source(), "1") == Found()
    store.close()


def test_content_key_ignores_the_path_and_sees_the_text():
    one = make_article("Ships sailed.", name="a.txt")
    assert content_key(one) == content_key(make_article("Ships sailed.", name="b.txt"))
    assert content_key(one) != content_key(make_article("Ships sank.", name="a.txt"))


def test_the_file_is_for_its_owner_alone(path):
    SqliteStore(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


OF_LAYOUT_1 = (
    "DROP TABLE made",
    "CREATE TABLE made (kind TEXT NOT NULL, key TEXT NOT NULL, version TEXT NOT NULL, value BLOB NOT NULL, "
    "PRIMARY KEY (kind, key)) WITHOUT ROWID",
    "INSERT INTO made VALUES ('near', 'k', '1', x'00ff')",
    "INSERT INTO made VALUES ('near', 'm', '0', x'00')",
    "PRAGMA user_version = 1",
)


def laid_out(path):
    db = sqlite3.connect(path)
    try:
        rows = db.execute(
            "SELECT name FROM sqlite_master WHERE name = 'made' AND sql LIKE '%WITHOUT ROWID%'"
        ).fetchall()
        return not rows and db.execute("PRAGMA user_version").fetchone() == (LAYOUT,)
    finally:
        db.close()


def test_what_an_earlier_layout_holds_is_brought_into_this_one_when_the_code_has_changed(path):
    store = after(path, *OF_LAYOUT_1)
    assert not laid_out(path)
    assert store.known_bytes("near", "m", "0") == b"\x00"
    assert store.forget_other_versions({"near": "1"}) == 1
    assert laid_out(path)
    assert store.known_bytes("near", "k", "1") == b"\x00\xff"
    assert store.counts() == {"files": 0, "made": 1}
    assert store.check() == ()
    store.keep_bytes("near", "k", "2", b"other")
    assert store.known_bytes("near", "k", "1") is None
    store.close()


def test_where_there_is_no_room_to_move_it_an_earlier_layout_is_used_as_it_is(path, monkeypatch):
    write = Database.write

    def full(db, order, values=()):
        if order.startswith("INSERT INTO made (kind, key, version, value) SELECT"):
            raise StoreError("the disk is full")
        return write(db, order, values)

    store = after(path, *OF_LAYOUT_1)
    with monkeypatch.context() as patched:
        patched.setattr(Database, "write", full)
        store.forget_other_versions({"near": "1"})
        assert store.known_bytes("near", "k", "1") == b"\x00\xff"
        store.keep_bytes("near", "l", "1", b"more")
        store.close()
    assert not laid_out(path)
    store = SqliteStore(path)
    store.forget_other_versions({"near": "1"})
    assert laid_out(path)
    assert store.known_bytes("near", "l", "1") == b"more"
    store.close()


def test_a_new_store_has_this_layout_at_once(path):
    SqliteStore(path).close()
    assert laid_out(path)
