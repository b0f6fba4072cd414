"""Whether a name stands deeper in a phrase than its head: "officials in Ruvia's Tarn", "authors in the journal X"."""

from __future__ import annotations

import re

_DEEPER = re.compile(
    r"\b(?:in|of|at|from|for|near|with|to|by|on)\s+(?:(?:the|an?|its|their|his|her)\s+)?(?:\S+['’]s?\s+)?(?:[a-z-]+\s+){0,3}$"
)


def lies_deeper(before: str) -> bool:
    """Whether a preposition, with small words or an owner behind it, ends what goes before a name."""
    return _DEEPER.search(before) is not None
