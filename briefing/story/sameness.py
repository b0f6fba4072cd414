"""Words of one meaning counted as one, so that two tellings can be compared by what they mean."""

from __future__ import annotations

import math
from functools import cache

from briefing.analysis.wordlists import lines_of
from briefing.story.stems import DATA, commonness, stem


@cache
def _meanings() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in lines_of("same_words", DATA):
        words = [word for word in row.split(",") if "_" not in word]
        for word in words:
            table.setdefault(stem(word), stem(words[0]))
    return table


@cache
def irregular_bases() -> dict[str, str]:
    """Irregular forms of verbs with their base form."""
    table: dict[str, str] = {}
    for row in lines_of("verb_forms", DATA):
        base, *forms = row.split()
        for form in forms:
            table.setdefault(form, base)
    return table


@cache
def meaning(word: str) -> str:
    """The name of what a word means: the stem of its base form, or of the first of its synonyms."""
    lower = word.lower()
    stemmed = stem(irregular_bases().get(lower, lower))
    return _meanings().get(stemmed, stemmed)


@cache
def weight(stemmed: str) -> float:
    """How much a stem tells about the matter at hand, from .2 for the commonest to 1 for rare ones and names."""
    return min(1.0, max(0.2, -math.log(max(commonness(stemmed), 1e-4)) / 5.0))
