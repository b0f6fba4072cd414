"""What can be typed, and what its help says."""

from __future__ import annotations

import gc
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import cli
from briefing.cli.options import COMMANDS, parse, parser_of, reader_parser, whole_parser

ROOT = Path(__file__).resolve().parents[2]


def examples() -> list[str]:
    return [line for command in COMMANDS.values() for line in command.examples]


@pytest.mark.parametrize("line", examples())
def test_the_examples_of_the_help_can_be_typed(line):
    program, *words = shlex.split(line.partition(" > ")[0])
    assert program == "briefing"
    assert callable(parse(words).run)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_and_a_sentence(name):
    text = parser_of(name).format_help()
    assert "examples:\n  briefing " + name in text
    assert parser_of(name).description


def test_the_page_of_commands_is_as_the_program(tmp_path):
    run = subprocess.run(
        [sys.executable, ROOT / "tools" / "reference.py", "--check"], capture_output=True, text=True, check=False
    )
    if sys.version_info[:2] != (3, 11):
        pytest.skip("other versions of Python lay out help in another way")
    assert run.returncode == 0, run.stdout


def test_the_overview_names_every_command():
    text = reader_parser().format_help()
    for name in COMMANDS:
        assert f"briefing {name}" in text


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes_commands_and_options(tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "briefing", "completion", "bash"], capture_output=True, text=True, check=True
    )
    script = tmp_path / "completion.bash"
    script.write_text(run.stdout)
    ask = f"source {script}; COMP_WORDS=(briefing {{}}); COMP_CWORD=1; _shtab_briefing; echo ${{{{COMPREPLY[@]}}}}"
    done = subprocess.run(["bash", "-c", ask.format("br")], capture_output=True, text=True, check=True)
    assert "brief" in done.stdout.split()


def test_completion_knows_the_options_of_every_command():
    whole = whole_parser().format_help()
    assert "{brief,check,open,mcp,schema,diff,search" in whole


@pytest.fixture
def usual_collector() -> Iterator[tuple[int, int, int]]:
    """Python's own thresholds, whatever a test before left."""
    left, usual = gc.get_threshold(), (700, 10, 10)
    gc.set_threshold(*usual)
    yield usual
    gc.set_threshold(*left)


def test_python_looks_for_cycles_less_often_while_a_command_runs(monkeypatch, usual_collector) -> None:
    seen = []
    monkeypatch.setattr(cli, "_run", lambda _: seen.append(gc.get_threshold()) or 0)
    assert cli.main([]) == 0
    assert seen[0][0] > 10 * usual_collector[0]
    assert seen[0][1] > usual_collector[1]
    assert gc.get_threshold() == usual_collector


@pytest.mark.parametrize(
    "line",
    [
        "search --explain ferry one two --limit 3",
        "search ferry --explain --limit 3 one two",
        "search ferry one --explain two --limit 3",
        "search --explain --limit 3 -- ferry one two",
    ],
)
def test_options_may_stand_anywhere_among_query_and_paths(line: str) -> None:
    options = parse(line.split())
    assert (options.query, options.explain, options.limit) == ("ferry", True, 3)
    assert list(map(str, options.paths)) == ["one", "two"]


def test_a_query_may_begin_with_a_minus_behind_two() -> None:
    options = parse(["search", "--explain", "--", "-ferry", "one"])
    assert (options.query, list(map(str, options.paths))) == ("-ferry", ["one"])
