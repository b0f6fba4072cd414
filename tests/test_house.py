"""The sizes that keep the house readable; CONTRIBUTING gives them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "briefing"
MODULES = sorted(PACKAGE.rglob("*.py"))
LINES, FUNCTION_LINES, ROOMS = 400, 40, 12
WITHOUT_TESTS = 0
"""Modules of the three wings below whose tests stand in those of others."""


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_short_and_says_what_it_is(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a module begins with a sentence on what it is"
    long = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    ]
    assert not long


def test_the_rooms_of_the_comparison_can_be_counted():
    rooms = [path for path in (PACKAGE / "story").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()]
    assert len(rooms) <= ROOMS


def test_no_two_classes_of_the_comparison_share_a_name():
    found: dict[str, list[str]] = {}
    for path in (*(PACKAGE / "story").rglob("*.py"), *(PACKAGE / "analysis").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.setdefault(node.name, []).append(name_of(path))
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


def test_modules_without_tests_of_their_own_become_only_fewer():
    modules = [path.relative_to(PACKAGE) for path in MODULES if path.name != "__init__.py"]
    own = [path for path in modules if path.parts[0] in ("analysis", "language", "story")]
    missing = [str(one) for one in own if not (PACKAGE.parent / "tests" / one.parent / f"test_{one.name}").exists()]
    assert len(missing) == WITHOUT_TESTS, missing


@pytest.mark.parametrize("word", ["Unit", "Statement", "Telling", "Found", "Token", "Names"])
def test_a_word_that_says_little_names_one_class_alone(word):
    paths = [
        name_of(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and node.name == word
    ]
    assert len(paths) == 1
