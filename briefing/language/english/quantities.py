"""How many, in words: whether two pieces count otherwise, "all" and "hundreds of", "two" and "dozens of"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.english.exchanged import heaps, words
from briefing.language.english.wordlists import values_of


def counts_otherwise(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether the lower-case words of two pieces, each in the other's place, count what can't be the same.

    That is a number told roughly against a share or another number: "hundreds of" and "all", "dozens of" and "two".
    """
    left, right = _roughly(one), _roughly(two)
    if left is not None and right is not None:
        return left[1] < right[0] or right[1] < left[0]
    rough, other = (left, two) if left is not None else (right, one)
    if rough is None:
        return False
    exact = [number for word in other if (number := _exactly(word)) is not None]
    if exact:
        return not rough[0] <= exact[0] <= rough[1]
    return not words("shares").isdisjoint(other)


def _roughly(piece: Sequence[str]) -> tuple[float, float] | None:
    """What a piece counts at least and at most by a word like "dozens"; None where another word counts these."""
    found = [word for word in piece if word in heaps()]
    alone = len(found) == 1 and not any(_exactly(word) or word == "half" for word in piece)
    return heaps()[found[0]] if alone else None


def _exactly(word: str) -> float | None:
    plain = word.replace(",", "")
    if plain.isdecimal():
        return float(plain)
    return values_of("number_words").get(word) if word not in ("a", "an") else None
