"""briefing: read what many outlets report of one event, side by side, every statement with its place."""

import os

__version__ = "0.1.0"

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""The matrices of one article are small: further threads of numpy wait for each other and take five times the processor
time. It must be set before numpy is loaded."""
