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
from vt import Screen

PEOPLE = ("briefing_test_ida", "briefing_test_tom")
SIZE = (120, 40)
POLLS = 6000
"""Looks at a terminal after which a test gives up."""
ROWS = (9, 34)
"""The rows of a list in a dialog, below the field in which a cursor blinks."""
HELP = "Signs in the margin"
PANES = (2, 19)
"""The rows of the sources: what is read, with the marks of where the reader is."""


@pytest.fixture
def people(moon):
    """The addresses of two readers of an archive."""
    with psycopg.connect(moon, autocommit=True) as db:
        for name in PEOPLE:
            db.execute(f"DROP ROLE IF EXISTS {name}")
            db.execute(f"CREATE ROLE {name} LOGIN IN ROLE briefing_reader")
    yield [psycopg.conninfo.make_conninfo(moon, user=name) for name in PEOPLE]
    with psycopg.connect(moon, autocommit=True) as db:
        for name in PEOPLE:
            db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (name,))
            db.execute(f"DROP OWNED BY {name} CASCADE")
            db.execute(f"DROP ROLE {name}")


class Person:
    """Somebody at a terminal of his own."""

    def __init__(self, address):
        self.terminal = Terminal([sys.executable, "-m", "briefing", "--archive", address], SIZE)
        self.screen = Screen(SIZE)

    def __enter__(self):
        self.terminal.__enter__()
        self.until(lambda: "Reported by" in self.screen.text)
        return self

    def __exit__(self, *exception):
        self.terminal.__exit__(*exception)

    def look(self):
        """Take in what was drawn meanwhile."""
        self.screen.feed(self.terminal.read(0.05))

    def until(self, holds):
        """Look until this holds."""
        for _ in range(POLLS):
            if holds():
                return
            self.look()
        raise AssertionError("it never came:\n" + self.screen.text)

    def press(self, keys, shown):
        """Press keys, one after the other, until this is shown."""
        for key in keys:
            self.terminal.send(key)
            self.look()
        self.until(lambda: shown in self.screen.text)

    def rest(self):
        """Until all is drawn that was to be: what is drawn comes in the order in which the keys were pressed."""
        self.press([b"?"], HELP)
        self.terminal.send(b"\x1b")
        self.until(lambda: HELP not in self.screen.text)
        self.press([b"g"], "g once more")
        self.terminal.send(b"\x1b")
        self.until(lambda: "g once more" not in self.screen.text)

    def choose(self, keys, row):
        """Open a list, go down to a row and take it."""
        self.press(keys, row)
        wanted, line = next((n, one) for n, one in enumerate(self.screen.lines) if row in one)
        column = line.index(row)

        def style(number):
            return self.screen.cells(number, number + 1)[0][column][1]

        first = next(n for n in range(*ROWS) if self.screen.cells(n, n + 1)[0][column][0].strip())
        chosen = style(first)

        def here():
            """The rows under the cursor, which may be several of one thing; none while not all is drawn."""
            rows = [number for number in range(*ROWS) if style(number) == chosen]
            return rows if rows == [*range(rows[0], rows[-1] + 1)] else []

        while wanted not in (now := here()):
            self.terminal.send(b"\x1b[B")
            self.until(lambda now=now: here() and not {*here()} & {*now})
        self.terminal.send(b"\r")

    def names(self):
        """The list of names as it stands there: beneath the tabs, before the card of the one under the cursor."""
        rows = [line.partition("│")[0].rstrip() for line in self.screen.lines]
        return [row for row in rows if row.startswith("P ")]


def letters(text):
    return [letter.encode() for letter in text]


@pytest.fixture
def sharing(own_folders):
    """What they write is shared with the desk."""
    (own_folders / "config").mkdir(exist_ok=True)
    (own_folders / "config" / "config.toml").write_text("[archive]\nshare = true\n")


@pytest.mark.usefixtures("sharing")
def test_a_star_that_is_shared_appears_on_the_other_screen(people):
    with Person(people[0]) as ida, Person(people[1]) as tom:
        ida.press([b"*"], "★")
        tom.until(lambda: "★" in tom.screen.text)
        ida.rest()
        stars = ida.screen.text.count("★")
        tom.press([b"j", b"*"], "starred")
        ida.until(lambda: ida.screen.text.count("★") > stars)


@pytest.mark.usefixtures("sharing")
def test_what_the_other_puts_right_comes_too(people):
    ida, tom = people
    link = Link(ida)
    article = Holdings(link).articles()[0].id
    link.close()
    with Person(tom) as app:
        assert main(["correct", "outlet", article, "Quay Post", "--archive", ida]) == 0
        app.until(lambda: "Quay Post" in app.screen.text)


def shown_alike(*people):
    """Whether all see the same screen, letter by letter, but for the two last rows and notices above them."""
    for one in people:
        one.look()
    return len({"\n".join(one.screen.lines[:-5]) for one in people}) == 1


def renamings(address):
    """What was written on the server of names: by whom, the one that counts last."""
    order = "SELECT owner, says::json ->> 'value' FROM briefing.events WHERE kind = 'correct' ORDER BY at, id"
    with psycopg.connect(address) as db:
        return db.execute(order).fetchall()


@pytest.mark.usefixtures("sharing")
def test_two_people_correct_one_name_at_once_and_see_the_same(people, moon):
    with Person(people[0]) as ida, Person(people[1]) as tom:
        for one in (ida, tom):
            one.press([b"p"], "P Narendra Modi")
        tom.rest()
        before = tom.screen.cells(*PANES)
        for one, name in ((ida, "Modi Elder"), (tom, "Modi Younger")):
            one.press([b"E"], "Correct: choose what is wrong")
            one.press(letters(name), f"rename to “{name}”")
        ida.terminal.send(b"\r")
        tom.terminal.send(b"\r")

        ida.until(lambda: len(renamings(moon)) == 2)
        (first, earlier), (last, later) = renamings(moon)
        assert {(first, earlier), (last, later)} == {(PEOPLE[0], "Modi Elder"), (PEOPLE[1], "Modi Younger")}
        for one in (ida, tom):
            one.until(lambda one=one: any(later in row for row in one.names()))
        ida.until(lambda: shown_alike(ida, tom))
        assert not any(earlier in row for row in tom.names())
        tom.until(lambda: tom.screen.cells(*PANES) == before)

        undoing, other = (ida, tom) if last == PEOPLE[0] else (tom, ida)
        other.press([b"2"], "i Pin")  # reads on in a source meanwhile
        other.rest()
        place = other.screen.cells(*PANES)
        undoing.choose([b"E"], f"Take back: rename: Narendra Modi → {later}")
        undoing.until(lambda: any(earlier in row for row in undoing.names()))
        other.until(lambda: any(earlier in row for row in other.names()))
        other.until(lambda: other.screen.cells(*PANES) == place)
        assert len(renamings(moon)) == 2
