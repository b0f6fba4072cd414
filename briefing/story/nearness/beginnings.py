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
from briefing.story.nearness.lacking import Kind, Starts, same_day

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


class Beginnings:
    """The beginnings of a collection, each set against all others through inverted indexes."""

    def __init__(self, fields: Sequence[Starts], published: NDArray[np.int64]) -> None:
        """``fields`` are those of ``Beginning``, ``published`` days as ordinals, 0 if unknown."""
        towns, lands, days, named, dated = fields
        self._published = published
        self._places = Kind(towns, named), Kind(lands, named)
        self._days = Kind(days, dated)

    def apart(self, index: int, among: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of some articles begin elsewhere or on other days than one does, shape (among,)."""
        found = np.zeros(len(among), dtype=bool)
        for kind in self._places:
            found |= kind.exchanged(index, among)[0]
        _, apart = self._days.exchanged(index, among)
        return found | (apart & same_day(self._published, index, among))
