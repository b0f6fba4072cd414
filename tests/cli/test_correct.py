"""``briefing correct`` as it is typed, and what every other command says afterwards."""

from __future__ import annotations

import json

import pytest

from briefing.cli import main

ONE = """---
title: Quarry reopens at Hollow Fell
---

The quarry at Hollow Fell reopened on Tuesday. Owner Mona Reyes hired forty people. The road was closed until noon.
"""
TWO = """---
title: Hollow Fell quarry back at work
outlet: Fell Observer
date: 2024-06-05
---

The quarry at Hollow Fell reopened on Tuesday. Owner Mona Reyes hired forty people. A band played at the gate.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.md").write_text(ONE)
    (tmp_path / "two.md").write_text(TWO)
    return tmp_path


@pytest.fixture
def run(capsys):
    def call(*words):
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def test_an_outlet_is_named_and_every_front_follows(run, folder):
    assert "Gazette" not in run("brief", folder)[1]
    status, out, _ = run("correct", "outlet", folder / "one.md", "The Fell Gazette")
    assert status == 0
    assert "The Fell Gazette" in out
    for call in (["stories"], ["entities"], ["brief"], ["brief", "-f", "html"], ["brief", "-f", "csv"]):
        assert "The Fell Gazette" in run(*call, folder)[1], call
    assert "outlet corrected by you" in run("brief", folder)[1]
    (story,) = json.loads(run("brief", folder, "-f", "json")[1])["stories"]
    told = {article["outlet"]: article["corrected"] for article in story["articles"]}
    assert told == {"The Fell Gazette": ["outlet"], "Fell Observer": []}
    assert story["corrected"] == ["1 outlet"]
    assert "1 found" in run("search", "outlet:gazette quarry", folder)[1]


def test_corrections_are_listed_and_taken_back(run, folder):
    assert run("correct", "list")[0] == 1
    run("correct", "day", folder / "one.md", "2024-06-04")
    run("correct", "rename", folder, "Mona Reyes", "Ramona Reyes")
    listed = json.loads(run("correct", "list", "--json")[1])["corrections"]
    assert [(one["what"], one["value"]) for one in listed] == [("day", "2024-06-04"), ("rename", "Ramona Reyes")]
    assert "Ramona Reyes" in run("entities", folder)[1]
    status, out, _ = run("correct", "undo", listed[1]["id"][:8])
    assert (status, "taken back" in out) == (0, True)
    assert "Ramona Reyes" not in run("entities", folder)[1]
    assert "2024-06-04" in run("stories", folder)[1]
    assert len(run("correct", "list")[1].splitlines()) == 1


def test_a_fact_is_dismissed_by_its_words(run, folder):
    assert "A band played" in run("brief", folder)[1]
    assert run("correct", "no-fact", folder, "a band played")[0] == 0
    said = run("brief", folder)[1]
    assert "A band played" not in said
    assert "Corrected by you: 1 fact dismissed" in said


def test_facts_are_parted_and_taken_as_one_by_their_words(run, folder):
    (folder / "two.md").write_text(TWO.replace("reopened on Tuesday.", "reopened on Tuesday at last."))
    (story,) = json.loads(run("brief", folder, "-f", "json")[1])["stories"]
    shared = next(fact for fact in story["facts"] if len({item["text"] for item in fact["evidence"]}) == 2)
    words = next(item["text"] for item in shared["evidence"] if "at last" in item["text"])
    status, _, err = run("correct", "own-fact", folder, words)
    assert status == 0, err
    (story,) = json.loads(run("brief", folder, "-f", "json")[1])["stories"]
    apart = [fact for fact in story["facts"] if words in [item["text"] for item in fact["evidence"]]]
    assert [len(fact["evidence"]) for fact in apart] == [1]
    rest = next(item for item in shared["evidence"] if item["text"] != words)
    other = next(fact for fact in story["facts"] if rest in fact["evidence"])
    assert run("correct", "one-fact", folder, apart[0]["id"], other["id"])[0] == 0
    (story,) = json.loads(run("brief", folder, "-f", "json")[1])["stories"]
    assert shared["id"] in [fact["id"] for fact in story["facts"]]
    assert story["corrected"] == ["facts taken as one", "1 fact parted"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["day", "one.md", "last week"], "'last week' is no day"),
        (["outlet", ".", "Gazette"], "2 articles are there"),
        (["outlet", "one.md", " "], "no outlet is given"),
        (["retype", ".", "Mona Reyes", "hero"], "'hero' is no type; choose from event"),
        (["rename", ".", "Zoltan", "Z."], "nobody is named Zoltan here"),
        (["split", ".", "Mona Reyes", "Mo"], "is never written 'Mo'"),
        (["no-fact", ".", "the"], "facts have these words"),
        (["no-fact", ".", "zebra"], "no facts have these words"),
        (["one-fact", ".", "mona reyes hired"], "name two facts or more"),
        (["own-fact", ".", "a band played"], "a fact of their own already"),
        (["own-fact", ".", "zebra"], "no places have these words"),
        (["explained", ".", "zebra", "why"], "no differences have this topic"),
        (["undo", "zz"], "no corrections have the id zz"),
    ],
)
def test_what_fits_nothing_is_said_and_nothing_is_kept(run, folder, monkeypatch, words, reason):
    monkeypatch.chdir(folder)
    status, _, err = run("correct", *words)
    assert status == 2
    assert reason in err
    assert run("correct", "list")[0] == 1
