"""``briefing note`` and ``briefing tag`` as they are typed, and what search and brief say of them."""

from __future__ import annotations

import json
from importlib import resources

import jsonschema
import pytest

from briefing.cli import main

ONE = "---\ntitle: Quarry reopens\noutlet: Fell Gazette\n---\n\n" + (
    "The quarry at Hollow Fell reopened on Tuesday. The road to Hollow Fell was closed until noon.\n"
)
TWO = "---\ntitle: Back at work\noutlet: Fell Observer\n---\n\n" + (
    "The quarry at Hollow Fell reopened on Tuesday. A band played.\n"
)


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


def found(run, query, folder):
    return [hit["path"] for hit in json.loads(run("search", query, folder, "--json")[1])["hits"]]


def test_search_finds_what_was_noted_and_tagged(run, folder):
    assert run("tag", "article", folder / "one.md", "#Front page")[0] == 0
    assert run("note", "sentence", folder / "two.md", "a band", "which band was it?")[0] == 0
    assert run("note", "fact", folder, "hollow fell reopened", "ask the owner")[0] == 0
    assert found(run, "tag:front", folder) == ["one.md"]
    assert found(run, 'tag:"front page"', folder) == ["one.md"]
    assert found(run, "quarry -tag:front", folder) == ["two.md"]
    assert found(run, "note:owner", folder) == ["one.md", "two.md"]
    assert found(run, "note:which note:band", folder) == ["two.md"]
    assert found(run, "note:which note:road", folder) == []
    assert found(run, "tag:which", folder) == []
    assert "[A band played.]" in run("search", "note:which", folder)[1]


def test_the_brief_has_notes_only_where_they_are_wanted(run, folder):
    run("note", "sentence", folder / "two.md", "a band", "which band was it?")
    run("tag", "fact", folder, "the road to", "later")
    run("note", "article", folder / "one.md", "*bold* words")
    for form in ("markdown", "json", "html", "text"):
        assert "which band" not in run("brief", folder, "-f", form)[1]
        assert "which band" in run("brief", folder, "-f", form, "--notes")[1]
    said = run("brief", folder, "--sections", "notes")[1]
    assert "Your notes" in said
    assert "“A band played.”" in said
    assert "Tagged later" in said
    assert "\\*bold\\*" in said
    made = json.loads(run("brief", folder, "-f", "json", "--notes")[1])
    schema = json.loads(resources.files("briefing.export").joinpath("brief.schema.json").read_text("utf-8"))
    jsonschema.validate(made, schema)
    (story,) = made["stories"]
    assert {(one["kind"], one["text"]) for one in story["marks"]} == {
        ("note", "which band was it?"), ("tag", "later"), ("note", "*bold* words"),
    }  # fmt: skip
    assert "marks" not in json.loads(run("brief", folder, "-f", "json")[1])["stories"][0]


def test_a_brief_of_a_tag_has_what_is_tagged(run, folder):
    assert run("brief", folder, "--tag", "later")[0] == 1
    run("tag", "sentence", folder / "one.md", "road to", "Later")
    status, out, _ = run("brief", folder, "--tag", "later")
    assert status == 0
    assert "The road to Hollow Fell" in out
    assert "A band played" not in out


def test_marks_are_listed_taken_back_and_carried_to_another_notebook(run, folder, tmp_path, monkeypatch):
    assert run("note", "list")[0] == 1
    run("note", "article", folder / "one.md", "first")
    run("tag", "article", folder / "one.md", "later")
    (note,) = json.loads(run("note", "list", "--json")[1])["notes"]
    assert (note["on"], note["about"], note["text"]) == ("article", "Quarry reopens", "first")
    assert run("tag", "undo", note["id"])[0] == 2
    run("doctor", "--export", tmp_path / "notebook.json")
    assert run("note", "undo", note["id"][:8])[0] == 0
    assert run("note", "list")[0] == 1
    assert found(run, "tag:later", folder) == ["one.md"]
    monkeypatch.setenv("BRIEFING_DATA", str(tmp_path / "elsewhere"))
    assert found(run, "tag:later", folder) == []
    run("doctor", "--import", tmp_path / "notebook.json")
    assert found(run, "tag:later", folder) == ["one.md"]
    assert "first" in run("note", "list")[1]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["note", "article", ".", "x"], "2 articles are there"),
        (["note", "article", "one.md", " "], "the note is empty"),
        (["tag", "article", "one.md", "#"], "the tag is empty"),
        (["tag", "article", "one.md", "x" * 41], "at most 40 characters"),
        (["note", "sentence", ".", "quarry", "x"], "sentences have these words"),
        (["note", "sentence", ".", "zebra", "x"], "no sentences have these words"),
        (["tag", "fact", ".", "zebra", "x"], "no facts have these words"),
        (["tag", "undo", "zz"], "no tags have the id zz"),
    ],
)
def test_what_fits_nothing_is_said_and_nothing_is_kept(run, folder, monkeypatch, words, reason):
    monkeypatch.chdir(folder)
    status, _, err = run(*words)
    assert (status, reason in err) == (2, True), err
    assert run(words[0], "list")[0] == 1
