"""The hammers: a few kills each, and that they see what they are there to see. ``tools/hammer.py`` does a hundred."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> object:
    """A hammer by its name; what it sets in the environment is taken back."""
    monkeypatch.syspath_prepend(str(TOOLS))
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"BRIEFING_{name}", "taken back")

    def load(name: str) -> ModuleType:
        return importlib.import_module(name)

    return load


@pytest.mark.parametrize("part", ["marks", "export", "import", "search", "start"])
def test_nothing_is_lost_or_broken(tool, part: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert tool("hammer").main(["--count", "2", "--seed", "7", part]) == 0
    assert capfd.readouterr().out.startswith(f"{part}: 2 kills")


def test_a_half_written_and_a_lost_export_are_seen(tool, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "markdown 1.md").write_text("# Wh")
    (tmp_path / "out" / "docx 1.docx").write_text("PK")
    (tmp_path / "out" / ".b.md.1.part").write_text("# Wh")
    found = tool("hammer_export").faults(
        tmp_path, ["c.md", "! status 1 for d.md"], {"markdown": b"# Whole", "docx": b""}
    )
    assert sorted(found) == [
        "! status 1 for d.md",
        "c.md is lost",
        "docx 1.docx is broken: 2 bytes",
        "markdown 1.md is broken: 4 bytes",
    ]


def test_a_half_written_and_a_lost_article_are_seen(tool, tmp_path: Path) -> None:
    hammer = tool("hammer_import")
    (tmp_path / "to").mkdir()
    for name, paragraphs in (("a", hammer.text("a")), ("b", hammer.text("b")[:2]), ("a2", hammer.text("a"))):
        (tmp_path / "to" / f"{name}.md").write_text("\n\n".join([f"---\ntitle: {name[:1]}\n---", *paragraphs]))
    assert hammer.faults(tmp_path, ["to 4 1 0"]) == [
        "to: 1 of 3 are broken",
        "to: 5 were reported, 1 are there, in 2 files",
    ]


def test_an_end_out_of_order_is_seen(tool) -> None:
    faults = tool("hammer_start").faults
    on, off = b"".join(tool("terminal").ON), b"".join(tool("terminal").OFF)
    assert faults(143, on + off) == faults(-15, b"") == []
    assert faults(1, on + off) == ["it ended with 1"]
    assert faults(143, on) == ["the terminal is not as it was"]
    assert faults(143, b"Traceback (most") == ["a traceback: b'Traceback (most'"]


def test_a_process_that_ends_by_itself_is_seen(tool) -> None:
    chance = importlib.import_module("random").Random(1)
    killed = tool("hammering").kill_at_random(["-c", "print('one'); print('half', end='')"], chance, 60.0)
    assert killed.early
    assert killed.told == ("one",)


def test_a_lost_mark_and_one_that_comes_back_are_seen(tool, tmp_path: Path) -> None:
    path = tmp_path / "notebook.sqlite3"
    hammer = tool("hammer_marks")
    notebook = hammer.SqliteNotebook(path)
    notebook.add("star", says={"n": 1}, about=hammer.Target("fact", ()))
    notebook.add("star", says={"n": 5}, about=hammer.Target("fact", ()))
    notebook.close()
    assert hammer.faults(path, ["star 1", "star 2", "star 5", "undo 5", "search 7"]) == [
        "search 7 is lost",
        "star 2 is lost",
        "star 5 was taken back and is there again",
    ]
