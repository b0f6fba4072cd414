"""What a page asks of a story again and again, found once: it is made several times until it has its length."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Once:
    """What was found, by a key: who finds it and what of. Nothing in it may depend on what is printed already."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def __call__(self, key: Hashable, find: Callable[[], T]) -> T:
        """What belongs to a key, found where it is not known yet."""
        if key not in self._known:
            self._known[key] = find()
        found: T = self._known[key]
        return found
