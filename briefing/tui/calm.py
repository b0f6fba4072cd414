"""Keeping Python from stopping the screen while work goes on behind it.

A full collection looks at every object there is, and no other thread runs meanwhile: a third of a second with 1,000
articles. What the work behind the screen makes are frozen values without cycles, nearly all of which stay, so such a
collection would find nothing. While work goes on only the young objects are looked at. When it ends, what came
since the last time is collected in full where it is little; much of it is set aside for good (``gc.freeze``), and full
collections go on over what comes after. What is set aside stays even where nobody holds it any more, so that is not
done more often than it must be: closed screens are cycles, and a search ends many a time.

Nor does a full collection come between a key and what it does: each takes a tenth of a second and more once the screens
are drawn, and Python alone would make three for a click that redraws a large terminal. From ``open`` to ``close`` they
come while nobody types (``rest``), and in the midst of typing only where much has come together.

A thread that gives up the interpreter for an instant again and again (NumPy, zlib, files) gets it back each time before
the screen's thread wakes, and is told to wait only after a whole interval without: hence the short interval.
"""

from __future__ import annotations

import gc
import sys
import threading
from types import TracebackType

USUAL = (700, 10, 10)
"""New objects, and collections of each generation, after which Python looks for cycles where nobody says otherwise."""
YOUNG = 20_000
"""New objects after which it does while work goes on: nearly all of them stay, and are looked at twice for nothing."""
NEVER = 1 << 30
"""So many collections of the middle generation come before a full one."""

FEW = 700_000
"""Blocks of memory whose objects are looked at in about 50 ms. The objects themselves must not be listed: that would
lay hold on a tuple which another thread is still building, and break it."""
DUE = 10
"""Collections of the middle generation after which Python alone would make a full one."""
OVERDUE = 60
"""The same where somebody is typing: some twenty megabytes of screens that were closed."""
INTERVAL = 0.0005
"""Seconds after which the screen's thread insists on its turn."""


class Calm:
    """A context for work in any number of threads at a time; ``close`` gives everything back to the collector."""

    def __init__(self) -> None:
        self._before = gc.get_threshold()
        self._interval = sys.getswitchinterval()
        self._running = 0
        self._set_aside = 0
        self._open = False
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        with self._lock:
            self._running += 1
            gc.set_threshold(YOUNG, USUAL[1], NEVER)
            sys.setswitchinterval(INTERVAL)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._running -= 1
            if not self._running:
                self._settle()
                self._as_usual()

    def open(self) -> None:
        """From here on full collections come at rest."""
        with self._lock:
            self._open = True
            if not self._running:
                self._as_usual()

    def rest(self, *, idle: bool) -> None:
        """A full collection, where one is due and no work is going on; ``idle`` where nobody waits for the screen."""
        with self._lock:
            if self._open and not self._running and gc.get_count()[2] >= (DUE if idle else OVERDUE):
                gc.collect()

    def close(self) -> None:
        """No work is to come."""
        with self._lock:
            self._open = False
            gc.unfreeze()
            self._as_usual()
            gc.set_threshold(*self._before)

    def _settle(self) -> None:
        """A full collection of what came since the last time; many objects, and those of the start, are set aside."""
        blocks = sys.getallocatedblocks()
        if self._set_aside and blocks - self._set_aside < FEW:
            gc.collect()
        else:
            gc.freeze()
            self._set_aside = blocks

    def _as_usual(self) -> None:
        gc.set_threshold(*USUAL[:2], NEVER if self._open else USUAL[2])
        sys.setswitchinterval(self._interval)
