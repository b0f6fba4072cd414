"""What changed between two briefs, as a person would put it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.brief import make_brief
from briefing.cli import main
from briefing.diff import BriefIn, DiffError, compare, read_brief
from briefing.export import render
from briefing.models import Conflict, ConflictKind, ConflictValue, Status

FIRST = make_article("The flood killed 12 people. A bridge fell.", name="a.txt", outlet="Courier")
SECOND = make_article("The flood killed 15 people. A bridge fell. Schools closed.", name="b.txt", outlet="Herald")


def brief(*articles, facts=(), conflicts=()) -> BriefIn:
    story = make_story(*(make_reading(article) for article in articles), facts=facts, conflicts=conflicts)
    return read_brief(render(make_brief("g", [story]), "json").encode())


def dead(*values: tuple[str, object]) -> Conflict:
    sides = tuple(ConflictValue(value, (evidence,)) for value, evidence in values)
    return Conflict("c1", ConflictKind.NUMBER, "people killed", sides)


BRIDGE_ONE = make_fact(cite(FIRST, "A bridge fell."), outlets=("Courier",))
BRIDGE_BOTH = make_fact(
    cite(FIRST, "A bridge fell."), cite(SECOND, "A bridge fell."), outlets=("Courier", "Herald"), status=Status.SHARED
)
SCHOOLS = make_fact(cite(SECOND, "Schools closed."), outlets=("Herald",))


def test_nothing_changed():
    same = brief(FIRST, facts=(BRIDGE_ONE,))
    assert not compare(same, same)


def test_two_differences_of_one_topic_do_not_change_their_places():
    few, many = cite(FIRST, "The flood killed 12 people."), cite(SECOND, "The flood killed 15 people.")
    small = dead(("12", few), ("15", many))
    large = Conflict(
        "c2",
        ConflictKind.NUMBER,
        "people killed",
        (ConflictValue("12", (few, few)), ConflictValue("15", (many, many)), ConflictValue("16", (many,))),
    )
    for conflicts in ((small, large), (large, small)):
        same = brief(FIRST, SECOND, conflicts=conflicts)
        assert not compare(same, same)


def test_a_new_article_brings_facts_and_tellers():
    changes = compare(brief(FIRST, facts=(BRIDGE_ONE,)), brief(FIRST, SECOND, facts=(BRIDGE_BOTH, SCHOOLS)))
    assert [article.path for article in changes.articles_new] == ["b.txt"]
    assert [change.after.statement for change in changes.new] == ["Schools closed."]
    (changed,) = changes.changed
    assert changed.outlets_added == ("Herald",)
    assert (changed.before.status, changed.after.status) == ("single", "shared")
    assert changes.withdrawn == ()


def test_backwards_it_is_withdrawn():
    changes = compare(brief(FIRST, SECOND, facts=(BRIDGE_BOTH, SCHOOLS)), brief(FIRST, facts=(BRIDGE_ONE,)))
    assert [article.path for article in changes.articles_gone] == ["b.txt"]
    assert [change.before.statement for change in changes.withdrawn] == ["Schools closed."]
    assert changes.changed[0].outlets_gone == ("Herald",)


def test_a_value_that_came_and_one_that_went():
    twelve, fifteen = ("12", cite(FIRST, "killed 12 people")), ("15", cite(SECOND, "killed 15 people"))
    before = brief(FIRST, SECOND, conflicts=(dead(twelve, fifteen),))
    after = brief(FIRST, SECOND, conflicts=(dead(("14", cite(FIRST, "killed 12 people")), fifteen),))
    (change,) = compare(before, after).values
    assert (change.topic, change.before, change.after) == ("people killed", ("12", "15"), ("14", "15"))


def test_a_fact_is_found_again_by_its_words_though_its_id_changed():
    other = brief(FIRST, facts=(make_fact(cite(FIRST, "A bridge fell."), cite(FIRST, "killed 12 people")),))
    changes = compare(brief(FIRST, facts=(BRIDGE_ONE,)), other)
    assert changes.new == changes.withdrawn == ()
    assert len(changes.changed) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a brief"),
        (b"[1]", "not a brief"),
        (b'{"schema": "brief/2"}', "not a brief"),
        (b'{"schema": "brief/9", "stories": []}', "unknown schema brief/9"),
        (b"\xff\xfe{", "not a brief"),
    ],
)
def test_what_is_no_brief_is_refused(data, reason):
    with pytest.raises(DiffError, match=reason):
        read_brief(data)


@pytest.fixture
def files(tmp_path, monkeypatch):
    for name, text in (("a", "12"), ("b", "15")):
        page = f"---\noutlet: Paper {name}\ndate: 2024-05-0{1 if name == 'a' else 2}\ntitle: Flood in Arlau\n---\n"
        news = f"{page}A flood killed {text} people in Arlau on Monday. The mayor closed every school in Arlau.\n"
        (tmp_path / f"{name}.md").write_text(news, encoding="utf-8")
    monkeypatch.setenv("BRIEFING_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / "cache"))
    return tmp_path


def test_two_files_on_the_command_line(files, capsys):
    assert main(["brief", str(files / "a.md"), "-f", "json", "-o", str(files / "old.json")]) == 0
    both = [str(files / "a.md"), str(files / "b.md")]
    assert main(["brief", *both, "-f", "json", "-o", str(files / "new.json")]) == 0
    capsys.readouterr()
    assert main(["diff", str(files / "old.json"), str(files / "new.json")]) == 0
    assert "New articles (1)\n  Paper b, 2024-05-02: Flood in Arlau" in capsys.readouterr().out
    assert main(["diff", str(files / "new.json"), str(files / "new.json")]) == 1
    assert "nothing changed" in capsys.readouterr().err


def test_two_days_on_the_command_line(files, capsys):
    both = [str(files / "a.md"), str(files / "b.md")]
    assert main(["diff", *both, "--days", "2024-05-02", "2024-05-01", "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["schema"] == "diff/1"
    assert [article["outlet"] for article in value["articles"]["new"]] == ["Paper b"]


def test_values_are_written_as_in_the_brief(tmp_path, capsys):
    toll, later = ("1200 people", cite(FIRST, "killed 12 people")), ("1500 people", cite(SECOND, "killed 15 people"))
    sides = tuple(
        ConflictValue(day, (cite(article, "A bridge fell."),))
        for day, article in (("2024-05-01", FIRST), ("2024-05", SECOND))
    )
    days = Conflict("c2", ConflictKind.DATE, "day", sides)
    for name, conflicts in (("old", (dead(toll, toll),)), ("new", (dead(toll, later), days))):
        story = make_story(make_reading(FIRST), make_reading(SECOND), conflicts=conflicts)
        (tmp_path / f"{name}.json").write_text(render(make_brief("g", [story]), "json"), encoding="utf-8")
    assert main(["diff", str(tmp_path / "old.json"), str(tmp_path / "new.json")]) == 0
    out = capsys.readouterr().out
    assert "people killed: 1,200 people; new: 1,500 people" in out
    assert "day: new: 1 May 2024, May 2024" in out


def test_a_day_that_is_none_is_told_plainly(files, capsys):
    with pytest.raises(SystemExit):
        main(["diff", str(files / "a.md"), "--days", "yesterday", "2024-05-01"])
    assert "'yesterday' is no day; write it as 2023-07-28" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["diff", "x"], ["diff", "x", "y", "z"]])
def test_wrong_use_is_told(words, files, capsys, monkeypatch):
    monkeypatch.chdir(files)
    assert main(words) == 2
    assert "give two briefs" in capsys.readouterr().err


def test_a_file_that_is_no_brief_is_named(files, capsys):
    assert main(["diff", str(files / "a.md"), str(files / "none.json")]) == 2
    assert "a.md: not a brief in JSON" in capsys.readouterr().err


def test_two_briefs_in_json_need_nothing_that_reads_or_compares_articles():
    code = "import sys, briefing.cli.diff; print([name for name in sys.modules if name.startswith('briefing.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "briefing.diff" in run.stdout
    assert not any(f"briefing.{part}" in run.stdout for part in ("pipeline", "analysis", "story", "corpus.worker"))
