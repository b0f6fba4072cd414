"""JSON, JSON Lines and their schemas: for every list, and nothing wrapped otherwise than before."""

from __future__ import annotations

import json

import jsonschema
import pytest

from briefing import cli
from briefing.cli.draft_options import SCHEMAS
from briefing.cli.schema import schema_of

FERRY = "Ferry sinks in harbour\n\nThe ferry Aurora sank in the harbour of Lisbon on Friday. Forty people were saved."
AGAIN = "Aurora lost\n\nThe ferry Aurora sank in Lisbon harbour on Friday. Tugs are looking for the wreck."


@pytest.fixture
def news(tmp_path, monkeypatch):
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"BRIEFING_{name}", str(tmp_path / name))
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(FERRY)
    (folder / "b.txt").write_text(AGAIN)
    (tmp_path / "draft.md").write_text('"Forty people were lost," it said. The ferry Aurora sank in Porto.')
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


@pytest.fixture
def calls(news, tmp_path, run):
    for name, paths in (("old", [news / "a.txt"]), ("new", [news])):
        (tmp_path / f"{name}.json").write_text(run("brief", *paths, "-f", "json")[1])
    run("correct", "outlet", news / "a.txt", "The Post")
    return {
        "search": ["search", "ferry", news],
        "kwic": ["kwic", "ferry", news],
        "stories": ["stories", news],
        "entities": ["entities", news],
        "read": ["read", news],
        "corrections": ["correct", "list"],
        "diff": ["diff", tmp_path / "old.json", tmp_path / "new.json"],
        "check": ["check", tmp_path / "draft.md", news, "--all"],
    }


def entries(name, value):
    """The entries of a JSON object, list by list."""
    if name == "check":
        return [("findings", one) for draft in value["drafts"] for one in draft["findings"]]
    found = []
    for key, part in value.items():
        parts = {f"{key}.{name}": row for name, row in part.items()} if isinstance(part, dict) else {key: part}
        found += [(path, one) for path, row in parts.items() if isinstance(row, list) for one in row]
    return found


def test_every_list_is_the_same_as_an_object_and_as_lines_and_follows_its_schema(run, calls):
    for name, call in calls.items():
        schema = json.loads(schema_of(name))
        jsonschema.Draft202012Validator.check_schema(schema)
        status, out, _ = run(*call, "--json")
        value = json.loads(out)
        jsonschema.validate(value, schema)
        assert value["schema"] == schema["$id"]
        again, lines, _ = run(*call, "--jsonl")
        assert again == status
        rows = [json.loads(line) for line in lines.splitlines()]
        assert rows, name
        definition = {"$defs": schema["$defs"], **schema["$defs"]["line"]}
        for row in rows:
            jsonschema.validate(row, definition)
        told = [(row["list"], {k: v for k, v in row.items() if k not in ("schema", "list", "draft")}) for row in rows]
        assert told == entries(name, value), name


def test_json_and_lines_exclude_each_other(run, news):
    assert run("stories", news, "--json", "--jsonl")[0] == 2


def test_the_names_of_all_schemas_are_listed_and_each_is_printed(run):
    status, out, _ = run("schema")
    assert (status, tuple(out.split())) == (0, SCHEMAS)
    for name in SCHEMAS:
        status, out, err = run("schema", name)
        assert (status, err) == (0, "")
        assert json.loads(out)["$schema"]
    assert run("schema", "check/1")[1] == run("schema", "check")[1]


@pytest.mark.parametrize("name", ["zebra", "../brief", "", "\x1b[31m"])
def test_another_name_is_wrong_use(run, name):
    status, out, err = run("schema", name)
    assert (status, out) == (2, "")
    assert "\x1b" not in err
