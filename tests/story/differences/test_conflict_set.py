"""The planted set, through the whole product: both halves keep what was reached."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[3] / "tools" / "evaluate_conflicts.py"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("evaluate_conflicts", TOOL)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_set_is_large_and_its_names_are_unique(tool):
    entries = tool.load(tool.FOLDER)
    assert len({entry.name for entry in entries}) == len(entries)
    assert sum(bool(entry.kinds) for entry in entries) >= 120
    assert sum(not entry.kinds for entry in entries) >= 120


@pytest.mark.parametrize("half", ["tuning", "report"])
def test_recall_and_precision(tool, half):
    totals = Counter()
    for entry in tool.load(tool.FOLDER):
        if entry.half == half:
            totals.update(tool.judge(entry, tool.story_of(entry), show=False))
    assert totals["found"] / totals["edits"] >= 0.85
    assert totals["found"] / (totals["found"] + totals["wrong"]) >= 0.85
