"""The words of a telling with what they mean, and those that carry nothing left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.language.english.meanings import meaning
from briefing.language.english.stems import little_words
from briefing.models import Span

_TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBERED = re.compile(r"\.\s?\d")
"""What follows "No" where it stands for "number"."""
_ENDING = re.compile(r"'s?$")


_MARK = re.compile(r"[^\w\s'’-]|\s-\s")


@dataclass(frozen=True, slots=True)
class Token(Span):
    """A word; ``meaning`` is what it counts as, empty where it is a little word or lies in a slot."""

    low: str
    meaning: str
    slot: bool = False
    capital: bool = False


def tokens_of(text: str, span: Span, slots: Sequence[Span]) -> tuple[Token, ...]:
    """The words of ``span`` in order; those in ``slots`` are marked."""
    little = little_words()
    taken = bytearray(span.end - span.start)
    for slot in slots:
        first = max(0, slot.start - span.start)
        last = max(first, min(slot.end, span.end) - span.start)
        taken[first:last] = b"\x01" * (last - first)
    found = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        low = match[0].lower().replace("’", "'")
        if "'" in low:  # few words hold one
            low = _ENDING.sub("", low)
        if low == "no" and _NUMBERED.match(text, match.end()):
            low = "no."
        inside = 1 in taken[match.start() - span.start : match.end() - span.start]
        silent = inside or low in little or low.endswith("n't") or low == "no." or not low[:1].isalpha()
        found.append(
            Token(match.start(), match.end(), low, "" if silent else meaning(low), inside, match[0][0].isupper())
        )
    return tuple(found)


def pauses_of(tokens: Sequence[Token], text: str) -> frozenset[int]:
    """The places of the words behind which a mark stands."""
    pairs = enumerate(pairwise(tokens))
    return frozenset(at for at, (one, two) in pairs if _MARK.search(text, one.end, two.start))
