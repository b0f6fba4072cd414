"""How many threads numpy may use: one.

The matrices of one article are small: further threads wait for each other and take five times the processor time.
It must be set before numpy is loaded, so the packages that compute ask for it; importing ``briefing`` sets nothing.
"""

from __future__ import annotations

import os


def hold_to_one() -> None:
    """Keep OpenBLAS to one thread, unless the user set a number."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
