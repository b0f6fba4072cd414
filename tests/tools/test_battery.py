"""The batteries, through the whole product: what was reached is kept, in both halves."""

import importlib.util
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "evaluate_battery.py"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("evaluate_battery", TOOL)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_item_is_whole(tool):
    for path in tool.FOLDER.glob("*.txt"):
        items = list(tool.load(path))
        assert len({item["id"] for item in items}) == len(items) > 20
        assert all({"one", "two", "expect"} <= set(item) for item in items)
