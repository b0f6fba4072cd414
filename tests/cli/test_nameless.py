"""An outlet that no text names is called the same by every command."""

from __future__ import annotations

import json

import pytest

from briefing import cli

TITLE = "Nine sailors were saved on a rock off Orr"
NAME = "“Nine sailors were saved…”"
TEXT = "The ferry Aurora sank off Orr on Friday. Nine sailors were saved on a rock."


@pytest.fixture
def news(tmp_path, monkeypatch):
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"BRIEFING_{name}", str(tmp_path / name))
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "1.md").write_text(f"---\ntitle: {TITLE}\ndate: 2024-03-01\n---\n\n{TEXT}\n")
    return folder


def test_search_lines_brief_and_diff_have_one_name(news, capsys):
    assert cli.main(["brief", str(news), "-f", "json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    old = {**whole, "stories": [{**story, "articles": [], "facts": []} for story in whole["stories"]]}
    before, after = news.parent / "old.json", news.parent / "new.json"
    before.write_text(json.dumps(old))
    after.write_text(json.dumps(whole))
    commands = (
        ["search", "sailors", str(news)],
        ["kwic", "sailors", str(news)],
        ["brief", str(news), "-f", "text"],
        ["brief", str(news), "-f", "csv"],
        ["diff", str(before), str(after)],
        ["stories", str(news)],
    )
    for words in commands:
        cli.main(words)
        said = " ".join(capsys.readouterr().out.split())
        assert NAME in said, (words, said)
        assert "unnamed" not in said, (words, said)
