"""The sizes that keep the house readable; CONTRIBUTING gives them."""

from __future__ import annotations

import ast
from collections.abc import Iterable
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


def classes_of(paths: Iterable[Path]) -> dict[str, list[str]]:
    """The modules that define a class of each name."""
    found: dict[str, list[str]] = {}
    for path in paths:
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)) if "class " in source else ():
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append(name_of(path))
    return found


def test_no_two_classes_of_the_comparison_share_a_name():
    found = classes_of(path for path in MODULES if path.relative_to(PACKAGE).parts[0] in ("story", "analysis"))
    assert {name: paths for name, paths in found.items() if len(paths) > 1 and not name.startswith("_")} == {}


def test_modules_without_tests_of_their_own_become_only_fewer():
    modules = [path.relative_to(PACKAGE) for path in MODULES if path.name != "__init__.py"]
    own = [path for path in modules if path.parts[0] in ("analysis", "language", "story")]
    missing = [str(one) for one in own if not (PACKAGE.parent / "tests" / one.parent / f"test_{one.name}").exists()]
    assert len(missing) == WITHOUT_TESTS, missing


def test_a_word_that_says_little_names_one_class_alone():
    found = classes_of(MODULES)
    words = ["Unit", "Statement", "Telling", "Found", "Token", "Names"]
    assert {word: len(found.get(word, [])) for word in words} == dict.fromkeys(words, 1)
