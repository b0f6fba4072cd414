"""What somebody calls a thing, in a sentence that only points back at it, with the claims that tell the same in full.

"She called it an act of terror" says little to the letter; what it means stands in the sentence before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.language.english.meanings import meaning
from briefing.language.english.naming import called
from briefing.language.english.stems import WORD, little_words
from briefing.story.statements.units import Unit

FEWEST, CONTEXT = 2, 2
"""Words of what it is called, and words that the sentence before must share with the other claim."""


def called_alike(units: Sequence[Unit]) -> list[list[int]]:
    """Groups of such a claim with one claim of each other article that holds its words in a row.

    The sentence before must tell of the same: it names somebody whom the other claim names, and shares words with it.
    """
    found: list[list[int]] = []
    for index, unit in enumerate(units):
        words = _content(called(unit.evidence.text))
        if len(words) < FEWEST or unit.denies:
            continue
        before = [one for one in units if one.article == unit.article and one.claim.sentence == unit.claim.sentence - 1]
        if best := _first_of_each(unit, before, units, words):
            found.append(sorted([index, *best]))
    return found


def _first_of_each(unit: Unit, before: Sequence[Unit], units: Sequence[Unit], words: Sequence[str]) -> Iterable[int]:
    """The first claim of each other article that holds the words, by number."""
    best: dict[int, int] = {}
    for at, other in enumerate(units):
        if other.article not in {unit.article, *best} and _tells(other, words) and _is_of(other, before, words):
            best[other.article] = at
    return best.values()


def _content(text: str) -> list[str]:
    """The meanings of the words of content of a text, in their order."""
    return [meaning(word) for word in WORD.findall(text) if word.lower() not in little_words()]


def _tells(other: Unit, words: Sequence[str]) -> bool:
    """Whether a claim that denies nothing holds the words in a row, little ones aside."""
    own = _content(other.evidence.text)
    rows = (own[at : at + len(words)] for at in range(len(own) - len(words) + 1))
    return not other.denies and any(row == list(words) for row in rows)


def _is_of(other: Unit, before: Sequence[Unit], words: Sequence[str]) -> bool:
    """Whether the claims of a sentence tell of what another claim tells."""
    roots = frozenset[str]().union(*(one.roots for one in before))
    told = frozenset[str]().union(*(one.words for one in before))
    return bool(roots & other.roots) and len((told & other.words).difference(words)) >= CONTEXT
