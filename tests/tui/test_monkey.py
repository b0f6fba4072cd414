"""A short run of the monkey; ``monkey.py`` runs it long."""

from __future__ import annotations

import pytest
from monkey import run


@pytest.mark.parametrize("seed", [1, 2])
async def test_random_keys_break_nothing(seed: int) -> None:
    result = await run(300, seed)
    assert result.end < result.middle * 1.2
