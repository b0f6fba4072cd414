"""Which articles begin with places or days of their own: what looks like one event may be two.

Two fires in one town, two matches of the same clubs, two quakes are told in the same words; what tells them apart is
where and when. So two articles are taken to be of two events where each begins with a place that the other one does not
name at all, or where they begin with weekdays and neither has one of the other's; articles of two days do so while they
follow one event, so weekdays count only where no two days of publication are known. Only the first words count, where
news says what it is about, and against them all words of the other article, so that it is one rule for texts of any
length. ``tools/evaluate_grouping.py`` and ``evaluate_battery.py --only lookalikes`` measure it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from briefing.language.english.calendar import MONTHS, WEEKDAYS
from briefing.language.english.lands import look_up
from briefing.language.english.stems import POSSESSIVE, WORD, little_words, stem
from briefing.language.english.wordlists import word_list
from briefing.models import Article

FIRST_WORDS = 22
"""The words of a text that are its beginning: one sentence, as a rule."""

LONGEST_TEXT = 20_000
"""Characters of an article that are looked at."""

_EITHER = (f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in word_list("beginnings.placing"))
_PLACING = "|".join((*_EITHER, *word_list("beginnings.placed")))
_PLACE = re.compile(rf"\b(?:{_PLACING})\s(?:the\s)?(?P<name>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)")
"""A name behind a word that places: in Riga, at Elm Cross, the town of Vell."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where and when an article begins, and what it names anywhere.

    ``towns`` are the last words of the places that it begins with, ``lands`` the countries and regions among them, as
    stems; ``days`` the weekdays that it begins with. ``named`` are the stems of all words with a capital, ``dated`` all
    weekdays.
    """

    towns: frozenset[str]
    lands: frozenset[str]
    days: frozenset[str]
    named: frozenset[str]
    dated: frozenset[str]


FIELDS = tuple(field.name for field in fields(Beginning))
Names = NDArray[np.uint32]


def beginning_of(article: Article) -> Beginning:
    """Where and when an article begins; its headline only counts for what it names."""
    text = article.text[:LONGEST_TEXT]
    end = next((match.end() for at, match in enumerate(WORD.finditer(text), 1) if at == FIRST_WORDS), len(text))
    towns: set[str] = set()
    lands: set[str] = set()
    for match in _PLACE.finditer(text, 0, end):
        words = [word for word in WORD.findall(match["name"]) if _names(word)]
        if words:
            known = look_up(POSSESSIVE.sub("", match["name"]))
            (lands if known and known.kind != "capital" else towns).add(stem(words[-1]))
    capitals = {word for word in WORD.findall(text) if word[0].isupper()}
    titled = {word for word in WORD.findall(article.title) if word[0].isupper()}
    return Beginning(
        frozenset(towns),
        frozenset(lands),
        frozenset(_weekdays(WORD.findall(text[:end]))),
        frozenset(map(stem, capitals | titled)),
        frozenset(_weekdays(capitals)),
    )


def _names(word: str) -> bool:
    low = POSSESSIVE.sub("", word.lower())
    return low not in little_words() and low not in WEEKDAYS and low not in MONTHS


def _weekdays(words: Iterable[str]) -> set[str]:
    found = (POSSESSIVE.sub("", word) for word in words if word[0].isupper())
    return {str(WEEKDAYS[word.lower()]) for word in found if word.lower() in WEEKDAYS}


@dataclass(frozen=True, slots=True)
class Starts:
    """One field of the beginnings of a collection: how much of it each article has, and which name stands where.

    ``names`` and ``owners`` go together, article by article. They may be of some names alone; then only articles whose
    own names are all among them may be asked for.
    """

    counts: NDArray[np.int64]
    names: Names
    owners: NDArray[np.int32]


class Beginnings:
    """The beginnings of a collection, each set against all others through inverted indexes."""

    def __init__(self, fields: Sequence[Starts], published: NDArray[np.int64]) -> None:
        """``fields`` are those of ``Beginning``, ``published`` days as ordinals, 0 if unknown."""
        towns, lands, days, named, dated = fields
        self._published = published
        self._places = _Kind(towns, named), _Kind(lands, named)
        self._days = _Kind(days, dated)

    def apart(self, index: int, among: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of some articles begin elsewhere or on other days than one does, shape (among,)."""
        found = np.zeros(len(among), dtype=bool)
        for kind in self._places:
            own, others = kind.lacking(index, among)
            found |= (own > 0) & (others > 0)
        own, others = self._days.lacking(index, among)
        every, day = self._days.counts, self._published[index]
        apart = (own == every[index]) & (own > 0) & (others == every[among]) & (others > 0)
        published = self._published[among]
        found |= apart & ((published == day) | (published == 0) | (day == 0))
        return found


class _Kind:
    """What the articles begin with of one kind, and which of it they hold anywhere."""

    def __init__(self, first: Starts, held: Starts) -> None:
        self.counts = first.counts
        every = np.unique(first.names)
        self._first = _Places(first, every)
        self._held = _Places(held, every)

    def lacking(self, index: int, among: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """How many names that one article begins with each of some others lacks, and how many of theirs it lacks."""
        counts = self.counts[among]
        if not self.counts[index]:
            return np.zeros_like(counts), counts
        held = self._held.count(self._first.of(index))[among]
        return self.counts[index] - held, counts - self._first.count(self._held.of(index))[among]


class _Places:
    """Which articles have which names, in both directions."""

    def __init__(self, given: Starts, every: Names) -> None:
        self._size = len(given.counts)
        known = np.isin(given.names, every)
        self._number, owner = np.searchsorted(every, given.names[known]).astype(np.int32), given.owners[known]
        self._ends = _ends(owner, self._size)
        order = np.argsort(self._number, kind="stable")
        self._owners, self._starts = owner[order], _ends(self._number, len(every))

    def of(self, index: int) -> NDArray[np.int32]:
        """The numbers of the names of one article."""
        found: NDArray[np.int32] = self._number[self._ends[index] : self._ends[index + 1]]
        return found

    def count(self, numbers: NDArray[np.int32]) -> NDArray[np.int64]:
        """How many of the names each article has."""
        owners = [self._owners[self._starts[one] : self._starts[one + 1]] for one in numbers.tolist()]
        return np.bincount(np.concatenate([np.empty(0, np.int32), *owners]), minlength=self._size).astype(np.int64)


def _ends(numbers: NDArray[np.int32], size: int) -> NDArray[np.int64]:
    found: NDArray[np.int64] = np.concatenate(([0], np.cumsum(np.bincount(numbers, minlength=size))))
    return found
