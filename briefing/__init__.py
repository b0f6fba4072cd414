"""briefing: read what many outlets report of one event, side by side, every statement with its place."""

__version__ = "0.1.0"
