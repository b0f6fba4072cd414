"""Two servers on this machine, the second one following the first: who reads goes to it, who writes does not."""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path

import psycopg
import pytest
from notebook_contract import FERRY, TRAIN, starred
from postgres_servers import until
from support import make_article

from briefing.archive import Archive, Holdings, Link, PostgresIndex, PostgresNotebook, bring_up_to_date
from briefing.archive.status import status_of
from briefing.store.events import STAR


class Pair:
    """A primary and its standby."""

    def __init__(self, programs):
        self.programs = programs
        self.folders = [programs.make(), Path(tempfile.mkdtemp(prefix="briefing-pg-"))]
        first, second = self.folders
        programs.start(first)
        if programs.user:
            shutil.chown(second, programs.user)
        programs.run("pg_basebackup", "-c", "fast", "--no-sync", "-D", second, "-R", "-h", first, "-U", "postgres")
        programs.start(second)
        self.address = psycopg.conninfo.make_conninfo(
            host=",".join(map(str, self.folders)), user="postgres", dbname="postgres"
        )

    def start(self, which):
        self.programs.start(self.folders[which])

    def stop(self, which):
        self.programs.stop(self.folders[which])

    def close(self):
        for folder in self.folders:
            self.programs.remove(folder)


@pytest.fixture
def pair(programs):
    both = Pair(programs)
    yield both
    both.close()


def follows(link):
    return link.run(lambda db: db.execute("SELECT pg_is_in_recovery()").fetchone())[0]


def wait_until_it_follows(pair):
    """All that the primary has is carried out by the standby."""
    with psycopg.connect(host=str(pair.folders[0]), user="postgres", autocommit=True) as first:
        lsn = first.execute("SELECT pg_current_wal_lsn()").fetchone()[0]
    with psycopg.connect(host=str(pair.folders[1]), user="postgres", autocommit=True) as second:
        until(lambda: second.execute("SELECT pg_last_wal_replay_lsn() >= %s", (lsn,)).fetchone()[0])


def test_lists_and_searches_go_on_from_the_standby_and_marks_wait_for_the_primary(pair):
    writing, reading = Link(pair.address), Link(pair.address, reads=True)
    bring_up_to_date(writing)
    article = make_article("The ferry sailed.")
    Holdings(writing).add([article])
    notebook = PostgresNotebook(Link(pair.address))
    notebook.add(STAR, FERRY)
    wait_until_it_follows(pair)
    assert not follows(writing)
    assert follows(reading)
    assert PostgresIndex(reading).search("ferry").total == 1
    assert list(status_of(writing, "1").standbys) == ["walreceiver"]

    pair.stop(0)
    assert PostgresIndex(reading).search("ferry").total == 1
    told = []
    archive = Archive(pair.address)
    assert [name for name, _ in archive.listed(told.append)] == [article.id]
    shelf = archive.shelf()
    assert shelf.named([article.id]) == {article.id: article}
    shelf.close()
    notebook.add(STAR, TRAIN)
    assert notebook.waiting == 1
    assert starred(notebook) == [FERRY, TRAIN]
    late = archive.notebook()
    assert starred(late) == [FERRY]
    late.close()

    pair.start(0)
    notebook.refresh()
    assert notebook.waiting == 0
    again = PostgresNotebook(Link(pair.address))
    assert starred(again) == [FERRY, TRAIN]
    for one in (again, notebook):
        one.close()
    for one in (writing, reading):
        one.close()


def test_a_standby_that_lags_is_left_out_wherever_it_is_named_and_that_is_said(pair, monkeypatch):
    bring_up_to_date(Link(pair.address))
    wait_until_it_follows(pair)
    other_way_round = psycopg.conninfo.make_conninfo(pair.address, host=",".join(map(str, pair.folders[::-1])))
    with monkeypatch.context() as patched:
        patched.setattr("briefing.archive.link.MOST_BEHIND", -1)
        for address in (pair.address, other_way_round):
            link = Link(address, reads=True)
            assert not follows(link)
            assert "left out" in link.note
            link.close()
        pair.stop(0)
        link = Link(pair.address, reads=True)
        assert follows(link)
        assert "may be missing" in link.note
        link.close()


def test_a_reader_moves_on_when_his_standby_falls_behind_and_comes_back_to_it(pair, monkeypatch):
    bring_up_to_date(Link(pair.address))
    wait_until_it_follows(pair)
    monkeypatch.setattr("briefing.archive.link.LOOK_SECONDS", 0)
    link = Link(pair.address, reads=True)
    assert follows(link)
    with monkeypatch.context() as patched:
        patched.setattr("briefing.archive.link.MOST_BEHIND", -1)
        assert not follows(link)
    assert follows(link)
    assert link.note is None
    link.close()


def direct(pair, which):
    return psycopg.connect(host=str(pair.folders[which]), user="postgres", autocommit=True)


def test_while_a_standby_lags_the_newest_is_read_from_the_primary_and_then_from_it_again(pair, monkeypatch):
    writing, reading = Link(pair.address), Link(pair.address, reads=True)
    bring_up_to_date(writing)
    wait_until_it_follows(pair)
    monkeypatch.setattr("briefing.archive.link.LOOK_SECONDS", 0)
    monkeypatch.setattr("briefing.archive.link.MOST_BEHIND", 1000)
    assert follows(reading)
    with direct(pair, 0) as first, direct(pair, 1) as second:
        second.execute("SELECT pg_wal_replay_pause()")
        until(lambda: second.execute("SELECT pg_get_wal_replay_pause_state()").fetchone()[0] == "paused")
        Holdings(writing).add([make_article("The ferry sailed.")])
        lsn = first.execute("SELECT pg_current_wal_lsn()").fetchone()[0]
        until(lambda: second.execute("SELECT pg_last_wal_receive_lsn() >= %s", (lsn,)).fetchone()[0])
        assert PostgresIndex(reading).search("ferry").total == 1
        assert "bytes behind and was left out" in reading.note
        lag = status_of(writing, "1").standbys["walreceiver"]
        assert lag > 1000
        second.execute("SELECT pg_wal_replay_resume()")
    wait_until_it_follows(pair)
    assert PostgresIndex(reading).search("ferry").total == 1
    assert follows(reading)
    assert reading.note is None
    for one in (writing, reading):
        one.close()


def test_reading_goes_on_where_the_standby_goes_and_comes_back_to_it(pair, monkeypatch):
    writing, reading = Link(pair.address), Link(pair.address, reads=True)
    bring_up_to_date(writing)
    Holdings(writing).add([make_article("The ferry sailed.")])
    wait_until_it_follows(pair)
    index = PostgresIndex(reading)
    assert follows(reading)
    pair.stop(1)
    assert index.search("ferry").total == 1
    assert index.note == "a standby does not answer and was left out"
    assert Archive(pair.address).listed(lambda _: None)
    pair.start(1)
    wait_until_it_follows(pair)
    monkeypatch.setattr("briefing.archive.link.LOOK_SECONDS", 0)
    reading._look_at = 0.0
    assert index.search("ferry").total == 1
    assert follows(reading)
    assert index.note is None
    for one in (writing, reading):
        one.close()


def test_a_standby_that_follows_nobody_is_left_out(pair):
    bring_up_to_date(Link(pair.address))
    wait_until_it_follows(pair)
    with psycopg.connect(host=str(pair.folders[1]), user="postgres", autocommit=True) as second:
        second.execute("ALTER SYSTEM SET primary_conninfo = ''")
        second.execute("SELECT pg_reload_conf()")
        until(lambda: not second.execute("SELECT count(pid) FROM pg_stat_wal_receiver").fetchone()[0])
    link = Link(pair.address, reads=True)
    assert not follows(link)
    assert link.note == "a standby follows nobody and was left out"
    link.close()


def test_who_listens_hears_that_the_primary_is_away_and_that_it_is_back(pair, monkeypatch):
    monkeypatch.setattr("briefing.archive.hearing.AGAIN", 0.1)
    bring_up_to_date(Link(pair.address))
    wait_until_it_follows(pair)
    told, word = [], threading.Event()
    hearing = Archive(pair.address).hearing(lambda: None, lambda text: (told.append(text), word.set()))
    until(lambda: hearing.listening or not hearing._thread.is_alive())
    pair.stop(0)
    assert word.wait(300)  # it is told at once; whoever waits longer waits for ever
    assert hearing._thread.is_alive()
    pair.start(0)
    until(lambda: (hearing.listening and told[-1] is None) or not hearing._thread.is_alive())
    assert len(told) == 2
    hearing.close()
