"""The skill for assistants: every example in it runs, and ends as it says."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml

from briefing import cli
from briefing.assistant.tools import OFFERS

ROOT = Path(__file__).resolve().parents[2]
SKILL = (ROOT / "skills" / "briefing" / "SKILL.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", SKILL, flags=re.DOTALL)
EXAMPLES = [line for block in BLOCKS for line in block.splitlines() if line.strip()]
DRAFT = '"The armed forces will take no offensive countermeasures," Kang Sun Nam said.'


@pytest.fixture
def run(capsys, tmp_path, monkeypatch, samples):
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"BRIEFING_{name}", str(tmp_path / name))
    (tmp_path / "draft.md").write_text(DRAFT)
    (tmp_path / "articles").symlink_to(samples)
    monkeypatch.chdir(tmp_path)

    def call(arguments):
        status = cli.main(arguments)
        return status, *capsys.readouterr()

    return call


def place_of(run):
    brief = json.loads(run(["brief", "articles/parade", "-f", "json"])[1])
    evidence = brief["stories"][0]["facts"][0]["evidence"][0]
    return f"{evidence['article']}:{evidence['start']}-{evidence['end']}", evidence["text"]


def test_it_has_a_name_and_says_when_to_use_it():
    head = yaml.safe_load(SKILL.split("---")[1])
    assert head["name"] == "briefing"
    assert "Use when" in head["description"]
    assert len(head["description"]) < 1024
    for offer in OFFERS:
        assert f"`{offer.name}`" in SKILL


@pytest.mark.parametrize("example", EXAMPLES)
def test_its_examples_run(run, example):
    words, _, remark = example.partition("#")
    program, *arguments = shlex.split(words)
    assert program == "briefing"
    expected = int(match[1]) if (match := re.search(r"exit (\d)", remark)) else 0
    place, text = place_of(run) if "ARTICLE:START-END" in arguments else ("", "")
    status, out, err = run([place if word == "ARTICLE:START-END" else word for word in arguments])
    assert (status, err) == (expected, "")
    assert " ".join(text.split()) in out
    if "--jsonl" in arguments:
        assert [json.loads(line) for line in out.splitlines()]
