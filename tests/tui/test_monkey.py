"""A tenth of the random keys of ``tools/hammer_keys.py``; ``BRIEFING_TEST_COUNT`` times as many where it is set."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from monkey import KEYS, run

COUNT = int(os.environ.get("BRIEFING_TEST_COUNT", "1"))


async def test_random_keys_break_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where briefs are written
    result = await run(2_000 * COUNT, 1)
    assert result.end < result.middle * 1.1


def test_the_keys_are_those_of_every_screen() -> None:
    assert {"S", "ctrl+f", "q", "escape", "semicolon", "ctrl+c"} <= set(KEYS)
