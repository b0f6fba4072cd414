"""Sentences as tokens, for tests of what is said by whom: names are given by hand."""

from __future__ import annotations

from collections.abc import Sequence

from speech import listen

from briefing.analysis.speech.clauses import ClauseToken, ClauseUnit
from briefing.analysis.speech.speakers import set_scene


def units_of(text: str, **names: str) -> tuple[ClauseUnit, ...]:
    """The sentences of a text; ``names`` as for ``listen``."""
    reading = listen(text, **names)
    return set_scene(reading.article, reading.analysis).units


def unit_of(text: str, **names: str) -> ClauseUnit:
    """The only sentence of a text."""
    (unit,) = units_of(text, **names)
    return unit


def words_of(tokens: Sequence[ClauseToken]) -> str:
    """Tokens as small letters."""
    return " ".join(token.low for token in tokens)
