"""What the elements of a page are called: their classes and ids, by which its parts are told."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

MOST_NAMES = 1024
LONGEST_NAME = 2000
"""Characters of a class and an id that are looked at."""


def named(element: etree._Element) -> str:
    """What an element is called: its class and its id."""
    kind, name = element.get("class"), element.get("id")
    return f"{kind or ''} {name or ''}" if kind or name else ""


class Named:
    """Whether a pattern is found in what an element is called: asked of the same few names again and again."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._found = lru_cache(MOST_NAMES)(lambda name: pattern.search(name) is not None)

    def __call__(self, element: etree._Element) -> bool:
        """Whether it is."""
        name = named(element)
        return bool(name) and self._found(name[:LONGEST_NAME])
