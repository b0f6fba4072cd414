"""Comparing without looking for cycles among all objects: frozen values hold none, and nearly all that is made stays.

Python looks through every object there is whenever a quarter as many came; where a story is compared, a good part of
the time goes into that, and nothing is found. What is young is still looked at.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG, SOME, NEVER = 20_000, 10, 1 << 30
"""New objects, and collections of each generation, after which Python looks for cycles meanwhile."""


class _Pause:
    """How many threads compare, and what to go back to when the last one ends."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running = 0
        self._before = gc.get_threshold()

    def begin(self) -> None:
        with self._lock:
            self._running += 1
            if self._running == 1:
                self._before = gc.get_threshold()
                gc.set_threshold(YOUNG, SOME, NEVER)

    def end(self) -> None:
        """Whoever has set something else in between is left with it."""
        with self._lock:
            self._running -= 1
            if not self._running and gc.get_threshold() == (YOUNG, SOME, NEVER):
                gc.set_threshold(*self._before)


_PAUSE = _Pause()


@contextmanager
def undisturbed() -> Iterator[None]:
    """No full collection begins by itself within, in whatever thread; any number of threads may be within at a time."""
    _PAUSE.begin()
    try:
        yield
    finally:
        _PAUSE.end()
