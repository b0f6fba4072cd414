"""``briefing open``: from an id that was printed to the words."""

from __future__ import annotations

import json
import re

import pytest

from briefing import cli

TEXT = "Ferry sinks in harbour\n\nThe ferry Aurora sank in the harbour of Lisbon on Friday. Forty people were saved."


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text(TEXT.replace("harbour of Lisbon", "port of Lisbon").replace("Forty", "Some forty"))
    return folder


@pytest.fixture
def run(capsys):
    def call(*arguments):
        try:
            status = cli.main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = stop.code
        return status, *capsys.readouterr()

    return call


def test_a_place_of_the_json_brief_is_found_again(run, news):
    brief = json.loads(run("brief", news, "-f", "json", "--no-store")[1])
    (story,) = brief["stories"]
    for evidence in (item for fact in story["facts"] for item in fact["evidence"]):
        name = f"{evidence['article']}:{evidence['start']}-{evidence['end']}"
        status, out, err = run("open", name, news, "--no-store")
        assert (status, err) == (0, "")
        assert out.endswith(f"[{name}]\n  {evidence['text']}\n")


def test_ids_of_facts_names_and_articles_are_found(run, news):
    (story,) = json.loads(run("brief", news, "-f", "json", "--no-store")[1])["stories"]
    fact = story["facts"][0]
    assert fact["evidence"][0]["text"] in run("open", fact["id"], news, "--no-store")[1]
    entity = story["entities"][0]
    assert entity["name"] in run("open", entity["id"], news, "--no-store")[1]
    status, out, _ = run("open", story["articles"][0]["id"], news, "--no-store")
    assert (status, story["articles"][0]["path"] in out) == (0, True)


def test_the_markdown_brief_and_a_check_print_such_ids(run, news, tmp_path):
    out = run("brief", news, "--no-store")[1]
    article = re.search(r"id ([0-9a-f]{12})", out)[1]
    first = re.search(r"¶\d+:(\d+–\d+)", out)[1]
    assert run("open", f"{article}:{first}", news, "--no-store")[0] == 0
    (tmp_path / "draft.md").write_text('It said: "Forty people were rescued."')
    place = re.search(r"\[([0-9a-f]{12}:\d+-\d+)\]", run("check", tmp_path / "draft.md", news, "--no-store")[1])[1]
    assert "Forty people were" in run("open", place, news, "--no-store")[1]


@pytest.mark.parametrize(
    "name", ["zebra", "0123456789ab", "0123456789ab:1-2", ":", "a:b", "1" * 3000, "\x1b[31m", "../a"]
)
def test_what_names_nothing_is_said(run, news, name):
    status, out, err = run("open", name, news, "--no-store")
    assert (status, out) == (1, "")
    assert "nothing here has the id" in err
    assert "\x1b" not in err


def test_places_outside_the_text_name_nothing(run, news):
    article = json.loads(run("brief", news, "-f", "json", "--no-store")[1])["stories"][0]["articles"][0]["id"]
    for place in ("5-5", "9-3", "0-99999", "99999-999999"):
        assert run("open", f"{article}:{place}", news, "--no-store")[0] == 1
