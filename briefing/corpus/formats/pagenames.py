"""What the elements of a page are called: their classes and ids, by which its parts are told."""

from __future__ import annotations

import re
from collections.abc import Callable
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


def is_within(
    element: etree._Element, known: dict[etree._Element, bool], apart: Callable[[etree._Element], bool]
) -> bool:
    """Whether an element stands in one that is ``apart``; ``known`` keeps what was told of those that hold others."""
    waiting: list[etree._Element] = []
    found = False
    for above in element.iterancestors():
        if (told := known.get(above)) is not None:
            found = told
            break
        waiting.append(above)
    for above in reversed(waiting):  # the outermost first
        found = known[above] = found or apart(above)
    return found


class Named:
    """Whether a pattern is found in what an element is called: asked of the same few names again and again.

    The pattern is of small letters, and case is ignored.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        plain = re.compile(pattern.pattern, pattern.flags & ~re.IGNORECASE)  # found sooner among small letters
        self._found = lru_cache(MOST_NAMES)(lambda name: plain.search(name.lower()) is not None)

    def __call__(self, element: etree._Element) -> bool:
        """Whether it is."""
        name = named(element)
        return bool(name) and self._found(name[:LONGEST_NAME])
