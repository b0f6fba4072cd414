"""Words of one meaning counted as one, so that two tellings can be compared by what they mean."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache

from briefing.language.english.bearings import same_bearing
from briefing.language.english.stems import commonness, content_stems, stem
from briefing.language.english.wordlists import lines_of


@cache
def irregular_bases() -> dict[str, str]:
    """Irregular forms of verbs with their base form."""
    table: dict[str, str] = {}
    for row in (*lines_of("verb_forms"), *lines_of("verb_exceptions")):
        base, *forms = row.split()
        for form in forms:
            table.setdefault(form, base)
    return table


@cache
def _irregular_forms() -> dict[str, list[str]]:
    """The same the other way round."""
    table: dict[str, list[str]] = {}
    for form, base in irregular_bases().items():
        table.setdefault(base, []).append(form)
    return table


@cache
def forms_of(base: str) -> frozenset[str]:
    """A verb in all its forms, the regular ones by rule."""
    own = set(_irregular_forms().get(base, ()))
    silent, last = base.endswith("e"), base[-1]
    if last == "y" and base[-2:-1] not in "aeiou":
        return frozenset({base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"} | own)
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    root = base[:-1] if silent else base
    found = {base, third, root + "ed", root + "ing"} | own
    if _SHORT_VERB.search(base) or base + last + "ed" in own:
        found |= {base + last + "ed", base + last + "ing"}
    return frozenset(found)


def may_be_bases(form: str) -> tuple[str, ...]:
    """All words of which a word may be a form, itself among them; ``forms_of`` tells of which it is one."""
    regular = (form[: len(form) - len(ending)] + put for ending, put in _ENDINGS if form.endswith(ending))
    doubled = (form[: -len(ending) - 1] for ending in ("ed", "ing") if form.endswith(ending))
    return (form, irregular_bases().get(form, form), *regular, *doubled)


_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
"""What forms of verbs end in, with what their base has in its place."""

_SHORT_VERB = re.compile(r"(?:^|[^aeiou])[aeiou][bdgklmnprt]$")
"""Verbs that double their last letter; the doubled forms do no harm where one does not."""


@lru_cache(50_000)
def meaning(word: str) -> str:
    """The name of what a word means: the stem of its base form, or of the first of the words that are near it."""
    lower = word.lower()
    stemmed = stem(irregular_bases().get(lower, lower))
    return _names().get(lower) or _names().get(stemmed, stemmed)


def sense(stemmed: str) -> str:
    """The same for a stem, of whatever form: "ceasefir" and "armistic" are one."""
    return _names(strict=True).get(stemmed, stemmed)


@lru_cache(50_000)
def senses(text: str) -> frozenset[str]:
    """What the content words of a text mean; kept, since the articles of a story repeat one another."""
    return frozenset(map(sense, content_stems(text)))


def same_meaning(one: str, two: str, *, strict: bool = True) -> bool:
    """Whether one word or phrase, lower-case and in any form, can stand for the other.

    ``strict``: what is told stays true in nearly every sentence. Otherwise they only tell of one event ("killed",
    "died"), which is enough to compare two claims and not enough to call them one.
    """
    if one == two or _key(one) == _key(two) or same_bearing(one, two):
        return True
    places, others = _places_of(one), _places_of(two)
    if strict:
        return not places.isdisjoint(others)
    return any(line == other for line, _ in places for other, _ in others)


_KIN = 4
"""Letters at the beginning that forms of one word have in common at least."""


@lru_cache(50_000)
def kin(one: str, two: str) -> bool:
    """Whether two words or phrases, lower-case, begin alike for as long as forms of one word do.

    "killed" and "killing", "explosion" and "exploded"; not "supported" and "suppressed".
    """
    if one[:_KIN] == two[:_KIN] and " " in one + two:
        return True
    first, second = (stem(irregular_bases().get(word, word)) for word in (one, two))
    common = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    least = max(_KIN, min(len(first), len(second)) - 1)
    return (min(len(first), len(second)) if common is None else common) >= least


def _key(phrase: str) -> str:
    """What a word or phrase is looked up by: the stem of the base form of its first word, and what follows."""
    first, blank, rest = phrase.partition(" ")
    return stem(irregular_bases().get(first, first)) + blank + rest


def _places_of(phrase: str) -> frozenset[tuple[int, int]]:
    """The lines and groups of a word or phrase as it stands, else of its key."""
    return _places().get("!" + phrase) or _places().get(_key(phrase), frozenset())


@cache
def groups() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The lines of the table, each as its groups of words that mean the same; forms for themselves keep their "!"."""
    found = []
    for row in lines_of("meanings"):
        if not row.startswith("["):
            sides = ([word.strip().replace("_", " ") for word in side.split(",")] for side in row.split("|"))
            found.append(tuple(map(tuple, sides)))
    return tuple(found)


@cache
def _names(*, strict: bool = False) -> dict[str, str]:
    """For the stem of every single word, in all its forms, the stem of the first word of its line."""
    table: dict[str, str] = {}
    for line in groups()[: _phrases_from()]:
        for first, word in ((side[0], word) for side in line for word in side if " " not in word):
            name = stem(first if strict else line[0][0])
            for form in _stems_of(word):
                table.setdefault(form, name)
    return table


def _stems_of(word: str) -> set[str]:
    """The stems of all forms of a word; behind "!" stands a stem itself."""
    if word.startswith("!"):
        return {word[1:]}
    return {stem(form) for form in (word, *_irregular_forms().get(word, ()))}


@cache
def _places() -> dict[str, frozenset[tuple[int, int]]]:
    """For every key, and with "!" for every form that stands for itself, the lines and groups that it stands in."""
    found: dict[str, set[tuple[int, int]]] = {}
    for number, line in enumerate(groups()):
        for side, words in enumerate(line):
            for word in words:
                itself = number >= _phrases_from() or word.startswith("!")
                found.setdefault("!" + word.lstrip("!") if itself else _key(word), set()).add((number, side))
    return {form: frozenset(places) for form, places in found.items()}


@cache
def _phrases_from() -> int:
    """The number of lines before those of little words and phrases."""
    rows = lines_of("meanings")
    return rows.index("[phrases]")


@cache
def weight(stemmed: str) -> float:
    """How much a stem tells about the matter at hand, from .2 for the commonest to 1 for rare ones and names."""
    return min(1.0, max(0.2, -math.log(max(commonness(stemmed), 1e-4)) / 5.0))
