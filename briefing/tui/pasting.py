"""What is pasted is text, whatever stands in it.

Textual 8.2.8 takes an escape within a bracketed paste for the beginning of a key, and runs what follows as keys: a page
from which somebody copies could so end the app, or stop it by its Ctrl+Z. Terminals should take escapes out of what is
pasted, and not all do.
"""

from __future__ import annotations

ESCAPE, START, END = "\x1b", "\x1b[200~", "\x1b[201~"
NOTHING = "\0"
"""Textual takes it out of a paste; an empty text would be the end of what is typed."""


class Pasting:
    """Takes the escapes out of what is pasted, in whatever pieces it comes."""

    def __init__(self) -> None:
        self._inside = False
        self._tail = ""

    def clean(self, text: str) -> str:
        """The piece as it may be read; what may be the beginning of the paste's end waits for the next one."""
        made = []
        rest = text
        while rest:
            part, rest = self._end(rest) if self._inside else self._start(rest)
            made.append(part)
        return "".join(made) or (NOTHING if text else "")

    def _start(self, text: str) -> tuple[str, str]:
        seen = self._tail + text
        at = seen.find(START)
        if at < 0:
            self._tail = seen[1 - len(START) :]
            return text, ""
        cut = at + len(START) - len(self._tail)
        self._inside, self._tail = True, ""
        return text[:cut], text[cut:]

    def _end(self, text: str) -> tuple[str, str]:
        seen, self._tail = self._tail + text, ""
        at = seen.find(END)
        if at >= 0:
            self._inside = False
            return seen[:at].replace(ESCAPE, "") + END, seen[at + len(END) :]
        held = next((size for size in range(len(END) - 1, 0, -1) if seen.endswith(END[:size])), 0)
        self._tail = seen[len(seen) - held :]
        return seen[: len(seen) - held].replace(ESCAPE, ""), ""
