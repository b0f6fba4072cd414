"""No module writes to the terminal past the gates: found by looking at the source of every one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "briefing"
STREAMS = {"stdout", "stderr", "__stdout__", "__stderr__"}
WRITERS = {
    "print_exc",
    "print_exception",
    "print_stack",
    "print_last",
    "basicConfig",
    "StreamHandler",
    "_driver",
    "Console",
}
BARE = {"print", "input", "pprint", "Console", "StreamHandler"}
PROCESSES = {"Popen", "run", "call", "check_call", "check_output", "create_subprocess_exec"}
ALLOWED = {
    ("terminal.py", "stdout"): "puts the gate there",
    ("terminal.py", "stderr"): "puts the gate there",
    ("cli/saying.py", "print"): "to the gate",
    ("cli/saying.py", "stdout"): "the gate",
    ("cli/saying.py", "stderr"): "the gate",
    ("cli/__init__.py", "stdout"): "flushes the gate",
    ("cli/output.py", "stdout"): "puts the gate before the streams that the progress bar brings",
    ("cli/output.py", "stderr"): "the same, and asks whether a terminal is there",
    ("cli/bar.py", "Console"): "draws the progress bar, of the program's own words, on a stream behind the gate",
    ("cli/reader.py", "stdout"): "asks whether a terminal is there",
    ("cli/reader.py", "stderr"): "asks whether a terminal is there",
}
"""What may touch a stream, and why."""


def touched(source: str) -> Iterator[str]:
    """Every name by which the source could write to the terminal; a process counts unless its output is taken."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            if node.attr in WRITERS or (node.attr in STREAMS and _is(node.value, "sys")):
                yield node.attr
        elif isinstance(node, ast.Name) and node.id in BARE:
            yield node.id
        elif isinstance(node, ast.ImportFrom) and node.module == "sys":
            yield from (alias.name for alias in node.names if alias.name in STREAMS)
        elif isinstance(node, ast.Constant) and node.value == "/dev/tty":
            yield "/dev/tty"
        if isinstance(node, ast.Call) and _writes(node):
            yield "os.write"
        if isinstance(node, ast.Call) and _starts(node.func):
            given = {keyword.arg for keyword in node.keywords}
            if "capture_output" not in given and not {"stdout", "stderr"} <= given:
                yield "process"


def _is(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _writes(call: ast.Call) -> bool:
    """Whether it writes to a standard stream by its number."""
    function = call.func
    if not (isinstance(function, ast.Attribute) and function.attr == "write" and _is(function.value, "os")):
        return False
    return bool(call.args) and isinstance(call.args[0], ast.Constant)


def _starts(function: ast.expr) -> bool:
    if not (isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name)):
        return False
    if function.value.id == "asyncio":  # its "run" runs no process
        return function.attr.startswith("create_subprocess_")
    return function.value.id == "subprocess" and function.attr in PROCESSES


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("print(1)", "print"),
        ("import sys\nsys.stderr.write('x')", "stderr"),
        ("from sys import stdout", "stdout"),
        ("import os\nos.write(2, b'x')", "os.write"),
        ("import traceback\ntraceback.print_exc()", "print_exc"),
        ("app._driver.write('x')", "_driver"),
        ("import rich.console\nrich.console.Console()", "Console"),
        ("import subprocess\nsubprocess.run(['ls'])", "process"),
        ("import asyncio\nasyncio.create_subprocess_exec('ls')", "process"),
        ("open('/dev/tty', 'w')", "/dev/tty"),
    ],
)
def test_a_write_is_found(source: str, name: str) -> None:
    assert name in set(touched(source))


def test_a_process_whose_output_is_taken_is_none() -> None:
    assert not set(touched("import subprocess\nsubprocess.run(['ls'], capture_output=True)"))


def test_nothing_is_written_past_the_gates() -> None:
    found = {
        (path.relative_to(PACKAGE).as_posix(), name)
        for path in PACKAGE.rglob("*.py")
        for name in touched(path.read_text(encoding="utf-8"))
    }
    assert found - set(ALLOWED) == set()
    assert set(ALLOWED) <= found, "what needs no leave gets none"
