"""The archive as people use it: by commands, on a real server."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import psycopg
import pytest
from postgres_servers import until
from procrastinate import PsycopgConnector
from support import make_article

from briefing.analysis import analyse
from briefing.archive import Holdings, Link, PostgresStore, Window, queue
from briefing.archive.link import conninfo
from briefing.archive.queue import Worker, ask_again, defer, queue_counts
from briefing.cli import main
from briefing.pipeline.state import analyser
from briefing.store.values import content_key, encode


@pytest.fixture
def run(capsys):
    def run(*words):
        try:
            status = main([str(word) for word in words])
        except SystemExit as ended:
            status = ended.code
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.mark.every_server
def test_from_nothing_to_stories(run, empty_database, samples):
    status, _, err = run("stories", "--archive", empty_database)
    assert status == 1
    assert "briefing archive init" in err
    assert "set up" in run("archive", "init", "--archive", empty_database)[1]
    assert "6 new, 0 there" in run("archive", "add", samples / "earthquake", "--archive", empty_database)[1]
    assert "0 new, 6 there" in run("archive", "add", samples / "earthquake", "--archive", empty_database)[1]
    assert "6 articles, 6 not yet" in run("archive", "status", "--archive", empty_database)[1]
    assert "6 articles analysed" in run("archive", "work", "--once", "--archive", empty_database)[1]
    assert json.loads(run("archive", "status", "--json", "--archive", empty_database)[1])["waiting"] == 0
    status, out, _ = run("stories", "--archive", empty_database)
    assert status == 0
    assert out.startswith("1. ")


def test_a_worker_says_how_far_it_is_how_fast_and_what_waits(run, database, samples, monkeypatch):
    monkeypatch.setattr("briefing.cli.archive.TOLD_EACH", 2)
    assert run("archive", "add", samples / "earthquake", "--archive", database)[0] == 0
    said = run("archive", "work", "--once", "--archive", database)[2].splitlines()
    assert [re.sub(r"[0-9]+\.[0-9]", "N", line) for line in said] == [
        f"briefing: {done} articles analysed, N a second; {6 - done} wait" for done in (2, 4, 6)
    ]


def articles_of(brief):
    """Title and day of each article that a brief in JSON holds."""
    stories = json.loads(brief)["stories"]
    return sorted((one["title"], one["published"]) for story in stories for one in story["articles"])


@pytest.mark.parametrize("command", [("brief", "-f", "json"), ("stories", "--json"), ("entities", "--json")])
def test_every_list_is_that_of_the_files(run, full, samples, command):
    name, *rest = command
    here = run(name, *rest, "--archive", full)
    there = run(name, samples / "earthquake", *rest)
    assert here[0] == there[0] == 0
    if name == "brief":
        assert articles_of(here[1]) == articles_of(there[1])
    if name == "entities":
        assert json.loads(here[1]) == json.loads(there[1])


def test_a_search_finds_what_a_search_in_the_files_finds(run, full, samples):
    for query in ("magnitude", '"Interior Ministry"', "entity:marrakech", "mor* -spain", "outlet:atlas"):
        here = json.loads(run("search", query, "--json", "--archive", full)[1])
        there = json.loads(run("search", query, samples / "earthquake", "--json")[1])
        assert here["total"] == there["total"], query
        titles = [[hit["title"] for hit in found["hits"]] for found in (here, there)]
        if query.startswith("entity:"):  # the server knows a name as each article writes it
            titles = [sorted(one) for one in titles]
        assert titles[0] == titles[1], query


def test_the_server_answers_for_all_of_the_archive_not_for_the_articles_opened(run, full, monkeypatch):
    monkeypatch.setattr("briefing.cli.archive.Window", partial(Window, most=1))
    assert json.loads(run("stories", "--json", "--archive", full)[1])["stories"][0]["articles"][1:] == []
    found = json.loads(run("search", "magnitude", "--json", "--limit", "9", "--archive", full)[1])
    assert found["total"] > 1
    lines = json.loads(run("kwic", "magnitude", "--json", "--archive", full)[1])["lines"]
    assert len({line["path"] for line in lines}) == found["total"]


@pytest.mark.parametrize("query", ["quote:help", "speaker:macron", "tag:odd", "magnitude tag:odd"])
def test_what_the_server_does_not_know_is_asked_of_the_articles_opened(run, full, samples, query):
    here = run("search", query, "--json", "--archive", full)
    there = run("search", query, samples / "earthquake", "--json")
    assert here[0] == there[0]
    assert "looked for in the 6 articles that are opened" in here[2]
    if here[0] == 0:
        assert json.loads(here[1])["total"] == json.loads(there[1])["total"]


def test_a_draft_is_held_against_an_archive(run, full, tmp_path):
    link = Link(full)
    article = Holdings(link).articles()[0]
    link.close()
    words = article.text.split("\n")[0]
    draft = tmp_path / "draft.md"
    draft.write_text(f"# Draft\n\nIt said: “{words}”\n")
    status, out, _ = run("check", draft, "--all", "--archive", full)
    assert status == 0, out
    assert article.title in out or (article.outlet or "") in out
    draft.write_text(f"# Draft\n\nIt said: “{words.replace('the', 'a')}”\n")
    assert run("check", draft, "--archive", full)[0] == 1


def test_an_id_is_found_again_in_an_archive(run, full):
    brief = json.loads(run("brief", "-f", "json", "--archive", full)[1])
    fact = brief["stories"][0]["facts"][0]
    status, out, _ = run("open", fact["id"], "--archive", full)
    assert status == 0
    assert " ".join(fact["evidence"][0]["text"].split()) in out


def test_only_the_days_that_are_asked_for(run, full):
    out = run("brief", "--archive", full, "--published", "2023-09-09..2023-09-10", "-f", "json")[1]
    assert {day for _, day in articles_of(out)} == {"2023-09-09", "2023-09-10"}
    assert run("stories", "--archive", full, "--published", "yesterday")[0] == 2


def test_a_password_has_no_place_in_the_address(run):
    status, _, err = run("stories", "--archive", "postgresql://ida:secret@host/db")
    assert status == 2
    assert "secret" not in err
    assert "PGPASSFILE" in err


def test_a_server_that_is_not_there_is_one_line(run):
    status, _, err = run("archive", "status", "--archive", "postgresql://127.0.0.1:1/news")
    assert status == 1
    assert err.count("\n") == 1
    assert "can't be reached" in err


def test_a_server_that_answers_and_lets_nobody_in_is_not_said_to_be_away(run, database):
    where = psycopg.conninfo.make_conninfo(database, user="nobody_of_this_name")
    status, _, err = run("stories", "--archive", where)
    assert status == 1
    assert 'does not let us in (role "nobody_of_this_name" does not exist)' in err
    assert "write postgresql://HOST/DATABASE" in run("stories", "--archive", "desk")[2]


def test_paths_and_an_archive_are_two_things(run, samples):
    assert run("stories", samples, "--archive", "postgresql:///x")[0] == 2
    assert run("stories")[0] == 2


def test_the_archive_of_the_settings_is_read_where_nothing_is_named(run, full, own_folders):
    (own_folders / "config").mkdir(exist_ok=True)
    (own_folders / "config" / "config.toml").write_text(f'[archive]\naddress = "{full}"\n')
    assert run("stories")[1].startswith("1. ")


def test_the_export_is_every_article_as_it_was_read(run, full, tmp_path):
    assert run("archive", "export", tmp_path / "all.jsonl", "--archive", full)[0] == 0
    lines = (tmp_path / "all.jsonl").read_text().splitlines()
    link = Link(full)
    assert sorted(lines) == sorted(encode(one).decode() for one in Holdings(link).articles())
    assert len(lines) == 6
    link.close()


def test_after_a_new_analyser_everything_waits_again_and_old_readers_read_on(run, full, monkeypatch):
    link = Link(full)
    before = queue_counts(link)
    monkeypatch.setattr("briefing.pipeline.state.analyser", lambda: "a later one")
    assert "6 articles wait" in run("archive", "upgrade", "--archive", full)[1]
    assert "0 articles wait" in run("archive", "upgrade", "--archive", full)[1]
    assert queue_counts(link) == {**before, "todo": 6}
    store = PostgresStore(link)
    kept = store.counts()["made"]
    monkeypatch.undo()
    assert run("stories", "--archive", full)[0] == 0
    store.keep_bytes("analysis", "an old one", "an earlier version", b"{}")
    with monkeypatch.context() as patched:
        patched.setattr("briefing.archive.store._AT_ONCE", 1)
        assert "1 things that earlier versions made" in run("archive", "upgrade", "--archive", full)[1]
    assert store.known_bytes("analysis", "an old one", "an earlier version") is None
    assert store.counts()["made"] >= kept
    link.close()


def test_what_is_corrected_noted_and_tagged_stands_in_the_archive_and_not_here(run, full):
    at = ("--archive", full)
    found = json.loads(run("search", "magnitude", "--json", *at)[1])["hits"][0]
    assert run("correct", "outlet", found["article"], "The Harbour Post", *at)[0] == 0
    assert "Harbour Post" in run("correct", "list", *at)[1]
    again = json.loads(run("search", "magnitude", "--json", *at)[1])["hits"]
    assert {one["article"]: one["outlet"] for one in again}[found["article"]] == "The Harbour Post"
    assert "The Harbour Post" in run("kwic", "magnitude", *at)[1]
    assert run("correct", "list")[0] == 1
    brief = run("brief", "-f", "json", *at)[1]
    assert "The Harbour Post" in brief
    note = run("note", "article", found["path"], "ask the harbour", *at)[1]
    assert (
        run(
            "tag",
            "sentence",
            ".",
            " ".join(json.loads(brief)["stories"][0]["facts"][0]["statement"].split()),
            "odd",
            *at,
        )[0]
        == 0
    )
    assert "ask the harbour" in run("note", "list", *at)[1]
    assert json.loads(run("search", "note:harbour", "--json", *at)[1])["total"] == 1
    assert run("note", "undo", note.split()[0], *at)[0] == 0
    assert run("note", "list", *at)[0] == 1
    assert run("tag", "list", *at)[0] == 0
    status, _, err = run("correct", "day", "no such file.txt", "2023-09-09", *at)
    assert status == 1
    assert "no article found" in err
    assert run("note", "article", found["path"], "x", "--published", "2023-09-09")[0] == 2


def test_a_folder_of_the_archive_is_a_beginning_of_paths(run, database, samples):
    at = ("--archive", database)
    assert run("archive", "add", samples, *at)[0] == 0
    assert run("correct", "one-story", "earthquake", *at)[0] == 0
    assert run("correct", "one-story", "earthquake/", "moon", *at)[0] == 0
    assert run("correct", "one-story", "earthquak", *at)[0] == 1
    assert run("correct", "one-story", "earthquake", *at, "--published", "1999-01-01")[0] == 1


def test_a_mark_that_a_command_could_not_send_is_not_said_to_be_kept(run, full, monkeypatch):
    monkeypatch.setattr("briefing.archive.notebook._INSERT", "SELECT pg_terminate_backend(pg_backend_pid())")
    path = json.loads(run("search", "magnitude", "--json", "--archive", full)[1])["hits"][0]["path"]
    status, out, err = run("note", "article", path, "ask", "--archive", full)
    assert (status, out) == (1, "")
    assert "not saved" in err


def test_the_notebook_of_an_archive_goes_into_a_file_and_out_of_it(run, full, tmp_path):
    path = json.loads(run("search", "magnitude", "--json", "--archive", full)[1])["hits"][0]["path"]
    assert run("note", "article", path, "ask", "--archive", full)[0] == 0
    assert "1 events written" in run("doctor", "--export", tmp_path / "all.json", "--archive", full)[2]
    assert "1 events taken in" in run("doctor", "--import", tmp_path / "all.json")[2]
    assert "0 events taken in" in run("doctor", "--import", tmp_path / "all.json", "--archive", full)[2]
    status, out, _ = run("doctor", "--archive", full)
    assert status == 0
    assert "notebook: archive" in out


def test_two_days_of_an_archive_are_compared(run, full, samples):
    days = ("--days", "2023-09-09", "2023-09-12", "--json")
    here, there = (
        json.loads(run("diff", *where, *days)[1]) for where in (("--archive", full), (samples / "earthquake",))
    )
    assert here["articles"]["new"]
    assert [one["title"] for one in here["articles"]["new"]] == [one["title"] for one in there["articles"]["new"]]


def test_facets_are_those_of_the_files(run, full, samples):
    here, there = (
        json.loads(run("search", "magnitude", *where, "--facets", "--json")[1])["facets"]["outlet"]
        for where in (("--archive", full), (samples / "earthquake",))
    )
    assert here == there


def test_an_assistant_reads_an_archive_and_leaves_nothing_there(full):
    pytest.importorskip("mcp")
    link = Link(full)
    kept = "SELECT kind, key, version FROM briefing.made"
    before = sorted(link.run(lambda db: db.execute(kept).fetchall()))
    order = [sys.executable, "-m", "briefing", "mcp", "--archive", full]
    start = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    calls = [
        {"method": "initialize", "id": 1, "params": start},
        {"method": "notifications/initialized"},
        {"method": "tools/call", "id": 2, "params": {"name": "search", "arguments": {"query": "magnitude"}}},
    ]
    said = None
    with subprocess.Popen(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        for call in calls:
            process.stdin.write(json.dumps({"jsonrpc": "2.0", **call}) + "\n")
            process.stdin.flush()
        while said is None:
            answer = json.loads(process.stdout.readline())
            said = answer["result"] if answer.get("id") == 2 else None
        process.stdin.close()
    assert said["structuredContent"]["total"] > 1
    assert sorted(link.run(lambda db: db.execute(kept).fetchall())) == before
    link.close()


def test_questions_that_run_for_long_are_named(run, full, monkeypatch):
    monkeypatch.setattr("briefing.archive.status.SLOW_SECONDS", 0)
    connections = psycopg.connect(full, autocommit=True), psycopg.connect(full)
    with connections[0] as asking, connections[1] as holding, ThreadPoolExecutor(1) as pool:
        holding.execute("SELECT pg_advisory_lock(1)")
        task = pool.submit(asking.execute, "SELECT pg_advisory_lock(1)")
        until(lambda: "(postgres): SELECT pg_advisory_lock(1)" in run("archive", "status", "--archive", full)[1])
        slow = json.loads(run("archive", "status", "--json", "--archive", full)[1])["slow"]
        assert [one["question"] for one in slow] == ["SELECT pg_advisory_lock(1)"]
        holding.execute("SELECT pg_advisory_unlock(1)")
        task.result()


WORK = (
    "import sys; from briefing.cli import main; sys.exit(main(['archive', 'work', '--once', '--archive', sys.argv[1]]))"
)


def test_two_workers_that_are_killed_leave_the_result_of_one(run, database, monkeypatch):
    articles = [
        make_article(f"Ida Holm of Ruvia said {n} ferries sailed on Monday.", name=f"{n}.txt") for n in range(30)
    ]
    link = Link(database)
    Holdings(link, defer).add(articles)
    for _ in range(3):
        workers = [subprocess.Popen([sys.executable, "-c", WORK, database], env=os.environ) for _ in range(2)]
        until(lambda workers=workers: queue_counts(link).get("doing") or any(one.poll() is not None for one in workers))
        for worker in workers:
            worker.send_signal(signal.SIGKILL)
            worker.wait()
    monkeypatch.setattr("briefing.archive.queue._SILENT", 0)
    assert run("archive", "work", "--once", "--archive", database)[0] == 0
    holdings = Holdings(link)

    assert holdings.waiting(analyser()) == ()
    order = "SELECT key, value FROM briefing.made WHERE kind = 'analysis'"
    made = {str(key): bytes(value) for key, value in link.run(lambda db: db.execute(order).fetchall())}

    assert made == {content_key(one): encode(analyse(one)) for one in articles}
    link.close()


def test_a_job_of_a_dead_worker_whose_article_waits_once_more_holds_nobody_up(database, monkeypatch):
    link = Link(database)
    Holdings(link, defer).add([make_article("Ida Holm of Ruvia sailed on Monday.", name=f"{n}.txt") for n in range(2)])
    link.run(lambda db: db.execute("UPDATE procrastinate_jobs SET status = 'doing'"))
    assert ask_again(link, "new") == 2
    monkeypatch.setattr("briefing.archive.queue._SILENT", 0)
    done = []
    Worker(link, "new", analyse, done.append).run(wait=False)
    assert len(done) == 2
    assert queue_counts(link) == {}
    link.close()


async def test_two_workers_that_take_over_at_once_do_not_hinder_each_other(database, monkeypatch):
    link = Link(database)
    Holdings(link, defer).add([make_article("Ida Holm of Ruvia sailed on Monday.")])
    link.run(lambda db: db.execute("UPDATE procrastinate_jobs SET status = 'doing'"))
    monkeypatch.setattr(queue, "_SILENT", 0)
    async with queue._app(PsycopgConnector(conninfo=conninfo(database))).open_async() as app:
        held = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=0)
        assert len(list(held)) == 1
        await queue._take_over(app)

        async def as_seen_before(**_):
            return held

        monkeypatch.setattr(app.job_manager, "get_stalled_jobs", as_seen_before)
        await queue._take_over(app)
    assert queue_counts(link) == {"todo": 1}
    link.close()


def test_a_worker_waits_for_a_server_that_went_away_and_ends_when_it_is_asked_to(database):
    link = Link(database)
    order = [sys.executable, "-m", "briefing", "archive", "work", "--archive", database]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(order, text=True, **streams) as process:
        for turn in range(2):
            article = make_article(f"Ida Holm of Ruvia said {turn} ferries sailed.", name=f"{turn}.txt")
            Holdings(link, defer).add([article])
            until(lambda: process.poll() is not None or not (Holdings(link).waiting(analyser()) or queue_counts(link)))
            assert process.poll() is None
            link.run(
                lambda db: db.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert process.returncode == 0
    assert out == "2 articles analysed\n"
    # Where the queue's library has made its connections anew by itself, there is nothing to say.
    assert set(err.splitlines()) <= {f"briefing: {link.where}: the server went away; waiting for it"}
    link.close()
