"""What the hammer of keys calls wrong; ``tests/tui/test_monkey.py`` presses a tenth of the keys."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The hammer; what it sets in the environment is taken back."""
    monkeypatch.syspath_prepend(str(TOOLS))
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"BRIEFING_{name}", "taken back")
    return importlib.import_module("hammer_keys")


def test_a_stall_and_growing_memory_are_wrong(keys: ModuleType) -> None:
    assert keys.faults(keys.Run(0.5, "j", 100_000_000, 104_000_000), 20_000) == []
    slow, grown = keys.faults(keys.Run(1.5, "j", 100_000_000, 106_000_000), 20_000)
    assert slow == "j took 1.50 s of CPU"
    assert grown == "memory grew from 100.0 to 106.0 MB"
    assert keys.faults(keys.Run(0.5, "j", 100_000_000, 106_000_000), 2_000) == [], "not every screen was seen before"


def test_an_exception_of_the_app_is_wrong(keys: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(count: int, seed: int) -> object:
        raise ValueError(f"after {count} keys")

    monkeypatch.setattr(keys, "run", fail)
    assert keys.hammer(2, 7).wrong == ("ValueError within 400 keys of seed 7: after 400 keys",)
