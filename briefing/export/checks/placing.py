"""Where a finding stands in the draft's own file, which may hold more than its text: front matter, markup, breaks."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from briefing.checking.words import words_of
from briefing.models import Span

AHEAD = 400
"""Words of the file that are looked through for the next word of the text: as long as front matter may be."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file: line and column, both counted from 1, columns in code points."""

    line: int
    column: int


class Placing:
    """From places in the text of a draft to places in the file as it was written, by its words in their order."""

    def __init__(self, text: str, written: str) -> None:
        self.written = written
        own, there = words_of(text), words_of(written)
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._spans: list[Span] = []
        at = 0
        for word in own:
            found = next((n for n in range(at, min(len(there), at + AHEAD)) if there[n].key == word.key), None)
            if found is not None:
                self._starts.append(word.start)
                self._ends.append(word.end)
                self._spans.append(Span(there[found].start, there[found].end))
                at = found + 1
        self._lines = [0, *(n + 1 for n, character in enumerate(written) if character == "\n")]

    def span(self, span: Span) -> Span | None:
        """The same words in the file, None where they are not found there."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end) - 1
        if first > last or self._ends[last] > span.end + 1:
            return None
        return Span(self._spans[first].start, self._spans[last].end)

    def position(self, offset: int) -> Position:
        """Line and column of a place in the file."""
        line = bisect_left(self._lines, offset + 1) - 1
        return Position(line + 1, offset - self._lines[line] + 1)
