"""What each role may do with the commands: a reader reads, an analyst also adds and has analysed."""

from __future__ import annotations

import json

import psycopg
import pytest

from briefing.cli import main

ROLES = ("briefing_reader", "briefing_analyst")


@pytest.fixture
def people(database):
    """The address of the archive as each role has it."""
    with psycopg.connect(database, autocommit=True) as db:
        for role in ROLES:
            db.execute(f"DROP ROLE IF EXISTS one_{role}")
            db.execute(f"CREATE ROLE one_{role} LOGIN IN ROLE {role}")
    yield [psycopg.conninfo.make_conninfo(database, user=f"one_{role}") for role in ROLES]
    with psycopg.connect(database, autocommit=True) as db:
        for role in ROLES:
            db.execute(f"DROP OWNED BY one_{role} CASCADE")
            db.execute(f"DROP ROLE one_{role}")


@pytest.fixture
def run(capsys):
    def run(*words):
        status = main([str(word) for word in words])
        return status, *capsys.readouterr()

    return run


@pytest.mark.every_server
def test_an_analyst_does_all_but_the_setting_up_and_a_reader_all_but_writing(run, people, samples, tmp_path):
    reader, analyst = people
    said = run("archive", "add", samples / "moon", "--archive", reader)[2]
    assert "not allowed" in said
    assert "briefing_analyst" in said
    assert run("archive", "add", samples / "moon", "--archive", analyst)[0] == 0
    for once in ([], ["--once"]):
        assert "not allowed" in run("archive", "work", *once, "--archive", reader)[2]
    assert run("archive", "work", "--once", "--archive", analyst)[0] == 0
    assert run("archive", "upgrade", "--archive", analyst)[0] == 0
    for address in people:
        assert run("stories", "--archive", address)[0] == 0
        assert run("archive", "status", "--archive", address)[0] == 0
        found = json.loads(run("search", "moon", "--json", "--archive", address)[1])["hits"]
        assert run("note", "article", found[0]["article"], "mine", "--archive", address)[0] == 0
        assert run("note", "list", "--archive", address)[1].count("mine") == 1
        assert run("doctor", "--archive", address)[0] == 0
    assert run("archive", "export", tmp_path / "new.jsonl", "--archive", reader)[0] == 0
