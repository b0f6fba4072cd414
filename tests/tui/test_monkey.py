"""A short run of the monkey; ``monkey.py`` runs it long."""

from __future__ import annotations

from monkey import run


async def test_random_keys_break_nothing() -> None:
    result = await run(200, 1)
    assert result.end < result.middle * 1.2
