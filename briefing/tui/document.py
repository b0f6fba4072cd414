"""One article as a pane shows it: the text to be drawn, its sentences, its marks and its layers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import field

from briefing.models import EntityType, ParagraphKind, Reading, Span, Status
from briefing.records import dataclass
from briefing.tui.layers import Layer
from briefing.tui.wrap import Lines, harmless, paragraphs_of, wrap

LETTERS: dict[EntityType, str] = {
    EntityType.PERSON: "ᴾ",
    EntityType.ORG: "ᴼ",
    EntityType.PLACE: "ᴸ",
    EntityType.WEAPON: "ᵂ",
    EntityType.EVENT: "ᴱ",
    EntityType.GROUP: "ᴳ",
    EntityType.WORK: "ᵀ",
    EntityType.OTHER: "ᴬ",
}
"""Written behind a name when letters are on: person, organisation, place (location), weapon, event, group, title."""

PLAIN_LETTERS: dict[EntityType, str] = {
    EntityType.PERSON: "P",
    EntityType.ORG: "O",
    EntityType.PLACE: "L",
    EntityType.WEAPON: "W",
    EntityType.EVENT: "E",
    EntityType.GROUP: "G",
    EntityType.WORK: "T",
    EntityType.OTHER: "A",
    EntityType.DATE: "D",
    EntityType.NUMBER: "N",
}
"""The same letters as they stand in lists and in the help."""


@dataclass(slots=True)
class PaneDocument:
    """A reading prepared for drawing. Offsets outside this class are those of the article; inside, those of ``shown``.

    ``marks`` holds one status for each sentence, or None where no fact lies in it.
    """

    reading: Reading
    sentences: tuple[Span, ...]
    marks: tuple[Status | None, ...]
    shown: str
    places: tuple[int, ...]
    paragraphs: tuple[Span, ...]
    layers: tuple[Layer, ...]
    _lines: dict[int, Lines] = field(default_factory=dict)
    _starts: tuple[int, ...] = ()

    def lines(self, width: int) -> Lines:
        """The lines at a width in cells; the last two widths are remembered."""
        if width not in self._lines:
            if len(self._lines) > 1:
                self._lines.pop(next(iter(self._lines)))
            self._lines[width] = wrap(self.shown, self.paragraphs, width)
        return self._lines[width]

    def to_shown(self, offset: int) -> int:
        """The place in ``shown`` of an offset of the article."""
        return offset + bisect_left(self.places, offset)

    def to_source(self, offset: int) -> int:
        """The offset of the article at a place in ``shown``."""
        low, high = 0, len(self.places)
        while low < high:
            middle = (low + high) // 2
            if self.places[middle] + middle < offset:
                low = middle + 1
            else:
                high = middle
        return offset - low

    def shown_layer(self, name: str, spans: Sequence[Span]) -> Layer:
        """A layer over ``shown`` of spans of the article."""
        return Layer.of(name, (Span(self.to_shown(span.start), self.to_shown(span.end)) for span in spans))

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset of the article, else of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentences_within(self, start: int, end: int) -> range:
        """The numbers of the sentences that begin in a range of the article."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    @property
    def words(self) -> int:
        """How many words the article has."""
        return len(self.reading.article.text.split())


def prepare(reading: Reading, marks: Mapping[int, Status] | None = None, *, letters: bool = False) -> PaneDocument:
    """Make a reading ready for a pane; ``marks`` are statuses by the number of the sentence."""
    article, analysis = reading.article, reading.analysis
    text = harmless(article.text)
    paragraphs = paragraphs_of(text, article.paragraphs)
    sentences: tuple[Span, ...] = analysis.sentences or tuple(Span(part.start, part.end) for part in paragraphs)
    sentences = tuple(sorted(sentences, key=lambda span: span.start))
    lettered = [mention for mention in analysis.mentions if mention.type in LETTERS] if letters else []
    places = tuple(sorted(mention.end for mention in lettered))
    document = PaneDocument(
        reading=reading,
        sentences=sentences,
        marks=tuple((marks or {}).get(index) for index in range(len(sentences))),
        shown=_with_letters(text, {mention.end: LETTERS[mention.type] for mention in lettered}),
        places=places,
        paragraphs=(),
        layers=(),
        _starts=tuple(span.start for span in sentences),
    )
    lettered_ends = frozenset(places)
    document.paragraphs = tuple(
        Span(document.to_shown(part.start), document.to_shown(part.end) + (part.end in lettered_ends))
        for part in paragraphs
    )
    document.layers = _base_layers(document)
    return document


def _with_letters(text: str, letters: Mapping[int, str]) -> str:
    """The text with a letter put in at each of the given offsets."""
    if not letters:
        return text
    parts, last = [], 0
    for offset in sorted(letters):
        parts += [text[last:offset], letters[offset]]
        last = offset
    return "".join((*parts, text[last:]))


def _base_layers(document: PaneDocument) -> tuple[Layer, ...]:
    """Headings, captions, dates, numbers and names, lowest first."""
    article, analysis = document.reading.article, document.reading.analysis
    by_name: dict[str, list[Span]] = {}
    for paragraph in article.paragraphs:
        if paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.CAPTION):
            by_name.setdefault(f"pane--{paragraph.kind.value}", []).append(paragraph)
    by_name["pane--date"] = list(analysis.dates)
    by_name["pane--number"] = list(analysis.numbers)
    for mention in analysis.mentions:
        by_name.setdefault(f"pane--{mention.type.value.lower()}", []).append(mention)
    return tuple(document.shown_layer(name, spans) for name, spans in by_name.items() if spans)
