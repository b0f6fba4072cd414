"""What must stand in a text for a pattern to be found in it, read off the pattern: most patterns need not be tried.

A regular expression engine walks the whole text for each of some eighty forms of days. Most forms hold a word, or one
of a few words, without which they match nothing ("ago", the names of the months), and a plain search for a word is many
times faster. The idea is that of the prefilters of RE2 and of Cox, *Regular Expression Matching with a Trigram Index*
(2012).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any

DIGIT = "\0"
"""Stands for any digit among the words that a pattern needs."""

_FOLDED = str.maketrans("ſı", "si")
"""Letters that a pattern takes for others where it does not mind capitals."""

_REPEATS = frozenset(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"))
_BOUND = frozenset(("ATOMIC_GROUP", "SUBPATTERN"))


class Signs:
    """A text, and which patterns may be found in it."""

    def __init__(self, text: str) -> None:
        self._low = text.lower().translate(_FOLDED)
        self._held: dict[str, bool] = {DIGIT: re.search(r"\d", text) is not None}

    def may_hold(self, pattern: re.Pattern[str]) -> bool:
        """False only where the pattern can't be found in the text."""
        needed = needs(pattern)
        return needed is None or any(map(self._holds, needed))

    def _holds(self, word: str) -> bool:
        if word not in self._held:
            self._held[word] = word in self._low
        return self._held[word]


@cache
def needs(pattern: re.Pattern[str]) -> tuple[str, ...] | None:
    """Words in small letters of which one stands in every text that holds the pattern; None where nothing is known."""
    found = _needed(import_module("re._parser").parse(pattern.pattern, pattern.flags))
    return tuple(sorted(found, key=len)) if found else None


def _needed(parts: Sequence[Any]) -> frozenset[str] | None:
    """The words of the part of a sequence that tells most: the one whose shortest word is the longest."""
    return max(_choices(parts), key=lambda words: (min(map(len, words)), -len(words)), default=None)


def _choices(parts: Iterable[Any]) -> Iterator[frozenset[str]]:
    """For each part of a sequence that must be there the words of which it holds one."""
    run = ""
    for part in parts:
        if str(part[0]) == "LITERAL":
            run += chr(part[1]).lower()
            continue
        if run:
            yield frozenset((run,))
        run = ""
        if (words := _of_part(part)) is not None:
            yield words
    if run:
        yield frozenset((run,))


def _of_part(part: Sequence[Any]) -> frozenset[str] | None:
    name, told = str(part[0]), part[1]
    if name in _BOUND:
        return _needed(told if name == "ATOMIC_GROUP" else told[-1])
    if name in _REPEATS:
        return _needed(told[2]) if told[0] else None
    if name == "BRANCH":
        choices = [_needed(choice) for choice in told[1]]
        return None if None in choices else frozenset().union(*filter(None, choices))
    if name == "IN":
        return frozenset((DIGIT,)) if all(map(_is_digit, told)) else None
    return None


def _is_digit(part: Sequence[Any]) -> bool:
    sort, told = str(part[0]), part[1]
    if sort == "RANGE":
        return all(chr(end).isdecimal() for end in told)
    return (sort == "LITERAL" and chr(told).isdecimal()) or (sort == "CATEGORY" and str(told) == "CATEGORY_DIGIT")
