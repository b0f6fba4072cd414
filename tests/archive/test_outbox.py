"""Marks that no server took: on this machine until one does, whatever ended the app meanwhile."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import psycopg
import pytest
from notebook_contract import FERRY, TRAIN, starred

from briefing.archive import Archive, Link, PostgresNotebook, bring_up_to_date
from briefing.archive.outbox import Outbox
from briefing.cli import main
from briefing.store import StoreError
from briefing.store.events import DESK, STAR, new_record
from briefing.store.mirror import line_of

sys.path.append(str(Path(__file__).parent.parent / "tui"))
from terminal import Terminal

HERE = "host=news.example dbname=desk"
STARS = [(new_record(STAR, "ida", about), shared) for about, shared in ((FERRY, False), (TRAIN, True))]


class Going:
    """A server that can go and come back."""

    def __init__(self, programs):
        self.programs, self.folder = programs, programs.make()
        self.address = f"host={self.folder} user=postgres dbname=postgres"
        self.start()

    def start(self):
        self.programs.start(self.folder)

    def stop(self):
        self.programs.stop(self.folder)


@pytest.fixture
def going(programs):
    server = Going(programs)
    bring_up_to_date(Link(server.address))
    yield server
    programs.remove(server.folder)


def events(address):
    with psycopg.connect(address) as db:
        return db.execute("SELECT kind, shared FROM briefing.events WHERE kind = 'star' ORDER BY seq").fetchall()


def test_what_is_written_while_the_server_is_away_is_sent_at_the_next_start(going, tmp_path):
    notebook = PostgresNotebook(Link(going.address), shares=True, folder=tmp_path / "data")
    notebook.add(STAR, FERRY)
    going.stop()
    notebook.add(STAR, TRAIN)
    notebook.add(DESK, TRAIN)
    assert "2 marks wait here to be sent" in notebook.warning
    notebook.close()
    assert notebook.waiting == 2
    with pytest.raises(StoreError, match="can't be reached"):
        PostgresNotebook(Link(going.address), folder=tmp_path / "data")

    going.start()
    again = PostgresNotebook(Link(going.address), folder=tmp_path / "data")
    assert again.warning == "2 marks from the last time waited here for the server: sent"
    assert starred(again) == [FERRY, TRAIN]
    assert again.waiting == 0
    assert events(going.address) == [("star", True), ("star", True)]
    assert not list((tmp_path / "data").glob("*.jsonl"))
    again.close()
    assert Archive(going.address, folder=tmp_path / "data").notebook().warning is None


def test_what_is_killed_loses_no_more_than_what_is_closed(going, tmp_path):
    notebook = PostgresNotebook(Link(going.address), folder=tmp_path)
    going.stop()
    notebook.add(STAR, FERRY)  # nobody closes it
    going.start()
    again = PostgresNotebook(Link(going.address), folder=tmp_path)
    assert starred(again) == [FERRY]
    notebook.refresh()  # the first app is there after all, and sends it too
    assert notebook.waiting == 0
    assert len(events(going.address)) == 1
    for one in (notebook, again):
        one.close()


def test_without_a_folder_nothing_is_left_on_this_machine(going, own_folders, tmp_path):
    notebook = PostgresNotebook(Link(going.address))
    going.stop()
    notebook.add(STAR, FERRY)
    notebook.close()
    assert not list(tmp_path.rglob("outbox*"))


def test_where_nothing_can_be_kept_the_mark_holds_and_that_is_said(going, tmp_path):
    blocked = tmp_path / "data"
    blocked.write_text("a file in the place of the folder")
    notebook = PostgresNotebook(Link(going.address), folder=blocked)
    going.stop()
    notebook.add(STAR, FERRY)
    assert "keep the app open" in notebook.warning
    assert starred(notebook) == [FERRY]
    going.start()
    notebook.refresh()
    assert len(events(going.address)) == 1
    notebook.close()


def test_in_the_app_on_a_terminal_a_star_outlives_the_server_and_the_app(going, own_folders, samples):
    address = going.address
    assert main(["archive", "add", str(samples / "moon"), "--archive", address]) == 0
    assert main(["archive", "work", "--once", "--archive", address]) == 0
    command = [sys.executable, "-m", "briefing", "--archive", address]
    with Terminal(command, (120, 40)) as app:
        app.wait_for(b"Reported by")
        going.stop()
        app.press(b"*")
        app.wait_for("★".encode())
        app.press(b"q")
        assert app.finish() == 0
        assert b"they wait on this machine" in app.output
    assert list((own_folders / "data").glob("outbox-*.jsonl"))
    going.start()
    with Terminal(command, (120, 40)) as app:
        app.wait_for("★".encode())
        app.press(b"q")
        app.finish()
    assert len(events(address)) == 1
    assert not list((own_folders / "data").glob("outbox-*.jsonl"))


# The files.


def test_what_is_put_is_read_back_by_nobody_but_the_same_person_of_the_same_archive(tmp_path):
    outbox = Outbox(tmp_path, HERE, "ida")
    outbox.put(STARS)
    assert Outbox(tmp_path, "postgresql://news.example/desk", "ida").read() == STARS
    for address, who in ((HERE, "tom"), ("host=news.example dbname=other", "ida"), (f"{HERE} port=5433", "ida")):
        assert Outbox(tmp_path, address, who).read() == []
    both = "host=one.example,two.example port=1,2 dbname=desk"
    Outbox(tmp_path, both, "ida").put(STARS)
    assert Outbox(tmp_path, "host=two.example,one.example port=2,1 dbname=desk", "ida").read() == STARS


def test_what_the_server_has_goes_and_the_rest_stays(tmp_path):
    outbox = Outbox(tmp_path, HERE, "ida")
    outbox.put(STARS)
    outbox.drop({STARS[0][0].id})
    assert outbox.read() == STARS[1:]
    outbox.put(STARS[:1])
    outbox.drop({record.id for record, _ in STARS})
    assert outbox.read() == []
    assert not list(tmp_path.glob("*.jsonl"))


def test_the_files_are_the_person_s_alone(tmp_path):
    folder = tmp_path / "data"
    Outbox(folder, HERE, "ida").put(STARS)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.glob("outbox*.jsonl")} == {0o600}


def test_a_link_in_the_place_of_a_file_is_neither_read_nor_written(tmp_path):
    outbox = Outbox(tmp_path, HERE, "ida")
    outbox.put(STARS[:1])
    path = next(tmp_path.glob("outbox*.jsonl"))
    other = tmp_path / "other"
    path.rename(other)
    path.symlink_to(other)
    before = other.read_bytes()
    with pytest.raises(StoreError):
        outbox.read()
    with pytest.raises(StoreError):
        outbox.put(STARS[:1])
    assert other.read_bytes() == before


def test_a_damaged_line_is_put_aside_with_its_file_and_the_others_are_read(tmp_path):
    outbox = Outbox(tmp_path, HERE, "ida")
    outbox.put(STARS[:1])
    path = next(tmp_path.glob("outbox*.jsonl"))
    whole = path.read_bytes()
    path.write_bytes(b'{"id": "x"}\n' + whole + line_of(STARS[1][0])[:20])
    assert outbox.read() == STARS[:1]
    assert path.read_bytes() == whole
    assert next(tmp_path.glob("*.broken-1")).read_bytes().endswith(line_of(STARS[1][0])[:20])
