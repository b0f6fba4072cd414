"""Drawing an article: one widget that draws only the lines in view (Textual's Line API).

Every line is cut into runs by the layers over it; a layer's style is a component class in ``app.tcss``. The strips near
the lines in view are remembered until something changes.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from briefing.models import Span, Status
from briefing.tui.desk import Place
from briefing.tui.document import PaneDocument
from briefing.tui.layers import Layer, runs
from briefing.tui.symbols import Symbols

LONGEST_LINE = 90
"""Cells of a line of text: longer ones are hard to read back from."""

GUTTER = 3
"""Cells left of the text: the cursor's bar, the sentence's mark, a space."""

NEAR = 1
"""Heights of the pane above and below a line within which drawn lines are kept."""


class LinesView(ScrollView, can_focus=True, inherit_bindings=False):
    """One article, wrapped to the widget's width, with its marks in the margin."""

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
        room = self.scrollable_content_region.width - self.gutter_width - (1 if self.gutter_width else 0)
        return max(1, min(LONGEST_LINE, room))

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

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True)

    def reveal(self, offset: int, row: int | None = None) -> None:
        """Bring an offset to a row of the pane, by default a third from its top, and the cursor with it."""
        if self.document is None:
            return
        if self.scrollable_content_region.height < 1:
            self.place.reveal = offset
            return
        self.place.reveal = None
        self.place.cursor = self.document.sentence_at(offset)
        row = self.scrollable_content_region.height // 3 if row is None else row
        self._scroll_to_line(self._line_of(offset) - row)
        self.redraw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show or hide the cursor. An event tells of it too early: the widget has the focus only after it."""
        super().watch_has_focus(has_focus)
        self.redraw()

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
                self._forget_far(line)
        return strip

    def _forget_far(self, line: int) -> None:
        """Keep few lines: thousands of them would be looked at in every collection of cycles, for 0.3 s."""
        near = NEAR * max(20, self.scrollable_content_region.height)
        if len(self._strips) > 3 * near:
            self._strips = {at: strip for at, strip in self._strips.items() if abs(at - line) <= near}

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


_WEIGHT = {Status.DIFFERS: 3, Status.AGREED: 2, Status.SHARED: 1, Status.SINGLE: 0}
