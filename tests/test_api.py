"""The few lines that another program needs, run as the documentation gives them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import briefing

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "articles" / "parade"


def test_a_collection_gives_its_stories_and_their_brief():
    with briefing.open([SAMPLES]) as collection:
        (story,) = collection.stories()
        assert len(collection.articles) == 5
        assert collection.skipped == ()
        assert f"title: {story.title}" in briefing.render(story)
        assert json.loads(briefing.render([story], "json"))["stories"][0]["id"] == story.id
        assert len(briefing.render(story, full=True)) > len(briefing.render(story))


def test_a_collection_can_be_searched(tmp_path):
    (tmp_path / "a.txt").write_text("The ferry came late to Arlau. The harbour was closed all day by the storm.\n")
    with briefing.open([tmp_path]) as collection:
        result = collection.search("ferry")
        assert [hit.path for hit in result.hits] == ["a.txt"]
        assert collection.search("ferry AND (").error or not collection.search("zebra").hits


def test_paths_that_do_not_exist_are_an_error(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        briefing.open([tmp_path / "nowhere"])


def test_importing_sets_and_loads_nothing():
    code = (
        "import os, sys; was = dict(os.environ); import briefing; assert dict(os.environ) == was; print(*sys.modules)"
    )
    given = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=given)
    assert not {"numpy", "textual", "whoosh", "briefing.api"} & set(run.stdout.split())


def test_the_lines_in_the_documentation_run(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "docs/python.md", "exec"), {})
