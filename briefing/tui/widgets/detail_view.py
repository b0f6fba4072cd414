"""An entry of the summary at full length, of which only the lines in view are drawn.

With a hundred sources an entry has a thousand lines. Textual's ``Static`` wraps and styles all of them twice, which
takes a tenth of a second for every row that the cursor comes to.
"""

from __future__ import annotations

from bisect import bisect_right

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.content import Span as StyledSpan
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from briefing.models import Span
from briefing.tui.wrap import Lines, wrap


class DetailView(ScrollView, can_focus=False):
    """Shows one text, whose styled parts follow each other without overlap; scrolls up and down."""

    DEFAULT_CSS = "DetailView { overflow-x: hidden; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._plain = ""
        self._spans: list[StyledSpan] = []
        self._ends: list[int] = []
        self._lines = Lines((), ())

    @property
    def allow_select(self) -> bool:
        """Text may be selected by mouse although the widget scrolls."""
        return True

    @property
    def text(self) -> str:
        """What it shows, without style."""
        return self._plain

    def update(self, content: Content) -> None:
        """Show another text from its beginning."""
        self._plain = content.plain
        self._spans = sorted(content.spans, key=lambda span: span.start)
        self._ends = [span.end for span in self._spans]
        self._flow()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._flow()

    def watch_show_vertical_scrollbar(self) -> None:
        """The scrollbar takes a cell or gives it back."""
        self._flow()

    def _flow(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0:
            self._lines = wrap(self._plain, (Span(0, len(self._plain)),), width)
            self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line on row ``y``."""
        line, width = round(self.scroll_y) + y, self.scrollable_content_region.width
        if line >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        start, end = self._lines.starts[line], self._lines.ends[line]
        drawn = Visual.to_strips(self, self._cut(start, end), width, 1, self.visual_style, apply_selection=False)
        strip = drawn[0] if drawn else Strip.blank(width, self.rich_style)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(line)) is not None:
            low, high = span[0], strip.cell_length if span[1] == -1 else span[1]
            chosen = self.screen.get_component_rich_style("screen--selection")
            strip = Strip.join([strip.crop(0, low), _styled(strip.crop(low, high), chosen), strip.crop(high)])
        return strip.crop_extend(0, width, self.rich_style).apply_offsets(0, line)

    def _cut(self, start: int, end: int) -> Content:
        """A piece of the text with the styles over it."""
        spans = []
        index = bisect_right(self._ends, start)
        while index < len(self._spans) and self._spans[index].start < end:
            span = self._spans[index]
            spans.append(StyledSpan(max(0, span.start - start), min(end, span.end) - start, span.style))
            index += 1
        return Content(self._plain[start:end], spans)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text selected by mouse."""
        lines = zip(self._lines.starts, self._lines.ends, strict=True)
        return selection.extract("\n".join(self._plain[start:end] for start, end in lines)), "\n"


def _styled(strip: Strip, style: Style) -> Strip:
    return Strip(Segment.apply_style(strip, post_style=style), strip.cell_length)
