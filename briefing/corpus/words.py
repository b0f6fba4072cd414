"""Word lists and patterns of reading, from the TOML files in ``data``, each read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def _lists(file: str) -> dict[str, str]:
    text = resources.files("briefing.corpus").joinpath("data", file).read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(name: str) -> frozenset[str]:
    """A list by its name: phrases one a line where the name ends so, else words between white space."""
    listed = _lists("words.toml")[name]
    split = listed.splitlines() if name.endswith("phrases") else listed.split()
    return frozenset(split) - {""}


@cache
def ordered(name: str) -> tuple[str, ...]:
    """The words of a list in their order."""
    return tuple(_lists("words.toml")[name].split())


@cache
def pattern(name: str, frame: str = "{}") -> re.Pattern[str]:
    """The alternatives of a list of furniture as one pattern in the place of ``{}`` in ``frame``; case is ignored."""
    alternatives = "|".join(line for line in _lists("furniture.toml")[name].splitlines() if line)
    return re.compile(frame.replace("{}", f"(?:{alternatives})"), re.IGNORECASE)
