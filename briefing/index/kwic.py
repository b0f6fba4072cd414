"""A concordance: every place of a query's words on a line of its own, with what stands left and right of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.index.hits import Hit
from briefing.index.words import positions
from briefing.models import Span

ORDERS = ("article", "left", "right", "word", "day", "outlet")
"""``left`` and ``right`` go by the neighbouring words, the nearest first; ``article`` is the order of the hits."""
_NEIGHBOURS = 4
"""Words that decide the order."""
_UNDATED = date.max


@dataclass(frozen=True, slots=True)
class Line:
    """A place in its article: ``left``, ``word`` and ``right`` follow each other in the text, within one paragraph."""

    article_id: str
    path: str
    outlet: str | None
    published: date | None
    title: str
    start: int
    end: int
    left: str
    word: str
    right: str


def lines_of(hits: Iterable[Hit], width: int) -> Iterator[Line]:
    """A line for each place of the hits, with ``width`` characters at most on either side, cut between words."""
    for hit in hits:
        text = hit.told.text
        paragraphs = hit.told.paragraphs or (Span(0, len(text)),)
        starts = [paragraph.start for paragraph in paragraphs]
        for place in hit.places:
            around = paragraphs[max(0, bisect_right(starts, place.start) - 1)]
            left = _cut_left(text[around.start : place.start], width)
            right = _cut_right(text[place.end : max(place.end, around.end)], width)
            about = (hit.article_id, hit.path, hit.outlet, hit.published, hit.title)
            yield Line(*about, place.start, place.end, left, place.of(text), right)


def in_order(lines: Iterable[Line], order: str) -> list[Line]:
    """The lines in one of the ``ORDERS``; equal ones stay as they come."""
    keys: dict[str, Callable[[Line], object]] = {
        "left": lambda line: (_words(line.left)[::-1][:_NEIGHBOURS], _words(line.word)),
        "right": lambda line: (_words(line.right)[:_NEIGHBOURS], _words(line.word)),
        "word": lambda line: (_words(line.word), _words(line.right)[:_NEIGHBOURS]),
        "day": lambda line: line.published or _UNDATED,
        "outlet": lambda line: (line.outlet is None, (line.outlet or "").casefold()),
    }
    found = list(lines)
    return found if order not in keys else sorted(found, key=keys[order])  # type: ignore[arg-type]  # each by one key


def _words(text: str) -> Sequence[str]:
    """The words as they are compared: folded, as in a search."""
    return [forms[0] for _, _, forms in positions(text)]


def _cut_left(text: str, width: int) -> str:
    if len(text) <= width:
        return text
    cut = text[-width:]
    return cut if text[-width - 1].isspace() else cut.partition(" ")[2] or cut


def _cut_right(text: str, width: int) -> str:
    if len(text) <= width:
        return text
    cut = text[:width]
    return cut if text[width].isspace() else cut.rpartition(" ")[0] or cut
