"""The tables beside a notebook's log say what the whole log says, whoever wrote what and in whatever order."""

from __future__ import annotations

import sqlite3
import uuid
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import make_article, make_reading

from briefing.store import SqliteNotebook
from briefing.store import notebook as module
from briefing.store.anchors import Quote, Target, article_target, place_target
from briefing.store.events import KINDS, NOTE, PLACE, STAR, TAG, UNDO, Held, event_of, new_record, state_of, taken_back
from briefing.store.finding import Library
from briefing.store.marking import find_marks, noted_in, sentence_target
from briefing.store.mirror import Mirror
from briefing.store.stars import find_places

SAILED = "The ferry Aurora left the harbour at noon with forty people and a dog on board."
FERRY = make_reading(make_article(f"{SAILED} Nobody was hurt on the way to the island in the north.", name="one.txt"))
COPY = make_reading(make_article(f"{SAILED} It came back late.", name="copy.txt"))
TRAIN = make_reading(make_article("The train to the north left an hour late. It was full of people.", name="train.txt"))
PLANE = make_reading(make_article("A plane landed on the lake beside the old mill. It stayed there.", name="plane.txt"))
TARGETS = tuple(
    target
    for reading in (FERRY, COPY, TRAIN, PLANE)
    for target in (
        article_target(reading.article),
        sentence_target(reading.article, reading.analysis.sentences[0]),
        place_target(reading, 0),
        place_target(reading, reading.analysis.sentences[1].start),
    )
)
NAMED = tuple(f"{number:032x}" for number in range(12))
"""Ids of events, so that some can be taken back before they are there, or take back each other."""


def scratch(notebook):
    return state_of(event for record in notebook.records() if (event := event_of(record)) is not None)


def assert_whole(notebook):
    """The state by the tables is the one made of all events, and nothing on these articles is passed over."""
    expected = scratch(notebook)
    for part in KINDS:
        given = getattr(notebook.state, part)
        whole = tuple(getattr(expected, part))
        assert tuple(given) == whole, part
        assert bool(given) == bool(whole)
        assert tuple(given.last(2)) == whole[-2:]
    for readings in ((FERRY,), (COPY, TRAIN), (PLANE,), ()):
        library = Library(readings)
        marks = notebook.state.marks
        assert find_marks(marks, library, ()) == find_marks(expected.marks, library, ())
        assert noted_in(marks, library) == noted_in(expected.marks, library)
        assert find_places(notebook.state.places, library) == find_places(expected.places, library)


def raw(path, records, *, mirrored=True):
    """Write as a build does that knows nothing of the tables."""
    db = sqlite3.connect(path)
    columns = ("id", "at", "who", "kind", "about", "says", "undoes", "sum")
    order = f"INSERT OR IGNORE INTO events ({', '.join(columns)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    db.executemany(order, [[getattr(record, column) for column in columns] for record in records])
    db.commit()
    db.close()
    if mirrored:
        Mirror(path.with_suffix(".jsonl")).append(records)


def events():
    kinds = st.sampled_from((STAR, NOTE, TAG, PLACE, UNDO, "desk", "search", "correct", "visit", "unheard"))
    undoes = st.lists(st.sampled_from(NAMED), max_size=2, unique=True).map(tuple)
    return st.builds(
        lambda name, minute, kind, about, says, undoes: replace(
            new_record(kind, "ida", about, {"text": says}, undoes), id=name, at=f"2031-01-01T00:{minute:02}"
        ),
        st.sampled_from(NAMED),
        st.integers(0, 9),
        kinds,
        st.sampled_from((None, *TARGETS)),
        st.sampled_from(("toll", "check", "")),
        undoes,
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(("own", "other", "raw", "again")), events()), max_size=14))
def test_the_tables_say_what_the_whole_log_says(tmp_path, monkeypatch, steps):
    monkeypatch.setattr(module, "FEW", 0)
    monkeypatch.setattr("briefing.store.log._FEW_NAMES", 1000)
    path = tmp_path / uuid.uuid4().hex / "notebook.sqlite3"
    path.parent.mkdir()
    notebook, other = SqliteNotebook(path), SqliteNotebook(path)
    for who, record in steps:
        if who == "raw":
            raw(path, [record])
        elif who == "again":
            notebook.close()
            notebook = SqliteNotebook(path)
        else:
            (notebook if who == "own" else other).merge([record])
        notebook.refresh()
        assert_whole(notebook)
    assert notebook.check() == ()
    notebook.close()
    other.close()


LATER = st.lists(st.lists(st.integers(1, 6), max_size=4), min_size=7, max_size=7)


@given(LATER)
def test_what_is_taken_back_is_what_something_in_force_takes_back(steps):
    takers = {number: {min(6, number + step) for step in some} - {number} for number, some in enumerate(steps)}
    gone = taken_back({str(number): map(str, some) for number, some in takers.items()})
    for number, some in takers.items():
        assert (str(number) in gone) == any(str(taker) not in gone for taker in some)


def test_what_takes_back_each_other_counts_for_nothing():
    assert taken_back({"a": ["b"], "b": ["a"], "c": ["b"], "d": ["e"]}) == {"d"}
    assert taken_back({"a": ["b", "c"], "b": ["d"]}) == {"a", "b"}


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A notebook of many, as far as it knows."""
    monkeypatch.setattr(module, "FEW", 0)
    path = tmp_path / "notebook.sqlite3"
    notebook = SqliteNotebook(path)
    notebook.add_each(NOTE, TARGETS)
    notebook.close()
    return path


def opened(path):
    notebook = SqliteNotebook(path)
    try:
        assert_whole(notebook)
        return len(notebook.state.marks), notebook.warning
    finally:
        notebook.close()


def test_a_large_notebook_is_opened_without_reading_its_log(path, monkeypatch):
    read = []
    monkeypatch.setattr("briefing.store.log.sound", lambda rows: (read.extend(rows), ([], 0))[1])
    monkeypatch.setattr(Mirror, "read", read.append)
    notebook = SqliteNotebook(path)
    assert notebook.state.marks.near(Library(())) == []
    assert not read
    notebook.close()
    assert not read


def test_only_what_may_be_on_the_articles_is_read(path, monkeypatch):
    monkeypatch.setattr("briefing.store.log._FEW_NAMES", 1000)
    notebook = SqliteNotebook(path)
    near = notebook.state.marks.near(Library((PLANE,)))
    assert [event.about for event in near] == [target for target in TARGETS if "plane" in str(target)]
    notebook.close()


def test_a_place_that_a_later_one_replaced_is_none_where_only_the_first_is_found(path, monkeypatch):
    monkeypatch.setattr("briefing.store.log._FEW_NAMES", 1000)
    notebook = SqliteNotebook(path)
    notebook.add(PLACE, place_target(FERRY, 0))
    copy = Library((COPY,))
    assert find_places(notebook.state.places, copy) == {COPY.article.id: 0}
    notebook.add(PLACE, place_target(FERRY, FERRY.analysis.sentences[1].start))
    assert find_places(notebook.state.places, copy) == {}
    assert_whole(notebook)
    notebook.close()


def test_a_note_that_was_taken_back_is_on_nothing(path, monkeypatch):
    monkeypatch.setattr("briefing.store.log._FEW_NAMES", 1000)
    notebook = SqliteNotebook(path)
    note = next(event for event in notebook.state.marks if event.about == TARGETS[-1])
    undo = notebook.add(UNDO, undoes=(note.id,))
    assert note not in notebook.state.marks.near(Library((PLANE,)))
    notebook.add(UNDO, undoes=(undo.id,))
    assert note in notebook.state.marks.near(Library((PLANE,)))
    assert_whole(notebook)
    notebook.close()


def test_what_was_flipped_is_mended_when_it_is_read(path):
    change(path, "UPDATE events SET says = '{\"text\": 9}' WHERE seq = 2")
    count, warning = opened(path)
    assert count == len(TARGETS)
    assert "was damaged" in warning
    assert opened(path) == (count, None)


def test_once_in_a_week_all_is_looked_through_at_the_end(path, monkeypatch):
    change(path, "UPDATE events SET says = '{\"text\": 9}' WHERE seq = 2")
    SqliteNotebook(path).close()
    assert not list(path.parent.glob("*broken*"))
    monkeypatch.setattr(module, "_week", lambda: "another")
    SqliteNotebook(path).close()
    assert [item.name for item in path.parent.glob("*broken*")] == ["notebook.sqlite3.broken-1"]
    assert opened(path) == (len(TARGETS), None)


@pytest.mark.parametrize("lost", ["the mirror's last line", "a row", "the mirror"])
def test_what_one_file_lost_the_other_gives_back(path, lost):
    mirror = path.with_suffix(".jsonl")
    if lost == "a row":
        change(path, "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)")
    elif lost == "the mirror":
        mirror.unlink()
    else:
        mirror.write_bytes(b"".join(mirror.read_bytes().splitlines(keepends=True)[:-1]))
    assert opened(path)[0] == len(TARGETS)
    assert opened(path) == (len(TARGETS), None)
    assert len(mirror.read_bytes().splitlines()) == len(TARGETS)


@pytest.mark.parametrize(
    "order",
    [
        "DELETE FROM fold_events",
        "UPDATE fold_names SET name = name + 1",
        "INSERT INTO fold_taken SELECT id FROM events",
        "DROP TABLE fold_takes",
        "UPDATE notes SET value = 'of another version 3' WHERE name = 'folded'",
    ],
)
def test_tables_that_do_not_fit_are_made_again(path, monkeypatch, order):
    change(path, order)
    notebook = SqliteNotebook(path)
    if "fold_takes" not in order and "notes" not in order:
        assert notebook.check() == ("notebook.sqlite3: its tables of marks are not those of its log",)
    notebook.close()
    monkeypatch.setattr(module, "FEW", 100)
    assert opened(path) == (len(TARGETS), None)


def test_where_nothing_can_be_written_all_is_there(path, monkeypatch):
    change(path, "DROP TABLE fold_takes")
    notebook = SqliteNotebook(path, patience=0)
    other = sqlite3.connect(path, isolation_level=None)
    notebook._db.write("DROP TABLE fold_names")
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(notebook, "_seq", 0)
    assert notebook._read()
    assert tuple(notebook.state.marks) == tuple(scratch(notebook).marks)
    assert isinstance(notebook.state.marks, Held)
    other.close()
    notebook.close()


def test_marks_that_are_out_of_reach_are_those_of_the_mirror(path, monkeypatch):
    notebook = SqliteNotebook(path)

    def refuse(*_):
        raise module.StoreError("the disk is gone")

    monkeypatch.setattr(notebook._log, "standing", refuse)
    assert len(notebook.state.marks) == len(TARGETS)
    assert notebook.warning == "the disk is gone"
    notebook.close()


def test_words_are_named_by_what_they_begin_with_and_by_their_source():
    article = make_article("One two three four five six.")
    from briefing.store.pointing import names_of  # noqa: PLC0415

    target = article_target(article)
    moved = replace(target.anchors[0], source=replace(target.anchors[0].source, sha256="", digest="x", address="y/z"))
    assert names_of(target) & names_of(Target("article", (moved,)))
    short_one = replace(moved, quote=Quote("One two"))
    assert not names_of(target) & names_of(Target("article", (short_one,)))
    assert names_of(None) == frozenset()


def change(path, order):
    db = sqlite3.connect(path)
    db.execute(order)
    db.commit()
    db.close()
