"""Nothing but parameters reaches SQL: no order of the archive is put together of text, wherever the text is from."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import briefing.archive

MODULES = sorted(Path(briefing.archive.__file__).parent.glob("*.py"))
ORDER = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|GRANT|LISTEN|COPY|WHERE|FROM briefing)\b")
ASKS = ("execute", "executemany", "copy")


def put_together(tree: ast.AST) -> list[str]:
    """The expressions that put text into an order."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(part.value for part in node.values if isinstance(part, ast.Constant))
            found += [ast.unparse(node)] if ORDER.search(text) else []
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            first = node.args[0] if node.args else None
            formatted = isinstance(first, (ast.BinOp, ast.JoinedStr)) or _is_format(first)
            if node.func.attr in ASKS and formatted:
                found.append(ast.unparse(node))
            if node.func.attr == "SQL" and not _is_written_out(first):
                found.append(ast.unparse(node))
            if _is_format(node) and isinstance(node.func.value, ast.Constant):
                found += [ast.unparse(node)] if ORDER.search(str(node.func.value.value)) else []
    return found


def _is_format(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"


def _is_written_out(node: ast.AST | None) -> bool:
    return isinstance(node, (ast.Constant, ast.Name))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_text_is_put_into_an_order(module):
    assert put_together(ast.parse(module.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "db.execute(f'SELECT {name}')",
        "order = f'SELECT x FROM briefing.{table}'",
        "db.execute('SELECT ' + name)",
        "db.execute('SELECT %s' % name)",
        "db.execute('DELETE FROM {}'.format(name))",
        "order = 'DELETE FROM {}'.format(name)",
        "sql.SQL(f'x {name}')",
        "sql.SQL('x ' + name)",
    ],
)
def test_what_would_do_so_is_seen(line):
    assert put_together(ast.parse(line))
