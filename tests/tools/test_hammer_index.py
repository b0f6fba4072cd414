"""A few kills; ``python tools/hammer_index.py`` does a hundred."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_the_next_start_after_a_kill_finds_everything(monkeypatch: pytest.MonkeyPatch, engine: str) -> None:
    if engine == "tantivy":
        pytest.importorskip("tantivy", reason="the extra large is not installed")
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "tools"))
    hammer = importlib.import_module("hammer_index")
    outcome = hammer.hammer(10, seed=2, engine=engine)
    assert outcome.kills == 10
    assert outcome.wrong == ()
    assert len(outcome.said) <= 1
    assert all("was damaged" in sentence for sentence in outcome.said)
