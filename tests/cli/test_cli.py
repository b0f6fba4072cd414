"""Commands as a person types them: what comes out where, and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from briefing import __version__, cli
from briefing.cli import brief as brief_command
from briefing.export import render as real_render

FERRY = "Ferry sinks in harbour\n\nThe ferry Aurora sank in the harbour of Lisbon on Friday. Forty people were saved."
AGAIN = "Aurora lost\n\nThe ferry Aurora sank in Lisbon harbour on Friday. Tugs are looking for the wreck."


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(FERRY)
    (folder / "b.txt").write_text(AGAIN)
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


def test_the_brief_is_markdown_unless_asked_otherwise(run, folder):
    status, out, err = run("brief", folder)
    assert status == 0
    assert out.startswith("---\ntitle:")
    assert err == ""


@pytest.mark.parametrize("form", ["json", "text", "markdown"])
def test_formats(run, folder, form):
    status, out, _ = run("brief", folder, "-f", form)
    assert status == 0
    assert "Aurora" in out


def test_unread_files_are_named_on_standard_error_and_in_the_brief(run, folder):
    (folder / "empty.txt").write_text("")
    (folder / "picture.jpg").write_bytes(b"x")
    status, out, err = run("brief", folder, "-f", "json")
    assert status == 0
    assert {item["path"] for item in json.loads(out)["skipped"]} == {"empty.txt", "picture.jpg"}
    assert "briefing: empty.txt: empty file" in err
    assert "picture.jpg" in err
    assert len(json.loads(out)["stories"][0]["articles"]) == 2


def test_nothing_readable(run, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    status, out, err = run("brief", tmp_path / "empty.txt", "-f", "json")
    assert status == 1
    assert json.loads(out)["stories"] == []
    assert "empty.txt" in err
    status, out, err = run("brief", tmp_path / "gone", "-f", "text")
    assert (status, out) == (1, "")
    assert "no such file" in err


@pytest.mark.parametrize(
    "wrong",
    [
        ("brief",),
        ("brief", "x", "-f", "pdf"),
        ("search",),
        ("brief", "x", "--story", "0"),
        ("entities", ".", "--type", "cat"),
    ],
)
def test_wrong_use(run, wrong):
    status, out, err = run(*wrong)
    assert (status, out) == (2, "")
    assert err


def test_a_brief_is_written_once_and_replaced_only_by_force(run, folder, tmp_path):
    target = tmp_path / "brief.md"
    assert run("brief", folder, "-o", target)[0] == 0
    first = target.read_text()
    target.write_text("mine")
    status, _, err = run("brief", folder, "-o", target)
    assert status == 1
    assert "--force" in err
    assert target.read_text() == "mine"
    assert run("brief", folder, "-o", target, "--force")[0] == 0
    assert target.read_text() == first


@pytest.mark.parametrize(
    ("name", "typed", "beginning"),
    [
        ("brief.json", (), "{"),
        ("brief.HTML", (), "<!doctype html>"),
        ("brief.csl.json", (), "["),
        ("brief.csv", (), "story,fact"),
        ("brief.docx", (), "PK"),
        ("brief.txt", (), "Aurora lost"),
        ("brief", (), "---"),
        ("brief.json", ("-f", "markdown"), "---"),
    ],
)
def test_the_ending_of_the_file_chooses_the_format_unless_one_is_typed(run, folder, tmp_path, name, typed, beginning):
    assert run("brief", folder, *typed, "-o", tmp_path / name)[0] == 0
    assert (tmp_path / name).read_bytes().upper().startswith(beginning.upper().encode())


def test_a_profile_keeps_its_format_where_the_ending_fits_it(run, folder, tmp_path, monkeypatch):
    config = tmp_path / "config"
    config.mkdir()
    monkeypatch.setenv("BRIEFING_CONFIG", str(config))
    (config / "config.toml").write_text('[profile.names]\nformat = "entities-csv"\n', encoding="utf-8")
    for name, beginning in (("names.csv", "story,entity,"), ("names.md", "---")):
        assert run("brief", folder, "--profile", "names", "-o", tmp_path / name)[0] == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(beginning)


def test_one_of_a_thing_is_called_one(run, folder):
    assert run("correct", "outlet", folder / "a.txt", "The Post")[0] == 0
    assert ", 1 correction)" in run("doctor")[1]


def test_a_target_that_cannot_be_written_is_named(run, folder, tmp_path):
    status, _, err = run("brief", folder, "-o", tmp_path / "gone" / "brief.md")
    assert status == 1
    assert "brief.md" in err


def test_a_query_limits_the_brief(run, folder):
    status, out, _ = run("brief", folder, "-f", "json", "-q", "wreck")
    value = json.loads(out)
    assert status == 0
    assert value["query"] == "wreck"
    facts = [fact["statement"] for story in value["stories"] for fact in story["facts"]]
    assert facts
    assert all("wreck" in fact for fact in facts)


def test_a_query_that_finds_nothing_or_cannot_be_read(run, folder):
    assert run("brief", folder, "-q", "zebra")[0] == 1
    assert run("brief", folder, "-q", "a*b*c*d*e*f")[0] == 2


def test_one_story_by_number(run, samples):
    status, out, _ = run("brief", samples, "-f", "json", "--story", "2")
    assert status == 0
    assert len(json.loads(out)["stories"]) == 1
    status, _, err = run("brief", samples, "--story", "99")
    assert status == 2
    assert "no story 99" in err


def test_a_citation_that_does_not_hold_exports_nothing(run, folder, monkeypatch):
    def spoil(brief, form, choice):
        raise brief_command.CitationError("article x")

    monkeypatch.setattr(brief_command, "render", spoil)
    status, out, err = run("brief", folder)
    assert (status, out) == (1, "")
    assert "nothing was exported" in err
    assert real_render is not spoil


SEARCH = json.loads((Path(cli.__file__).parent / "schemas" / "search.schema.json").read_text("utf-8"))


def test_search_prints_hits(run, folder):
    status, out, _ = run("search", "harbour", folder, "--json")
    value = json.loads(out)
    assert status == 0
    jsonschema.validate(value, SEARCH)
    assert value["total"] == 2
    for hit in value["hits"]:
        for snippet in hit["snippets"]:
            for start, end in snippet["hits"]:
                inside = snippet["text"][start - snippet["start"] : end - snippet["start"]]
                assert inside.lower() == "harbour"
    status, out, _ = run("search", "harbour", folder)
    assert "2 found:" in out
    assert "[harbour]" in out


def test_search_says_how_many_more_there_are(run, folder):
    assert "2 found, the first 1:" in run("search", "harbour", folder, "--limit", "1")[1]


def test_search_without_a_hit_or_a_sense(run, folder):
    status, out, err = run("search", "zebra", folder)
    assert (status, out) == (1, "")
    assert "nothing found for zebra" in err
    assert json.loads(run("search", "zebra", folder, "--json")[1])["total"] == 0
    assert run("search", "a*b*c*d*e*f", folder)[0] == 2
    assert run("search", "x", folder / "gone")[0] == 1


def test_a_brief_of_what_is_not_there_is_no_page(run, folder, tmp_path):
    status, out, err = run("brief", folder, "-q", "zebra")
    assert (status, out) == (1, "")
    assert "nothing found for zebra" in err
    page = tmp_path / "zebra.md"
    assert run("brief", folder, "-q", "zebra", "-o", page)[0] == 1
    assert not page.exists()
    assert json.loads(run("brief", folder, "-q", "zebra", "-f", "json")[1])["stories"] == []


def test_stories(run, samples):
    status, out, _ = run("stories", samples, "--json")
    value = json.loads(out)
    assert status == 0
    assert value["schema"] == "stories/1"
    folders = [{path.split("/")[0] for path in story["articles"]} for story in value["stories"]]
    assert sorted(map(sorted, folders)) == [["earthquake"], ["moon"], ["parade"]]
    assert run("stories", samples)[1].startswith("1. ")
    assert run("stories", samples / "gone")[0] == 1


def test_entities(run, samples):
    status, out, _ = run("entities", samples / "parade", "--type", "person", "--json")
    value = json.loads(out)
    assert status == 0
    assert {entity["type"] for entity in value["entities"]} == {"PERSON"}
    names = [entity["name"] for entity in value["entities"]]
    assert names.count("Kim Jong Un") == 1
    status, out, _ = run("entities", samples / "parade", "--type", "person")
    assert any(line.startswith("PERSON  Kim Jong Un: ") for line in out.splitlines())
    assert run("entities", samples / "gone")[0] == 1


def test_read_shows_the_article_and_what_was_cut(run, samples):
    file = samples / "parade" / "02-the-lookout-blog.txt"
    status, out, _ = run("read", file)
    assert status == 0
    assert "title:   Kim's Night of Rockets" in out
    assert "DISCLAIMER" not in out
    assert "DISCLAIMER" in run("read", file, "--show-cut")[1]
    assert json.loads(run("read", file, "--json")[1])["articles"][0]["cut"]
    status, _, err = run("read", samples / "gone.txt")
    assert status == 1
    assert "gone.txt" in err


def test_index_tells_what_it_did(run, folder):
    status, out, _ = run("index", folder)
    assert (status, out) == (0, "2 articles in 1 story, 2 re-indexed\n")
    assert run("index", folder)[1].endswith("0 re-indexed\n")
    assert run("index", folder, "--rebuild")[1].endswith("2 re-indexed\n")
    assert run("index", folder / "gone")[0] == 1


def test_doctor_names_versions_and_folders(run, own_folders):
    status, out, _ = run("doctor")
    assert status == 0
    assert f"briefing {__version__}" in out
    assert str(own_folders / "data") in out
    assert ": ok (" in out


def test_doctor_says_what_is_wrong(run, own_folders):
    (own_folders / "data").write_text("no folder")
    status, out, _ = run("doctor")
    assert status == 1
    assert "can't be used" in out


def test_a_search_in_unchanged_files_reads_none_of_them(run, folder, monkeypatch):
    first = run("search", "harbour", folder)
    assert first[0] == 0
    with monkeypatch.context() as patch:
        patch.setattr("briefing.pipeline.Session.load", lambda *_: pytest.fail("the collection was opened"))
        assert run("search", "harbour", folder) == first
    (folder / "new.txt").write_text("A zeppelin left the harbour at dawn.", encoding="utf-8")
    status, out, _ = run("search", "zeppelin", folder)
    assert (status, "new.txt" in out) == (0, True)
    (folder / "new.txt").unlink()
    assert run("search", "zeppelin", folder)[0] == 1


def test_doctor_names_a_damaged_index_and_the_next_search_mends_it(run, folder, own_folders):
    run("index", folder)
    assert "1 of 1 search indexes whole" in run("doctor")[1]
    (segment,) = (own_folders / "cache").glob("index/*/gen-*/*.arrays")
    segment.write_bytes(segment.read_bytes()[:-20])
    status, out, _ = run("doctor")
    assert status == 1
    assert "0 of 1 search indexes whole" in out
    assert f"{segment.name} has " in out
    status, out, err = run("search", "harbour", folder)
    assert (status, err.count("\n")) == (0, 1)
    assert "was damaged" in err
    assert run("search", "harbour", folder)[1:] == (out, "")
    assert run("doctor")[0] == 0
    (segment,) = (own_folders / "cache").glob("index/*/gen-*/*.arrays")
    segment.unlink()
    assert run("doctor", "--repair")[0] == 0
    assert run("search", "harbour", folder)[1:] == (out, "")


def test_an_index_that_others_may_write_to_is_named_and_the_search_goes_on(run, folder, own_folders):
    run("index", folder)
    (place,) = (own_folders / "cache").glob("index/*")
    place.chmod(0o777)
    status, out, err = run("search", "harbour", folder)
    assert status == 0
    assert "found" in out
    assert err == f"briefing: no search index in {place} (others may write to {place}); searching in memory\n"


def test_version_and_help(run):
    assert run("--version") == (0, f"briefing {__version__}\n", "")
    status, out, _ = run("--help")
    assert status == 0
    assert "briefing search QUERY PATH..." in out


def test_without_a_terminal_the_reader_prints_the_text_brief(folder):
    call = subprocess.run(
        [sys.executable, "-m", "briefing", folder], capture_output=True, text=True, env=os.environ, check=False
    )
    assert call.returncode == 0
    assert call.stdout.startswith(("FERRY SINKS IN HARBOUR", "AURORA LOST"))


def test_a_path_that_is_not_there_is_wrong_use(run, tmp_path):
    status, out, err = run(tmp_path / "gone")
    assert (status, out) == (2, "")
    assert "no such file or folder" in err


def test_an_interrupt_ends_with_its_own_status(run, folder, monkeypatch):
    def interrupt(options):
        raise KeyboardInterrupt

    monkeypatch.setattr(brief_command, "run", interrupt)
    assert run("brief", folder)[0] == 130


def test_the_same_input_gives_the_same_bytes(run, folder):
    first = run("brief", folder, "-f", "json")[1]
    assert run("brief", folder, "-f", "json", "--no-store")[1] == first
    assert run("brief", folder / "b.txt", folder / "a.txt", "-f", "json")[1] == first


def test_add_takes_a_file_in_once(run, folder, tmp_path):
    target = tmp_path / "taken"
    status, out, err = run("add", folder / "a.txt", "--to", target)
    assert status == 0
    (written,) = target.glob("*.md")
    assert out.strip() == str(written)
    assert "Aurora" in written.read_text()
    assert "1 added, 0 already there, 0 skipped" in err
    status, out, err = run("add", folder / "a.txt", "--to", target)
    assert (status, out) == (0, "")
    assert "0 added, 1 already there" in err


def test_add_names_what_cannot_be_had(run, tmp_path):
    status, out, err = run("add", tmp_path / "gone.txt", "http://127.0.0.1:9/x", "--to", tmp_path / "taken")
    assert (status, out) == (1, "")
    assert "gone.txt" in err
    assert "127.0.0.1" in err


def test_add_into_a_file_is_refused(run, folder):
    status, _, err = run("add", folder / "a.txt", "--to", folder / "b.txt")
    assert status == 1
    assert "b.txt" in err


@pytest.mark.parametrize("name", ["nosuch", "spacy:", "spacy:no_such_pipeline_here"])
def test_a_tagger_that_is_not_there_is_wrong_use(run, folder, name):
    status, out, err = run("brief", folder, "--tagger", name)
    assert (status, out) == (2, "")
    assert "briefing: " in err


def test_kwic_puts_each_place_between_its_neighbours(run, folder):
    status, out, _ = run("kwic", "harbour", folder, "--sort", "right", "--width", "20")
    assert status == 0
    assert all("[" in line for line in out.splitlines()[2:])
    said = json.loads(run("kwic", "harbour", folder, "--json", "--limit", "1")[1])
    assert (said["schema"], len(said["lines"])) == ("kwic/1", 1)
    assert said["total"] == len(out.splitlines()) - 2
    assert run("kwic", "zeppelin", folder)[0] == 1
    assert run("kwic", "a*b*c*d*e*f", folder)[0] == 2


def test_facets_count_what_is_found(run, folder):
    said = json.loads(run("search", "harbour", folder, "--json", "--facets")[1])
    assert set(said["facets"]) == {"outlet", "month", "name", "story"}
    assert sum(row["articles"] for row in said["facets"]["outlet"]) <= said["total"]
    assert "by outlet:" in run("search", "harbour", folder, "--facets")[1]
