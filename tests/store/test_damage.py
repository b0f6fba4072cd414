"""What counts as damage, what does not, and that nothing a reader marked goes away with either."""

from __future__ import annotations

import os
import resource
import sqlite3
import stat
import subprocess
import sys

import pytest

from briefing.pipeline import Noticed, Session
from briefing.store import SqliteStore, StoreError, notebook, sqlite
from briefing.store.faults import is_damage


@pytest.fixture
def path(tmp_path):
    """A store as an earlier version left it, with one star, one place and one saved search in it."""
    path = tmp_path / "briefing.sqlite3"
    SqliteStore(path).close()
    db = sqlite3.connect(path)
    db.executescript(EARLIER)
    db.close()
    return path


EARLIER = """
CREATE TABLE stars (digest TEXT NOT NULL, fact TEXT NOT NULL, PRIMARY KEY (digest, fact)) WITHOUT ROWID;
CREATE TABLE places (digest TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE searches (query TEXT NOT NULL, limits TEXT NOT NULL DEFAULT '', saved INTEGER NOT NULL DEFAULT 0,
    turn INTEGER NOT NULL, PRIMARY KEY (query, limits)) WITHOUT ROWID;
INSERT INTO stars VALUES ('d1', 'f1');
INSERT INTO places VALUES ('d1', 7);
INSERT INTO searches VALUES ('harbour', '', 1, 1);
"""
ALL = [("d1", "f1")], [("d1", 7)], [("harbour", "", 1, 1)]


def marks(path):
    SqliteStore(path, patience=0).close()
    db = sqlite3.connect(path)
    try:
        return tuple(db.execute(f"SELECT * FROM {table}").fetchall() for table in ("stars", "places", "searches"))
    finally:
        db.close()


def aside(path):
    return sorted(item.name for item in path.parent.glob("*broken*"))


def error(code):
    made = sqlite3.OperationalError("made for the test")
    made.sqlite_errorcode = code
    return made


@pytest.mark.parametrize("code", [sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT_INDEX])
def test_bad_bytes_are_damage(code):
    assert is_damage(error(code))


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_BUSY_SNAPSHOT,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_SHMMAP,
    ],
)
def test_a_busy_full_or_unreachable_file_is_not(code, path, monkeypatch):
    assert not is_damage(error(code))

    def refuse(db):
        raise StoreError(f"{db.path}: no", damaged=is_damage(error(code)))

    with monkeypatch.context() as patched:
        patched.setattr(sqlite, "_prepare", refuse)
        with pytest.raises(StoreError, match=path.name):
            SqliteStore(path)
    assert aside(path) == []
    assert marks(path) == ALL


def test_a_lock_that_another_process_holds_leaves_the_file_alone(path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(StoreError, match="another process has locked it"):
            SqliteStore(path, patience=0)
    finally:
        other.close()
    assert aside(path) == []
    assert marks(path) == ALL


def test_a_full_disk_leaves_the_file_alone(tmp_path, path):
    code = (
        "import resource, sys; from pathlib import Path; from briefing.store import SqliteStore, StoreError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "try:\n SqliteStore(Path(sys.argv[1]))\nexcept StoreError as error:\n print(error)\n"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert "the disk is full" in run.stdout
    assert aside(path) == []
    assert marks(path) == ALL
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0


def test_a_damaged_file_is_put_aside_under_a_number_and_its_rows_are_carried_over(path):
    for number in (1, 2):
        data = bytearray(path.read_bytes())
        data[:16] = b"no database, no!"
        path.write_bytes(data)
        store = SqliteStore(path)
        assert f"moved to briefing.sqlite3.broken-{number}; 3 rows were carried over" in store.warning
        store.close()
        assert (path.parent / f"briefing.sqlite3.broken-{number}").read_bytes() == data
    assert len(aside(path)) == 2
    assert marks(path) == ALL


def test_a_file_that_never_was_a_database_is_kept_too(path):
    path.write_bytes(b"this is no database, it only pretends to be one" * 40)
    store = SqliteStore(path)
    assert store.check() == ()
    assert "0 rows were carried over" in store.warning
    store.close()
    assert (path.parent / "briefing.sqlite3.broken-1").read_bytes().startswith(b"this is no database")


def test_what_stands_on_sound_pages_survives_a_bad_one(path):
    stars = {(f"{number:064x}", "f1234567890") for number in range(900)}
    db = sqlite3.connect(path)
    with db:
        db.executemany("INSERT INTO stars VALUES (?, ?)", sorted(stars))
    db.close()
    data = bytearray(path.read_bytes())
    data[:16] = bytes(16)
    middle = data.index(f"{450:064x}".encode()) // 4096
    data[middle * 4096 : (middle + 1) * 4096] = bytes(4096)
    path.write_bytes(data)
    SqliteStore(path).close()
    kept = stars & set(marks(path)[0])
    assert 800 < len(kept) < 900


def test_the_next_run_puts_nothing_aside_again(path):
    path.write_bytes(b"x" * 9000)
    SqliteStore(path).close()
    again = SqliteStore(path)
    assert again.warning is None
    again.close()
    assert aside(path) == ["briefing.sqlite3.broken-1"]


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_a_link_beside_the_store_is_refused_and_not_followed(path, tmp_path, suffix):
    target = tmp_path / "target"
    target.write_bytes(b"keep me")
    place = path.with_name(path.name + suffix)
    place.unlink(missing_ok=True)
    place.symlink_to(target)
    with pytest.raises(StoreError, match=place.name):
        SqliteStore(path)
    assert target.read_bytes() == b"keep me"
    assert aside(path) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to another user")
@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_a_file_of_another_user_is_refused(path, suffix):
    place = path.with_name(path.name + suffix)
    place.touch(0o666)
    os.chown(place, 12345, 12345)
    with pytest.raises(StoreError, match="belongs to another user"):
        SqliteStore(path)
    assert aside(path) == []
    os.chown(place, 0, 0)
    assert marks(path) == ALL


def test_the_reader_is_told_once_and_goes_on(own_folders, tmp_path, monkeypatch):
    (own_folders / "data").mkdir(mode=0o700)

    def full(db):
        raise StoreError(f"{db.path}: the disk is full")

    monkeypatch.setattr(sqlite, "_prepare", full)
    monkeypatch.setattr(notebook, "_prepare", full)
    (tmp_path / "a.txt").write_text("Ferry sinks\n\nThe ferry Aurora sank in the harbour of Lisbon on Friday.")
    heard = []
    session = Session([tmp_path / "a.txt"])
    assert len(session.load(heard.append).readings) == 1
    notices = [event.message for event in heard if isinstance(event, Noticed)]
    assert len(notices) == 1
    assert "can't save anything" in notices[0]
    assert "the disk is full" in notices[0]


def test_what_is_put_aside_is_for_its_owner_alone(path):
    path.write_bytes(b"x" * 9000)
    SqliteStore(path).close()
    assert all(stat.S_IMODE(item.stat().st_mode) == 0o600 for item in path.parent.glob("briefing.*") if item.is_file())
