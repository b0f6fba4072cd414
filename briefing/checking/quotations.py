"""A draft's quotations taken apart: which words are the speaker's, where some are left out or put in by the writer.

"…", "...", "[...]" leave words out, "[the minister]" stands for other words, "[N]obody" changes a letter's case,
"[sic]" is the writer's aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.analysis.speech.marks import find_quoted
from briefing.checking.words import WordAt, words_of
from briefing.models import Analysis, Article, Span

OMISSION, INSERTION = 80, 8
"""Words of the source that an ellipsis may leave out, and that brackets may stand for."""

_MARKS = re.compile(
    r"(?P<letter>\[(?P<case>[^\W\d_])\](?=\w))|(?P<sic>\[sic\])"
    r"|(?P<gap>\[\s?(?:…|\.\s?\.\s?\.)\s?\]|\(\s?(?:…|\.\s?\.\s?\.)\s?\)|…|\.\s?\.\s?\.)"
    r"|(?P<put>\[[^\[\]\n]{1,200}\](?P<tail>\w*))"
)


_LEAD = 200
_CLOSING = (".", "!", "?", ",")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row; up to ``reach`` words of the source may stand between them and the piece before."""

    words: tuple[WordAt, ...]
    reach: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """What the words are compared by."""
        return tuple(word.key for word in self.words)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks in the draft: ``span`` without them, ``outer`` with them; ``speaker`` where it says who.

    ``ends_sentence`` is whether it closes like one, within the marks or right behind them;
    ``led_by`` are the words of the draft's sentence before it.
    """

    span: Span
    outer: Span
    pieces: tuple[Piece, ...]
    speaker: Span | None = None
    ends_sentence: bool = False
    led_by: str = ""

    @property
    def words(self) -> tuple[WordAt, ...]:
        """All words of the speaker, in order."""
        return tuple(word for piece in self.pieces for word in piece.words)


def quotations_of(article: Article, analysis: Analysis) -> tuple[Quotation, ...]:
    """Every stretch between marks that holds a word, in order; what is quoted inside one belongs to it."""
    made = []
    quoted = find_quoted(article.text, article.paragraphs)
    for one in quoted:
        pieces = tuple(_pieces(article.text, one))
        if pieces:
            span = Span(one.start, one.end)
            ends = article.text[one.end - 1] in _CLOSING or article.text[one.outer.end : one.outer.end + 1] in _CLOSING
            led_by = _before_in_sentence(article.text, analysis, one.outer.start)
            made.append(Quotation(span, one.outer, pieces, _speaker(analysis, one), ends, led_by))
    return tuple(made)


def _before_in_sentence(text: str, analysis: Analysis, at: int) -> str:
    start = max((one.start for one in analysis.sentences if one.start <= at), default=0)
    return text[max(start, at - _LEAD) : at]


def _speaker(analysis: Analysis, span: Span) -> Span | None:
    spoken = (quote.speaker for quote in analysis.quotes if quote.overlaps(span))
    return next((speaker for speaker in spoken if speaker is not None), None)


def _pieces(text: str, span: Span) -> Iterator[Piece]:
    """The rows of words of a quotation, cut where something is left out or put in."""
    rows: list[list[WordAt]] = [[]]
    reaches = [0]
    at = span.start
    for match in _MARKS.finditer(text, span.start, span.end):
        if match["letter"]:
            rows[-1] += words_of(text, at, match.start())
            word, at = _with_own_letter(text, match)
            rows[-1] += word
            continue
        rows[-1] += _before(text, at, match)
        at = match.end()
        if not match["sic"]:
            rows.append([])
            reaches.append(OMISSION if match["gap"] else INSERTION)
    rows[-1] += words_of(text, at, span.end)
    reach = 0
    for row, wide in zip(rows, reaches, strict=True):
        reach = max(reach, wide)
        if row:
            yield Piece(tuple(row), reach)
            reach = 0


def _with_own_letter(text: str, match: re.Match[str]) -> tuple[list[WordAt], int]:
    """The word that begins with a letter in brackets ("[T]he"), and where it ends."""
    word = re.compile(r"\w+").match(text, match.end())
    end = word.end() if word else match.end()
    whole = words_of(match["case"] + text[match.end() : end])
    return [WordAt(match.start(), end, one.key) for one in whole], end


def _before(text: str, at: int, match: re.Match[str]) -> tuple[WordAt, ...]:
    """The words before a mark; a word whose end stands in brackets ("protest[ed]") is the writer's."""
    cut = match.start()
    if match["put"]:
        while cut > at and text[cut - 1].isalnum():
            cut -= 1
    return words_of(text, at, cut)
