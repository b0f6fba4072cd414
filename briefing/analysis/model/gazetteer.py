"""The table of known names: words of names and whole names with the classes they can belong to.

The file beside this module is built by ``tools/gazetteer.py``: a line is ``MASK<tab>name<tab>name…``, with names
that are all of one word or all of more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

CLASSES: tuple[str, ...] = (
    "country",
    "region",
    "division",
    "city",
    "first",
    "last",
    "syllable",
    "group",
    "org",
    "is_title",
    "is_org",
    "is_place",
    "is_event",
    "is_product",
    "is_relational",
    "is_date",
    "is_starter",
    "is_common",
    "is_mostly_common",
    "is_generic",
)
"""``is_…`` classes hold words in small letters that say something about the name around them."""

BITS: dict[str, int] = {name: 1 << place for place, name in enumerate(CLASSES)}
PLACES = BITS["country"] | BITS["region"] | BITS["division"] | BITS["city"]
NAMES = PLACES | BITS["first"] | BITS["last"] | BITS["syllable"] | BITS["group"] | BITS["org"]
LONGEST = 8
"""The longest name in the table, in words."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of one word in ``words``, longer ones in ``phrases`` under their first word, longest first."""

    words: dict[str, int]
    phrases: dict[str, list[tuple[tuple[str, ...], int]]]

    def of(self, word: str) -> int:
        """The classes of a word, as bits: as it is written, in small letters, and for words in capitals as a name."""
        mask = self.words.get(word, 0)
        lower = word.lower()
        if lower != word:
            mask |= self.words.get(lower, 0) & ~NAMES
        if len(word) > 3 and word.isupper():
            mask |= self.words.get(word.capitalize(), 0)
        return mask

    def longest(self, tokens: Sequence[str], start: int) -> tuple[int, int]:
        """Length in words and classes of the longest known phrase at ``start``; (0, 0) for none."""
        for phrase, mask in self.phrases.get(tokens[start], ()):
            if tuple(tokens[start : start + len(phrase)]) == phrase:
                return len(phrase), mask
        return 0, 0


@cache
def load_gazetteer() -> Gazetteer:
    """The table that the package ships."""
    text = files(__package__).joinpath("gazetteer.txt").read_text(encoding="utf-8")
    words: dict[str, int] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for line in text.splitlines():
        mask, *names = line.split("\t")
        bits = int(mask)
        if " " not in names[0]:
            words.update(dict.fromkeys(names, bits))
            continue
        for name in names:
            parts = tuple(split_name(name))
            phrases.setdefault(parts[0], []).append((parts, bits))
    for found in phrases.values():
        found.sort(key=lambda phrase: -len(phrase[0]))
    return Gazetteer(words, phrases)


def split_name(name: str) -> list[str]:
    """The tokens of a listed name: the tokeniser's, for the few forms that lists have."""
    return name.replace("'s ", " 's ").replace("s' ", "s ' ").replace(", ", " , ").split()
