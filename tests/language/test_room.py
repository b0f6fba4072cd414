"""No list or pattern of English words that decides what a text means is added outside ``briefing/language``.

What still stands outside is counted in ``tests/data/language/outside.txt``, file by file, and may only become less.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("analysis", "story")
"""Layers that take texts apart; the words of files and pages (``corpus``) are of many languages."""

LEAST = 4
"""Words from which a row of strings is a list: fewer name the rule itself ("by", "from")."""

WORD = re.compile(r"[a-z][a-z'’-]{1,19}")
ALTERNATIVES = re.compile(r"[a-z]{2,}\??\|[a-z]{2,}\??\|[a-z]{2,}")


def listed(tree: ast.AST) -> Iterator[int]:
    """The sizes of all rows of words in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.Set | ast.List | ast.Dict):
            items = node.keys if isinstance(node, ast.Dict) else node.elts
            strings = [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)]
            words = [string for string in strings if WORD.fullmatch(string)]
            if len(words) >= LEAST:
                yield len(words)


def patterns(tree: ast.AST) -> int:
    """How many strings of a module hold alternatives of words, as patterns do."""
    strings = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return sum(isinstance(value, str) and bool(ALTERNATIVES.search(value)) for value in strings)


def outside() -> dict[str, tuple[int, int]]:
    """For each module that holds words: how many stand in lists, and how many patterns there are."""
    found = {}
    for room in ROOMS:
        for path in sorted((ROOT / "briefing" / room).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            counts = sum(listed(tree)), patterns(tree)
            if any(counts):
                found[path.relative_to(ROOT / "briefing").as_posix()] = counts
    return found


def allowed() -> dict[str, tuple[int, int]]:
    rows = (ROOT / "tests" / "data" / "language" / "outside.txt").read_text(encoding="utf-8").splitlines()
    fields = (row.split() for row in rows if row and not row.startswith("#"))
    return {path: (int(words), int(own)) for path, words, own, *_ in fields}


def test_words_stand_in_the_room_for_language():
    most = allowed()
    lists, own = [], []
    for path, (words, alternatives) in outside().items():
        most_words, most_patterns = most.get(path, (0, 0))
        lists += [path] * (words > most_words)
        own += [path] * (alternatives > most_patterns)
    assert not lists, "move the lists to briefing/language/english/data, or to lists.toml"
    assert not own, "move the patterns to briefing/language/english"


def test_a_list_and_a_pattern_are_seen():
    tree = ast.parse(
        'A = frozenset(("said", "told", "wrote", "added"))\nB = r"\\b(?:said|told|wrote)\\b"\nC = ("by", "of")'
    )
    assert list(listed(tree)) == [4]
    assert patterns(tree) == 1
