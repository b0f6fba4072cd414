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
from itertools import accumulate, groupby
from typing import Any

DIGIT = "\0"
"""Stands for any digit among the words that a pattern needs; as often as digits must stand in a row."""
FOLDED = "\1"
"""What a word begins with for which a pattern takes capitals and small letters alike; it is in small ones then."""
OPENING = "\2"
"""What a word begins with, before all else, that must stand where a word begins: "day" in "the day", not in "today"."""

_SMALL = str.maketrans("ſı", "si")
"""Letters that a pattern takes for others where it does not mind capitals."""

_REPEATS = frozenset(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"))
_LOOKS = frozenset(("ASSERT", "ASSERT_NOT"))


class Signs:
    """A text, and which patterns may be found in it."""

    def __init__(self, text: str) -> None:
        self._text, self._low = text, text.lower().translate(_SMALL)
        self._digits = max(map(len, re.findall(r"\d+", text)), default=0)
        self._held: dict[str, bool] = {}

    def may_hold(self, pattern: re.Pattern[str]) -> bool:
        """False only where the pattern can't be found in the text."""
        needed = needs(pattern)
        return needed is None or any(map(self._holds, needed))

    def _holds(self, word: str) -> bool:
        held = self._held.get(word)
        if held is None:
            held = self._held[word] = self._looked_for(word)
        return held

    def _looked_for(self, word: str) -> bool:
        if word[0] == DIGIT:
            return len(word) <= self._digits
        bare, opens = word.lstrip(OPENING), word[0] == OPENING
        text = self._low if bare[0] == FOLDED else self._text
        bare = bare.lstrip(FOLDED)
        at = text.find(bare)
        while opens and at > 0 and _is_of_word(text[at - 1]):
            at = text.find(bare, at + 1)
        return at >= 0


@cache
def needs(pattern: re.Pattern[str]) -> tuple[str, ...] | None:
    """Words of which one stands in every text that holds the pattern; None where nothing is known."""
    found = _needed(import_module("re._parser").parse(pattern.pattern, pattern.flags), pattern.flags, opens=False)
    return tuple(sorted(found, key=len)) if found else None


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _needed(parts: Sequence[Any], flags: int, *, opens: bool) -> frozenset[str] | None:
    """The words of the part of a sequence that tells most: the one whose shortest word is the longest.

    ``opens`` is whether it stands where no letter or digit is before it, if it begins with one.
    """
    choices = _choices(parts, flags, opens=opens)
    return max(choices, key=lambda words: (min(map(_length, words)), -len(words)), default=None)


def _length(word: str) -> int:
    return len(word.lstrip(OPENING + FOLDED))


def _choices(parts: Iterable[Any], flags: int, *, opens: bool) -> Iterator[frozenset[str]]:
    """For each part of a sequence that must be there the words of which it holds one."""
    sequence = list(parts)
    for digits, row in groupby(sequence, key=lambda part: _digits_of(part) > 0):
        if digits:
            yield frozenset((DIGIT * sum(map(_digits_of, row)),))
    places = accumulate(sequence, lambda open_here, part: _ends_open(part, opens=open_here), initial=opens)
    for letters, placed in groupby(zip(sequence, places, strict=False), key=lambda pair: str(pair[0][0]) == "LITERAL"):
        run = list(placed)
        yield from (_word_of(run, flags),) if letters else _inside(run, flags)


def _word_of(run: Sequence[tuple[Any, bool]], flags: int) -> frozenset[str]:
    """The word of a row of letters, each with whether it stands where no letter or digit is before it."""
    return frozenset((_marked("".join(chr(part[1]) for part, _ in run), flags, opens=run[0][1]),))


def _inside(run: Sequence[tuple[Any, bool]], flags: int) -> Iterator[frozenset[str]]:
    """The words of other parts, placed likewise."""
    found = (_of_part(part, flags, opens=opens) for part, opens in run if not _digits_of(part))
    return (words for words in found if words is not None)


def _marked(word: str, flags: int, *, opens: bool) -> str:
    written = FOLDED + word.lower() if flags & re.IGNORECASE else word
    return OPENING + written if opens and _is_of_word(word[0]) else written


def _of_part(part: Sequence[Any], flags: int, *, opens: bool) -> frozenset[str] | None:
    name, told = str(part[0]), part[1]
    if name == "ATOMIC_GROUP":
        return _needed(told, flags, opens=opens)
    if name == "SUBPATTERN":
        return _needed(told[-1], (flags | told[1]) & ~told[2], opens=opens)
    if name in _REPEATS:
        return _needed(told[2], flags, opens=opens and told[1] == 1) if told[0] else None
    if name == "BRANCH":
        choices = [_needed(choice, flags, opens=opens) for choice in told[1]]
        return None if None in choices else frozenset().union(*filter(None, choices))
    return None


def _ends_open(part: Sequence[Any], *, opens: bool) -> bool:
    """Whether a letter right behind a part has none before it; ``opens`` is whether one in its place has none."""
    name, told = str(part[0]), part[1]
    if name in _LOOKS:
        return opens
    if name == "AT":
        return opens or str(told) == "AT_BOUNDARY"
    if name == "LITERAL":
        return not _is_of_word(chr(told))
    if name == "IN":
        return all(map(_is_of_no_word, told))
    if name in _REPEATS:
        return (opens or told[0] > 0) and _all_end_open(told[2], opens=opens and told[1] == 1)
    if name == "BRANCH":
        return all(_all_end_open(choice, opens=opens) for choice in told[1])
    return name == "SUBPATTERN" and _all_end_open(told[-1], opens=opens)


def _all_end_open(parts: Iterable[Any], *, opens: bool) -> bool:
    for part in parts:
        opens = _ends_open(part, opens=opens)
    return opens


def _is_of_no_word(part: Sequence[Any]) -> bool:
    sort, told = str(part[0]), part[1]
    return str(told) == "CATEGORY_SPACE" if sort == "CATEGORY" else sort == "LITERAL" and not _is_of_word(chr(told))


def _digits_of(part: Sequence[Any]) -> int:
    """How many digits in a row a part of a pattern is at least, if it is nothing else; 0 for any other part."""
    name, told = str(part[0]), part[1]
    if name in _REPEATS:
        return told[0] * _digits_of_all(told[2]) if told[0] else 0
    if name == "SUBPATTERN":
        return _digits_of_all(told[-1])
    if name == "BRANCH":
        return min(map(_digits_of_all, told[1]))
    if name == "IN":
        return int(all(map(_is_digit, told)))
    return int(name == "LITERAL" and chr(told).isdecimal())


def _digits_of_all(parts: Iterable[Any]) -> int:
    found = [*map(_digits_of, parts)]
    return sum(found) if all(found) else 0


def _is_digit(part: Sequence[Any]) -> bool:
    sort, told = str(part[0]), part[1]
    if sort == "RANGE":
        return all(chr(end).isdecimal() for end in told)
    return (sort == "LITERAL" and chr(told).isdecimal()) or (sort == "CATEGORY" and str(told) == "CATEGORY_DIGIT")
