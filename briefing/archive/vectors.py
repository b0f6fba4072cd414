"""From texts to PostgreSQL's ``tsvector``, by our own words: its parser is never asked.

At each position stand the word as it is written and, where they differ from it, ``=`` and its American spelling, and
``~`` and its stem. Most words are both themselves, and a vector costs what is in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from briefing.index.words import american, forms, stem

LAST_POSITION, MOST_OF_ONE = 16_383, 255
"""Positions that a ``tsvector`` knows, and how many of one word: beyond them it keeps silent."""
APART = 100
"""Positions between two names, so that no phrase goes from one to the other."""
SPELLED, ROOT = "=", "~"
PAIRS = 1 << 17
"""So many numbers for pairs of words: of 25,000 articles, some hundred have any given one by chance."""
UNKNOWN = -1
"""In the place of its pairs, where nobody has looked into an article."""


@dataclass(frozen=True, slots=True)
class Vector:
    """``text`` as PostgreSQL reads it; ``overlong`` where it has no positions; ``length`` in words of ours.

    ``said`` holds the forms in their order and ``places`` the position of each.
    """

    text: str
    length: int
    overlong: bool
    places: tuple[int, ...]
    said: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """Each form once."""
        return frozenset(self.said)


def vector(texts: Iterable[str]) -> Vector:
    """The words of some texts, far enough apart that no phrase goes from one text to the next."""
    order: list[int] = []
    words: list[str] = []
    at = length = 0
    for text in texts:
        found, said = forms(text, at)
        order += found
        words += said
        if found:
            length += found[-1] - at + 1
            at = found[-1] + APART
    places = _places(order, words)
    overlong = any(where[-1] >= LAST_POSITION or len(where) > MOST_OF_ONE for where in places.values())
    parts = places if overlong else (f"{lexeme}:{_list(where)}" for lexeme, where in places.items())
    return Vector(" ".join(parts), length, overlong, tuple(order), tuple(words))


def pairs(*texts: Vector) -> list[int]:
    """The numbers of all pairs of words that stand side by side in these texts, each once."""
    found: set[int] = set()
    for text in texts:
        before: list[str] = []
        at = behind = -APART
        now: list[str] = []
        for place, word in zip(text.places, text.said, strict=True):
            if place != at:
                before, behind, now, at = now, at, [], place
            now.append(word)
            if behind == place - 1:
                found.update(pair(first, word) for first in before)
    return sorted(found)


@lru_cache(maxsize=200_000)
def pair(first: str, second: str) -> int:
    """The number of two words side by side, whichever way they are spelled; other pairs may have it as well."""
    return crc32(f"{american(first)} {american(second)}".encode("utf-8", "surrogatepass")) % PAIRS


def _places(order: Iterable[int], words: Iterable[str]) -> dict[str, list[int]]:
    """Under each lexeme, as it is written in a vector, the positions of all words that it stands for, each once."""
    of_word: dict[str, list[int]] = {}
    for place, word in zip(order, words, strict=True):
        of_word.setdefault(word, []).append(place)
    places: dict[str, list[int]] = {}
    for word, where in of_word.items():
        for lexeme in _written(word):
            before = places.get(lexeme)
            places[lexeme] = where if before is None else sorted({*before, *where})
    return places


def lexemes(word: str) -> tuple[str, ...]:
    """What stands in a vector for a word."""
    spelling, root = american(word), stem(word)
    more = [SPELLED + spelling] if spelling != word else []
    return word, *more, *([ROOT + root] if root != word else [])


@lru_cache(maxsize=200_000)
def _written(word: str) -> tuple[str, ...]:
    return tuple(map(quoted, lexemes(word)))


def spelled_as(word: str) -> tuple[str, ...]:
    """The lexemes that stand for any word with this one's American spelling."""
    spelling = american(word)
    return (SPELLED + spelling, *([spelling] if american(spelling) == spelling else []))


def inflected_as(word: str) -> tuple[str, ...]:
    """The lexemes that stand for any word with this one's stem."""
    root = stem(word)
    return (ROOT + root, *([root] if stem(root) == root else []))


def quoted(lexeme: str) -> str:
    """A lexeme in the writing of ``tsvector`` and ``tsquery``, whatever letters it has."""
    inside = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{inside}'"


def _list(places: list[int]) -> str:
    return ",".join([str(place + 1) for place in places])
