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
from briefing.language.english.number_forms import side_of
from briefing.language.english.plurals import show_amount
from briefing.models import DateMention, NumberMention, Reading, Span
from briefing.story.statements.amounts import days_of

ROUGH, CONVERTED, EXACT = 0.04, 0.05, 1e-6
"""Relative differences: of figures of which one is given roughly, of measures in two units, of one figure."""
ROUNDED = 0.1
"""The most that a rounded figure of the draft may lie off: "nearly 50" for 46, never "about 300" for 340."""

_TELLING = 3
"""Digits of a figure, zeros at its end left out, that hardly come by chance."""
_YEAR = 8766.0
"""Hours."""
_SCALE = re.compile(r"\s(?:of\s)?(celsius|centigrade|fahrenheit|kelvin)\b", re.IGNORECASE)
_BARE = frozenset(("", "year old", "magnitude"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its place; ``dimension`` is what it can be compared in: a currency, "percent", "length", "count".

    ``slack`` is how far under and over it, in the unit of ``low``, a value may lie that it is rounded from.
    """

    span: Span
    low: float
    high: float
    unit: str
    kind: str
    dimension: str
    rough: bool
    shown: str
    slack: tuple[float, float] = (0.0, 0.0)


def figures_of(text: str, numbers: Iterable[NumberMention], dates: Iterable[DateMention]) -> Iterator[Figure]:
    """The figures of a stretch, durations among them; "one" and "first" are no figures that anybody checks."""
    for one in numbers:
        if not (one.low == one.high == 1 and not text[one.start].isdigit()):
            yield _figure(text, one)
    for day in dates:
        days = days_of(day.value or "") if day.kind == "duration" else None
        if days is not None:
            hours, place = 24 * days, Span(day.start, day.end)
            count = float(re.sub(r"[^\d.]", "", day.value or "") or 1)
            slack = _slack(text, place, count, hours / count) if count else (0.0, 0.0)
            yield Figure(place, hours, hours, "hour", "duration", "duration", any(slack), place.of(text), slack)


def _figure(text: str, one: NumberMention) -> Figure:
    scale = _SCALE.match(text, one.end) if one.unit.startswith("degree") else None
    unit = f"degree {scale[1].lower()}" if scale else one.unit
    known = measures().get(unit) if one.kind == "measure" and not scale else None
    factor, dimension = (known.factor, known.dimension) if known else (1.0, unit if one.kind != "count" else "count")
    if one.kind in ("ordinal", "fraction"):
        dimension = one.kind
    span = Span(one.start, scale.end() if scale else one.end)
    shown = span.of(text) if scale else show_amount(one.low, one.high, one.unit, one.kind)
    slack = _slack(text, one, one.low, factor) if one.low == one.high else (0.0, 0.0)
    low, high = one.low * factor, one.high * factor
    return Figure(span, low, high, unit, one.kind, dimension, one.approximate, shown, slack)


def _slack(text: str, span: Span, value: float, factor: float) -> tuple[float, float]:
    """How far under and over a figure that is given roughly lies what it may be rounded from: half its last digit."""
    side = side_of(text, span.start)
    digits = f"{abs(value):.6e}"
    if side is None or value == 0:
        return (0.0, 0.0)
    places = len(digits[: digits.index("e")].rstrip("0").rstrip(".").replace(".", "")) - 1
    half = 0.5 * 10.0 ** (int(digits[digits.index("e") + 1 :]) - places)
    off = min(half, ROUNDED * abs(value)) * factor
    return (0.0 if side == "above" else off, 0.0 if side == "below" else off)


def same_figure(own: Figure, other: Figure) -> bool:
    """Whether a figure of a draft may be one of a source."""
    if "anniversary" in (own.unit, other.unit) and own.dimension != other.dimension:
        return _in_years(own) == _in_years(other) is not None
    if own.dimension != other.dimension and not _loose(own, other):
        return False
    low, high = max(own.low, other.low), min(own.high, other.high)
    if own.unit == other.unit and own.low - own.slack[0] <= other.low and other.high <= own.high + own.slack[1]:
        return True
    rough = own.rough or other.rough
    apart = CONVERTED if own.unit != other.unit and own.kind == other.kind == "measure" else ROUGH if rough else EXACT
    return low - high <= apart * max(abs(low), abs(high))


def _in_years(one: Figure) -> float | None:
    """The years of an anniversary, or of a time: "the 70th anniversary" comes 70 years after."""
    if one.unit == "anniversary":
        return one.low
    return round(one.low / _YEAR, 2) if one.dimension == "duration" else None


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
                telling=_is_telling(figure),
            )
            yield settle(text, item, aligner)


def _is_telling(one: Figure) -> bool:
    digits = f"{one.low:.9g}".replace(".", "").strip("0")
    return one.low == one.high and len(digits) >= _TELLING


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
