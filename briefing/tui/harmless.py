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
from briefing.terminal import linkable

_SAFE = re.compile("[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u0490-\u0530\u2010-\u2027\u2190-\u23ff\u2500-\u27bf]*")
"""Characters that are safe whatever stands beside them: letters, punctuation, arrows, signs, the lines of boxes."""


class OnlyHarmless(LineFilter):
    """Takes away what ``sanitize`` would and control segments; links too, but for those of the web where asked to."""

    def __init__(self, *, links: bool = False) -> None:
        """``links`` where the terminal is known to show them."""
        super().__init__()
        self._links = links

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments where all are safe, of the same width in any case."""
        del background
        if all(map(self._is_safe, segments)):
            return segments
        return [self._made_safe(segment) for segment in segments if not segment.control]

    def _is_safe(self, segment: Segment) -> bool:
        text, style, control = segment
        return not control and _SAFE.fullmatch(text) is not None and (style is None or self._may_link(style))

    def _may_link(self, style: Style) -> bool:
        return not style.link or (self._links and linkable(style.link))

    def _made_safe(self, segment: Segment) -> Segment:
        text, style, _ = segment
        style = style.update_link(None) if style and not self._may_link(style) else style
        return Segment(text if _SAFE.fullmatch(text) else shown(text), style)


@lru_cache(4096)
def shown(text: str) -> str:
    """What is drawn of a piece of a line: safe, and as wide as it was."""
    safe = sanitize(text).replace("\n", " ")
    return safe if safe == text else set_cell_size(safe, cell_len(text))
