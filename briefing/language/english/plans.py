"""Words that tell that what was planned comes at another time."""

from __future__ import annotations

import re

_CHANGED = re.compile(
    r"\b(?:earlier|sooner|later|faster|longer)\sthan\s(?:first\s|originally\s|previously\s|initially\s|had\sbeen\s)?"
    r"(?:planned|expected|announced|scheduled|said|thought|intended)\b"
    r"|\b(?:ahead\sof|behind)\sschedule\b"
    r"|\b(?:brought|moved|pushed|put)\s(?:forward|back|up)\b"
    r"|\b(?:postponed|rescheduled|delayed)\s(?:to|until|till)\b|\binstead\sof\s(?:in|on|at)\b",
    re.IGNORECASE,
)


def plan_changed(text: str) -> bool:
    """Whether a claim says that something comes sooner or later than was planned."""
    return _CHANGED.search(text) is not None
