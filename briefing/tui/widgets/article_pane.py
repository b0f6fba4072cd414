"""The article pane: one widget that draws only the lines in view (Textual's Line API).

Every line is cut into runs by the layers over it; a layer's style is a component class in ``app.tcss``. The strips are
remembered until something changes.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from briefing.models import Span, Status
from briefing.tui.desk import Place
from briefing.tui.document import PaneDocument
from briefing.tui.layers import Layer, runs
from briefing.tui.symbols import Symbols

GUTTER = 3
"""Cells left of the text: the cursor's bar, the sentence's mark, a space."""


class ArticlePane(ScrollView, can_focus=True, inherit_bindings=False):
    """One article, wrapped to the pane's width, with its marks in the margin."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"pane--{name}"
        for name in (
            *(
                "heading",
                "caption",
                "date",
                "number",
                "person",
                "org",
                "place",
                "weapon",
                "event",
                "group",
                "work",
                "other",
            ),
            *("cursor", "evidence", "hit", "now", "chosen"),
            *("agreed", "shared", "single", "differs", "bar", "arrow"),
        )
    }

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

    class Chosen(Message, bubble=True):
        """The sentence under the cursor was chosen, by a double click."""

        def __init__(self, pane: ArticlePane) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, symbols: Symbols, *, marks: bool = True, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.symbols = symbols
        self.marks = marks
        self.document: PaneDocument | None = None
        self.place = Place()
        self._strips: dict[int, Strip] = {}
        self._layers: tuple[Layer, ...] = ()
        self._arrows: tuple[int, ...] = ()
        self._styles: dict[tuple[str, ...], Style] = {}

    @property
    def allow_select(self) -> bool:
        """Text may be selected by mouse although the widget scrolls."""
        return True

    @property
    def text_width(self) -> int:
        """Cells for the text itself."""
        return max(1, self.scrollable_content_region.width - self.gutter_width - (1 if self.gutter_width else 0))

    @property
    def gutter_width(self) -> int:
        """Cells of the margin; none where the pane is too narrow to spare them."""
        return GUTTER if self.scrollable_content_region.width >= 16 else 0

    def open(self, document: PaneDocument | None, place: Place) -> None:
        """Show an article where its reader left it."""
        self.document, self.place = document, place
        self.reflow()

    def reflow(self) -> None:
        """Lay the text out anew, keeping the first line in view."""
        if self.scrollable_content_region.width == 0:
            return  # not laid out yet: the first resize comes back here
        if self.document is None:
            self.virtual_size = Size(0, 0)
        else:
            lines = self.document.lines(self.text_width)
            self.virtual_size = Size(self.scrollable_content_region.width, len(lines))
        self.redraw()
        if self.place.reveal is not None:
            self.reveal(self.place.reveal)
        else:
            self._scroll_to_line(self._line_of(self.place.top))

    def catch_up(self) -> None:
        """Show what was changed in ``place`` from outside: marks, and an offset to reveal."""
        if self.place.reveal is not None:
            self.reveal(self.place.reveal)
        else:
            self.redraw()

    def redraw(self) -> None:
        """Draw all again, after a mark, the cursor or the style changed."""
        self._strips.clear()
        self._layers = self._all_layers()
        self.refresh()

    def _all_layers(self) -> tuple[Layer, ...]:
        """The document's own layers with those of the present state, lowest first."""
        document, place = self.document, self.place
        if document is None:
            return ()
        self._arrows = tuple(self._line_of(span.start) for span in place.evidence)
        now = (place.hits[place.hit],) if place.hit is not None and place.hit < len(place.hits) else ()
        cursor = (
            (self.selected_sentences() or self._cursor_span()) if self.has_focus or place.anchor is not None else ()
        )
        over = (
            document.shown_layer("pane--cursor", cursor),
            document.shown_layer("pane--evidence", place.evidence),
            *document.layers,
            document.shown_layer("pane--hit", place.hits),
            document.shown_layer("pane--now", now),
        )
        return tuple(layer for layer in over if layer.starts)

    def _cursor_span(self) -> tuple[Span, ...]:
        sentence = self.sentence
        return (sentence,) if sentence is not None else ()

    @property
    def sentence(self) -> Span | None:
        """The sentence under the cursor."""
        if self.document is None or not self.document.sentences:
            return None
        return self.document.sentences[min(self.place.cursor, len(self.document.sentences) - 1)]

    def selected_sentences(self) -> tuple[Span, ...]:
        """The sentences of a selection made by keys."""
        if self.document is None or self.place.anchor is None:
            return ()
        first, last = sorted((self.place.anchor, self.place.cursor))
        return self.document.sentences[first : last + 1]

    def _line_of(self, offset: int) -> int:
        """The line of an offset of the article."""
        if self.document is None:
            return 0
        return self.document.lines(self.text_width).line_at(self.document.to_shown(offset))

    def _offset_of(self, line: int) -> int:
        """The offset of the article at which a line begins."""
        if self.document is None:
            return 0
        starts = self.document.lines(self.text_width).starts
        return self.document.to_source(starts[max(0, min(line, len(starts) - 1))]) if starts else 0

    # Moving.

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True)

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
        self.place.reveal = None
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

    def reveal(self, offset: int, row: int | None = None) -> None:
        """Bring an offset to a row of the pane, by default a third from its top, and the cursor with it."""
        if self.document is None:
            return
        if self.scrollable_content_region.height < 1:
            self.place.reveal = offset
            return
        self.place.reveal = None
        self.place.cursor = self.document.sentence_at(offset)
        self._scroll_to_line(
            self._line_of(offset) - (self.scrollable_content_region.height // 3 if row is None else row)
        )
        self.redraw()

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
    def middle_offset(self) -> int:
        """The offset a third down from the first line in view, where reading goes on."""
        return self._offset_of(round(self.scroll_y) + self.scrollable_content_region.height // 3)

    @property
    def percent(self) -> int:
        """How much of the article has come into view from its top, 0 to 100."""
        count = self.virtual_size.height
        seen = round(self.scroll_y) + self.scrollable_content_region.height
        return 100 if count == 0 else max(0, min(100, round(100 * seen / count)))

    # Drawing.

    def notify_style_update(self) -> None:
        """The theme changed: styles are looked up anew."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def _style(self, names: tuple[str, ...]) -> Style:
        """The style of layers over each other, lowest first."""
        if names not in self._styles:
            style = self.rich_style
            for name in names:
                style += self.get_component_rich_style(name, partial=True)
            self._styles[names] = style
        return self._styles[names]

    def render_line(self, y: int) -> Strip:
        """The line on row ``y`` of the pane."""
        line = round(self.scroll_y) + y
        selection = self.text_selection
        strip = self._strips.get(line) if selection is None else None
        if strip is None:
            strip = self._draw(line, selection)
            if selection is None:
                self._strips[line] = strip
        return strip

    def _draw(self, line: int, selection: Selection | None) -> Strip:
        width = self.scrollable_content_region.width
        base = self._style(())
        if self.document is None or line >= self.virtual_size.height:
            return Strip.blank(width, base)
        lines = self.document.lines(self.text_width)
        if line >= len(lines):
            return Strip.blank(width, base)
        start, end = lines.starts[line], lines.ends[line]
        layers = self._layers
        if selection is not None and (span := selection.get_span(line)) is not None:
            low, high = span
            chosen = Span(start + low, end if high == -1 else min(end, start + high))
            layers = (*layers, Layer.of("pane--chosen", (chosen,)))
        text = self.document.shown
        body = Strip(Segment(text[low:high], self._style(names)) for low, high, names in runs(layers, start, end))
        body = body.apply_offsets(0, line)
        strip = Strip([*self._gutter(line, start, end), *body])
        return strip.crop_extend(0, width, base)

    def _gutter(self, line: int, start: int, end: int) -> list[Segment]:
        """The margin of a line: the cursor's bar or evidence's arrow, and the mark of the sentence that begins here."""
        if self.gutter_width == 0 or self.document is None:
            return []
        document, base = self.document, self._style(())
        first, last = document.to_source(start), document.to_source(end)
        bar = Segment(" ", base)
        if line in self._arrows:
            bar = Segment(self.symbols.arrow, self._style(("pane--arrow",)))
        elif (
            self.has_focus
            and (sentence := self.sentence) is not None
            and sentence.start < last
            and first < sentence.end
        ):
            bar = Segment(self.symbols.bar, self._style(("pane--bar",)))
        mark = Segment(" ", base)
        if self.marks:
            found = [document.marks[index] for index in document.sentences_within(first, last)]
            status = max((item for item in found if item), key=_WEIGHT.__getitem__, default=None)
            if status:
                mark = Segment(self.symbols.of_status(status), self._style((f"pane--{status.value}",)))
        return [bar, mark, Segment(" ", base)]

    # Selecting and pointing.

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
        """Wrap to the new width."""
        self.screen.clear_selection()
        self.reflow()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.redraw()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.redraw()


_WEIGHT = {Status.DIFFERS: 3, Status.AGREED: 2, Status.SHARED: 1, Status.SINGLE: 0}
