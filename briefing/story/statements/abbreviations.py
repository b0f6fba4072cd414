"""Words that the articles of a story shorten: "air traffic controller (ATC)" explains what "ATCs" are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefing.language.english.meanings import meaning
from briefing.language.english.stems import little_words, stem

_EXPLAINED = re.compile(r"((?:[^\W\d_]{1,30}[ -]){2,6})\(([A-Z]{3,6})s?\)")
_SHORT = re.compile(r"\([A-Z]{3,6}s?\)")
"""What most texts do not hold, and what is soon looked for."""


def shortened(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For the stem of each abbreviation that a text explains, the senses of the words that it stands for.

    Of several explanations the first in the order of the alphabet counts.
    """
    found: dict[str, set[tuple[str, ...]]] = {}
    for text in filter(_SHORT.search, texts):
        for match in _EXPLAINED.finditer(text):
            words = _long_form(match[1].strip().lower(), match[2].lower())
            if len(words) > 1:
                senses = tuple(meaning(word) for word in words if word not in little_words())
                found.setdefault(stem(match[2]), set()).add(senses)
    return {short: min(senses) for short, senses in found.items()}


@cache
def spelled_out(short: str) -> re.Pattern[str]:
    """What finds the words that an abbreviation of capitals stands for in a lower-case text.

    Each of its letters begins the next word or stands further on in the same one: "ICBM" is short for "intercontinental
    ballistic missile".
    """
    first, others = short[0].lower(), short[1:].lower()
    return re.compile(rf"\b{first}" + "".join(rf"(?:\w{{0,24}}[ -]|\w{{0,12}}?){letter}" for letter in others))


def _long_form(before: str, short: str) -> list[str]:
    """The words before the brackets that hold the letters in their order, the first letter at the start of a word.

    After Schwartz and Hearst, *A simple algorithm for identifying abbreviation definitions* (2003).
    """
    at = len(before)
    for place in range(len(short) - 1, -1, -1):
        at -= 1
        while at >= 0 and (before[at] != short[place] or (place == 0 and at > 0 and before[at - 1].isalpha())):
            at -= 1
        if at < 0:
            return []
    return re.split("[ -]", before[at:])
