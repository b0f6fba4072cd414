"""The article pane: moving, selecting and pointing in an article that ``LinesView`` draws."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.selection import Selection

from briefing.models import Span
from briefing.tui.widgets.lines_view import LinesView


class ArticlePane(LinesView, inherit_bindings=False):
    """One article with a cursor on one of its sentences."""

    class Moved(Message, bubble=True):
        """The cursor came to another sentence."""

        def __init__(self, pane: ArticlePane) -> None:
            super().__init__()
            self.pane = pane

    class Scrolled(Message, bubble=True):
        """Other lines came into view."""

        def __init__(self, pane: ArticlePane) -> None:
            super().__init__()
            self.pane = pane

        def can_replace(self, message: Message) -> bool:
            """Only the newest matters."""
            return isinstance(message, ArticlePane.Scrolled) and message.pane is self.pane

    class Sized(Message, bubble=True):
        """The pane has another size."""

    class Chosen(Message, bubble=True):
        """The sentence under the cursor was chosen, by a double click."""

        def __init__(self, pane: ArticlePane) -> None:
            super().__init__()
            self.pane = pane

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place, and tell the others."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.place.top = self._offset_of(round(new_value))
            self.post_message(self.Scrolled(self))

    def move_cursor(self, by: int) -> None:
        """Go to another sentence; a sentence taller than the pane is scrolled through first."""
        if self.document is None or not self.document.sentences:
            return
        height = max(1, self.scrollable_content_region.height)
        span = self._cursor_span()[0]
        first, last = self._line_of(span.start), self._line_of(max(span.start, span.end - 1))
        top = round(self.scroll_y)
        if by > 0 and last >= top + height > first:
            self._scroll_to_line(top + min(height - 1 or 1, last - (top + height) + 1))
            return
        if by < 0 and first < top <= last:
            self._scroll_to_line(top - min(height - 1 or 1, top - first))
            return
        self.place_cursor(self.place.cursor + by)

    def place_cursor(self, sentence: int) -> None:
        """Put the cursor on a sentence and bring it into view."""
        if self.document is None or not self.document.sentences:
            return
        self.place.cursor = max(0, min(sentence, len(self.document.sentences) - 1))
        self.place.reveal = self.place.walked = None
        span = self.document.sentences[self.place.cursor]
        self.show_range(span)
        self.redraw()
        self.post_message(self.Moved(self))

    def show_range(self, span: Span) -> None:
        """Scroll as little as brings a range into view, its beginning first."""
        height = max(1, self.scrollable_content_region.height)
        first, last = self._line_of(span.start), self._line_of(max(span.start, span.end - 1))
        top = round(self.scroll_y)
        if last >= top + height:
            top = last - height + 1
        self._scroll_to_line(min(top, first))

    def align(self, offset: int, row: int) -> None:
        """Scroll so that an offset stands on a row; the cursor stays where it is."""
        self._scroll_to_line(self._line_of(offset) - row)

    def page(self, by: int) -> None:
        """One pane's height on or back; the cursor goes to the first sentence in view."""
        if self.document is None:
            return
        height = max(1, self.scrollable_content_region.height - 1)
        before = round(self.scroll_y)
        self._scroll_to_line(min(before + by * height, round(self.max_scroll_y)))
        after = round(self.scroll_y)
        if after == before:
            self.place.cursor = 0 if by < 0 else max(0, len(self.document.sentences) - 1)
        else:
            found = self.document.sentences_within(self._offset_of(after), self._offset_of(after + height) + 1)
            if found:
                self.place.cursor = found.start
        self.redraw()
        self.post_message(self.Moved(self))

    def to_end(self, last: bool) -> None:
        """The first or the last sentence."""
        self.place_cursor(len(self.document.sentences) - 1 if last and self.document else 0)
        if not last:
            self._scroll_to_line(0)

    def row_of(self, offset: int) -> int:
        """The row of the pane on which an offset stands now; negative above it."""
        return self._line_of(offset) - round(self.scroll_y)

    @property
    def reading_row(self) -> int:
        """The row a third down, where reading goes on."""
        return self.scrollable_content_region.height // 3

    @property
    def reading_offset(self) -> int:
        """The offset on that row."""
        return self._offset_of(round(self.scroll_y) + self.reading_row)

    @property
    def percent(self) -> int:
        """How much of the article has come into view from its top, 0 to 100."""
        count = self.virtual_size.height
        seen = round(self.scroll_y) + self.scrollable_content_region.height
        return 100 if count == 0 else max(0, min(100, round(100 * seen / count)))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words of the article under a selection made by mouse, line breaks of the pane undone."""
        span = self.span_of(selection)
        if span is None or self.document is None:
            return None
        return span.of(self.document.reading.article.text), "\n"

    def span_of(self, selection: Selection) -> Span | None:
        """The range of the article under a selection made by mouse."""
        if self.document is None:
            return None
        lines = self.document.lines(self.text_width)
        if not len(lines):
            return None

        def offset(y: int, x: int) -> int:
            row = max(0, min(y, len(lines) - 1))
            return self.document.to_source(min(lines.starts[row] + x, lines.ends[row])) if self.document else 0

        low = offset(selection.start.y, selection.start.x) if selection.start else 0
        high = offset(selection.end.y, selection.end.x) if selection.end else offset(len(lines), 1 << 30)
        return Span(low, high) if low < high else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self._strips.clear()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the sentence clicked; a second click chooses it."""
        event.prevent_default()
        offset = self.get_content_offset_at(event)
        if offset is None or self.document is None or self.screen.get_selected_text():
            return
        self.place.cursor = self.document.sentence_at(offset)
        self.redraw()
        self.post_message(self.Chosen(self) if event.chain == 2 else self.Moved(self))

    def get_content_offset_at(self, event: events.MouseEvent) -> int | None:
        """The offset of the article under the pointer."""
        if self.document is None:
            return None
        lines = self.document.lines(self.text_width)
        row = round(self.scroll_y) + event.y
        if not 0 <= row < len(lines):
            return None
        across = max(0, event.x - self.gutter_width)
        return self.document.to_source(min(lines.starts[row] + across, max(lines.starts[row], lines.ends[row] - 1)))

    def on_resize(self) -> None:
        """Wrap to the new width; more or less of the article is in view."""
        self.screen.clear_selection()
        self.reflow()
        self.post_message(self.Sized())
