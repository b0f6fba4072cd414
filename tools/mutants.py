"""Break the code in one place at a time and see whether the tests that mirror it notice.

Usage: python tools/mutants.py [--draw COUNT --seed SEED] [--run] [--only PART]

Lists every mutant of ``briefing/{language,story,analysis}``: a comparison turned, a threshold moved, a condition
dropped, an entry of a list or a line of a vocabulary removed. Tables that were counted or made by a script stay out.
``--draw`` takes some by chance, spread evenly over the kinds. ``--run`` tries each in a copy of the project with the
tests of its module (``tests/x/test_y.py`` for ``briefing/x/y.py``; where that is missing, the tests of its folder) and
prints those that survive. ``--only`` keeps paths that hold PART.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).parents[1]
LAYERS = ("language", "story", "analysis")
TURNED = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
MADE = frozenset(("common_stems", "antonyms", "contrasts", "verb_exceptions", "gazetteer"))
"""Tables that were counted or made by a script, in which one line more or less is no matter of a test."""

LONGEST = 600
"""Seconds after which the tests of a mutant are stopped; a mutant that hangs counts as noticed."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of one file: the bytes from ``start`` to ``end`` become ``text``."""

    path: str
    line: int
    kind: str
    start: int
    end: int
    text: str


def main() -> None:
    """List, draw and try."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", type=int, default=0)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--run", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    mutants = [mutant for mutant in all_mutants() if options.only in mutant.path]
    if options.draw:
        mutants = drawn(mutants, options.draw, options.seed)
    if not options.run:
        print("\n".join(f"{mutant.path}:{mutant.line} {mutant.kind}: {shown(mutant)}" for mutant in mutants))
        print(f"{len(mutants)} mutants")
        return
    survivors = 0
    with tempfile.TemporaryDirectory(prefix="mutants-") as place:
        rows = [(mutant, shown(mutant)) for mutant in mutants]
        copy = copied(Path(place))
        for mutant, change in rows:
            noticed = tried(mutant, copy)
            survivors += not noticed
            verdict = "noticed " if noticed else "SURVIVES"
            print(f"{verdict} {mutant.path}:{mutant.line} {mutant.kind}: {change}", flush=True)
    print(f"{len(mutants)} mutants, {survivors} survive")


def shown(mutant: Mutant) -> str:
    """What was there and what stands there now, in one line."""
    source = (ROOT / mutant.path).read_bytes()[mutant.start : mutant.end].decode("utf-8")
    return f"{' '.join(source.split())[:60]} -> {' '.join(mutant.text.split())[:60] or 'nothing'}"


def all_mutants() -> list[Mutant]:
    """Every mutant, in the order of paths and lines."""
    found: list[Mutant] = []
    for layer in LAYERS:
        for path in sorted((ROOT / "briefing" / layer).rglob("*.py")):
            found += sorted(code_mutants(path), key=lambda mutant: mutant.start)
        for path in sorted((ROOT / "briefing" / layer).rglob("data/*.txt")):
            found += line_mutants(path) if path.stem not in MADE else ()
    return found


def drawn(mutants: list[Mutant], count: int, seed: int) -> list[Mutant]:
    """``count`` of them by chance, one kind after the other."""
    chance = random.Random(seed)
    kinds: dict[str, list[Mutant]] = {}
    for mutant in mutants:
        kinds.setdefault(mutant.kind, []).append(mutant)
    for own in kinds.values():
        chance.shuffle(own)
    rows = zip_longest(*(kinds[kind] for kind in sorted(kinds)))
    return [mutant for row in rows for mutant in row if mutant is not None][:count]


@dataclass(frozen=True, slots=True)
class Module:
    """A module with the place of every line in its bytes."""

    name: str
    source: bytes
    starts: list[int]

    def place(self, node: ast.expr) -> tuple[int, int]:
        """Where an expression stands."""
        last, column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        return self.starts[node.lineno - 1] + node.col_offset, self.starts[last - 1] + column

    def text(self, node: ast.expr) -> str:
        """Its source."""
        start, end = self.place(node)
        return self.source[start:end].decode("utf-8")

    def mutant(self, kind: str, node: ast.expr, text: str) -> Mutant:
        """The module with an expression replaced."""
        return Mutant(self.name, node.lineno, kind, *self.place(node), text)


def code_mutants(path: Path) -> Iterator[Mutant]:
    """The mutants of one module."""
    source = path.read_bytes()
    starts = [0]
    for row in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(row))
    module = Module(path.relative_to(ROOT).as_posix(), source, starts)
    tree = ast.parse(source)
    for node in ast.walk(tree):
        yield from turned(module, node)
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and not names_a_type(statement.value):
            for item in ast.walk(statement.value):  # type: ignore[arg-type]
                yield from changed_constants(module, item)


def turned(module: Module, node: ast.AST) -> Iterator[Mutant]:
    """Comparisons turned and conditions dropped."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        sign = TURNED[type(node.ops[0])]
        text = f"({module.text(node.left)} {sign} {module.text(node.comparators[0])})"
        yield module.mutant("comparison", node, text)
    elif isinstance(node, ast.BoolOp):
        word = " and " if isinstance(node.op, ast.And) else " or "
        for dropped in node.values:
            rest = word.join(f"({module.text(value)})" for value in node.values if value is not dropped)
            yield module.mutant("condition", node, f"({rest})")


def changed_constants(module: Module, item: ast.AST) -> Iterator[Mutant]:
    """Thresholds moved, and entries of lists put out of use."""
    if isinstance(item, ast.Constant) and type(item.value) in (int, float):
        yield module.mutant("threshold", item, repr(moved(item.value)))  # type: ignore[arg-type]
    elif isinstance(item, ast.Tuple | ast.Set | ast.List) and len(item.elts) > 1:
        for entry in item.elts:
            other = '"·"' if is_word(entry) else module.text(item.elts[0])
            if other != module.text(entry):
                yield module.mutant("entry", entry, other)


def names_a_type(value: ast.expr | None) -> bool:
    """Whether nothing but a type stands there: "Row = tuple[str, ...]"."""
    return value is None or isinstance(value, ast.Subscript)


def is_word(node: ast.expr) -> bool:
    """Whether an entry is a string."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def moved(value: float) -> float:
    """A threshold moved: a whole number by one, another by half of it."""
    return value + 1 if isinstance(value, int) else value * 1.5 or 0.5


def line_mutants(path: Path) -> Iterator[Mutant]:
    """A vocabulary without one of its lines."""
    start = 0
    name = path.relative_to(ROOT).as_posix()
    for number, row in enumerate(path.read_bytes().splitlines(keepends=True), 1):
        end = start + len(row)
        if row.strip() and not row.startswith((b"#", b"[")):
            yield Mutant(name, number, "line", start, end, "")
        start = end


def tests_of(path: str) -> str:
    """The tests that mirror a file: its own, or those of the nearest folder that has some."""
    parts = list(Path(path).parts[1:])
    folder = ROOT / "tests" / Path(*parts[:-1])
    own = folder / f"test_{Path(path).stem}.py"
    if own.exists():
        return own.relative_to(ROOT).as_posix()
    while not folder.exists() or not any(folder.glob("test_*.py")):
        folder = folder.parent
    return folder.relative_to(ROOT).as_posix()


def copied(place: Path) -> Path:
    """A copy of what the tests need, so that nothing in the project changes while they run."""
    for name in ("briefing", "tests", "tools", "articles"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "ARCHITECTURE.md"):
        shutil.copy(ROOT / name, place / name)
    return place


def tried(mutant: Mutant, copy: Path) -> bool:
    """Whether the tests that mirror its file notice a mutant."""
    path = copy / mutant.path
    source = path.read_bytes()
    path.write_bytes(source[: mutant.start] + mutant.text.encode("utf-8") + source[mutant.end :])
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", tests_of(mutant.path)]
    surroundings = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        run = subprocess.run(command, cwd=copy, env=surroundings, capture_output=True, check=False, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_bytes(source)
    return run.returncode != 0


if __name__ == "__main__":
    main()
