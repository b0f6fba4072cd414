"""The five to eight facts that lead the brief: ids, in an order that reads."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from briefing.models import Fact, Reading
from briefing.story.stems import content_stems

LONGEST = 8
SHORTEST = 5


def choose_lead(readings: Sequence[Reading], facts: Sequence[Fact]) -> tuple[str, ...]:
    """The facts that cover most of what many articles say, without repetition.

    Greedy choice by stem bigrams weighted with the number of articles that use them, after Gillick and Favre,
    *A Scalable Global Model for Summarization* (2009).
    """
    grams = {fact.id: _grams(fact.statement) for fact in facts}
    spread = Counter(gram for reading in readings for gram in _grams(reading.article.text))
    chosen: list[str] = []
    covered: set[tuple[str, str]] = set()
    while len(chosen) < LONGEST:
        best = max(
            (fact for fact in facts if fact.id not in chosen),
            key=lambda fact: _gain(grams[fact.id] - covered, spread, len(fact.statement)),
            default=None,
        )
        if best is None or (len(chosen) >= SHORTEST and not _gain(grams[best.id] - covered, spread, 1)):
            break
        chosen.append(best.id)
        covered |= grams[best.id]
    return tuple(chosen)


def _grams(text: str) -> frozenset[tuple[str, str]]:
    stems = content_stems(text)
    return frozenset(pairwise(stems))


def _gain(grams: frozenset[tuple[str, str]], spread: Counter[tuple[str, str]], length: int) -> float:
    return sum(spread[gram] for gram in grams if spread[gram] >= 2) / math.sqrt(max(1, length))
