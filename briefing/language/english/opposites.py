"""Words that exclude each other in two claims that run alike: "upheld" and "overturned", "most" and "few"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import permutations

from briefing.language.english.exchanged import words as particle_words
from briefing.language.english.formtable import NOUN, VERB, WORD, FormTable
from briefing.language.english.meanings import forms_of, meaning
from briefing.language.english.plurals import plural
from briefing.language.english.stems import little_words
from briefing.language.english.wordlists import lines_of

LONGEST = 4
"""Words of the longest phrase of the table."""

ACTS = frozenset(("verb", "anywhere"))
"""Sorts of lines whose verbs tell acts of which only one can have been done."""

_VERBS = ACTS | {"sides"}

_TABLES = ("opposites", "antonyms")
_LOOSE = ("contrasts",)
"""Tables of what may exclude each other, and of what does so where all else is the same."""

_BETWEEN = 4
"""Words between a verb and its particle."""

_MARK = re.compile(r"[|>]")
_PREFIX = re.compile(r"(?:un|non-?)(?=[a-z]{4})")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: its members with their words, ``forms`` how forms are made of them.

    ``in_turn`` is whether all members may be true, one after the other.
    """

    forms: str
    members: tuple[tuple[str, ...], ...]
    in_turn: bool


def exclude(one: str, two: str) -> bool:
    """Whether two words or phrases, lower-case and in any form, cannot both be true of one thing.

    "not X" is no matter of this table: see ``denial``.
    """
    places, others = _places().get(one), _places().get(two)
    if places and others and any(_apart(line, member, others) for line, member in places):
        return True
    return _is_prefixed(one, two) or _is_prefixed(two, one)


def in_turn(one: str, two: str) -> bool:
    """Whether two words tell different acts that may follow one another: "sent" and "read out"."""
    others = dict(_places().get(two))
    return any(lines()[line].in_turn and others.get(line, member) != member for line, member in _places().get(one))


def excluding(one: Sequence[str], two: Sequence[str]) -> tuple[str, str] | None:
    """The first word or phrase of the one piece with one of the other that excludes it; None where none does.

    ``one`` and ``two`` are lower-case words in the order of the text. Words that both hold are left out.
    """
    here, there = _listed(tuple(one)), _listed(tuple(two))
    if here.bare.isdisjoint(there.words) and there.bare.isdisjoint(here.words):
        # Most claims hold no such prefix, and most that do hold words of no line in common.
        left, right = here.beside(there), there.beside(here)
        shared = {line for word in left for line in here.lines[word]}
        shared &= {line for word in right for line in there.lines[word]}
        left, right = here.of_lines(left, shared), there.of_lines(right, shared)
        return next(((first, second) for first in left for second in right if exclude(first, second)), None)
    return _excluding_or_prefixed(_phrases(one, two), _phrases(two, one))


def _set_beside(word: str, piece: Sequence[str], listed: Sequence[str]) -> Sequence[str]:
    """What of a piece may exclude a word: what a line lists, and the word itself behind a prefix or without it."""
    if " " not in word and not (forms := _prefixed_forms(word)).isdisjoint(piece):
        return [one for one in piece if one in forms or one in listed]
    return listed


def _excluding_or_prefixed(left: Sequence[str], right: Sequence[str]) -> tuple[str, str] | None:
    """The same of the words and phrases of two pieces, where one may be another one behind a prefix."""
    places = _places()
    listed = [second for second in right if places.get(second)]
    for first in left:
        others = _set_beside(first, right, listed if places.get(first) else [])
        found = next((second for second in others if exclude(first, second)), None)
        if found is not None:
            return first, found
    return None


@dataclass(frozen=True, slots=True)
class _Listed:
    """What of a piece stands in the tables: ``longer`` are phrases, the longest first, ``single`` words, both in order.

    ``lines`` are the numbers of the lines of each, but for lines whose members may all be true; ``words`` are all words
    of the piece, ``bare`` what they are without "un" and "non".
    """

    longer: tuple[str, ...]
    single: tuple[str, ...]
    lines: Mapping[str, frozenset[int]]
    words: frozenset[str]
    bare: frozenset[str]

    def beside(self, other: _Listed) -> list[str]:
        """The phrases, and the words that another piece does not hold."""
        return [*self.longer, *[word for word in self.single if word not in other.words]]

    def of_lines(self, words: Sequence[str], lines: Set[int]) -> list[str]:
        """Those of some words and phrases that stand in one of some lines."""
        return [word for word in words if not self.lines[word].isdisjoint(lines)] if lines else []


@lru_cache(20_000)
def _listed(words: tuple[str, ...]) -> _Listed:
    places = _places()
    longer = [*_parted(words), *(phrase for phrase in _phrases_begun(words) if places.get(phrase))]
    single = [word for word in words if places.get(word)]
    held = {
        one: frozenset(line for line, _ in places.get(one) if not lines()[line].in_turn) for one in (*longer, *single)
    }
    prefixes = ((word, _PREFIX.match(word)) for word in words)
    return _Listed(
        tuple(longer),
        tuple(single),
        held,
        frozenset(words),
        frozenset(word[prefix.end() :] for word, prefix in prefixes if prefix),
    )


def _phrases_begun(words: Sequence[str]) -> Iterator[str]:
    """The phrases of a piece that begin as one of the table does, the longest first."""
    starts = [at for at, word in enumerate(words) if _places().may_lead(word)]
    for size in range(LONGEST, 1, -1):
        for at in starts:
            if at + size <= len(words):
                yield " ".join(words[at : at + size])


@lru_cache(50_000)
def _prefixed_forms(word: str) -> frozenset[str]:
    """What a word is behind a prefix, and what it is without its own."""
    prefix = _PREFIX.match(word)
    return frozenset(
        (*(before + word for before in ("un", "non", "non-")), *([word[prefix.end() :]] if prefix else []))
    )


def _phrases(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words and phrases of a piece that the table may hold, the longest first, without what both pieces hold."""
    shared = set(others)
    found = []
    for size in range(min(LONGEST, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            phrase = words[at : at + size]
            if size > 1 or phrase[0] not in shared:
                found.append(" ".join(phrase))
    return [*_parted(words), *found]


def _parted(words: Sequence[str]) -> Iterator[str]:
    """Verbs with their particle behind what it is done to: "pulled their troops back"."""
    for at, word in enumerate(words):
        if word not in particle_words("particles"):
            continue
        for verb in words[max(0, at - _BETWEEN - 1) : at - 1]:
            if _places().get(f"{verb} {word}"):
                yield f"{verb} {word}"


def _apart(line: int, member: int, others: Sequence[tuple[int, int]]) -> bool:
    return not lines()[line].in_turn and any(of == line and place != member for of, place in others)


def _is_prefixed(one: str, two: str) -> bool:
    """Whether the one is the other behind "un" or "non"."""
    prefix = _PREFIX.match(one)
    return prefix is not None and " " not in one and one[prefix.end() :] == two


def contrasted(one: Sequence[str], two: Sequence[str]) -> tuple[str, str] | None:
    """The first words or phrases of two pieces in each other's place that exclude each other, or are near to it.

    That is said of claims alone that are the same to the letter else: "praised" and "lambasted".
    """
    left, right = _phrases(one, two), _phrases(two, one)
    little, listed = little_words(), [phrase for phrase in right if _is_listed(phrase)]
    rows = ((first, _set_beside(first, right, listed if _is_listed(first) else [])) for first in left)
    found = ((a, b) for a, others in rows for b in others if exclude(a, b) or _is_contrast(a, b))
    return next((pair for pair in found if not little.issuperset(pair)), None)


def _is_listed(phrase: str) -> bool:
    return bool(_places().get(phrase) or _contrasts().get(phrase))


def _is_contrast(one: str, two: str) -> bool:
    places, others = _contrasts().get(one), _contrasts().get(two)
    return any((line, 1 - side) in others for line, side in places)


@cache
def _contrasts() -> FormTable[tuple[int, int]]:
    """For every form of the words of the looser table the lines and sides that it stands in."""
    return _table(line for table in _LOOSE for line in _lines(table))


@cache
def lines() -> tuple[Line, ...]:
    """All lines of the tables of what excludes each other."""
    return tuple(line for table in _TABLES for line in _lines(table))


def _lines(table: str) -> Iterator[Line]:
    forms = ""
    for row in lines_of(table):
        if row.startswith("["):
            forms = row.strip("[]")
            continue
        members = [tuple(map(str.strip, side.split(","))) for side in _MARK.split(row.replace("_", " "))]
        yield Line(forms, tuple(members), ">" in row)


@cache
def _places() -> FormTable[tuple[int, int]]:
    """For every form of every word the lines and members that it stands in."""
    return _table(lines())


def _table(rows: Iterable[Line]) -> FormTable[tuple[int, int]]:
    return FormTable(
        (words, _sort(line.forms), (number, member))
        for number, line in enumerate(rows)
        for member, words in enumerate(line.members)
    )


def _sort(forms: str) -> str:
    """The sort of a word by that of its line."""
    return VERB if forms in _VERBS else NOUN if forms == "noun" else WORD


def forms(word: str, sort: str) -> frozenset[str]:
    """All forms of a word or phrase: of a verb its first word changes, of a noun the last one."""
    first, _, rest = word.partition(" ")
    if sort in _VERBS and not rest:
        return forms_of(first)
    if sort in _VERBS:
        return frozenset(f"{form} {rest}".strip() for form in forms_of(first))
    return frozenset((word, plural(word))) if sort == "noun" else frozenset((word,))


@cache
def opposite_senses() -> dict[str, frozenset[str]]:
    """For a meaning (``meanings.meaning``) the meanings that part two claims wherever in them the words stand."""
    found: dict[str, set[str]] = {}
    for line in lines():
        senses = [{meaning(word) for word in words} for words in line.members if line.forms == "anywhere"]
        for one, two in permutations(senses, 2):
            for word in one:
                found.setdefault(word, set()).update(two)
    return {word: frozenset(others) for word, others in found.items()}
