"""Every fault of a disk, a lock or a byte, on every file of store and notebook: one message, and nothing lost."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from functools import partial

import pytest
from notebook_contract import FERRY, TRAIN, starred

from briefing.cli import main
from briefing.pipeline import Noticed, Session, keeping
from briefing.pipeline.state import NOTEBOOK_NAME, STORE_NAME
from briefing.store import SqliteNotebook, SqliteStore, StoreError
from briefing.store.events import STAR

NEWS = (
    "Ferry sinks\n\nThe ferry Aurora sank in the harbour of Lisbon on Friday. Forty people were saved by fishermen.\n"
)
FILES = ("notebook.sqlite3", "notebook.sqlite3-wal", "notebook.sqlite3-shm", "notebook.jsonl")
STARS = 12


@pytest.fixture(scope="module")
def left(tmp_path_factory):
    """The files of a notebook whose process was killed: the last events are in the write-ahead log only."""
    folder, living = tmp_path_factory.mktemp("left"), tmp_path_factory.mktemp("living")
    notebook = SqliteNotebook(living / NOTEBOOK_NAME)
    for number in range(STARS):
        notebook.add(STAR, FERRY, {"n": number})
    for name in FILES:
        shutil.copy(living / name, folder)
    notebook.close()
    return folder


@pytest.fixture
def path(left, tmp_path):
    shutil.copytree(left, tmp_path / "data")
    return tmp_path / "data" / NOTEBOOK_NAME


def numbers(path):
    notebook = SqliteNotebook(path, patience=0)
    try:
        assert notebook.check() == ()
        return [event.says["n"] for event in notebook.state.stars], notebook.warning
    finally:
        notebook.close()


def test_what_a_killed_process_left_is_whole_without_a_word(path):
    assert numbers(path) == (list(range(STARS)), None)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("seed", range(12))
def test_flipped_bytes_in_one_file_lose_nothing(path, name, seed):
    chance = random.Random(f"{name} {seed}")
    file = path.with_name(name)
    data = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 1, 40))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)
    assert numbers(path)[0] == list(range(STARS))
    assert numbers(path) == (list(range(STARS)), None)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("part", [0, 0.1, 0.5, 0.93])
def test_a_truncated_file_loses_nothing(path, name, part):
    file = path.with_name(name)
    os.truncate(file, int(file.stat().st_size * part))
    assert numbers(path)[0] == list(range(STARS))
    assert numbers(path) == (list(range(STARS)), None)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_loses_nothing(path, name):
    path.with_name(name).unlink()
    assert numbers(path)[0] == list(range(STARS))


@pytest.mark.parametrize("name", ["notebook.sqlite3-wal", "notebook.sqlite3-shm"])
def test_a_log_of_another_database_is_seen_through(path, tmp_path, name):
    other = SqliteNotebook(tmp_path / "other.sqlite3")
    for number in range(30):
        other.add(STAR, TRAIN, {"other": number})
    shutil.copy(tmp_path / name.replace("notebook", "other"), path.with_name(name))
    other.close()
    notebook = SqliteNotebook(path)
    assert [event.says["n"] for event in notebook.state.stars if "n" in event.says] == list(range(STARS))
    assert notebook.check() == ()
    notebook.close()


def test_what_was_damaged_is_kept_under_a_number(path):
    path.with_name("notebook.sqlite3-wal").unlink()
    path.write_bytes(b"x" * 5000)
    found, warning = numbers(path)
    assert found == list(range(STARS))
    assert warning is not None
    assert f"{path} was damaged: moved to notebook.sqlite3.broken-1; {STARS} marks were carried over" in warning
    assert path.with_name("notebook.sqlite3.broken-1").read_bytes() == b"x" * 5000
    mirror = path.with_name("notebook.jsonl")
    mirror.write_bytes(mirror.read_bytes().replace(b'"star"', b'"scar"', 1))
    found, warning = numbers(path)
    assert found == list(range(STARS))
    assert warning == f"{mirror} was damaged: kept as notebook.jsonl.broken-1 and written again"


def test_text_that_is_not_utf8_is_damage_that_the_mirror_mends(path):
    db = sqlite3.connect(path)
    db.execute("UPDATE events SET says = CAST(X'ff7b7d' AS TEXT) WHERE seq = 3")
    db.commit()
    db.close()
    assert numbers(path)[0] == list(range(STARS))


def test_an_event_that_somebody_changed_is_the_one_of_the_mirror_again(path):
    db = sqlite3.connect(path)
    db.execute("""UPDATE events SET says = '{"n": 99}' WHERE seq = 3""")
    db.commit()
    db.close()
    assert numbers(path)[0] == list(range(STARS))


def test_damage_that_shows_while_it_is_open_is_mended_and_the_mark_is_kept(path):
    numbers(path)  # all of it is in the one file now
    notebook = SqliteNotebook(path)
    with path.open("r+b") as file:
        for page in range(4096, path.stat().st_size, 4096):
            file.seek(page)
            file.write(b"\xee" * 4096)
    notebook._db.write("PRAGMA shrink_memory")  # what it has read before is read again
    notebook.add(STAR, FERRY, {"n": STARS})
    assert "moved to notebook.sqlite3.broken-1" in notebook.warning
    notebook.close()
    assert numbers(path)[0] == list(range(STARS + 1))


def test_a_file_that_is_moved_away_while_it_is_open_comes_again_with_all_marks(path):
    notebook = SqliteNotebook(path)
    for name in FILES:
        path.with_name(name).rename(path.with_name(f"gone-{name}"))
    notebook.add(STAR, FERRY, {"n": STARS})
    notebook.close()
    assert sorted(numbers(path)[0]) == list(range(STARS + 1))


def test_a_lock_that_others_hold_leaves_the_notebook_alone(path):
    notebook = SqliteNotebook(path, patience=0)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another process has locked it"):
        notebook.add(STAR, TRAIN)
    assert TRAIN not in starred(notebook)
    other.execute("ROLLBACK")
    other.close()
    notebook.add(STAR, TRAIN)
    notebook.close()
    assert path.with_name("notebook.jsonl").read_bytes().count(b"\n") == STARS + 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to another user")
@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_user_is_refused_and_left_alone(path, name):
    file = path.with_name(name)
    os.chown(file, 12345, 12345)
    before = file.read_bytes()
    with pytest.raises(StoreError, match="user"):
        SqliteNotebook(path)
    assert file.read_bytes() == before
    assert not list(path.parent.glob("*broken*"))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", ["link", "fifo", "folder"])
def test_what_is_no_file_is_refused_without_waiting(path, tmp_path, name, kind):
    file = path.with_name(name)
    file.unlink()
    if kind == "fifo":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    else:
        (tmp_path / "target").write_bytes(b"keep me")
        file.symlink_to(tmp_path / "target")
    with pytest.raises(StoreError, match="notebook"):
        SqliteNotebook(path, patience=0)
    if kind == "link":
        assert (tmp_path / "target").read_bytes() == b"keep me"


# The commands


@pytest.fixture
def news(tmp_path):
    file = tmp_path / "news" / "a.txt"
    file.parent.mkdir()
    file.write_text(NEWS)
    return file.parent


def command(*arguments, limit=None):
    """A command as a process of its own, files limited to ``limit`` bytes; status, output, messages."""
    code = "import sys\nfrom briefing.cli import main\n"
    if limit is not None:
        # Nor is a module compiled: of a file that finds no room Python keeps the half, and trips over it ever after.
        code += "import resource\nsys.dont_write_bytecode = True\n"
        code += f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
    code += "sys.exit(main(sys.argv[1:]))"
    run = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], check=False, capture_output=True, text=True
    )
    return run.returncode, run.stdout, run.stderr


@pytest.mark.parametrize("limit", [0, 100, 5000, 40_000])
@pytest.mark.parametrize("there", [False, True])
def test_a_full_disk_is_one_message_and_the_command_goes_on(own_folders, news, limit, there):
    if there:
        assert command("brief", news, "-f", "text")[0] == 0
        notebook = SqliteNotebook(own_folders / "data" / NOTEBOOK_NAME)
        notebook.add(STAR, FERRY)
        notebook.close()
        (news / "b.txt").write_text(NEWS.replace("Forty", "Fifty"))
    status, out, messages = command("brief", news, "-f", "text", limit=limit)
    assert status == 0
    assert "The ferry Aurora sank" in out
    assert "Traceback" not in messages
    assert messages.count("\n") <= 1
    assert not messages or "save" in messages
    assert not list((own_folders / "data").glob("*broken*"))
    again = SqliteNotebook(own_folders / "data" / NOTEBOOK_NAME)
    assert starred(again) == ([FERRY] if there else [])
    again.close()


@pytest.mark.parametrize("kind", ["analysis", "groups", "story"])
@pytest.mark.parametrize("value", [b"no JSON", b"\xff", b"", b"[[1]]"])
def test_a_cached_row_that_is_no_value_is_made_again(own_folders, news, capsys, kind, value):
    assert main(["brief", str(news), "-f", "text"]) == 0
    first = capsys.readouterr()
    db = sqlite3.connect(own_folders / "data" / STORE_NAME)
    with db:
        assert db.execute("UPDATE made SET value = ? WHERE kind = ?", (value, kind)).rowcount == 1
        db.execute("UPDATE files SET found = ?", (value,))
    db.close()
    assert main(["brief", str(news), "-f", "text"]) == 0
    assert capsys.readouterr() == first


@pytest.mark.parametrize("name", [STORE_NAME, NOTEBOOK_NAME])
def test_a_file_that_another_process_locks_is_one_message(own_folders, news, capsys, monkeypatch, name):
    assert main(["brief", str(news), "-f", "text"]) == 0
    first = capsys.readouterr().out
    monkeypatch.setattr(keeping, "SqliteStore", partial(SqliteStore, patience=0))
    monkeypatch.setattr(keeping, "SqliteNotebook", partial(SqliteNotebook, patience=0))
    other = sqlite3.connect(own_folders / "data" / name, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert main(["brief", str(news), "-f", "text"]) == 0
    finally:
        other.close()
    out, messages = capsys.readouterr()
    assert out == first
    assert messages.count("\n") == 1
    assert "another process has locked it" in messages


def test_writers_that_are_locked_out_later_say_so_once(own_folders, news, monkeypatch):
    monkeypatch.setattr(keeping, "SqliteStore", partial(SqliteStore, patience=0))
    session = Session([news])
    session.store()
    other = sqlite3.connect(own_folders / "data" / STORE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    heard = []
    assert len(session.load(heard.append).readings) == 1
    session.stories()
    other.close()
    notices = [event.message for event in heard if isinstance(event, Noticed)]
    assert len(notices) == 1
    assert "another process has locked it" in notices[0]
    session.close()


def test_a_store_whose_pages_are_bad_is_mended_while_it_is_used(own_folders, news):
    Session([news]).load()
    path = own_folders / "data" / STORE_NAME
    data = bytearray(path.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 4096] = b"\xee" * 4096
    path.write_bytes(data)
    heard = []
    session = Session([news])
    assert len(session.load(heard.append).readings) == 1
    assert len(session.stories()) == 1
    session.close()
    notices = [event.message for event in heard if isinstance(event, Noticed)]
    assert len(notices) == 1
    assert "moved to briefing.sqlite3.broken-1" in notices[0]
    assert command("brief", news, "-f", "text")[2] == ""


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_one_message(own_folders, news, capsys):
    assert main(["brief", str(news), "-f", "text"]) == 0
    first = capsys.readouterr().out
    (own_folders / "data").chmod(0o500)
    try:
        assert main(["brief", str(news), "-f", "text"]) == 0
    finally:
        (own_folders / "data").chmod(0o700)
    out, messages = capsys.readouterr()
    assert out == first
    assert messages.count("\n") == 1


def test_marks_of_a_notebook_that_cannot_be_opened_are_shown(own_folders, path, news):
    shutil.copytree(path.parent, own_folders / "data")
    (own_folders / "data").chmod(0o700)
    file = own_folders / "data" / NOTEBOOK_NAME
    file.unlink()
    file.mkdir()
    heard = []
    session = Session([news])
    notebook = session.notebook(heard.append)
    assert len(notebook.state.stars) == STARS
    assert not notebook.lasting
    assert [event.message for event in heard] == [f"can't save marks: {file}: a link or a device, not a file"]
    session.close()


# In and out of a file


def test_export_and_import_carry_everything(own_folders, path, tmp_path, capsys):
    (own_folders / "data").mkdir(mode=0o700)
    for name in FILES:
        shutil.copy(path.with_name(name), own_folders / "data")
    target = tmp_path / "notes.json"
    assert main(["doctor", "--export", str(target)]) == 0
    assert json.loads(target.read_text())["format"] == "briefing-notebook/1"
    assert main(["doctor", "--export", str(target)]) == 1
    assert "--force" in capsys.readouterr().err
    shutil.rmtree(own_folders / "data")
    assert main(["doctor", "--import", str(target)]) == 0
    assert f"{STARS} events taken in" in capsys.readouterr().err
    assert numbers(own_folders / "data" / NOTEBOOK_NAME)[0] == list(range(STARS))
    assert main(["doctor", "--import", str(target)]) == 0
    assert f"0 events taken in, {STARS} were there already" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "{}", "no JSON", '{"format": "other/1", "events": []}', "[" * 9999])
def test_what_is_no_export_is_refused(own_folders, tmp_path, capsys, text):
    source = tmp_path / "notes.json"
    source.write_text(text)
    assert main(["doctor", "--import", str(source)]) == 1
    message = capsys.readouterr().err
    assert message.startswith(f"briefing: {source}: ")
    assert message.count("\n") == 1


def test_a_changed_event_of_an_export_is_left_out_and_hostile_words_are_made_harmless(own_folders, tmp_path, capsys):
    notebook = SqliteNotebook(tmp_path / "n.sqlite3")
    notebook.add(STAR, FERRY, {"words": "\x1b]52;c;aGk=\x07red\u202e"})
    notebook.add(STAR, TRAIN)
    lines = (tmp_path / "n.jsonl").read_text().replace("The train left", "The train stayed")
    notebook.close()
    (tmp_path / "notes.json").write_text(lines)
    assert main(["doctor", "--import", str(tmp_path / "notes.json")]) == 1
    assert "1 events can't be read and were left out" in capsys.readouterr().err
    taken = SqliteNotebook(own_folders / "data" / NOTEBOOK_NAME)
    assert starred(taken) == [FERRY]
    assert taken.state.stars[0].says["words"].isprintable()
    taken.close()


@pytest.mark.parametrize("name", [STORE_NAME, NOTEBOOK_NAME])
def test_doctor_names_what_is_wrong_and_repairs_it(own_folders, news, capsys, name):
    main(["brief", str(news), "-f", "text"])
    notebook = SqliteNotebook(own_folders / "data" / NOTEBOOK_NAME)
    notebook.add(STAR, FERRY)
    notebook.close()
    assert main(["doctor"]) == 0
    path = own_folders / "data" / name
    with sqlite3.connect(path) as db:
        table = {"made": STORE_NAME, "asked": NOTEBOOK_NAME}
        wanted = next(key for key, value in table.items() if value == name)
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (wanted,)).fetchone()
    db.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 : (root - 1) * 4096 + 8] = b"\xee" * 8
    path.write_bytes(data)
    capsys.readouterr()
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "run `briefing doctor --repair` to mend it" in out
    assert main(["doctor", "--repair"]) == 0
    assert f"moved to {name}.broken-1" in capsys.readouterr().out
    assert main(["doctor"]) == 0
    again = SqliteNotebook(own_folders / "data" / NOTEBOOK_NAME)
    assert starred(again) == [FERRY]
    again.close()
