"""``briefing check`` as a person types it: what comes out where, and the exit status."""

from __future__ import annotations

import io
import json
import sys
from importlib import resources

import jsonschema
import pytest

from briefing import cli
from briefing.cli.draft_options import CHECK_FORMATS
from briefing.export.checks import FORMS

SOURCE = """Mill to close

VELM, May 3, 2024 (The Lantern) - "We will not sell the mill," farmer Ada Kline told the Lantern on Friday.

The council offered 40,000 crowns, the mayor said.
"""
GOOD = 'The mill\n\n"We will not sell the mill," Ada Kline said.\n'
BAD = 'The mill\n\n"We will gladly sell the mill," Ada Kline said.\n'


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "mill.txt").write_text(SOURCE)
    return folder


@pytest.fixture
def run(capsys, monkeypatch):
    def call(*arguments, given=None):
        if given is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        try:
            status = cli.main(["check", *map(str, arguments)])
        except SystemExit as stop:
            status = stop.code
        return status, *capsys.readouterr()

    return call


def write(tmp_path, text, name="draft.md"):
    path = tmp_path / name
    path.write_text(text)
    return path


def test_a_sound_draft_ends_with_zero_and_one_line(run, news, tmp_path):
    status, out, err = run(write(tmp_path, GOOD), news)
    assert (status, err) == (0, "")
    assert out.startswith("1 quotation: 1 verbatim.")
    assert len(out.splitlines()) == 1


def test_an_altered_quotation_ends_with_one_and_its_place(run, news, tmp_path):
    status, out, _ = run(write(tmp_path, BAD), news)
    assert status == 1
    assert "quotation: altered" in out
    assert "gladly (source: not)" in out
    assert "The Lantern, 2024-05-03, paragraph 1" in out
    assert "We will not sell the mill" in out


def test_all_shows_what_is_sound_as_well(run, news, tmp_path):
    _, out, _ = run(write(tmp_path, GOOD), news, "--all")
    assert "quotation: verbatim" in out
    assert "speaker: in the sources" in out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("draft.txt", BAD),
        ("draft.html", f"<!doctype html><html><body><article><p>{BAD}</p></article></body></html>"),
        ("draft.eml", f"From: a@example.org\nSubject: Draft\n\n{BAD}"),
    ],
)
def test_formats_of_the_draft(run, news, tmp_path, name, text):
    path = write(tmp_path, text, name)
    assert run(path, news)[0] == 1
    status, out, _ = run("-", news, given=text.encode())
    assert status == 1
    assert "gladly (source: not)" in out


def test_json_follows_its_schema_whatever_is_found(run, news, tmp_path):
    schema = json.loads(resources.files("briefing.export.checks").joinpath("check.schema.json").read_text("utf-8"))
    for text, fault in ((GOOD, False), (BAD, True)):
        status, out, _ = run(write(tmp_path, text), news, "--json")
        value = json.loads(out)
        jsonschema.validate(value, schema)
        assert value["fault"] is fault is (status == 1)
        (draft,) = value["drafts"]
        for finding in draft["findings"]:
            assert draft["text"][finding["start"] : finding["end"]] == finding["text"]


@pytest.mark.parametrize("given", [b"", b"\0\0", b"   \n", b"<html></html>", b"\xff\xfe"])
def test_an_empty_draft_is_named_and_wrong_use(run, news, given):
    status, out, err = run("-", news, given=given)
    assert (status, out) == (2, "")
    assert err.startswith("briefing: ")


def test_what_is_not_there_is_wrong_use(run, news, tmp_path):
    assert run(tmp_path / "none.md", news)[0] == 2
    status, out, err = run(write(tmp_path, GOOD), tmp_path / "none")
    assert (status, out) == (2, "")
    assert err
    assert run(write(tmp_path, GOOD))[0] == 2


def test_a_draft_of_one_word_is_read(run, news):
    status, out, _ = run("-", news, given=b"Mill")
    assert status == 0
    assert out.startswith("Nothing to check")


def test_what_a_draft_sends_to_the_terminal_is_escaped(run, news):
    _, out, err = run("-", news, given='"Sell \x1b]0;x\x07 the \u202emill," said \x9bZoe.'.encode())
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(out + err)


def test_every_form_can_be_asked_for():
    assert set(CHECK_FORMATS) == set(FORMS)


def test_json_lines_of_a_sound_draft_are_no_line_at_all(run, news, tmp_path):
    draft = write(tmp_path, GOOD)
    assert run(draft, news, "--jsonl")[:2] == (0, "")
    assert run(draft, news, "--jsonl", "--all")[1].count("\n") >= 1
