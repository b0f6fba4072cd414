"""A table of words that are found by any of their forms.

The forms of a whole table are many times its words, and a story asks for few of them: so a form is led back to the
words of which it may be one, and only of those that stand in the table are forms made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from briefing.language.english.meanings import forms_of, may_be_bases
from briefing.language.english.plurals import may_be_singulars, plural

_P = TypeVar("_P")

VERB, NOUN, WORD = "verb", "noun", "word"
"""Sorts of words: of a verb its first word changes, of a noun it has a plural, any other has one form."""


class FormTable(Generic[_P]):
    """What stands in a table for each word or phrase, found by its forms; rows are words of one sort and place."""

    def __init__(self, rows: Iterable[tuple[Iterable[str], str, _P]]) -> None:
        self._rows: dict[str, dict[str, list[tuple[int, _P]]]] = {VERB: {}, NOUN: {}, WORD: {}}
        for number, (words, sort, place) in enumerate(rows):
            row, known = (number, place), self._rows[sort]
            for word in words:
                known.setdefault(word, []).append(row)
        self._known: dict[str, tuple[_P, ...]] = {}
        self._heads = {word.partition(" ")[0] for known in self._rows.values() for word in known if " " in word}
        self._leads: dict[str, bool] = {}

    def get(self, form: str) -> tuple[_P, ...]:
        """The places of all words of which this is a form, in the order of the rows; none for one that is not known."""
        found = self._known.get(form)
        if found is None:
            if " " in form and not self.may_lead(form.partition(" ")[0]):
                return ()  # most phrases: not kept, since a text has many
            found = self._known[form] = self._found(form)
        return found

    def may_lead(self, word: str) -> bool:
        """Whether a phrase of the table may begin with a word."""
        leads = self._leads.get(word)
        if leads is None:
            leads = self._leads[word] = not self._heads.isdisjoint((*may_be_bases(word), *may_be_singulars(word)))
        return leads

    def _found(self, form: str) -> tuple[_P, ...]:
        rows = [*self._rows[WORD].get(form, ())]
        first, blank, rest = form.partition(" ")
        for base in _known(may_be_bases(first), lambda base: base + blank + rest in self._rows[VERB]):
            if first in forms_of(base):
                rows += self._rows[VERB][base + blank + rest]
        for single in _known(may_be_singulars(form), self._rows[NOUN].__contains__):
            if form in (single, plural(single)):
                rows += self._rows[NOUN][single]
        return tuple(place for _, place in sorted(rows, key=lambda row: row[0]))


def _known(words: Iterable[str], holds: Callable[[str], bool]) -> list[str]:
    """Those of some words that a table holds, each once."""
    return [word for word in dict.fromkeys(words) if holds(word)]
