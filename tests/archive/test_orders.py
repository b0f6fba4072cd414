"""Nothing but parameters reaches the server's language: in the code, and with every hostile string in every field."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hostility import PAYLOADS
from support import make_article, make_reading

import briefing.archive
from briefing.archive import Holdings, PostgresIndex, PostgresNotebook, PostgresStore
from briefing.store.events import STAR

FILES = sorted(Path(briefing.archive.__file__).parent.glob("*.py"))
CALLS = ("execute", "executemany", "copy", "SQL")


def calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in CALLS and node.args:
                yield name, node.args[0]


def is_fixed(node):
    """A constant, or a name; never text that is put together here."""
    return isinstance(node, (ast.Constant, ast.Name))


def encodes_own_file(path, node):
    return path.name == "layout.py" and isinstance(node, ast.Call) and ast.unparse(node) == "orders.encode()"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_order_is_put_together_from_text(path):
    tree = ast.parse(path.read_text())
    for name, first in calls(tree):
        assert is_fixed(first) or encodes_own_file(path, first), f"{path.name}: {name}({ast.unparse(first)})"
    built = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, (ast.JoinedStr, ast.BinOp))
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    named = {first.id for _, first in calls(tree) if isinstance(first, ast.Name)}
    assert not built & named


def test_hostile_strings_come_back_as_they_went_in(link):
    holdings, index, store = Holdings(link), PostgresIndex(link), PostgresStore(link)
    notebook = PostgresNotebook(link)
    for number, payload in enumerate(PAYLOADS):
        odd = payload.replace("\0", "")
        article = make_article(f"The ferry {odd} sailed.", name=f"{number}.txt", title=odd, outlet=odd, byline=odd)
        assert holdings.add([article]).new == 1
        assert holdings.named([article.id]) == {article.id: article}
        index.search(odd[:400])
        store.keep_analysis(odd, odd, make_reading(article).analysis)
        assert store.known_analysis(odd, odd) == make_reading(article).analysis
        notebook.add(STAR, says={"text": payload})
        notebook.remember_search(odd[:100])
    assert holdings.count() == len(PAYLOADS)
    assert index.search("ferry").total == len(PAYLOADS)
    assert len(notebook.records()) >= len(PAYLOADS)
