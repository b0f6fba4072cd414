"""Figures of a draft: whether a sentence of a source that speaks of the same gives the same one, or another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from briefing.checking.aligning import Aligner, Line, Near, Sentences, terms_of
from briefing.checking.settling import Item, settle
from briefing.checking.values import Finding, Kind
from briefing.language.english.measures import measures
from briefing.language.english.plurals import show_amount
from briefing.models import DateMention, NumberMention, Reading, Span

ROUGH, CONVERTED, EXACT = 0.04, 0.05, 1e-6
"""Relative differences: of figures of which one is given roughly, of measures in two units, of one figure."""

_DURATION = re.compile(r"P(?:T)?(\d+(?:\.\d+)?)([YMWDH])\Z")
_HOURS = {"Y": 8766.0, "M": 730.5, "W": 168.0, "D": 24.0, "H": 1.0}
_SCALE = re.compile(r"\s(?:of\s)?(celsius|centigrade|fahrenheit|kelvin)\b", re.IGNORECASE)
_BARE = frozenset(("", "year old", "magnitude"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its place; ``dimension`` is what it can be compared in: a currency, "percent", "length", "count"."""

    span: Span
    low: float
    high: float
    unit: str
    kind: str
    dimension: str
    rough: bool
    shown: str


def figures_of(text: str, numbers: Iterable[NumberMention], dates: Iterable[DateMention]) -> Iterator[Figure]:
    """The figures of a stretch, durations among them; "one" and "first" are no figures that anybody checks."""
    for one in numbers:
        if not (one.low == one.high == 1 and not text[one.start].isdigit()):
            yield _figure(text, one)
    for day in dates:
        match = _DURATION.match(day.value or "") if day.kind == "duration" else None
        if match:
            hours = float(match[1]) * _HOURS[match[2]]
            place = Span(day.start, day.end)
            yield Figure(place, hours, hours, "hour", "duration", "duration", False, place.of(text))


def _figure(text: str, one: NumberMention) -> Figure:
    scale = _SCALE.match(text, one.end) if one.unit.startswith("degree") else None
    unit = f"degree {scale[1].lower()}" if scale else one.unit
    known = measures().get(unit) if one.kind == "measure" and not scale else None
    factor, dimension = (known.factor, known.dimension) if known else (1.0, unit if one.kind != "count" else "count")
    if one.kind in ("ordinal", "fraction"):
        dimension = one.kind
    span = Span(one.start, scale.end() if scale else one.end)
    shown = span.of(text) if scale else show_amount(one.low, one.high, one.unit, one.kind)
    return Figure(span, one.low * factor, one.high * factor, unit, one.kind, dimension, one.approximate, shown)


def same_figure(one: Figure, other: Figure) -> bool:
    """Whether two figures may be one and the same."""
    if one.dimension != other.dimension and not _loose(one, other):
        return False
    rough = one.rough or other.rough
    apart = CONVERTED if one.unit != other.unit and one.kind == other.kind == "measure" else ROUGH if rough else EXACT
    low, high = max(one.low, other.low), min(one.high, other.high)
    return low - high <= apart * max(abs(low), abs(high))


def _loose(one: Figure, other: Figure) -> bool:
    """Whether one counts what the other numbers ("minute 89", "the 89th minute"), or has no unit ("aged 52")."""
    kinds = {one.kind, other.kind}
    if kinds == {"count", "ordinal"}:
        return True
    return kinds <= {"count", "ordinal", "measure"} and bool({one.unit, other.unit} & _BARE) and "count" in kinds


def comparable(one: Figure, other: Figure) -> bool:
    """Whether one may stand in the place of the other: the same dimension, or the same number in another."""
    return one.dimension == other.dimension or (one.low, one.high) == (other.low, other.high)


def check_figures(draft: Reading, sentences: Sentences, aligner: Aligner) -> Iterator[Finding | None]:
    """The findings on every figure outside quotations."""
    text = draft.article.text
    for sentence in draft.analysis.sentences:
        own = tuple(figures_of(text, *_within(draft, sentence)))
        for figure in own:
            if sentences.is_quoted(figure.span) or is_reference(text, figure.span):
                continue
            terms = terms_of(draft, sentence, (figure.span, *sentences.quoted))
            item = Item(
                Kind.FIGURE,
                figure.span,
                terms,
                partial(_stands, own=figure),
                partial(_instead, own=figure, beside=own),
            )
            yield settle(text, item, aligner)


_REFERENCE = re.compile(r"\[[\w\s,;:.¶§^–-]{0,40}\Z")
_PLACE = re.compile(r"[¶§#]\s?(?:\d+[:–-])*\Z")


def is_reference(text: str, span: Span) -> bool:
    """Whether a figure only points: "[3]", "[2 ¶4]", "¶1:52–129"; such figures are nobody's statement."""
    before, behind = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 40]
    closing = behind.find("]")
    if _REFERENCE.search(before) and closing >= 0 and "[" not in behind[:closing]:
        return not any(
            len(word) > 3 for word in re.findall(r"[^\W\d_]+", before[before.rfind("[") :] + behind[:closing])
        )
    return _PLACE.search(before) is not None


def _within(draft: Reading, sentence: Span) -> tuple[list[NumberMention], list[DateMention]]:
    analysis = draft.analysis
    return [one for one in analysis.numbers if sentence.contains(one)], [
        one for one in analysis.dates if sentence.contains(one)
    ]


def _of(line: Line) -> Iterator[Figure]:
    return figures_of(line.text.article.text, line.numbers, line.dates)


def _stands(line: Line, own: Figure) -> Span | None:
    found = _of(line)
    return next((one.span for one in found if same_figure(own, one)), None)


def _instead(near: Near, own: Figure, beside: Sequence[Figure]) -> tuple[Span, str] | None:
    """Another figure in the same place, which the draft's sentence does not have as well."""
    for one in _of(near.line):
        if comparable(own, one) and not any(same_figure(one, other) for other in beside):
            return one.span, one.shown
    return None
