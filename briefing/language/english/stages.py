"""Which stage of a matter words tell of: who is charged, tried, convicted and sentenced is so one after the other."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache, lru_cache

from briefing.language.english.meanings import forms_of, meaning
from briefing.language.english.wordlists import lines_of

Stage = tuple[int, int]
"""The number of a matter and of its stage."""


def stages_of(acts: Set[str], text: str) -> frozenset[Stage]:
    """The stages that a claim tells, ``acts`` the meanings of its verbs."""
    table = _by_verb()
    found = {stage for act in acts if act in table for stage in table[act]}
    return frozenset(found) | _in_phrases(text)


def in_other_stages(one: Set[Stage], two: Set[Stage]) -> bool:
    """Whether two claims tell of one matter, and of no stage of it that both tell."""
    return any(matter == other for matter, _ in one for other, _ in two) and one.isdisjoint(two)


@lru_cache(50_000)
def _in_phrases(text: str) -> frozenset[Stage]:
    if not any(word in text for word in _last_words()):
        return frozenset()  # most claims
    return frozenset(stage for pattern, stage in _phrases() if pattern.search(text))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(word.rpartition("_")[2] for word, _ in _rows() if "_" in word)


@cache
def _rows() -> tuple[tuple[str, Stage], ...]:
    rows = (enumerate(line.split("|")) for line in lines_of("stages"))
    return tuple(
        (word.strip(), (matter, stage))
        for matter, row in enumerate(rows)
        for stage, words in row
        for word in words.split(",")
    )


@cache
def _by_verb() -> dict[str, frozenset[Stage]]:
    """For the meaning of each verb the stages that it tells."""
    found: dict[str, set[Stage]] = {}
    for word, stage in _rows():
        if "_" not in word:
            found.setdefault(meaning(word), set()).add(stage)
    return {word: frozenset(stages) for word, stages in found.items()}


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], Stage], ...]:
    made = []
    for word, stage in _rows():
        verb, _, rest = word.partition("_")
        if rest:
            forms = "|".join(sorted(forms_of(verb)))
            between = r"(?:(?!not\b)\w+\s){0,2}?"
            pattern = rf"\b(?:{forms})\s{between}{rest.replace('_', ' ')}\b"
            made.append((re.compile(pattern, re.IGNORECASE), stage))
    return tuple(made)
