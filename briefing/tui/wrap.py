"""Breaking an article into lines of a given width, in cells, with every offset kept.

A line is a half-open range of the text. Most paragraphs hold nothing but characters one cell wide, and for them
the last space that fits is found by one search in C; the others are measured grapheme by grapheme.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from rich.cells import split_graphemes

from briefing.models import Span
from briefing.records import dataclass

_UNSURE = re.compile("[^\\x20-\\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2015\u2018-\u201f\u2022\u2026\u20ac]")
"""Characters that may be something else than one cell wide."""

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Characters that a terminal may take for a command, or that change the order of what is read."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one text at one width; ``starts`` never falls. An empty line has its end for its start."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def line_at(self, offset: int) -> int:
        """The number of the line that holds ``offset``; the nearest one where none does."""
        return max(0, min(len(self.starts) - 1, bisect_right(self.starts, offset) - 1))


def harmless(text: str) -> str:
    """The text, of the same length, without characters that could reach the terminal as commands.

    Reading cleans every file already; this is the second wall, at the last step before the screen.
    """
    text = text.replace("\t", " ")
    return _UNSAFE.sub("\ufffd", text) if _UNSAFE.search(text) else text


def wrap(text: str, paragraphs: Iterable[Span], width: int) -> Lines:
    """Break the paragraphs of ``text`` into lines of at most ``width`` cells, with an empty line between paragraphs.

    A cluster wider than the whole width stands on a line of its own. ``width`` below one counts as one.
    """
    width = max(1, width)
    starts: list[int] = []
    ends: list[int] = []
    for paragraph in paragraphs:
        if starts:
            starts.append(paragraph.start)
            ends.append(paragraph.start)
        for start, end in _hard_lines(text, paragraph.start, paragraph.end):
            if end - start <= width and not _UNSURE.search(text, start, end):
                starts.append(start)
                ends.append(end)
            elif _UNSURE.search(text, start, end):
                _wrap_wide(text, start, end, width, starts, ends)
            else:
                _wrap_narrow(text, start, end, width, starts, ends)
    return Lines(tuple(starts), tuple(ends))


def _hard_lines(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The range cut at its newlines."""
    while (newline := text.find("\n", start, end)) >= 0:
        yield start, newline
        start = newline + 1
    yield start, end


def _wrap_narrow(text: str, start: int, end: int, width: int, starts: list[int], ends: list[int]) -> None:
    """Lines of a range whose characters are all one cell wide."""
    while end - start > width:
        space = text.rfind(" ", start, start + width + 1)
        starts.append(start)
        if space > start:
            ends.append(space)
            start = space + 1
        else:
            start += width
            ends.append(start)
    starts.append(start)
    ends.append(end)


def _wrap_wide(text: str, start: int, end: int, width: int, starts: list[int], ends: list[int]) -> None:
    """Lines of a range of any characters: break after a space, else between wide ones, else anywhere."""
    line, used, place, used_at = start, 0, -1, 0
    clusters, _ = split_graphemes(text[start:end])
    for low, high, cells in clusters:
        at = start + low
        while used + cells > width and at > line:
            cut = place if place > line else at
            starts.append(line)
            ends.append(_before_space(text, line, cut))
            used -= used_at if cut == place else used
            line, place, used_at = cut, -1, 0
        used += cells
        if text[start + high - 1] == " " or cells > 1:
            place, used_at = start + high, used
    starts.append(line)
    ends.append(end)


def _before_space(text: str, start: int, cut: int) -> int:
    """Where a line ends that is cut here: the space before is not shown."""
    return cut - 1 if cut > start and text[cut - 1] == " " else cut


def paragraphs_of(text: str, paragraphs: Sequence[Span]) -> Sequence[Span]:
    """The given paragraphs, or the lines of the text where there are none."""
    if paragraphs:
        return paragraphs
    found = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    return found or [Span(0, len(text))]
