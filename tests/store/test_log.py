"""Parts of the notebook's state are asked for by several threads at once."""

from __future__ import annotations

import ast
import threading
from pathlib import Path

import pytest

import briefing
from briefing.store.log import Stored

PACKAGE = Path(briefing.__file__).parent


def test_one_part_is_asked_for_while_another_is_waited_for():
    inside, done = threading.Event(), threading.Event()

    def slow(part, library, last):
        inside.set()
        done.wait(20)
        return ()

    first = threading.Thread(target=list, args=(Stored("stars", slow),))
    second = threading.Thread(target=list, args=(Stored("places", lambda *_: ()),))
    first.start()
    inside.wait()
    second.start()
    second.join(20)
    waited = second.is_alive() or not first.is_alive()
    done.set()
    first.join()
    second.join()
    assert not waited


@pytest.mark.parametrize("room", ["store", "pipeline", "index", "tui"])
def test_no_lock_is_hidden_where_threads_meet(room):
    """``functools.cached_property`` holds one lock for all instances while it computes, until Python 3.12."""
    for path in (PACKAGE / room).rglob("*.py"):
        names = [node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)]
        assert "cached_property" not in names, path.name
