"""Word lists of reading, from ``data/words.toml``, each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def _lists() -> dict[str, str]:
    text = resources.files("briefing.corpus").joinpath("data", "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(name: str) -> frozenset[str]:
    """A list by its name: phrases one a line where the name ends so, else words between white space."""
    listed = _lists()[name]
    return (
        frozenset(line for line in listed.splitlines() if line)
        if name.endswith("phrases")
        else frozenset(listed.split())
    )
