"""Two people on terminals of their own, one story at once: what the one shares the other sees, without a key."""

from __future__ import annotations

import sys
from pathlib import Path

import psycopg
import pytest

from briefing.archive import Holdings, Link
from briefing.cli import main

sys.path.append(str(Path(__file__).parent.parent / "tui"))
from terminal import Terminal

PEOPLE = ("briefing_test_ida", "briefing_test_tom")


@pytest.fixture
def people(database, samples):
    """The addresses of two readers of an archive that holds the moon's articles, analysed."""
    assert main(["archive", "add", str(samples / "moon"), "--archive", database]) == 0
    assert main(["archive", "work", "--once", "--archive", database]) == 0
    with psycopg.connect(database, autocommit=True) as db:
        for name in PEOPLE:
            db.execute(f"DROP ROLE IF EXISTS {name}")
            db.execute(f"CREATE ROLE {name} LOGIN IN ROLE briefing_reader")
    yield [psycopg.conninfo.make_conninfo(database, user=name) for name in PEOPLE]
    with psycopg.connect(database, autocommit=True) as db:
        for name in PEOPLE:
            db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (name,))
            db.execute(f"DROP OWNED BY {name} CASCADE")
            db.execute(f"DROP ROLE {name}")


def reader(address):
    return Terminal([sys.executable, "-m", "briefing", "--archive", address], (120, 40))


def settle(terminal):
    terminal.wait_for(b"Reported by")
    terminal.read(1.0)
    terminal.output = b""


def test_a_star_that_is_shared_appears_on_the_other_screen(people, own_folders):
    (own_folders / "config").mkdir(exist_ok=True)
    (own_folders / "config" / "config.toml").write_text("[archive]\nshare = true\n")
    ida, tom = (reader(address) for address in people)
    with ida, tom:
        settle(ida)
        settle(tom)
        ida.press(b"*")
        ida.wait_for("★".encode())
        tom.wait_for("★".encode())
        ida.read(1.0)
        ida.output = b""
        tom.press(b"j", b"*")
        ida.wait_for("★".encode())


def test_what_the_other_puts_right_comes_too(people, own_folders):
    (own_folders / "config").mkdir(exist_ok=True)
    (own_folders / "config" / "config.toml").write_text("[archive]\nshare = true\n")
    ida, tom = people
    link = Link(ida)
    article = Holdings(link).articles()[0].id
    link.close()
    with reader(tom) as app:
        settle(app)
        assert main(["correct", "outlet", article, "Quay Post", "--archive", ida]) == 0
        app.wait_for(b"Quay", 60)
