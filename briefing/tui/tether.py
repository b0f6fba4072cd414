"""An app that ends with the server that started it, however that ended: by its own will, by a crash, by ``kill -9``.

The server holds the other end of the app's standard input. The system closes it when the server is gone, and tells so
without a byte being read.
"""

from __future__ import annotations

import os
import select
import signal
import threading
import time

PATIENCE = 5.0
"""Seconds for an orderly end: what the app remembers is written down."""


def end_with(descriptor: int, patience: float = PATIENCE) -> threading.Thread:
    """From now on, end this process when nobody holds the other end of the pipe ``descriptor``."""
    watching = threading.Thread(target=_watch, args=(descriptor, patience), daemon=True, name="tether")
    watching.start()
    return watching


def _watch(descriptor: int, patience: float) -> None:
    poll = select.poll()
    poll.register(descriptor, 0)  # that the other end is closed is told unasked
    poll.poll()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(patience)
    os._exit(1)
