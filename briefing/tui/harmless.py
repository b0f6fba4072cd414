"""The gate before the screen: no line of any widget is drawn that holds more than what is safe to show.

Textual hands every line of every widget through its filters before it becomes bytes, whoever wrote the words: articles,
names of files, messages, settings, what the reader types or pastes. So this is the last step, and no widget can forget
it. What the terminal is told besides, the place of the cursor and the colours, is Textual's own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from briefing.corpus.sanitize import sanitize

_SAFE = re.compile("[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u0490-\u0530\u2010-\u2027\u2190-\u23ff\u2500-\u27bf]*")
"""Characters that are safe whatever stands beside them: letters, punctuation, arrows, signs, the lines of boxes."""


class OnlyHarmless(LineFilter):
    """Takes away what ``sanitize`` would, control segments, and links, which a terminal may open without asking."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments where all are safe, of the same width in any case."""
        del background
        if all(map(_is_safe, segments)):
            return segments
        return [_made_safe(segment) for segment in segments if not segment.control]


def _is_safe(segment: Segment) -> bool:
    text, style, control = segment
    return not control and _SAFE.fullmatch(text) is not None and (style is None or not style.link)


def _made_safe(segment: Segment) -> Segment:
    text, style, _ = segment
    return Segment(text if _SAFE.fullmatch(text) else shown(text), _unlinked(style) if style else None)


@lru_cache(4096)
def shown(text: str) -> str:
    """What is drawn of a piece of a line: safe, and as wide as it was."""
    safe = sanitize(text).replace("\n", " ")
    return safe if safe == text else set_cell_size(safe, cell_len(text))


def _unlinked(style: Style) -> Style:
    return style.update_link(None) if style.link else style
