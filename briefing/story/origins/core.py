"""What of an article's words tells the fact that others tell too, and what only stands beside it in the sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from briefing.language.english.meanings import meaning
from briefing.language.english.stems import WORD, little_words
from briefing.models import Evidence, Span

_SEVERAL = ""

LEAST = 0.25
"""The share of the words in common that must stand in a scope for it to be a scope of the fact."""


class Core:
    """The words of each evidence of a fact that other articles of the fact use as well, by their meaning."""

    def __init__(self, evidence: Sequence[Evidence]) -> None:
        tellers = _tellers(evidence)
        self._shared = {one: _shared(one, tellers) for one in evidence}

    def concerns(self, scope: Span, evidence: Evidence) -> bool:
        """Whether what an article hands over or weakens is what others tell; it is where nobody else tells it.

        "The ministry accepted the help, it said, two days after a quake that killed 90": of the dead it said nothing.
        """
        places = self._shared.get(evidence, {})
        held = sum(any(scope.start <= at < scope.end for at in own) for own in places.values())
        return held >= LEAST * len(places)


def _tellers(evidence: Sequence[Evidence]) -> dict[str, str]:
    """For every word the article that uses it, empty where several do; nothing where one article tells it all."""
    found: dict[str, str] = {}
    if len({one.article for one in evidence}) > 1:
        for one in evidence:
            for _, word in _words(one.text):
                if found.setdefault(word, one.article) != one.article:
                    found[word] = _SEVERAL
    return found


def _shared(evidence: Evidence, tellers: Mapping[str, str]) -> dict[str, list[int]]:
    """Where the words stand, by meaning, that other articles use too."""
    found: dict[str, list[int]] = {}
    for at, word in _words(evidence.text) if tellers else ():
        if tellers[word] != evidence.article:
            found.setdefault(word, []).append(evidence.start + at)
    return found


@lru_cache(maxsize=5_000)
def _words(text: str) -> tuple[tuple[int, str], ...]:
    little = little_words()
    return tuple((one.start(), meaning(one[0])) for one in WORD.finditer(text) if one[0].lower() not in little)


NO_CORE = Core(())
"""Of no fact: everything concerns it."""
