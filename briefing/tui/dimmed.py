"""The screen below a dialog, drawn dimmed, at a cost that a key does not wait for.

Textual tints every piece of every line of the screen below each time that a dialog is drawn anew, a fifth of a second
on a large terminal; but the pieces of a screen share a few dozen styles, and a style tinted once stays so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen, ScreenResultType


class Dimmed(BackgroundScreen):
    """What ``BackgroundScreen`` draws, with each style tinted once."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterator[Segment]:
        """The segments in tinted styles, without links."""
        for segment in segments:
            text, style, control = segment
            yield segment if control else Segment(text, _tinted(style or Style.null(), color))


@lru_cache(4096)
def _tinted(style: Style, color: Color) -> Style:
    """The style as Textual tints it."""
    ((_, tinted, _),) = BackgroundScreen.process_segments([Segment("", style)], color)
    return style if tinted is None else tinted  # one without colours counts as false


class SeenThrough(Screen[ScreenResultType]):
    """A screen that others may lie over.

    Textual 8.2 never takes back that such a screen is to be drawn: each message to it, as one comes with every answer
    to a search and every second, draws and tints all of it anew. When it comes up again it is drawn anyway.
    """

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        if self is not self.app.screen:
            self._repaint_required = False


class OverDimmed(SeenThrough[ScreenResultType]):
    """A screen over another one, which shows through."""

    def render(self) -> RenderableType:
        """The screen below, or what Textual draws where there is none or it is hidden."""
        background = super().render()
        if isinstance(background, BackgroundScreen):
            return Dimmed(background.screen, background.color)
        return background
