"""Texts as words for comparing them word for word, whatever marks, case and spaces stand around them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from anyascii import anyascii

from briefing.models import Span

_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*|(?<![^\W\d_])[^\W\d_](?:\.[^\W\d_])+(?![^\W\d_])|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$€£]"
)
"""A number, an abbreviation of single letters (U.S), a word with its apostrophes, a sign that is read as a word."""
_SYMBOLS = {"%": "percent"}
_GROUPING = re.compile(r"(?<=\d),(?=\d\d\d)")


@dataclass(frozen=True, slots=True)
class WordAt(Span):
    """A word with what it is compared by: lower case, without accents, points and grouping commas."""

    key: str


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[WordAt, ...]:
    """The words of a stretch of text, in order; linear in its length."""
    found: list[WordAt] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        key = _key(match[0])
        if key == "cent" and found and found[-1].key == "per":
            found[-1] = WordAt(found[-1].start, match.end(), "percent")
        else:
            found.append(WordAt(match.start(), match.end(), key))
    return tuple(found)


@lru_cache(maxsize=100_000)
def _key(raw: str) -> str:
    if raw[0].isdigit():
        return _GROUPING.sub("", raw)
    if raw.isascii():
        return _SYMBOLS.get(raw, raw.lower().replace(".", ""))
    plain = unicodedata.normalize("NFC", raw).casefold().replace("’", "'").replace(".", "")
    return plain if plain.isascii() else anyascii(plain).lower() or plain


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of one text, and where each stands among them."""

    words: tuple[WordAt, ...]
    places: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[WordAt]) -> Stream:
        """The stream of these words."""
        kept = tuple(words)
        places: dict[str, list[int]] = {}
        for at, word in enumerate(kept):
            places.setdefault(word.key, []).append(at)
        return cls(kept, places)

    def runs(self, keys: Sequence[str]) -> list[int]:
        """Where exactly these words stand in a row: the index of the first, for each time."""
        if not keys or any(key not in self.places for key in keys):
            return []
        rarest = min(range(len(keys)), key=lambda at: len(self.places[keys[at]]))
        last = len(self.words) - len(keys)
        starts = (at - rarest for at in self.places[keys[rarest]])
        return [
            start
            for start in starts
            if 0 <= start <= last and all(self.words[start + n].key == key for n, key in enumerate(keys))
        ]

    def span(self, first: int, last: int) -> Span:
        """The range of text from word ``first`` to word ``last``."""
        return Span(self.words[first].start, self.words[last].end)

    def within(self, span: Span) -> range:
        """The indices of the words that begin in a range of text."""
        starts = [word.start for word in self.words]
        return range(bisect_left(starts, span.start), bisect_left(starts, span.end))
