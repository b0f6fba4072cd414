"""The articles of an index that share most with some sentences: where a draft may have its words from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from briefing.index.answer import Library, find, never
from briefing.index.shelving import Head, head_of
from briefing.index.tree import Word
from briefing.index.words import RAW, pieces
from briefing.records import dataclass

EACH = 6
"""Articles that one sentence brings in."""
_LONGEST = 40
"""Words of a sentence that are looked up, the rarest first found by their score."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as the index keeps it."""

    id: str
    head: Head


def nearest(library: Library, sentences: Sequence[str], most: int) -> list[Kept]:
    """At most ``most`` articles: for each sentence those with the highest scores for its words, whatever their order.

    An article that many sentences bring in comes first; ties are broken by its id.
    """
    known: dict[str, np.ndarray] = {}
    votes: dict[int, float] = {}
    for sentence in sentences:
        total = np.zeros(len(library.ids))
        for form in _forms(sentence)[:_LONGEST]:
            if form not in known:
                known[form] = find(library, Word((form,)), never).scores
            total += known[form]
        total[~library.live] = 0.0
        chosen = np.argsort(-total, kind="stable")[:EACH]
        for number in chosen[total[chosen] > 0].tolist():
            votes[number] = votes.get(number, 0.0) + float(total[number])
    ranked = sorted(votes, key=lambda number: (-round(votes[number], 6), library.ids[number]))
    return [Kept(library.ids[number], head_of(library.kept(number))) for number in ranked[:most]]


def _forms(sentence: str) -> list[str]:
    """The forms of a sentence's words, each once."""
    return list(dict.fromkeys(form for raw in RAW.findall(sentence) for one in pieces(raw) for form in one.ask))
