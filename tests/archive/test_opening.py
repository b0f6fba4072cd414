"""Opening an archive: what was opened before costs a list of names, and gives the same articles and stories."""

from __future__ import annotations

import os
import signal

from postgres_servers import until
from support import make_article

from briefing.archive import Holdings
from briefing.archive.opening import Archive
from briefing.archive.queue import defer, left_to_do
from briefing.cli import archive, main
from briefing.pipeline import Session

FERRY = "The ferry Aurora ran aground off Lindholm on Monday. {} people were brought ashore."


def opened(address):
    session = Session((), origin=Archive(address))
    return session, session.load()


def test_what_was_opened_before_is_not_fetched_again(link, database, monkeypatch):
    holdings = Holdings(link)
    holdings.add(make_article(FERRY.format(number), name=f"{number}.txt") for number in range(4))
    first, wanted = opened(database)
    asked = []
    named = Holdings.named
    monkeypatch.setattr(Holdings, "named", lambda self, names: asked.extend(names) or named(self, names))
    again, found = opened(database)
    assert not asked
    assert found.groups == wanted.groups
    one = make_article(FERRY.format("Forty"), name="more.txt")
    holdings.add([one])
    third, more = opened(database)
    assert asked == [one.id]
    assert len(more.readings) == len(wanted.readings) + 1
    assert found.readings == wanted.readings
    assert set(asked) == {*wanted.readings, one.id}
    for session in (first, again, third):
        session.close()


def test_an_archive_is_the_same_wherever_one_stands(link, database, monkeypatch, tmp_path):
    Holdings(link).add([make_article(FERRY.format("Ten"))])
    first, _ = opened(database)
    first.close()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Holdings, "named", lambda *_: {}["not to be asked"])
    second, found = opened(database)
    assert [one.article.title for one in found.readings.values()]
    second.close()


def test_a_worker_that_has_nothing_left_makes_the_archive_ready_for_whoever_opens_it(link, database, monkeypatch):
    Holdings(link, defer).add(make_article(FERRY.format(number), name=f"{number}.txt") for number in range(4))
    assert main(["archive", "work", "--once", "--archive", database]) == 0
    monkeypatch.setattr(Holdings, "named", lambda *_: {}["not to be asked"])
    monkeypatch.setattr("briefing.story.assemble.build_story", lambda *_: {}["not to be asked"])
    monkeypatch.setattr("briefing.pipeline.grouping.group_kept", lambda *_: {}["not to be asked"])
    session, found = opened(f"{database} application_name=another")
    assert len(found.readings) == 4
    assert session.story(found.groups[0].id).title == found.groups[0].title
    session.close()


def test_a_worker_makes_it_ready_while_much_waits_too_and_leaves_off_when_it_is_to_end(link, database, monkeypatch):
    Holdings(link, defer).add(make_article(FERRY.format(number), name=f"{number}.txt") for number in range(4))
    waiting, make_ready = [], archive._make_ready

    def asked_to_end_meanwhile(link, options, cancelled):
        waiting.append(left_to_do(link))
        os.kill(os.getpid(), signal.SIGINT)
        until(cancelled)
        make_ready(link, options, cancelled)

    monkeypatch.setattr(archive, "_make_ready", asked_to_end_meanwhile)
    monkeypatch.setattr(archive, "READY_ANYWAY", 0.0)
    assert main(["archive", "work", "--archive", database]) == 0
    assert waiting == [3]
    assert not link.run(lambda db: db.execute("SELECT key FROM briefing.made WHERE kind <> 'analysis'").fetchall())
